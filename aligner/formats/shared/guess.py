"""Which format a file is in, by its name and its first bytes."""

from __future__ import annotations

import re
from pathlib import Path

from aligner.errors import UsageError
from aligner.formats.shared.sources import unpacked
from aligner.languages.tags import known_language

_BY_SUFFIX = {
    **dict.fromkeys(("tsv", "tab", "csv", "txt"), "tsv"),
    **dict.fromkeys(("xlf", "xliff", "sdlxliff", "mxliff", "mqxliff", "txlf"), "xliff"),
    **dict.fromkeys(("xlsx", "xlsm"), "xlsx"),
    "tmx": "tmx",
    "jsonl": "jsonl",
    "align": "ladder",
}
# The root element, after declaration, comments and document type.
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_BY_ROOT = {"cesAlign": "xces", "TEI": "tei", "teiCorpus": "tei", "tmx": "tmx", "xliff": "xliff"}


def guessed(path: Path) -> str:
    """Return the name of the format that a file is in. Raises UsageError where neither name nor content tells."""
    name = path.name.removesuffix(".gz")
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if known_language(suffix):
        return "moses"
    if suffix == "xml" and path.is_file():
        with unpacked(path) as stream:
            head = re.sub(rb"<!--.*?-->|<\?.*?\?>|<![^>]*>", b"", stream.read(4096), flags=re.DOTALL)
        root = _ROOT.search(head)
        found = _BY_ROOT.get(root[1].decode()) if root else None
        if found:
            return found
    raise UsageError(
        "the ending does not tell the format", where=str(path), remedy="name it: --format tmx, for instance"
    )
