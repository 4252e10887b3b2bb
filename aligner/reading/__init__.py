"""From a folder to documents."""

from __future__ import annotations

from aligner.reading.folder import Reading, read
from aligner.reading.pairing import pair_by_name

__all__ = ["Reading", "pair_by_name", "read"]
