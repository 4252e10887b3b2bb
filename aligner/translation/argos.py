"""The engine: runs any Argos package through CTranslate2, all sentences in batches, one rendering for each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligner.errors import ModelError
from aligner.protocols import Rendering
from aligner.translation import archive, packages, records
from aligner.translation.decoding import SHORTER, Decoding, Spans
from aligner.translation.likelihood import Likelihood
from aligner.translation.loaded import Held
from aligner.translation.packages import Package
from aligner.translation.pieces import Pieces, parted
from aligner.translation.quality import Calibration, from_metadata
from aligner.translation.split import framed, split_long
from aligner.translation.terms import Wanted, found, pieces_with

if TYPE_CHECKING:
    import ctranslate2  # type: ignore[import-untyped]

# Sentences are sorted by length and given to CTranslate2 so many at a time: enough to fill all workers with batches
# of even length, little enough for a progress bar and for a killed run to lose little.
WINDOW = 1024
# Padded tokens a batch. A batch has the shortlist of all its sentences: small batches have short lists, and
# 256 was a tenth faster than 1,024 (sentences of newstest and FLORES, beam 4, in turns in one process).
BATCH_TOKENS = 256
# A sentence of more pieces is cut at a clause: models see few that long in training, and begin to loop; CTranslate2
# would cut off what is beyond 1024 without a word.
LONGEST = 110
# Room for the output: English is hardly ever more than twice as long as French (newstest2012: at most 1.9 times).
STRETCH, SPARE = 2, 16
# Renderings of a sentence among which one without flags is looked for.
VARIED = 8
SHORT = 40

Progress = Callable[[int, int], None]
_Pieces = tuple[str, ...]


class Argos:
    """An Argos package: see `aligner.protocols.Translator`.

    `threads` is the number of batches decoded at once (default: the cores this process may use, at most 8). The model
    that comes with `aligner` is read when it is first needed; any other at once, for its digest. Raises ModelError
    where the package is damaged, or of a kind that the engine does not run.
    """

    def __init__(self, package: Package, *, decoding: Decoding | None = None, threads: int = 0) -> None:
        names = frozenset(archive.names(package.path))
        if problems := packages.check(package):
            raise ModelError("; ".join(problems), where=str(package.path), remedy="align models verify shows more")
        self.package = package
        self._decoding = decoding or Decoding()
        self._subwords = "sentencepiece.model" in names
        # Together with a prefix, CTranslate2's shortlist gives wrong words.
        self._shortlist = "model/vmap.txt" in names and not package.metadata.get("target_prefix")
        self._prefix = str(package.metadata.get("target_prefix", ""))
        self._held = Held(package, threads or _cores())
        recorded = records.read(package.path).contents if package.origin == packages.SHIPPED else ""
        if not recorded:
            self._held.now()
        self._digest = recorded or package.digest()

    @property
    def name(self) -> str:
        """`argos:` and the package's name."""
        return f"argos:{self.package.name}"

    @property
    def digest(self) -> str:
        """SHA-256 of the package's contents."""
        return self._digest

    @property
    def calibration(self) -> Calibration | None:
        """What its scores mean, by the package's metadata."""
        return from_metadata(self.package.features)

    @property
    def decoding(self) -> Decoding:
        """The search settings in force."""
        return self._decoding

    @property
    def obeys_terms(self) -> bool:
        """Whether the package was trained with term annotations, so that `translate` can be given `terms`."""
        return bool(self.package.features.get("terms")) and self._subwords

    @property
    def _pieces(self) -> Pieces:
        return self._held.now().pieces

    @property
    def _model(self) -> ctranslate2.Translator:
        return self._held.now().model

    def tuned(self, decoding: Decoding) -> Argos:
        """Return the same engine with other search settings; the model is shared."""
        other = copy(self)
        other._decoding = decoding
        return other

    def scorer(self) -> Likelihood | None:
        """Return what tells how likely translations are; the model is shared.

        None for packages without SentencePiece pieces, which do not show where words begin.
        """
        return Likelihood(self.name, self._held) if self._subwords and not self._prefix else None

    def translate(
        self, sentences: Sequence[str], *, terms: Sequence[Wanted] = (), progress: Progress = lambda done, all_: None
    ) -> list[Rendering]:
        """Translate each sentence: as many out as in, in the same order.

        `terms` steer the output where `obeys_terms`; else giving any raises ModelError. White space is collapsed;
        empty sentences come back empty, with score 0. `progress` is called with the pieces of work done, and all.
        """
        if terms and not self.obeys_terms:
            raise ModelError(f"{self.name} was not trained to obey terms", remedy="leave the glossary out")
        rows: list[list[_Part]] = []
        for sentence in sentences:
            flat = " ".join(sentence.split())
            rows.append(self._parts(flat, [(start, end, term.target) for start, end, term in found(flat, terms)]))
        todo = _longest_first(part for row in rows for part in row)
        done: dict[_Pieces, Rendering] = {}
        for start in range(0, len(todo), WINDOW):
            window = todo[start : start + WINDOW]
            done.update(zip(window, self._decoded(window), strict=True))
            progress(len(done), len(todo))
        return [_joined(row, [done[part.pieces] for part in row]) for row in rows]

    def alternatives(self, rows: Sequence[tuple[str, Spans]]) -> list[list[Rendering]]:
        """Return some renderings of each sentence, the likeliest first.

        A sentence comes with spans and the target term that each should have, told to a model that obeys terms; such a
        one is searched for among all pieces. Of a sentence that is cut in parts, the first renderings of all parts make
        the first, and so on.
        """
        if any(spans for _, spans in rows) and not self.obeys_terms:
            raise ModelError(f"{self.name} was not trained to obey terms", remedy="leave the glossary out")
        cut = [self._parts(sentence if spans else " ".join(sentence.split()), spans) for sentence, spans in rows]
        # What is short is searched for among all pieces too: a greeting's shortlist may lack what is said instead.
        open_ = [bool(spans) or len(sentence) <= SHORT for sentence, spans in rows]
        done: dict[_Pieces, list[Rendering]] = {}
        for everything in (False, True):
            todo = _longest_first(
                p for row, is_open in zip(cut, open_, strict=True) if is_open is everything for p in row
            )
            wide = replace(self._decoding, beam=VARIED, length_penalty=SHORTER)
            done |= zip(todo, self._searched(todo, wide, VARIED, everything=everything), strict=True)
        made = [zip(*(done[part.pieces] for part in parts), strict=False) for parts in cut]
        return [[_joined(parts, some) for some in each] for parts, each in zip(cut, made, strict=True)]

    def _parts(self, sentence: str, spans: Spans = ()) -> list[_Part]:
        """A sentence, or its clauses where it is too long for the model, with the target terms of its spans."""
        whole = pieces_with(sentence, spans, self._pieces.encode)
        if len(whole) <= LONGEST:
            return [_Part(sentence, tuple(whole))] if whole else []
        clauses = split_long(sentence, LONGEST, lambda text: len(self._pieces.encode(text)))
        made, at = [], 0
        for clause in clauses:
            start = sentence.index(clause, at)
            at = start + len(clause)
            here = [
                (left - start, right - start, target) for left, right, target in spans if start <= left < right <= at
            ]
            made.append(_Part(clause, tuple(pieces_with(clause, here, self._pieces.encode))))
        return made

    def _decoded(self, rows: Sequence[_Pieces]) -> list[Rendering]:
        return [first for first, *_ in self._searched(rows, self._decoding)]

    def _searched(
        self, rows: Sequence[_Pieces], settings: Decoding, most: int = 1, everything: bool = False
    ) -> list[list[Rendering]]:
        """At most so many renderings of each row, best first. Rows come longest first: the first bounds all."""
        if not rows:
            return []
        results = self._model.translate_batch(
            [list(row) for row in rows],
            target_prefix=[[self._prefix]] * len(rows) if self._prefix else None,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=settings.beam,
            num_hypotheses=most,
            length_penalty=settings.length_penalty,
            repetition_penalty=settings.repetition_penalty,
            no_repeat_ngram_size=settings.no_repeat,
            max_input_length=0,
            max_decoding_length=STRETCH * len(rows[0]) + SPARE,
            replace_unknowns=True,
            use_vmap=self._shortlist and not everything,
            return_scores=True,
        )
        penalty = settings.length_penalty
        return [[self._rendering(*one, penalty) for one in zip(r.hypotheses, r.scores, strict=True)] for r in results]

    def _rendering(self, pieces: list[str], score: float, penalty: float) -> Rendering:
        text = self._pieces.decode(pieces)
        if self._prefix and text.startswith(self._prefix):
            text = text[len(self._prefix) :]
        # CTranslate2 divides the sum of log-probabilities by length ** penalty, the end counted in both; what compares
        # is the mean.
        length = len(pieces) + 1
        return Rendering(text.strip(" "), score * length**penalty / length)


def load(name: str = "", *, decoding: Decoding | None = None, threads: int = 0) -> Argos:
    """Load a package by path, by name, or (empty) the first installed one from French to English.

    Raises ModelError where there is none, or it cannot be run.
    """
    return Argos(packages.find(name), decoding=decoding, threads=threads)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence or a clause of one, and its pieces."""

    text: str
    pieces: _Pieces


def _cores() -> int:
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _longest_first(parts: Iterable[_Part]) -> list[_Pieces]:
    return sorted({part.pieces for part in parts}, key=lambda pieces: (-len(pieces), pieces))


def _joined(parts: Sequence[_Part], renderings: Sequence[Rendering]) -> Rendering:
    """One rendering of a sentence's parts; the score is weighted by their lengths."""
    if len(parts) == 1:
        return replace(renderings[0], text=parted(parts[0].text, renderings[0].text))
    weights = [max(len(one.text), 1) for one in renderings]
    total = sum(one.score * weight for one, weight in zip(renderings, weights, strict=True))
    text = " ".join(framed(part.text, parted(part.text, one.text)) for part, one in zip(parts, renderings, strict=True))
    return Rendering(text, total / sum(weights) if parts else 0.0)
