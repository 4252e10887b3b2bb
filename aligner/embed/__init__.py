"""Encoders: sentences of either language as vectors of one space."""

from __future__ import annotations

from collections.abc import Callable

from aligner.errors import UsageError
from aligner.protocols import Encoder


def _bilingual() -> Encoder:
    from aligner.embed.bilingual import BilingualEncoder

    return BilingualEncoder()


def _use() -> Encoder:
    from aligner.embed.use import UniversalSentenceEncoder

    return UniversalSentenceEncoder()


ENCODERS: dict[str, Callable[[], Encoder]] = {"bilingual": _bilingual, "use": _use}


def load(name: str = "bilingual") -> Encoder:
    """Return the encoder of that name, ready for use.

    Raises UsageError for a name that is not in ENCODERS, ModelError where the model is not installed or damaged.

    >>> load().name
    'bilingual'
    """
    if name not in ENCODERS:
        raise UsageError(f"no encoder {name!r}", remedy=f"use one of {', '.join(ENCODERS)}")
    return ENCODERS[name]()
