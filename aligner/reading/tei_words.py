"""Words that are elements of their own (`w`, `pc`): their forms, and the white space that a file does not show.

Where a file says how words join (`join`), it is believed. Where it has no white space between any two words, they are
joined by rule, and so is punctuation that a program has put on a line of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.reading.builder import Builder
from aligner.reading.content import squeezed
from aligner.reading.elements import Attributes
from aligner.reading.tei_header import name_of
from aligner.xml import Node

_TXM = "{http://textometrie.org/1.0}"
_ANNOTATIONS = frozenset(("fs", "f", "interp", "interpGrp", "note", "desc", "certainty", "link", "ptr"))
# What TXM calls the annotations of a word, by how their types end ("#frlemma"), and the attributes that TEI has.
_TXM_TYPES = (("lemma", "lemma"), ("pos", "pos"), ("msd", "msd"), ("token-number", "n"))
# What stands close to the word before it, in either language; and what the next word stands close to.
_CLOSES = re.compile(r"[.,…)\]}]+|['’]s?|-\w.*")
_OPENS = re.compile(r"[(\[{]+|.*['’]")


@dataclass
class Words:
    """Tells of the white space between words; `text` is the element that they stand in."""

    text: Node

    def __post_init__(self) -> None:
        words = [element for element in self.text.iter() if name_of(element) in ("w", "pc")]
        joined = any(word.get("join") for word in words)
        self.compact = len(words) > 1 and not joined and not any(_spaced(word) for word in words)
        # A line for each word says as little of the space between them.
        self.listed = bool(words) and not joined and all("\n" in (word.tail or "\n") for word in words)
        self.after = ""  # the form before, where the next may follow close

    def before(self, element: Node, out: Builder) -> None:
        """Take in the white space before a word or a mark of punctuation, or take back what there is too much."""
        form = _form(element)
        join = element.get("join", "")
        if not out.within_block:
            self.after = ""
        if join in ("left", "both"):
            out.glue()
        elif self.compact or self.listed:
            close = bool(_CLOSES.fullmatch(form)) or bool(self.after and _OPENS.fullmatch(self.after))
            out.glue() if close else out.add(" ")
        self.after = form if form.strip() else self.after

    @staticmethod
    def behind(element: Node, out: Builder) -> None:
        """Let no white space follow a word to which the next is joined."""
        if element.get("join", "") in ("right", "both"):
            out.glue()


def form_of(element: Node) -> Node:
    """Return what holds the characters of a word: TXM's form, or the word itself."""
    return next((child for child in element if child.tag == f"{_TXM}form"), element)


def annotated(element: Node) -> Attributes:
    """Return what TXM's annotations of a word are among the attributes of TEI; of those of one kind, the first."""
    found: dict[str, str] = {}
    for child in element:
        if child.tag == f"{_TXM}ana" and (said := _text(child).strip()):
            kind = child.get("type", "").removeprefix("#")
            name = next((name for ending, name in _TXM_TYPES if kind.endswith(ending)), "")
            if name:
                found.setdefault(name, said)
    return tuple(found.items())


def repeated(element: Node) -> bool:
    """Tell whether a part of a word (`m`) says again what the word's own characters say."""
    parent = element.getparent()
    return parent is not None and name_of(element) == "m" and has_characters(parent)


def has_characters(element: Node) -> bool:
    """Tell whether an element has characters besides those of the elements in it."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _text(element: Node) -> str:
    return squeezed("".join(map(str, element.itertext())))


def _spaced(word: Node) -> bool:
    following = word.getnext()
    return following is not None and name_of(following) in ("w", "pc") and bool(word.tail)


def _form(element: Node) -> str:
    """Return the form of a word, to tell by it whether it stands close to the word before or behind."""
    form = form_of(element)
    if form is not element:
        return _text(form)
    parts = [element.text or ""]
    for child in element:
        tag = name_of(child)
        foreign = tag and child.tag != tag and not str(child.tag).startswith("{http://www.tei-c.org/ns/1.0}")
        if tag and not foreign and tag not in _ANNOTATIONS and not repeated(child):
            parts.append(_form(child))
        parts.append(child.tail or "")
    return squeezed("".join(parts)).strip()
