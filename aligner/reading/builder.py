"""Running text, blocks and markup in the making, while a reader walks through its source."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.model import Block, BlockKind, Markup, Span
from aligner.reading.content import Content, Row
from aligner.reading.elements import IMPLIED, UNMIXED, Attributes, Inline, Mark, Open
from aligner.reading.run import Run, stretches


@dataclass(slots=True)
class Builder:
    """Takes in elements and characters in the order of the source, and gives them back as `Content`.

    White space is squeezed as XML's is; blocks are parted by an empty line, verse lines of a stanza by a newline.
    """

    _parts: list[str] = field(default_factory=list)
    _size: int = 0
    _run: Run = field(default_factory=Run)
    _run_mark: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _stack: list[Open] = field(default_factory=list)
    _inline: list[Inline] = field(default_factory=list)
    _stanza: int = -1

    def open(
        self,
        tag: str,
        attributes: Attributes = (),
        kind: BlockKind | None = None,
        *,
        level: int = 0,
        speaker: str = "",
        source: str = "",
        time: str = "",
        kept: bool = False,
    ) -> None:
        """Open an element that holds blocks; what is not given is that of the element round it.

        One that turns out to have no text is left out, but for cells of tables and what is to be kept.
        """
        self._end_implied()
        self._open(tag, attributes, kind, level, speaker, source, time).kept = kept or tag == "cell"

    def _open(
        self, tag: str, attributes: Attributes, kind: BlockKind | None, level: int, speaker: str, source: str, time: str
    ) -> Open:
        above = self._stack[-1].block if self._stack else Block(Span(0, 0))
        block = Block(
            Span(0, 0),
            kind or above.kind,
            level or (above.level if kind in (None, above.kind) else 0),
            speaker or ("" if kind == "note" else above.speaker),
            source or above.source,
            time or above.time,
        )
        mark = Mark(tag, self._size, self._size, len(self._stack), attributes)
        made = Open(mark, block, len(self._marks), len(self._blocks))
        self._marks.append(mark)
        self._stack.append(made)
        return made

    def close(self) -> None:
        """Close the element that was opened last."""
        self._end_implied()
        self._close()

    def _close(self) -> None:
        done = self._stack.pop()
        if len(self._blocks) > done.blocks:
            done.mark.start = self._blocks[done.blocks].span.start
        elif not done.kept:  # only points are left of what has no text
            points = [mark for mark in self._marks[done.marks :] if mark.point]
            for point in points:
                point.depth = done.mark.depth
            self._marks[done.marks :] = points
        done.mark.end = max(self._size, done.mark.start)

    def heading(self, level: int, attributes: Attributes = ()) -> None:
        """Open a heading; what follows, up to a heading as high, is the division that it heads.

        Within a list, a table or a quotation it is a paragraph, for no division can begin there.
        """
        self._end_implied()
        if self._stack and not self._stack[-1].section:
            self._open("p", (("rend", f"h{level}"),), "heading", level, "", "", "")
            return
        while self._stack and self._stack[-1].section >= level:
            self._close()
        section = self._open("div", (), "paragraph", 0, "", "", "")
        section.section, section.kept = level, True
        self._open("head", attributes, "heading", level, "", "", "")

    def add(self, text: str | None, at: int | None = None) -> None:
        """Add characters; `at` is where they stand in the source, where that counts."""
        if not text:
            return
        for words, place in stretches(text, at):
            self._add(words, place)

    def _add(self, text: str, at: int | None) -> None:
        run = self._run
        if text[0] == " " and (run.size < 0 or run.glued or run.blank):
            text, at = text[1:], None if at is None else at + 1
            if not text:
                return
        if run.size < 0:
            self._start_run()
        run.add(text, at)

    def glue(self) -> None:
        """Take back white space at the end of the open block's characters, and let none follow."""
        self._run.glue()
        here = self._run.place if self.within_block else self._size
        for mark in reversed(self._marks):
            if mark.start <= here:
                break
            mark.start = here

    def line(self, attributes: Attributes = ()) -> None:
        """End a line within a block."""
        if self.within_block:
            self.glue()
            self.point("lb", attributes)
            self._add("\n", None)
        self._run.glued = False

    def inline(self, tag: str, attributes: Attributes = ()) -> None:
        """Open an element within a block; where its block ends before it does, it goes on in the next."""
        opened = Inline(tag, attributes)
        self._inline.append(opened)
        if self.within_block:
            self._mark_inline(opened, len(self._inline))

    def end_inline(self) -> None:
        """Close the element within a block that was opened last."""
        done = self._inline.pop()
        if done.mark is not None:
            done.mark.end = max(done.mark.start, self._run.place - self._run.blank)

    def point(self, tag: str, attributes: Attributes = ()) -> None:
        """Put an element without text of its own: a page break, an anchor."""
        if not self.within_block:
            self._marks.append(Mark(tag, self._size, self._size, len(self._stack), attributes, point=True))
        else:
            at = self._run.place
            depth = len(self._stack) + 1 + len(self._inline)
            self._marks.append(Mark(tag, at, at, depth, attributes, point=True))

    def holds(self, tag: str) -> bool:
        """Tell whether the innermost open element is one of this tag."""
        return bool(self._stack) and self._stack[-1].mark.tag == tag

    @property
    def within_block(self) -> bool:
        """Whether a block has begun and not ended."""
        return self._run.size >= 0

    def _mark_inline(self, opened: Inline, depth: int) -> None:
        at = self._run.place
        opened.mark = Mark(opened.tag, at, at, len(self._stack) + depth, opened.attributes)
        self._marks.append(opened.mark)

    def _start_run(self) -> None:
        top = self._stack[-1].mark.tag if self._stack else ""
        if top in UNMIXED:
            self._open(IMPLIED.get(top, "p"), (), None, 0, "", "", "").implied = True
        stanza = self._stack[-2].marks if self._stack[-1].mark.tag == "l" and len(self._stack) > 1 else -1
        separator = "" if not self._size else "\n" if stanza == self._stanza >= 0 else "\n\n"
        self._stanza = stanza
        self._parts.append(separator)
        base = self._size + len(separator)
        self._run.begin(base)
        self._run_mark = len(self._marks)
        self._marks.append(Mark("", base, base, len(self._stack)))
        for number, opened in enumerate(self._inline, 1):
            self._mark_inline(opened, number)

    def end_block(self) -> None:
        """End the open block, if there is one: what follows in the same element is another."""
        self._run.glued = False
        if not self.within_block:
            return
        base, text = self._run.base, self._run.end()
        for opened in self._inline:
            if opened.mark is not None:
                opened.mark.end = base + len(text)
                opened.mark = None
        if not text.strip():
            del self._marks[self._run_mark :]
            self._parts.pop()
            return
        end = base + len(text)
        for mark in self._marks[self._run_mark :]:
            mark.start, mark.end = min(mark.start, end), min(mark.end, end)
            if mark.start < mark.end and text[mark.start - base] == " ":
                mark.start += 1
        self._marks[self._run_mark].end = end
        block = self._stack[-1].block
        self._blocks.append(Block(Span(base, end), block.kind, block.level, block.speaker, block.source, block.time))
        self._parts.append(text)
        self._size = end

    def _end_implied(self) -> None:
        self.end_block()
        if self._stack and self._stack[-1].implied:
            self._close()

    def content(self, metadata: Row = (), guessed: str = "", lines: tuple[int, ...] = (), part: str = "") -> Content:
        """Close what is open, and return all that was taken in."""
        self._end_implied()
        while self._stack:
            self._close()
        marks = tuple(
            Markup(mark.tag, Span(mark.start, max(mark.start, mark.end)), mark.depth, mark.attributes)
            for mark in self._marks
        )
        text = "".join(self._parts)
        return Content(text, metadata, guessed, tuple(self._blocks), marks, tuple(self._run.offsets), lines, part)
