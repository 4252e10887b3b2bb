"""A quote and its original, word beside word: what every search for changes starts from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.match.pool.arrays import Floats, Pool
from aligner.match.pool.tokens import Words
from aligner.match.retrieve.candidates import QueryWords, Retriever
from aligner.match.retrieve.lexicon import Lexicon
from aligner.match.span.interruptions import interruptions, uninterrupted
from aligner.match.span.links import WordLinks, link_words
from aligner.text import seen

# A link by the word table or by spelling of at least this strength says that two words render one another.
SURE = 0.3
# Words this far from the expected place may still render one another.
NEARBY = 4.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A French quote of f words and the run of e English words that is taken for its original.

    `strength` (f, e) says how well words render one another by all witnesses, `table` (f, e) by the word table and by
    spelling alone: cosines are high between Paris and London, or between contraries. `said` (f,) and `weight` (e,) are
    how much the words say, 0–1. `known` (f,) tells which French words the word table has, `named` (f,) which of them it
    renders by a word that is spelt alike, as names are; `common` (e,) which English words are surely no names.
    `lexicon` is the word table.
    """

    french: str
    ours: Words
    english: str
    theirs: Words
    strength: Floats
    table: Floats
    said: Floats
    weight: Floats
    known: tuple[bool, ...]
    named: tuple[bool, ...]
    common: tuple[bool, ...]
    lexicon: Lexicon

    def french_word(self, i: int) -> str:
        """Return a word of the quote as it is written."""
        return self.french[self.ours.starts[i] : self.ours.ends[i]]

    def english_word(self, j: int) -> str:
        """Return a word of the original as it is written."""
        return self.english[self.theirs.starts[j] : self.theirs.ends[j]]

    def expected(self, i: int) -> float:
        """Return where in the original the French word `i` should stand, from its linked neighbours."""
        rows = [k for k in range(len(self.strength)) if self.strength[k].max(initial=0) > SURE + 0.15]
        if not rows:
            return float((i + 0.5) / len(self.strength) * self.strength.shape[1])
        near = sorted(rows, key=lambda k: abs(k - i))[:2]
        return float(np.mean([self.strength[k].argmax() + (i - k) for k in near]))


def pair(
    french: str, query: QueryWords, start: int, end: int, retriever: Retriever, known: WordLinks | None = None
) -> Pair:
    """Put a quote beside the run of pool words `start` to `end`, without who says it in the midst of the run.

    The links of the words may be `known`.
    """
    pool, lexicon = retriever.pool, retriever.lexicon
    english, theirs, own = _seen(pool, start, end)
    tokens = pool.tokens[start:end][own]
    strength, table = (known.of(tokens) if known else None) or link_words(retriever, query, tokens)
    return Pair(
        french,
        query.words,
        english,
        theirs,
        strength,
        table,
        query.information,
        retriever.information[tokens],
        tuple(key in lexicon.french for key in query.words.keys),
        tuple(lexicon.names(key) for key in query.words.keys),
        tuple(lexicon.common(key) for key in theirs.keys),
        lexicon,
    )


def _seen(pool: Pool, start: int, end: int) -> tuple[str, Words, NDArray[np.bool_]]:
    """Return a run of pool words as a reader sees it, its words in that, and which of the run's they are."""
    body = pool.documents[int(pool.document_of[start])].text
    text, starts, ends = "", [], []
    for k in range(start, end):
        text += seen(body[pool.ends[k - 1] : pool.starts[k]]) if k > start else ""
        starts.append(len(text))
        text += seen(body[pool.starts[k] : pool.ends[k]])
        ends.append(len(text))
    keys = tuple(pool.words(start, end))
    away = interruptions(text)
    if not away:
        return text, Words(keys, tuple(starts), tuple(ends)), np.ones(len(keys), np.bool_)
    own = np.array([not any(span.start <= at < span.end for span in away) for at in starts])
    moved = [at - sum(len(span) - 1 for span in away if span.end <= at) for at in starts]
    kept = [k for k in range(len(keys)) if own[k]]
    places = tuple(moved[k] for k in kept), tuple(moved[k] + ends[k] - starts[k] for k in kept)
    return uninterrupted(text), Words(tuple(keys[k] for k in kept), *places), own


def opening(text: str, start: int) -> bool:
    """Tell whether a word that starts there begins a sentence, where capitals tell nothing."""
    before = text[:start].rstrip(" \u00a0\u202f\"'’«“‘(-–—")
    return not before or before[-1] in ".!?…:"
