"""Writers of a corpus, and readers of what can be read back: `table.py` has them all, one entry a format."""

from __future__ import annotations

import os
from pathlib import Path

from aligner.errors import UsageError
from aligner.export.facts import BitextFacts, TextFacts, bitext_facts, text_facts
from aligner.export.settings import Person, Settings
from aligner.export.survey import Survey, View, survey
from aligner.files import require_within
from aligner.formats.shared.log import Imported, Log
from aligner.formats.shared.settle import settled
from aligner.formats.table import DEFAULT, FORMATS, Format
from aligner.formats.writing import foreseen, notices, pieces, render, write, write_pieces

__all__ = [
    "DEFAULT",
    "FORMATS",
    "BitextFacts",
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


def read(name: str, path: Path) -> Imported:
    """Read a file or folder in a format of the table: a corpus made elsewhere, French first, to match and export.

    One unit, row or document that cannot be used stops nothing: it is among the failures. Raises UsageError for a
    format that cannot be read back, and InputError where nothing can be used, with what is wrong and where, or for a
    link in the folder that leads out of it.
    """
    form = FORMATS.get(name)
    if form is None or form.read is None:
        choices = ", ".join(name for name, form in FORMATS.items() if form.read)
        raise UsageError(f"cannot read the format {name!r}", remedy=f"choose from {choices}")
    for folder, _, names in os.walk(path):  # nothing where it is a file
        for one in names:
            require_within(Path(folder) / one, path)
    log = Log()
    bitexts = tuple(settled(form.read(path, log), log, str(path)))
    return Imported(bitexts, log.failures, log.notices)
