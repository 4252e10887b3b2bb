"""A package in memory: read when it is first needed, once for all who share it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from aligner.errors import ModelError
from aligner.translation import packages
from aligner.translation.packages import Package
from aligner.translation.pieces import MosesPieces, Pieces, SentencePieces

if TYPE_CHECKING:
    import ctranslate2  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a package's files make: the digest of its contents, its tokenizer, and its model."""

    digest: str
    pieces: Pieces
    model: ctranslate2.Translator


class Held:
    """A package that is read when it is first needed; what it makes is shared by all who hold it."""

    def __init__(self, package: Package, threads: int) -> None:
        self._package, self._threads = package, threads
        self._loaded: Loaded | None = None
        self._lock = Lock()

    def now(self) -> Loaded:
        """Return what the package makes; raises ModelError where it is damaged."""
        with self._lock:
            if self._loaded is None:
                files = self._package.files()
                pieces = tokenizer(self._package, files)
                self._loaded = Loaded(packages.digest_of(files), pieces, model(self._package, files, self._threads))
            return self._loaded


def tokenizer(package: Package, files: dict[str, bytes]) -> Pieces:
    """Return a package's tokenizer; raises ModelError where it cannot be read."""
    try:
        if "sentencepiece.model" in files:
            keep = bool(package.features.get("keep_underscores"))
            return SentencePieces(files["sentencepiece.model"], keep_underscores=keep)
        return MosesPieces(files["bpe.model"], package.direction)
    except ModelError as error:
        raise ModelError(error.message, where=str(package.path), remedy=error.remedy) from None


def model(package: Package, files: dict[str, bytes], threads: int) -> ctranslate2.Translator:
    """Return a package's model, ready to run; raises ModelError where CTranslate2 cannot run it."""
    own = {name.removeprefix("model/"): content for name, content in files.items() if name.startswith("model/")}
    import ctranslate2

    where = str(package.path / "model") if package.path.is_dir() else str(Path(package.path.name) / "model")
    try:
        return ctranslate2.Translator(
            where, files=own, device="cpu", compute_type="auto", inter_threads=threads, intra_threads=1
        )
    except (RuntimeError, ValueError) as error:
        raise ModelError(
            f"CTranslate2 cannot run its model: {error}", where=str(package.path), remedy="install the package again"
        ) from None
