"""The pool: all words of the documents that may hold originals, in arrays."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.errors import UsageError
from aligner.languages.en.edges import ABBREVIATED
from aligner.match.pool.tokens import words
from aligner.model import Document, Text
from aligner.protocols import AdditiveEncoder
from aligner.text import fold

# Words whose vectors are made at once: 4 MiB of them.
VECTORS = 4096
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

# What stands between two words, strongest first: the kind of gap decides where a quote may begin and end.
GAPS = ("space", "comma", "stop", "colon", "dash", "mark", "bracket", "edge")
_GAP_SIGNS = (
    (2, re.compile(r"[.!?…]")),
    (3, re.compile(r"[:;]")),
    (5, re.compile(r"[\"“”«»]|(?<!\w)['‘’]|['’](?!\w)")),
    (6, re.compile(r"[()\[\]]")),
    (4, re.compile(r"\s[-–—]\s|[–—]")),
    (1, re.compile(r",")),
)
EDGE = len(GAPS) - 1


def gap(between: str, before: str = "") -> int:
    """Return the kind of gap (an index of GAPS) that the characters between two words make; `before` is the first word.

    A dot after a single letter or a title (U.S., Mr.) ends nothing.

    >>> GAPS[gap(", ")], GAPS[gap(". ")], GAPS[gap(" ")]
    ('comma', 'stop', 'space')
    """
    if between in (" ", ""):
        return 0
    if between[:1] == "." and (len(before) == 1 or before.lower() in ABBREVIATED) and between.strip() == ".":
        return 0
    return next((kind for kind, sign in _GAP_SIGNS if sign.search(between)), 0)


@dataclass(frozen=True)
class Pool:
    """The words of a pool: `tokens[i]` is a number in `vocabulary`, `gaps[i]` what stands before it.

    `first` holds the first word of every sentence (and the end), `sentence_of` and `document_of` say where a word is;
    `starts`, `ends` are characters of the document's text, and so are the rows of `sentence_spans`.
    `documents` hold the text.
    `postings`, where they were kept, are the sentences of every word, and `vectors` the vectors of the vocabulary;
    `described` are the documents without their text, where that is sooner read.
    """

    documents: Sequence[Document]
    vocabulary: tuple[str, ...]
    tokens: Ints
    starts: Ints
    ends: Ints
    gaps: NDArray[np.uint8]
    capital: NDArray[np.bool_]
    first: NDArray[np.int64]
    sentence_of: Ints
    document_of: Ints
    document_first: NDArray[np.int64]
    sentence_spans: Ints
    postings: tuple[Ints, NDArray[np.int64]] | None = None
    vectors: Floats | None = None
    described: Sequence[Document] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def words(self, start: int, end: int) -> list[str]:
        """Return the keys of a run of words."""
        return [self.vocabulary[t] for t in self.tokens[start:end]]


def build(texts: Sequence[Text], known: dict[str, int] | None = None) -> Pool:
    """Number the words of all texts; UsageError where a document comes twice.

    Words `known` from other texts keep their numbers there, and new ones are added; the pool has no vocabulary then.
    """
    ids = [text.document.id for text in texts]
    if len(set(ids)) != len(ids):
        double = next(i for i in ids if ids.count(i) > 1)
        raise UsageError("a document is twice in the pool", where=double, remedy="give every document its own id")
    numbers = {} if known is None else known
    tokens, starts, ends, sentence_of, document_of = (array("i") for _ in range(5))
    gaps, capital = array("B"), array("B")
    spans: list[tuple[int, int]] = []
    sentence = -1
    for number, text in enumerate(texts):
        folded, before, last = fold(text.document.text), 0, 0
        body = folded.text
        for piece in text.sentences:
            sentence += 1
            spans.append((piece.span.start, piece.span.end))
            span = folded.folded(piece.span)
            found, offset = words(span.of(body), text.document.lang), span.start
            begins, stops = [offset + at for at in found.starts], [offset + at for at in found.ends]
            tokens.extend([numbers.setdefault(word, len(numbers)) for word in found.keys])
            capital.extend([body[at].isupper() for at in begins])
            sentence_of.extend([sentence] * len(begins))
            document_of.extend([number] * len(begins))
            for at, stop in zip(begins, stops, strict=True):
                gaps.append(gap(body[before:at], body[last:before]) if before else EDGE)
                last, before = at, stop
            if folded.begins:
                places = [folded.original(at, stop) for at, stop in zip(begins, stops, strict=True)]
                begins, stops = [place.start for place in places], [place.end for place in places]
            starts.extend(begins)
            ends.extend(stops)
    owner, documents = np.array(sentence_of, np.int32), np.array(document_of, np.int32)
    return Pool(
        documents=tuple(text.document for text in texts),
        vocabulary=tuple(numbers) if known is None else (),
        tokens=np.array(tokens, np.int32),
        starts=np.array(starts, np.int32),
        ends=np.array(ends, np.int32),
        gaps=np.array(gaps, np.uint8),
        capital=np.array(capital, np.bool_),
        first=np.searchsorted(owner, np.arange(sentence + 2)),
        sentence_of=owner,
        document_of=documents,
        sentence_spans=np.array(spans, np.int32).reshape(-1, 2),
        document_first=np.searchsorted(documents, np.arange(len(ids) + 1)),
    )


def word_vectors(encoder: AdditiveEncoder, keys: Sequence[str], lang: str) -> Floats:
    """Return one vector for each word key: the sum of the encoder's rows for it, zero where it sees no word."""
    parts = vector_parts(encoder, keys, lang)
    first = next(parts)
    if len(first) == len(keys):
        return first
    out = np.empty((len(keys), first.shape[1]), np.float32)
    out[: len(first)] = first
    for number, part in enumerate(parts, 1):
        out[number * VECTORS : number * VECTORS + len(part)] = part
    return out


def vector_parts(encoder: AdditiveEncoder, keys: Sequence[str], lang: str) -> Iterator[Floats]:
    """Yield the vectors of word keys, some thousand at a time."""
    for start in range(0, max(1, len(keys)), VECTORS):
        some = list(keys[start : start + VECTORS])
        rows = encoder.words(some, "fr" if lang == "fr" else "en")
        out = np.zeros((len(some), rows.vectors.shape[1]), np.float32)
        np.add.at(out, np.repeat(np.arange(len(some)), np.diff(rows.offsets)), rows.vectors)
        yield out


def norms(vectors: Floats) -> Floats:
    """Return the length of each vector, some thousand at a time: shape (len(vectors),)."""
    starts = range(0, len(vectors), VECTORS)
    found = [np.linalg.norm(vectors[start : start + VECTORS], axis=1) for start in starts]
    return np.concatenate(found) if found else np.zeros(0, np.float32)


__all__ = ["EDGE", "GAPS", "Floats", "Ints", "Pool", "build", "gap", "norms", "vector_parts", "word_vectors"]
