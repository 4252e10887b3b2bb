"""Words that say how sure and how many, in classes that exclude one another: may and must, some and all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.model import Lang


@dataclass(frozen=True, slots=True)
class Degree:
    """A class of such words: which there are in either text (`says`), which of them can be others' rivals.

    `french` are those that say nothing else, and `english` those that others can be put in the place of; `put` are
    English words that can stand in the place of others.
    """

    says: dict[Lang, re.Pattern[str]]
    french: re.Pattern[str]
    english: re.Pattern[str]
    put: tuple[str, ...]


def _degree(fr: str, en: str, also_fr: str, also_en: str, put: str) -> Degree:
    def words(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{pattern})\b" if pattern else r"(?!)", re.IGNORECASE)

    def both(own: str, also: str) -> re.Pattern[str]:
        return words("|".join(filter(None, (own, also))))

    says: dict[Lang, re.Pattern[str]] = {"fr": both(fr, also_fr), "en": both(en, also_en)}
    return Degree(says, words(fr), words(en), tuple(put.split("|")))


_FUTURE = r"(?!aura|sera|verra|pourra|devra|faudra|voudra|saura)\w{3,}r(?:ai|as|a|ons|ez|ont)"
MODALS = (
    _degree(
        r"peu[tx]|peuvent|pouvons|pouvez|pouvait|pouvaient|pourr\w+",
        r"can|could|may|might",
        r"p[uû]t?|puiss?\w*|peut-être|(?:im)?possib\w+|risqu\w+|capab\w+|permet\w*|éventuel\w*|probab\w+|susceptib\w+"
        r"|\w+rai(?:s|t|ent)|\w+ri(?:ons|ez)|sembl\w+|sai[st]|savent|savons|savez|aurai\w*",
        r"able|unable|perhaps|maybe|(?:im)?possib\w+|cannot|ca|allow\w*|let|capab\w*|manag\w*|likely|risk\w*|would"
        r"|potential\w*|chance|opportunity|entitled|permit\w*|enable\w*|sometimes",
        "can|may|could",
    ),
    _degree(
        r"doi[ts]|doivent|devons|devez|devr\w+|faut|faudra\w*|fallait",
        r"must|should|have to|has to|had to",
        r"fallu|faille|nécess\w+|oblig\w+|contrai\w+|ten[iu]\w*|dûe?s?|dev\w+|impéra\w+|besoin|indispensab\w+|exig\w+"
        r"|force|forcé\w*|reste à|import\w+|convien\w+|vau[td]\w*",
        r"need\w*|ought|shall|necess\w+|oblig\w+|forced|bound|got to|supposed|requir\w*|due|\w+ to be|essential\w*"
        r"|imperative|suppos\w+|expected|let['’]?s|let us|important|would|will|going|to",
        "must|should",
    ),
    _degree(
        rf"{_FUTURE}|vais|vas|va|allons|allez|vont",
        r"",
        r"sera\w*|ser[oe]n[st]|aura|auront|futur\w*|prochain\w*|demain|ira|iront|\w{2,}r(?:ai|as|a|ons|ez|ont)",
        r"will|shall|going|'ll|’ll|wo|won|would|to|about|gonna|future|tomorrow|set",
        "will",
    ),
)
"""How sure: possible, necessary, to come; "will" itself is said for all three, as in "will he undertake"."""
QUANTIFIERS = (
    _degree(
        r"tous|toutes|chaque|chacune?|tout le monde",
        r"all of the|all the|all|every|each|everyone|everybody",
        r"tout\w*|ensemble|intégral\w*|totalité|total\w*|toujours|entièr\w*|n['’]importe|quelconques?|systématiq\w+",
        r"any\w*|whole|entire\w*|total\w*|everything|everywhere|always|both|complete\w*|full\w*|throughout|daily|weekly"
        r"|yearly|annual\w*|monthly|hourly|universal\w*|altogether|across|overall|various|per|regular\w*",
        "all|every|all the|all of the",
    ),
    _degree(
        r"la plupart|majeure partie",
        r"most of the|most(?= \w+s\b)",
        r"presque tou\w+|majorité|majoritaire\w*|généralement|principal\w+|essentiel\w*|le plus|les plus"
        r"|davantage|nombre",
        r"(?:almost|nearly) all|majority|mostly|largely|mainly|often|usually|many|generally|much|bulk|part|best",
        "most|most of the",
    ),
    _degree(
        r"quelques|certaine?s|quelques-une?s",
        r"(?:some|several|a few)(?: of the)?|certain",
        r"plusieurs|divers\w*|quelque|différent\w+|une poignée|parfois|parmi|d['’]autres|des|du",
        r"few|various|handful|couple|number|sometimes|somewhat|other|others|different|one or two|two or three|little"
        r"|short|brief",
        "some|several|a few|some of the",
    ),
    _degree(
        r"beaucoup|de nombreu(?:x|ses)|nombre d[e’']",
        r"many of the|many",
        r"nombreu\w+|maints?|quantité|tas|plein|foule|bien des|tant|autant|souvent|multip\w+|innombrab\w+|trop|combien"
        r"|nombre",
        r"lots?|numerous|much|deal|plenty|multitude|dozens|hundreds|thousands|large|great|vast|range|wide\w*|often"
        r"|countless|very|well|far|so|too|considerabl\w+|significant\w*|really|greatly|highly|strongly|hard|big|heav\w+|long|more"
        r"|majority|number|most|frequent\w*",
        "many|many of the",
    ),
    _degree(
        r"peu de|peu d['’]|peu nombreu\w+|peu d’entre",
        r"few(?<!a few)(?: of the)?",
        r"peu|guère|rares?|rarement|quelques|moins|manque",
        r"little|hardly|rarely|scarcely|barely|rare|limited|small|lack\w*|not many|not much|least|less|fewer|low|minor"
        r"|only|shortly|soon|un\w+|not|nearly|almost|about|some\w*",
        "few|few of the",
    ),
    _degree(
        r"l['’]une? des|une? seule? des",
        r"one of the",
        r"une?|l['’]une?",
        r"one|an?|either",
        "one of the",
    ),
    _degree(
        r"les deux|ces deux|tous deux|toutes deux",
        r"both(?: of)? the|both",
        r"deux|ainsi que|à la fois|tant|et|aussi bien|autant|double",
        r"two|twins?|couple|pair|either|second|half|double",
        "both|both the|both of the",
    ),
)
"""How many: all, most, some, many, few, one of two."""
