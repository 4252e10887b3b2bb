"""Elements of the markup while they are open, and what holds no characters of its own in TEI."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.model import Block

Attributes = tuple[tuple[str, str], ...]

# What holds no characters of its own in TEI, and the element that such characters get there.
IMPLIED = {"list": "item", "row": "cell", "lg": "l"}
UNMIXED = frozenset(
    (
        *("", "text", "group", "floatingText", "front", "body", "back", "div", "table", "sp", "titlePage", "figure"),
        *("div1", "div2", "div3", "div4", "div5", "div6", "div7", "epigraph", "argument", "postscript"),
        *IMPLIED,
    )
)


@dataclass(slots=True)
class Mark:
    """An element of the markup while it is open."""

    tag: str
    start: int
    end: int
    depth: int
    attributes: Attributes = ()
    point: bool = False


@dataclass(slots=True)
class Open:
    """An element that holds blocks: what its blocks are, and what there was before it."""

    mark: Mark
    block: Block
    marks: int  # before it
    blocks: int
    implied: bool = False
    kept: bool = False
    section: int = 0  # the level of the heading that it stands under


@dataclass(slots=True)
class Inline:
    """An element within a block while it is open, and its mark in the block that is open."""

    tag: str
    attributes: Attributes
    mark: Mark | None = None
