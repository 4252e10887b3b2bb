"""From bytes to text: encodings detected and said, what is no text refused."""

from __future__ import annotations

import codecs
import contextlib
from pathlib import Path

from charset_normalizer import from_bytes

from aligner import files
from aligner.errors import InputError

# A novel is 1 MB; whoever has more in one file has a dump, which is better split before than cut by us.
MAX_BYTES = 64 * 1024 * 1024
# No paragraph is this long; a line that is came from a program, and nothing after it could be shown or cited.
MAX_LINE = 2_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# French and English were written in these; left to guess freely, detection takes à for ŕ (Central Europe's cp1250).
_WESTERN = ("cp1252", "mac_roman", "iso8859_15", "cp850")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises InputError where it is missing, unreadable, not a regular file, empty or larger than MAX_BYTES.
    """
    data = files.read_bytes(path, MAX_BYTES)
    if not data.strip():
        raise InputError("empty file", where=str(path), remedy="remove it or fill it")
    return data


def decode(data: bytes, where: str, declared: str = "", max_line: int = MAX_LINE) -> tuple[str, str]:
    """Decode the bytes of a text file: return the text and the name of its encoding.

    A byte order mark decides, then UTF-8 if the bytes are valid, then what is `declared` (one of _WESTERN), then
    detection. The text is what the file holds, with newlines untouched and no byte order mark. Raises InputError for
    binary data, a line longer than `max_line`, and bytes that no encoding explains.

    >>> decode("déjà".encode("utf-8"), "a.txt")
    ('déjà', 'utf-8')
    """
    text, encoding = _decode(data, where, declared)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError("a NUL character, so not a text", where=f"{where}:{line}", remedy="convert it to plain text")
    longest = max(map(len, text.splitlines()), default=0)
    if longest > max_line:
        raise InputError(f"a line of {longest:,} characters", where=where, remedy="break the text into paragraphs")
    return text, encoding


def _decode(data: bytes, where: str, declared: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _broken(error, where, encoding) from None
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096]:
            raise InputError("binary data", where=where, remedy="convert it to plain text") from None
        if _mostly_utf8(data):
            raise _broken(error, where, "utf-8") from None
        if declared in _WESTERN:
            with contextlib.suppress(UnicodeDecodeError):  # where it is not what it says, detection may tell
                return data.decode(declared), declared
        best = from_bytes(data, cp_isolation=list(_WESTERN)).best()
        if best is None:
            raise _broken(error, where, "utf-8") from None
        return str(best), best.encoding


def _mostly_utf8(data: bytes) -> bool:
    """Tell UTF-8 with some broken bytes from another encoding, of which hardly any accented letter is valid UTF-8.

    Taken for another, every accent of the file would be wrong where one byte was.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) > 2 * broken


def _broken(error: UnicodeDecodeError, where: str, encoding: str) -> InputError:
    # `error.object` is what was being decoded: without the byte order mark, which `error.start` does not count.
    line = error.object.count(b"\n", 0, error.start) + 1
    found = f"byte 0x{error.object[error.start]:02x} is not valid {encoding}"
    return InputError(found, where=f"{where}:{line}", remedy="save the file as UTF-8")
