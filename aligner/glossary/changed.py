"""Which lines have changed since a revision: git is asked, so that a check can look at those alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import UsageError
from aligner.glossary.terms import Finding, Place

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class Changes:
    """Changed lines by absolute path; None for a file that is new as a whole."""

    lines: dict[str, frozenset[int] | None]

    def touch(self, place: Place) -> bool:
        """Tell whether a place is on changed lines."""
        path = str(Path(place.path).resolve())
        if path not in self.lines:
            return False
        lines = self.lines[path]
        return lines is None or any(line in lines for line in range(place.line, place.end_line + 1))


def since(revision: str, folder: Path = Path()) -> Changes:
    """Return what the working tree below the repository of `folder` has changed since a revision.

    Raises UsageError where git is missing, the folder is in no repository, or there is no such revision.
    """
    top = Path(_git(["rev-parse", "--show-toplevel"], folder).decode("utf-8", "surrogateescape").strip())
    commit = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"], folder).strip()
    if not commit:
        raise UsageError(f"no revision {revision!r}", remedy="name a commit, branch or tag that is fetched")
    plain = ("--no-color", "--no-ext-diff", "--no-renames")
    names = _git(["diff", *plain, "-z", "--name-only", commit.decode()], top)
    lines: dict[str, frozenset[int] | None] = {}
    for path in _paths(names):
        hunks = _git(["diff", *plain, "--unified=0", commit.decode(), "--", f":(top,literal){path}"], top)
        lines[str((top / path).resolve())] = _added(hunks)
    for path in _paths(_git(["ls-files", "-z", "--others", "--exclude-standard"], top)):
        lines[str((top / path).resolve())] = None
    return Changes(lines)


def _paths(listed: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name]


def _added(diff: bytes) -> frozenset[int]:
    added: set[int] = set()
    for line in diff.split(b"\n"):
        match = _HUNK.match(line)
        if match:
            start, count = int(match[1]), int(match[2] or 1)
            added.update(range(start, start + count))
            if not count:  # lines were only taken away: their neighbours count as changed
                added.update((start, start + 1))
    return frozenset(added)


def _git(arguments: Sequence[str], folder: Path) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise UsageError("git cannot be run", remedy="install git, or leave out --diff") from error
    if done.returncode and "--quiet" not in arguments:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(
            f"git: {said[-1] if said else 'failed'}", remedy="run in a git repository, or leave out --diff"
        )
    return done.stdout


def only_changed(findings: Sequence[Finding], changes: Changes, glossary: str) -> tuple[Finding, ...]:
    """Return the findings whose translation, source or glossary row has changed."""
    kept = []
    for finding in findings:
        row = Place(glossary, finding.row, 1, finding.row, 1) if finding.row else None
        if any(place is not None and changes.touch(place) for place in (finding.place, finding.origin, row)):
            kept.append(finding)
    return tuple(kept)
