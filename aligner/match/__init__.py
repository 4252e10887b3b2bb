"""From a translated quote to its original: the exact words, how sure we are, and why."""

from __future__ import annotations

from aligner.match.answers import Row, by_original, match_rows
from aligner.match.judge.backtranslation import to_translate
from aligner.match.judge.version import Version
from aligner.match.matcher import Matcher
from aligner.match.shipped import shipped_digest

__all__ = ["Matcher", "Row", "Version", "by_original", "match_rows", "shipped_digest", "to_translate"]
