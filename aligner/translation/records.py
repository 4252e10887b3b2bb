"""The digests that are written beside a package, of its file and of its contents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aligner.translation import archive


@dataclass(frozen=True, slots=True)
class Recorded:
    """SHA-256 of a package's file, as `sha256sum` prints it, and of its contents; each empty where it is not known."""

    file: str
    contents: str


def read(path: Path) -> Recorded:
    """Return what is written beside a package."""
    return Recorded(_first_word(file_digest_path(path)), _first_word(contents_digest_path(path)))


def found(path: Path) -> Recorded:
    """Return the digests of a package as it is now; that of the file is empty for a folder."""
    return Recorded(archive.file_digest(path), archive.digest(archive.read(path)))


def write(path: Path, digests: Recorded) -> None:
    """Write digests beside a package: the file's, if any, as a line for `sha256sum -c`; the contents' alone."""
    if digests.file:
        archive.write_text(file_digest_path(path), f"{digests.file}  {path.name}\n")
    archive.write_text(contents_digest_path(path), f"{digests.contents}\n")


def file_digest_path(path: Path) -> Path:
    """Return where the digest of a package's file is written: `NAME.argosmodel.sha256`, beside it."""
    return path.with_name(f"{path.name}.sha256")


def contents_digest_path(path: Path) -> Path:
    """Return where the digest of a package's contents is written: `NAME.contents-sha256`, beside it.

    It survives unpacking: a zip and its folder have one.
    """
    return path.with_name(f"{path.name.removesuffix('.argosmodel')}.contents-sha256")


def _first_word(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").split()[0]
    except (OSError, IndexError, UnicodeDecodeError):
        return ""
