"""What a rendering must not lose: links, code and handles, and whether something is denied."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

LINK = re.compile(r"(?:https?://|www\.)[^\s«»“”\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|`[^`\n]+`|(?<![\w&/])[@#]\w[\w-]*")
# French words that English dictionaries list.
_GREETINGS = frozenset({"bonjour", "adieu", "monsieur", "madame", "mademoiselle", "merci", "chapitre"})
# How alike two words are of which one is the other, badly spelt.
_NEAR = 80.0
_OPENING = "«“‘\"'( \u00a0\u202f-–—"
_END = ".,;:!?)…»”\"'"

# "ne … que" only limits; "ne" alone after verbs of fear and comparison says nothing; "plus" is left out, since both
# "no more" and "more" are written so. A French sentence denies with a second word, or with "ni", "sans", "non".
_DENIED = re.compile(
    r"(?i)\b(?:ne|n['’])\b.{0,60}?\b(?:pas|jamais|aucune?|rien|personne|nulle?|guère|ni|point)\b|"
    r"^(?:non|jamais|aucune?|rien|personne)\b|\bpas\s+(?:de|un|une|du|encore|du tout)\b"
)
_DENYING = re.compile(
    r"(?i)\b(?:not?|cannot|never|none|nobody|nothing|nowhere|neither|nor|without|hardly|barely|scarcely|rarely|seldom|"
    r"unable|fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|refus(?:e[sd]?|ing|al)|den(?:y|ies|ied|ying)|avoid\w*|absen\w+|"
    r"unless|until|far from|anything but|un(?!i|der|til|cle)\w{4,}|im(?:poss|prob|moral|mature)\w+|ir(?:re|ra)\w+|"
    r"il(?:leg|lic|log)\w+|in(?:ca|com[^ei]|cor|de[fp]|dif|ef|ev|ex(?!p)|suf|sig|val|vis|tol|adeq|acc|ab)\w+|"
    r"dis(?:ag|ap|con|hon|res|sat)\w+|non-?\w{4,}|\w{3,}less)\b|n['’]t\b"
)
_DENIES = re.compile(r"(?i)\b(?:not|cannot|never|nobody|nothing|none|neither|nor)\b|n['’]t\b")
_ANY_DENIAL = re.compile(
    r"(?i)\b(?:ne|pas|non|sans|jamais|aucune?|rien|personne|nulle?|guère|ni|moins|peu|sauf|hormis|faute|manqu\w+|défaut|"
    r"refus\w*|impossib\w+|in(?:ca|sa|su|es|co[nmr]|dé|ef|ex(?!p)|vis|toler|vala|adm|acc)\w+|im(?:mat|mob|pa|pré|pro)\w+|"
    r"mé[cfp]\w+|dé[cnps]\w+|dis[cps]\w+|abs\w+|exclu\w*|évit\w+|empêch\w+|cess\w+|loin|contraire\w*|hors|"
    r"interdi\w+|plutôt|point|zéro|échou\w+)\b|\bn['’]"
)


def lost_links(source: str, target: str) -> tuple[str, ...]:
    """Return the links, addresses, code in backquotes, handles and tags of `source` that `target` has not got.

    >>> lost_links("Voir https://a.org/b_c.", "See https://a.org/b c.")
    ('https://a.org/b_c',)
    """
    return tuple(link for link in (found.rstrip(_END) for found in LINK.findall(source)) if link and link not in target)


def denial_lost(source: str, target: str) -> bool:
    """Tell whether only one of the two denies something.

    >>> denial_lost("Il n'est pas venu.", "He came."), denial_lost("Il n'est pas venu.", "He did not come.")
    (True, False)
    """
    if _DENIED.search(source):
        return not _DENYING.search(target)
    return bool(_DENIES.search(target)) and not _ANY_DENIAL.search(source)


def untranslated(source: str, target: str) -> tuple[str, ...]:
    """Return the French words that came out as they went in, or nearly so and as no English word; no names.

    >>> untranslated("Bonjour.", "Bonjour!"), untranslated("Paris dort.", "Paris is asleep.")
    (('bonjour',), ())
    >>> untranslated("Il est licencié.", "He is licenciated.")
    ('licencié',)
    """
    there = set(re.findall(r"\w+", LINK.sub(" ", target).casefold()))
    words = [word for word in re.findall(r"\w+", LINK.sub(" ", source)) if len(word) > 3]
    # A capital is a name's, but for the first word's, and where all is in capitals.
    ours = [
        w.casefold() for i, w in enumerate(words) if w.islower() or (not i and source.lstrip(_OPENING).startswith(w))
    ]
    return tuple(word for word in dict.fromkeys(ours) if _stayed(word, there))


def _stayed(word: str, there: set[str]) -> bool:
    if word in there:
        return word in _GREETINGS or (_known(word, "fr") and not _known(word, "en"))
    bare = _unaccented(word)
    near = [other for other in there if other[:3] == bare[:3] and fuzz.ratio(bare, other) >= _NEAR]
    return any(not _known(other, "en") for other in near) and _known(word, "fr")


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def _known(word: str, lang: str) -> bool:
    # Imported late: the word lists take a moment.
    import simplemma

    return simplemma.is_known(word, lang=lang)
