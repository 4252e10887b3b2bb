"""Rivals in which a content word is another one: nurses where the quote has « infirmières » and the original teachers.

Free translations have such words everywhere. So both must be words that the word table renders in few ways and not by
one another, in the same place, and in a quote most of whose words have a counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.languages.numerals import NUMERALS
from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.changes.pair import NEARBY, Pair, opening
from aligner.match.judge.edit import Edit
from aligner.match.retrieve.lexicon import is_number
from aligner.model import Lang
from aligner.protocols import AdditiveEncoder

# A word linked as strongly by the table has a counterpart; two linked as strongly by all witnesses are near in meaning.
_LINKED, _NEAR = 0.3, 0.12
# What a word says at least, and how strongly the table renders both by their best renderings: the geometric mean.
_TELLING, _PRECISE = 0.45, 0.52
# Cosines of English words that mean much the same are at least this.
_SYNONYMS = 0.2
# So many words of the quote may lack a counterpart, and so many nats more are asked for each that does.
_LACKING, _EACH = 7, 1.5
# Renderings of a word of which none is another word, and words of the quote asked about for one of the original.
_ALSO, _PLACES = 20, 2
_CONTENT = CLASSES.index("other")


def substituted(pair: Pair, encoder: AdditiveEncoder) -> Iterator[Edit]:
    """Put what renders a word of the quote without counterpart where the original has such a word."""
    if not pair.table.size:
        return
    lacking = int(((pair.said >= _TELLING) & (pair.strength.max(axis=1) < _LINKED)).sum())
    lost = list(_lost(pair)) if lacking <= _LACKING else []
    for j in _new(pair) if lost else ():
        near = sorted((abs(j - pair.expected(i)), i) for i in lost if pair.strength[i, j] < _NEAR)
        for i in (i for away, i in near[:_PLACES] if away <= NEARBY):
            word = _other(pair, i, j)
            if word and _far(word, pair.theirs.keys[j], encoder):
                word = word.capitalize() if pair.english_word(j)[0].isupper() else word
                text = pair.english[: pair.theirs.starts[j]] + word + pair.english[pair.theirs.ends[j] :]
                detail = f"« {pair.french_word(i)} » for '{pair.english_word(j)}'"
                yield Edit("word", text, detail, more=_EACH * lacking)


def _other(pair: Pair, i: int, j: int) -> str:
    """Return what renders a word of the quote, where the one of the original surely does not; else nothing."""
    ours, theirs = pair.ours.keys[i], pair.theirs.keys[j]
    word, strength = pair.lexicon.best(ours)
    precise = strength * pair.lexicon.precision(theirs) >= _PRECISE**2
    also = word in pair.theirs.keys or theirs in pair.lexicon.renderings(ours, _ALSO)
    also = also or word in theirs or theirs in word or theirs.endswith("ly")
    also = also or _counts(ours, "fr") or _counts(theirs, "en")
    return word if precise and word.isalpha() and not also else ""


def _counts(key: str, lang: Lang) -> bool:
    """Tell whether a word is a number, which rules compare by value."""
    numerals = NUMERALS[lang]
    return key in numerals.units or key in numerals.scales or key in numerals.loose


def _far(one: str, other: str, encoder: AdditiveEncoder) -> bool:
    """Tell whether two English words are no synonyms."""
    left, right = encoder.encode([one, other], "en")
    return float((left * right).sum()) < _SYNONYMS


def _lost(pair: Pair) -> Iterator[int]:
    """Yield the common content words of the quote that render none of the original."""
    for i, key in enumerate(pair.ours.keys):
        telling = pair.said[i] >= _TELLING and word_class(key, "fr") == _CONTENT and not is_number(key)
        small = pair.french_word(i).islower() or (opening(pair.french, pair.ours.starts[i]) and not pair.named[i])
        if telling and pair.table[i].max() < _LINKED and small:
            yield i


def _new(pair: Pair) -> Iterator[int]:
    """Yield the common content words of the original that render none of the quote."""
    for j, key in enumerate(pair.theirs.keys):
        telling = pair.weight[j] >= _TELLING and word_class(key, "en") == _CONTENT and not is_number(key)
        small = pair.english_word(j).islower() or (opening(pair.english, pair.theirs.starts[j]) and pair.common[j])
        if telling and pair.table[:, j].max() < _LINKED and small:
            yield j
