"""Whose a file is: a run has written what the manifest of a folder lists, as long as it has the digest listed there."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError, OutputError
from aligner.files import MIB, read_bytes

MANIFEST = "manifest.json"
# A million files take some 150 MB.
_LARGEST = 256 * MIB
_REMEDY = "choose another folder with --output, move it away, or say --overwrite"
# How a page of `align report` begins, within this many bytes.
_GENERATOR, _HEAD = b'<meta name="generator" content="aligner ', 2048
# Device and number of a file on it: the same for every spelling of its path.
Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Print:
    """Size and SHA-256 of a file as it was written."""

    bytes: int
    sha256: str

    def holds(self, path: Path) -> bool:
        """Tell whether a file still is what was written."""
        try:
            if path.is_symlink() or path.stat().st_size != self.bytes:
                return False
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


def listed(folder: Path) -> dict[str, Print] | None:
    """Return what runs have written into a folder, by path below it, or None where no manifest of ours lies there.

    Those of the last run, and those of earlier ones that the last one left there.
    """
    path = folder / MANIFEST
    try:
        if path.is_symlink() or not path.is_file():
            return None
        content = json.loads(read_bytes(path, _LARGEST))
        if not isinstance(content["aligner"], str):
            return None
        entries = {**content.get("earlier", {}), **content["files"]}
        return {str(name): Print(int(made["bytes"]), str(made["sha256"])) for name, made in entries.items()}
    except (InputError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # of another program, or not to be read: then nothing here is known to be ours


class Owners:
    """Tells which files runs have written, from the manifests in their folders and in those above them."""

    def __init__(self) -> None:
        self._lists: dict[Path, dict[str, Print] | None] = {}
        self._real: dict[Path, Path] = {}

    def results(self, folder: Path) -> bool:
        """Tell whether a folder is one that a run has written results into: a manifest of ours lies there."""
        return self._listed(self._resolved(folder)) is not None

    def wrote(self, path: Path) -> bool:
        """Tell whether a run has written a file and nobody has changed it since; a page of `align report` says so."""
        parent = self._resolved(path.parent)
        real = parent / path.name
        for folder in (parent, *parent.parents):
            found = self._listed(folder)
            if found is None:
                continue
            if real == folder / MANIFEST:
                return True
            entry = found.get(real.relative_to(folder).as_posix())
            if entry is not None and entry.holds(real):
                return True
        return path.suffix.lower() in (".html", ".htm") and is_page(path)

    def _resolved(self, folder: Path) -> Path:
        if folder not in self._real:
            self._real[folder] = Path(os.path.realpath(folder))
        return self._real[folder]

    def _listed(self, folder: Path) -> dict[str, Print] | None:
        if folder not in self._lists:
            self._lists[folder] = listed(folder)
        return self._lists[folder]


def is_page(path: Path) -> bool:
    """Tell whether a file is a page that `align report` made."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return _GENERATOR in stream.read(_HEAD)
    except OSError:
        return False


class Claim:
    """What results may replace in a folder: what earlier runs wrote there, unchanged, and never what this run reads.

    With `overwrite` everything but the run's inputs may be replaced; with `page`, a page that `align report` made.
    """

    def __init__(
        self, folder: Path, inputs: Iterable[str | Path] = (), *, overwrite: bool = False, page: bool = False
    ) -> None:
        self._folder, self._overwrite, self._page = folder, overwrite, page
        self._inputs = frozenset(filter(None, map(_identity, inputs)))
        self._listed: Mapping[str, Print] | None = None

    def check(self, name: str) -> None:
        """Raise OutputError where a file of that path below the folder is in the way."""
        path = self._folder / name
        if not os.path.lexists(path):
            return
        if _identity(path) in self._inputs:
            remedy = "choose another folder with --output"
            raise OutputError("it is read by this run, and would be written over", where=str(path), remedy=remedy)
        if self._overwrite:
            return
        if self._page:
            if not is_page(path):
                raise OutputError("in the way: align has not written it", where=str(path), remedy=_REMEDY)
            return
        found = self.former()
        if name == MANIFEST and found is not None:
            return
        entry = (found or {}).get(name)
        if entry is None:
            raise OutputError("in the way: align has not written it", where=str(path), remedy=_REMEDY)
        if not entry.holds(path):
            raise OutputError("in the way: changed since align wrote it", where=str(path), remedy=_REMEDY)

    def former(self) -> Mapping[str, Print] | None:
        """Return what earlier runs wrote into the folder; None where none has."""
        if self._listed is None:
            self._listed = listed(self._folder)
        return self._listed

    def left(self, names: Iterable[str]) -> dict[str, Print]:
        """Return what earlier runs wrote and is still there, some names (those written now) left out."""
        now = frozenset(names)
        former = (self.former() or {}).items()
        return {name: made for name, made in former if name not in now and (self._folder / name).is_file()}


def _identity(path: str | Path) -> Identity | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - of many paths, given as text
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
