"""Writers of a corpus, and readers of what can be read back: `table.py` has them all, one entry for each format."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from contextlib import closing
from pathlib import Path

from aligner.errors import UsageError
from aligner.files import require_within
from aligner.formats.shared.clean import Cleaned, Cleaning
from aligner.formats.shared.facts import BitextFacts, TextFacts, bitext_facts, text_facts
from aligner.formats.shared.guess import guessed
from aligner.formats.shared.kept import Kept
from aligner.formats.shared.log import Imported, Log
from aligner.formats.shared.settings import Person, Settings
from aligner.formats.shared.settle import settled
from aligner.formats.shared.survey import Survey, View, survey
from aligner.formats.table import DEFAULT, FORMATS, Format
from aligner.formats.writing import foreseen, notices, pieces, render, write, write_pieces
from aligner.model import Bitext

__all__ = [
    "DEFAULT",
    "FORMATS",
    "BitextFacts",
    "Cleaned",
    "Cleaning",
    "Format",
    "Imported",
    "Person",
    "Settings",
    "Survey",
    "TextFacts",
    "View",
    "bitext_facts",
    "foreseen",
    "notices",
    "pieces",
    "read",
    "render",
    "survey",
    "text_facts",
    "write",
    "write_pieces",
]


def read(name: str | None, path: Path) -> Imported:
    """Read a file or folder in a format of the table: a corpus made elsewhere, French first, to match and export.

    Without a name the format is told by that of the file. Bitexts are kept in a temporary file and made anew when they
    are asked for: memory does not grow with the file.

    One unit, row or document that cannot be used stops nothing: it is among the failures. Raises UsageError for a
    format that cannot be read back, and InputError where nothing can be used, with what is wrong and where, or for a
    link in the folder that leads out of it.
    """
    form = FORMATS.get(name or guessed(path))
    if form is None or form.read is None:
        choices = ", ".join(name for name, form in FORMATS.items() if form.read)
        raise UsageError(f"cannot read the format {name!r}", remedy=f"choose from {choices}")
    for folder, _, names in os.walk(path):  # nothing where it is a file
        for one in names:
            require_within(Path(folder) / one, path)
    log = Log()
    with closing(_generated(form.read(path, log))) as found:
        bitexts = Kept(settled(found, log, str(path)))
    return Imported(bitexts, log.failures, log.notices)


def _generated(bitexts: Iterable[Bitext]) -> Generator[Bitext, None, None]:
    """Yield what a reader yields; closed when it is not gone through to the end, and the reader's files with it."""
    yield from bitexts
