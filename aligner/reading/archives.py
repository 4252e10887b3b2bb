"""Web archives, WARC (ISO 28500) and WACZ: each page that was captured is a document, with its address and date.

Pages are taken one after the other, and none is kept, so an archive may be as large as it likes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from aligner import files
from aligner.errors import InputError, UsageError, install
from aligner.files import MIB
from aligner.reading.content import Content, stated
from aligner.reading.html import html

ENDINGS = (".warc", ".warc.gz", ".wacz")
# A page of more is no page to read; it is passed over unread.
MAX_PAGE = 16 * MIB
_HTML = ("text/html", "application/xhtml+xml")


def is_archive(path: Path) -> bool:
    """Tell by its name whether a file is a web archive."""
    return path.name.lower().endswith(ENDINGS)


def captures(path: Path) -> Iterator[Content | InputError]:
    """Yield the pages of an archive, each with `url`, `date` of capture and title; one that cannot be read is an error.

    A page that another has repeated exactly comes once. Only what was answered with success and as HTML is a page.
    Raises UsageError without the extra `warc`, InputError where the archive itself cannot be read.
    """
    iterator = _iterator(str(path))
    seen: set[bytes] = set()
    for stream, name in _streams(path):
        try:
            for record in iterator(stream):
                if record.rec_type not in ("response", "resource"):
                    continue
                found = _page(record, name, seen)
                if found is not None:
                    yield found
        except (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, _broken()) as error:
            yield InputError(f"broken off ({error})", where=name, remedy="capture it again; what came before was read")


def _iterator(where: str) -> Any:
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # has none
    except ImportError:
        raise UsageError("reading web archives needs warcio", where=where, remedy=install("warc")) from None
    return ArchiveIterator


def _broken() -> type[Exception]:
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # has none

    return ArchiveLoadFailed  # type: ignore[no-any-return]  # no types there


def _page(record: Any, archive: str, seen: set[bytes]) -> Content | InputError | None:
    """Return the page of a record; None where it is none, or has been seen."""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    declared = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    if not str(status).startswith("2") or not declared.lower().startswith(_HTML):
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    where = f"{archive}#{address}"
    data = record.content_stream().read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        return InputError(f"a page of more than {MAX_PAGE // MIB} MiB", where=where, remedy="save its text as .txt")
    digest = hashlib.sha256(data).digest()
    if digest in seen:
        return None
    seen.add(digest)
    if b"charset" not in data[:1024].lower() and "charset=" in declared.lower():
        charset = declared.lower().partition("charset=")[2].strip(" \"';").encode("ascii", "ignore")[:40]
        data = b"<meta charset=" + charset + b">" + data
    try:
        content = html(data, where)
    except InputError as error:
        return error
    captured = record.rec_headers.get_header("WARC-Date") or ""
    told = dict(stated({"url": address, "captured": captured}))
    kept = {name: value for name, value in content.metadata if name not in told}
    return replace(content, metadata=tuple((kept | told).items()), part=address)


def _streams(path: Path) -> Iterator[tuple[IO[bytes], str]]:
    """Yield the WARC files of an archive, opened, with names for errors: of a WACZ those in its folder `archive`."""
    with files.opened(path) as stream:
        if path.suffix.lower() != ".wacz":
            yield stream, str(path)
            return
        try:
            with zipfile.ZipFile(stream) as package:
                for info in package.infolist():
                    if info.filename.startswith("archive/") and info.filename.lower().endswith((".warc", ".warc.gz")):
                        with package.open(info) as member:
                            yield io.BufferedReader(member), f"{path}:{info.filename}"  # type: ignore[type-var]
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise InputError(f"not a readable .wacz ({error})", where=str(path), remedy="download it again") from None
