"""Findings that are allowed to stay: those of a baseline, and those that a comment in the text excuses."""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError
from aligner.files import read_bytes
from aligner.glossary.passage import place
from aligner.glossary.terms import Finding, Place
from aligner.model import Document, Span

# <!-- glossary: ignore TERM: reason -->, in source or target, on the line of the finding or on the one before.
_MARKDOWN = (".md", ".markdown")
_COMMENT = re.compile(r"<!--\s*glossary:\s*ignore\b(?P<what>.*?)-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Comment:
    """An inline suppression: the term it excuses ("*": any) on its own line and the next, and why."""

    place: Place
    term: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Tell whether the comment excuses a finding."""
        places = [place for place in (finding.place, finding.origin) if place and place.path == self.place.path]
        near = any(self.place.line <= place.line <= self.place.end_line + 1 for place in places)
        return near and self.term.casefold() in ("*", finding.term.casefold())


def comments(document: Document) -> list[Comment]:
    """Return the inline suppressions of a file, as they stand in it.

    The reader of Markdown blanks them, so such a file is read again; others are not, for their document's text has
    them, and the path may be what an imported corpus says.
    """
    text = document.text
    if Path(document.path).suffix.lower() in _MARKDOWN:
        with contextlib.suppress(InputError):
            text = read_bytes(Path(document.path)).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    whole = Document(document.id, document.lang, document.path, text)
    found = []
    for match in _COMMENT.finditer(text):
        term, _, reason = match["what"].partition(":")
        found.append(Comment(place(whole, Span(*match.span())), term.strip() or "*", " ".join(reason.split())))
    return found


def excused(findings: Sequence[Finding], remarks: Iterable[Comment]) -> tuple[Finding, ...]:
    """Return findings without those that comments excuse, and with one for each comment that is of no use.

    A comment needs a reason, and something to excuse: else it is a finding of rule `suppression` itself.
    """
    kept = list(findings)
    for comment in remarks:
        if not comment.reason:
            fix = "write <!-- glossary: ignore TERM: reason -->"
            said = "a suppression without a reason"
            kept.append(Finding("suppression", "error", comment.place, said, fix, comment.term))
            continue
        left = [finding for finding in kept if not comment.covers(finding)]
        if len(left) == len(kept):
            said = f"this suppression of “{comment.term}” suppresses nothing"
            left.append(Finding("suppression", "warning", comment.place, said, "remove it", comment.term))
        kept = left
    return tuple(sorted(kept, key=lambda finding: finding.order))


def baseline_text(findings: Sequence[Finding]) -> str:
    """Return a baseline: how often each fingerprint is allowed, with words for a person."""
    counts = Counter(finding.fingerprint for finding in findings)
    described = {f.fingerprint: f"{f.rule} {f.place.path} {f.term}" for f in findings}
    ordered = sorted(counts, key=lambda mark: (described[mark], mark))
    rows = {mark: {"count": counts[mark], "finding": described[mark]} for mark in ordered}
    return json.dumps({"version": 1, "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: Path) -> Counter[str]:
    """Return how often each fingerprint is allowed; InputError where the file is missing or no baseline."""
    remedy = "write one with --write-baseline"
    try:
        data = json.loads(read_bytes(path))
        if data["version"] != 1:
            raise ValueError(f"version {data['version']!r}")
        return Counter({str(mark): int(row["count"]) for mark, row in data["findings"].items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"not a baseline ({error})", where=str(path), remedy=remedy) from error


def beyond(findings: Sequence[Finding], allowed: Counter[str]) -> tuple[Finding, ...]:
    """Return the findings that a baseline does not allow; it allows each only as often as it says."""
    left = Counter(allowed)
    new = []
    for finding in findings:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            new.append(finding)
    return tuple(new)
