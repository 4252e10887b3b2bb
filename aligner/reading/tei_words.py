"""Words that are elements of their own (`w`, `pc`): their forms, and the white space that a file does not show.

Where a file says how words join (`join`), it is believed. Where it has no white space between any two words, they are
joined by rule, and so is punctuation that a program has put on a line of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.reading.builder import Builder
from aligner.reading.content import squeezed
from aligner.reading.tei_header import name_of
from aligner.xml import Node

_TXM = "http://textometrie.org/1.0"
_ANNOTATIONS = frozenset(("fs", "f", "interp", "interpGrp", "note", "desc", "certainty", "link", "ptr"))
# What stands close to the word before it, in either language; and what the next word stands close to.
_CLOSES = re.compile(r"[.,…)\]}]+|['’]s?|-\w.*")
_OPENS = re.compile(r"[(\[{]+|.*['’]")


@dataclass
class Words:
    """Takes words in; `text` is the element that they stand in."""

    text: Node

    def __post_init__(self) -> None:
        words = [element for element in self.text.iter() if name_of(element) in ("w", "pc")]
        joined = any(word.get("join") for word in words)
        self.compact = len(words) > 1 and not joined and not any(_spaced(word) for word in words)
        # A line for each word says as little of the space between them.
        self.listed = bool(words) and not joined and all("\n" in (word.tail or "\n") for word in words)
        self.after = ""  # the form before, where the next may follow close

    def take(self, element: Node, out: Builder) -> None:
        """Take in a word or a mark of punctuation."""
        form = _form(element)
        join = element.get("join", "")
        if not out.within_block:
            self.after = ""
        if join in ("left", "both"):
            out.glue()
        elif self.compact or self.listed:
            close = bool(_CLOSES.fullmatch(form)) or bool(self.after and _OPENS.fullmatch(self.after))
            out.glue() if close else out.add(" ")
        out.add(form)
        self.after = form if form.strip() else self.after
        if join in ("right", "both"):
            out.glue()


def _spaced(word: Node) -> bool:
    following = word.getnext()
    return following is not None and name_of(following) in ("w", "pc") and bool(word.tail)


def _form(element: Node) -> str:
    """Return the form of a word: TXM's where there is one, else its characters without annotations.

    Parts (`m`) are its characters only where it has none besides them; a contraction's parts are empty.
    """
    for child in element:
        if isinstance(child.tag, str) and child.tag == f"{{{_TXM}}}form":
            return squeezed("".join(map(str, child.itertext())))
    own = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    parts = [element.text or ""]
    for child in element:
        tag = name_of(child)
        foreign = tag and child.tag != tag and not str(child.tag).startswith("{http://www.tei-c.org/ns/1.0}")
        if tag and not foreign and tag not in _ANNOTATIONS and not (own and tag == "m"):
            parts.append(_form(child))
        parts.append(child.tail or "")
    return squeezed("".join(parts)).strip()
