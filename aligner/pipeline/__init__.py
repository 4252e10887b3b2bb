"""The whole way from two folders to a corpus: the one place where stages meet."""

from __future__ import annotations

from aligner.cache import Store, clean, code_digest, default_folder, kept
from aligner.pipeline.engines import Engine, engine
from aligner.pipeline.executors import Executor, Function, Trouble, closing, guarded, local
from aligner.pipeline.options import Options
from aligner.pipeline.output import write
from aligner.pipeline.requests import adopt, align_lines, find_quote, index_texts, look, match_tables, query_index
from aligner.pipeline.run import Run, run
from aligner.pipeline.terminology import glossary_terms
from aligner.pipeline.texts import Progress, prepare
from aligner.pipeline.versions import translate_folder

__all__ = [
    "Engine",
    "Executor",
    "Function",
    "Options",
    "Progress",
    "Run",
    "Store",
    "Trouble",
    "adopt",
    "align_lines",
    "clean",
    "closing",
    "code_digest",
    "default_folder",
    "engine",
    "find_quote",
    "glossary_terms",
    "guarded",
    "index_texts",
    "kept",
    "local",
    "look",
    "match_tables",
    "prepare",
    "query_index",
    "run",
    "translate_folder",
    "write",
]
