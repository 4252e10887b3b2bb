"""Sets of files: whole or not at all, whose they are, and what is in their way."""

from __future__ import annotations

from aligner.output.files import foresee, write_files
from aligner.output.ownership import MANIFEST, Claim, Owners, listed

__all__ = ["MANIFEST", "Claim", "Owners", "foresee", "listed", "write_files"]
