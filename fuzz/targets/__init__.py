"""All targets by name: one line each, and `run.py`, the tests and the README follow."""

from __future__ import annotations

from fuzz.target import Target
from fuzz.targets import archives, decided, exchanges, folders, glossaries, texts

_ALL = (
    *(texts.SEGMENTATION, texts.QUOTES, texts.TABLES),
    *(folders.TEXT, folders.MARKDOWN, folders.HTML, folders.TEI, folders.DOCX, folders.RTF, folders.METADATA),
    *(glossaries.GLOSSARY, glossaries.CHECK, glossaries.TBX, glossaries.DEEPL, glossaries.WEBLATE, glossaries.CROWDIN),
    *(exchanges.TEI, exchanges.TMX, exchanges.XLIFF, exchanges.XCES, exchanges.MOSES, exchanges.LADDER),
    *(exchanges.JSONL, decided.DECISIONS, archives.ARCHIVE),
)
TARGETS: dict[str, Target] = {target.name: target for target in _ALL}
