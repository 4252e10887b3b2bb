"""The whole way from two folders to a corpus: the one place where stages meet."""

from __future__ import annotations

from aligner.pipeline.doors import adopt, align_lines, find_quote, index_texts, match_tables, query_index
from aligner.pipeline.run import Options, Run, run
from aligner.pipeline.texts import Progress, prepare
from aligner.pipeline.versions import translate_folder, wanted_terms

__all__ = [
    "Options",
    "Progress",
    "Run",
    "adopt",
    "align_lines",
    "find_quote",
    "index_texts",
    "match_tables",
    "prepare",
    "query_index",
    "run",
    "translate_folder",
    "wanted_terms",
]
