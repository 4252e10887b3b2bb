"""Characters that a format cannot hold: what becomes of them, always one for one, so that offsets stay true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from aligner.errors import Failure
from aligner.model import Document

# XML 1.0 (Fifth Edition), 2.2: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What str.splitlines and terminals take for a new line, and tabs: one row of a table stays one row.
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
# The other control characters, escape sequences among them: a table printed on a terminal must not command it.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def xml_text(text: str) -> str:
    """Return `text` with each character that XML 1.0 forbids replaced: U+0007 by its picture U+2407, others by U+FFFD.

    >>> xml_text("a\\x07b")
    'a␇b'
    """
    return _NOT_XML.sub(_picture, text)


def cell(text: str) -> str:
    """Return `text` as one cell of a table: tabs and new lines become spaces, other control characters pictures.

    >>> cell("a\\tb\\x1b[1m")
    'a b␛[1m'
    """
    return _CONTROLS.sub(_picture, _BREAKS.sub(" ", text))


def illegal(text: str) -> Counter[str]:
    """Count the characters of `text` that XML 1.0 forbids, by code point as in "U+0007"."""
    return Counter(f"U+{ord(character):04X}" for character in _NOT_XML.findall(text))


def report(documents: Iterable[Document]) -> tuple[Failure, ...]:
    """Tell for each document that holds such characters which they are and what was written for them."""
    notes = []
    for document in documents:
        found = illegal(document.text)
        if found:
            what = ", ".join(f"{code} ({count} times)" for code, count in sorted(found.items()))
            notes.append(
                Failure(document.path, f"XML cannot hold {what}; a picture of each (U+2400…) or U+FFFD was written")
            )
    return tuple(notes)
