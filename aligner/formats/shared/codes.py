"""Text of translation units without their inline codes; those that part words leave a space behind.

Which codes do: TMX 1.4b Specification (LISA OSCAR, 2005), 3.2, "type"; XLIFF Version 1.2 (OASIS, 2008), 2.4, "ctype";
XLIFF Version 2.1 (OASIS, 2018), 4.7.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

# Codes stand for markup of the original format: what they hold is no text.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "x", "bx", "ex"})
_ALONE = frozenset({"ph", "x", "ut"})
_BREAK_TYPE = re.compile(r"(?i)(?:xlf:|x-)?(?:html-)?(?:lb|pb|cb|br|cr|p|div|li|tr|td|th|tab|line-?break)")
_BLOCKS = "br|p|div|li|ul|ol|dl|dt|dd|tr|td|th|table|h[1-6]|hr|blockquote|pre|section|article|tab|cr|lb|pb"
_BREAK = re.compile(rf"(?i)\s*(?:</?(?:\w+:)?(?:{_BLOCKS})\b[^<>]*>\s*)+|\s+|\\(?:par|line|tab|n|t)\b\s*|&nbsp;|&#160;")
_TAG = re.compile(r"\s*</?[A-Za-z][\w:.-]*[^<>]*>\s*")


@dataclass(slots=True)
class Words:
    """Text in the making: `doubtful` are the places of codes of which nothing is known.

    >>> words = Words()
    >>> words.add("Go."), words.part(), words.add("Stop. "), words.part(), words.add("Now"), words.part()
    (None, None, None, None, None, None)
    >>> words.text
    'Go. Stop. Now'
    """

    text: str = ""
    doubtful: list[int] = field(default_factory=list)
    _parted: bool = False

    def add(self, text: str) -> None:
        """Append text."""
        if text:
            if self._parted and self.text and not (self.text[-1].isspace() or text[0].isspace()):
                self.text += " "
            self.text += text
            self._parted = False

    def part(self) -> None:
        """Append a break: white space, where there is none on either side."""
        self._parted = True

    def doubt(self) -> None:
        """Append a code of which nothing is known."""
        self.doubtful.append(len(self.text))

    def code(self, kind: str, content: str, alone: bool) -> None:
        """Append a code of a type (as in "lb") and with a content (as in "<br/>"), either of which may be empty.

        `alone` tells that it stands for itself, and neither opens nor closes anything.
        """
        if _BREAK_TYPE.fullmatch(kind) or (content and _BREAK.fullmatch(content)):
            self.part()
        elif alone and not kind and not _TAG.fullmatch(content):
            self.doubt()


def words_of(element: etree._Element | None) -> Words:
    """Return the text of a `seg` of TMX, or a `source` or `target` of XLIFF 1.2, without what its codes hold."""
    words = Words()
    if element is not None:
        _walk(element, words)
    return words


def _walk(element: etree._Element, words: Words) -> None:
    words.add(element.text or "")
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        kind = child.get("type") or child.get("ctype") or ""
        if name in _CODES:
            words.code(kind, child.text or child.get("equiv-text") or "", name in _ALONE)
        elif name:
            block = bool(_BREAK_TYPE.fullmatch(kind))
            if block:
                words.part()
            _walk(child, words)
            if block:
                words.part()
        words.add(child.tail or "")


def both(source: Words, target: Words) -> tuple[str, str]:
    """Return the texts of two versions: where both have an unknown code between words, it parts them.

    >>> one, other = Words("Partez.Venez", [7]), Words("Go.Come", [3])
    >>> both(one, other)
    ('Partez. Venez', 'Go. Come')
    """
    if not source.doubtful or len(source.doubtful) != len(target.doubtful):
        return source.text, target.text
    places = [
        (left, right)
        for left, right in zip(source.doubtful, target.doubtful, strict=True)
        if _between(source.text, left) and _between(target.text, right)
    ]
    return _spaced(source.text, [left for left, _ in places]), _spaced(target.text, [right for _, right in places])


def _between(text: str, place: int) -> bool:
    """Tell whether a place lies between two letters, or between the end of a sentence and a capital."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    return after.isalpha() and (before.isalpha() or (before in '.!?…»”"' and after.isupper()))


def _spaced(text: str, places: list[int]) -> str:
    for place in sorted(set(places), reverse=True):
        text = f"{text[:place]} {text[place:]}"
    return text
