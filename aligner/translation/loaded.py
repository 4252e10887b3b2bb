"""A package in memory: read when it is first needed, once for all who share it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from aligner.errors import ModelError
from aligner.translation import archive
from aligner.translation.packages import Package
from aligner.translation.pieces import MosesPieces, Pieces, SentencePieces

if TYPE_CHECKING:
    import ctranslate2  # type: ignore[import-untyped]


FROM_MEMORY = os.name == "nt"
"""Whether CTranslate2 is given a model's files and not their folder, whose name may have characters it cannot open."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a package's files make: its tokenizer, its model, and the number of the model's workers."""

    pieces: Pieces
    model: ctranslate2.Translator
    workers: int


class Held:
    """A package that is read when it is first needed; what it makes is shared by all who hold it.

    `threads` is how many batches the model computes at once; each worker takes some 40 MiB.
    """

    def __init__(self, package: Package, threads: int) -> None:
        self._package, self._threads = package, threads
        self._loaded: Loaded | None = None
        self._lock = Lock()

    def now(self, workers: int = 0) -> Loaded:
        """Return what the package makes, its model with as many workers or more (0: all); ModelError where damaged."""
        workers = min(workers or self._threads, self._threads)
        with self._lock:
            if self._loaded is None or self._loaded.workers < workers:
                # CTranslate2 copies what it reads from memory; from the disk the model takes half of that.
                with archive.unpacked(self._package.path) as folder:
                    pieces = tokenizer(self._package, folder)
                    self._loaded = Loaded(pieces, model(self._package, folder, workers), workers)
            return self._loaded


def tokenizer(package: Package, folder: Path) -> Pieces:
    """Return the tokenizer of a package that is unpacked in a folder; raises ModelError where it cannot be read."""
    try:
        if (folder / "sentencepiece.model").is_file():
            keep = bool(package.features.get("keep_underscores"))
            return SentencePieces((folder / "sentencepiece.model").read_bytes(), keep_underscores=keep)
        return MosesPieces((folder / "bpe.model").read_bytes(), package.direction)
    except ModelError as error:
        raise ModelError(error.message, where=str(package.path), remedy=error.remedy) from None


def model(package: Package, folder: Path, threads: int) -> ctranslate2.Translator:
    """Return the model of a package that is unpacked in a folder; raises ModelError where CTranslate2 cannot run it."""
    import ctranslate2

    where = folder / "model"
    files = {file.name: file.read_bytes() for file in where.iterdir()} if FROM_MEMORY else None
    try:
        return ctranslate2.Translator(
            str(where), files=files, device="cpu", compute_type="auto", inter_threads=threads, intra_threads=1
        )
    except (RuntimeError, ValueError) as error:
        raise ModelError(
            f"CTranslate2 cannot run its model: {error}", where=str(package.path), remedy="install the package again"
        ) from None
