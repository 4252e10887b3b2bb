"""Which language a text is in, by its function words; texts in another one, and texts that hold two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from aligner.errors import InputError
from aligner.languages.profiles import NAMES, PROFILES
from aligner.model import Document
from aligner.text import seen

_TOKEN = re.compile(r"[^\W\d_]+(?:['’]t\b|['’]s\b|['’]m\b|['’])?")
_PASSAGE = re.compile(r"[^\n.!?…]+[.!?…]*")

# A word of several languages votes for each with an equal part of itself.
_Votes = tuple[tuple[str, float], ...]
_VOTES: dict[str, _Votes] = {
    word: tuple((lang, 1 / len(langs)) for lang in langs)
    for word, langs in (
        (word, [lang for lang, profile in PROFILES.items() if word in profile])
        for word in frozenset().union(*PROFILES.values())
    )
}

# (votes, part): a text is in another language that has at least so many votes, where its own has less than that part of
# them. Some fifteen words of prose tell French from English; Spanish shares more with French, and needs thirty.
# Nothing is said of less. Figures: benchmarks/pairing.py.
_WRONG = ((5.0, 0.3), (10.0, 0.5))
# A passage is foreign with this many votes for the other language, and this many times those of its own.
_PASSAGE_VOTES, _PASSAGE_RATIO = 2.0, 3.0
# A text holds two languages where foreign passages are this part of all that can be told, and as many as this:
# above the French in Jane Eyre and the titles and citations of news.
_MIXED, _MIXED_PASSAGES = 0.15, 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text without a full stop in it: where it starts, its length, its language or ""."""

    start: int
    length: int
    lang: str


def votes(text: str) -> Mapping[str, float]:
    """Count the function words of each known language in a text; a word of several counts in equal parts.

    >>> max(votes("Le chat dort sur la table."), key=votes("Le chat dort sur la table.").__getitem__)
    'fr'
    """
    return _counted(_cast(text))


def _cast(text: str) -> list[_Votes]:
    """Return the votes of each function word of a text, in order."""
    return list(filter(None, map(_VOTES.get, _TOKEN.findall(seen(text).lower().replace("’", "'")))))


def _counted(cast: Iterable[_Votes]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for word in cast:
        for lang, part in word:
            counts[lang] = counts.get(lang, 0.0) + part
    return counts


def check_language(document: Document) -> str:
    """Return a notice where a document holds passages of another language, else an empty string.

    Raises InputError, with the file's name, where the whole document is in another language than its folder's. Of texts
    too short to tell, nothing is said.
    """
    cast = _read(document)
    found = _counted(chain.from_iterable(words for _, words in cast))
    own = found.get(document.lang, 0.0)
    best = max(found, key=lambda lang: (found[lang], lang), default=document.lang)
    name, mine = NAMES[best], NAMES[document.lang]
    most = found.get(best, 0.0)
    if any(most >= enough and own < part * most for enough, part in _WRONG):
        raise InputError(f"reads as {name}, not {mine}", where=document.path, remedy=f"put it among the {name} texts")
    return _mixture(document, list(_told(document, cast)))


def passages(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document whose language can be told: its own or another."""
    return _told(document, _read(document))


def _read(document: Document) -> list[tuple[re.Match[str], list[_Votes]]]:
    """Return all passages with their votes; no word reaches over the end of one."""
    return [(match, _cast(match.group())) for match in _PASSAGE.finditer(document.text)]


def _told(document: Document, cast: Iterable[tuple[re.Match[str], list[_Votes]]]) -> Iterator[Passage]:
    for match, words in cast:
        found = _counted(words)
        own = found.get(document.lang, 0.0)
        best = max(found, key=lambda lang: (found[lang], lang), default="")
        if best and best != document.lang and found[best] >= max(_PASSAGE_VOTES, _PASSAGE_RATIO * own):
            yield Passage(match.start(), len(match.group()), best)
        elif own >= _PASSAGE_VOTES:
            yield Passage(match.start(), len(match.group()), document.lang)


def _mixture(document: Document, told: Sequence[Passage]) -> str:
    foreign = [passage for passage in told if passage.lang != document.lang]
    lengths: Counter[str] = Counter()
    for passage in foreign:
        lengths[passage.lang] += passage.length
    if len(foreign) < _MIXED_PASSAGES:
        return ""
    lang, length = lengths.most_common(1)[0]
    share = length / sum(passage.length for passage in told)
    if share < _MIXED:
        return ""
    first = next(document.line_at(passage.start) for passage in foreign if passage.lang == lang)
    return (
        f"{document.path}: {share:.0%} of it reads as {NAMES[lang]}, first at line {first}; "
        f"keep one language a file, or its alignment will be wrong there"
    )
