"""Results kept between runs: nothing in them cannot be made again, and nothing damaged in them is believed."""

from __future__ import annotations

from aligner.cache.policy import POOLS, clean, kept, touch, trim_pools
from aligner.cache.seals import broken, seal
from aligner.cache.sqlite import Storage
from aligner.cache.store import Kept, Store, default_folder
from aligner.cache.versions import code_digest, environment

__all__ = [
    "POOLS",
    "Kept",
    "Storage",
    "Store",
    "broken",
    "clean",
    "code_digest",
    "default_folder",
    "environment",
    "kept",
    "seal",
    "touch",
    "trim_pools",
]
