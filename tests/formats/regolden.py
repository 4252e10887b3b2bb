"""Write the golden exports anew: `python -m tests.formats.regolden` from the root of the repository."""

from __future__ import annotations

import shutil

from aligner.formats import render
from tests.formats.corpora import corpus

from .test_formats import GOLDEN, GOLDEN_FORMATS, stable

if __name__ == "__main__":
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, content in map(stable, render(corpus(), GOLDEN_FORMATS)):
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_bytes(content)
