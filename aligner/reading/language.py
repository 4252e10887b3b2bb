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

_TOKEN = re.compile(r"\w+(?:'(?:[tsm]\b)?)?")  # of folded text
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

# By language: what each word votes for it, and what for any one other.
_OWN = {lang: {word: dict(cast).get(lang, 0.0) for word, cast in _VOTES.items()} for lang in PROFILES}
_OTHER = {
    lang: {word: max((part for other, part in cast if other != lang), default=0.0) for word, cast in _VOTES.items()}
    for lang in PROFILES
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
    return _counted(_words(text))


def _words(text: str) -> list[str]:
    """Return the function words of a text, in order."""
    return list(filter(_VOTES.__contains__, _TOKEN.findall(_folded(seen(text)))))


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


def _counted(words: Iterable[str]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for word, number in Counter(words).items():
        for lang, part in _VOTES[word]:
            counts[lang] = counts.get(lang, 0.0) + number * part
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


def _read(document: Document) -> list[tuple[re.Match[str], list[str]]]:
    """Return all passages with their function words; no word reaches over the end of one."""
    text = document.text
    shown = seen(text)
    whole = _folded(shown)
    if len(whole) != len(text) or shown != text:  # characters have moved
        return [(match, _words(match.group())) for match in _PASSAGE.finditer(text)]
    known, words = _VOTES.__contains__, _TOKEN.findall
    return [(match, list(filter(known, words(whole, *match.span())))) for match in _PASSAGE.finditer(text)]


def _told(document: Document, read: Iterable[tuple[re.Match[str], list[str]]]) -> Iterator[Passage]:
    votes_for, votes_against = _OWN[document.lang].__getitem__, _OTHER[document.lang].__getitem__
    for match, words in read:
        own = sum(map(votes_for, words))
        enough = max(_PASSAGE_VOTES, _PASSAGE_RATIO * own)
        if sum(map(votes_against, words)) >= enough:  # one language may have as many
            found = _counted(words)
            best = max(found, key=lambda lang: (found[lang], lang))
            if best != document.lang and found[best] >= enough:
                yield Passage(match.start(), len(match.group()), best)
                continue
        if own >= _PASSAGE_VOTES:
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
        f"keep one language in each file, or its alignment will be wrong there"
    )
