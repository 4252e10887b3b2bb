"""Files that strangers could send, and what must come of each: shared by tests/hostile and benchmarks/hostile.py."""

from __future__ import annotations

from hostile_cases import archives, documents, folders, glossaries, pages, texts, writing, xml
from hostile_cases.case import CANARY, Case

CASES: tuple[Case, ...] = (
    *xml.cases(),
    *archives.cases(),
    *documents.cases(),
    *pages.cases(),
    *texts.cases(),
    *folders.cases(),
    *glossaries.cases(),
    *writing.cases(),
)

__all__ = ["CANARY", "CASES", "Case"]
