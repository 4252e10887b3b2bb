"""From the tokens of RTF to paragraphs; groups are kept in a list, so none is nested too deep."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from aligner.reading.rtf_parts import BODY, Format, Group, Paragraph, Part
from aligner.reading.rtf_tokens import CHARACTER_SETS, CHARACTERS, DECLARED, TAKEN, TOKEN, UNREAD, code_page

# Notes and text boxes within one another at most; deeper ones are part of the last.
_DEEPEST = 20
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))


@dataclass
class Parser:
    """Reads tokens: `parts` are the parts that are open, the body first.

    `styles` are names and outline levels of paragraphs by number, `info` what the file says of itself.
    """

    parts: list[Part] = field(default_factory=lambda: [Part("body")])
    styles: dict[int, tuple[str, int]] = field(default_factory=dict)
    info: dict[str, list[str]] = field(default_factory=dict)
    _groups: list[Group] = field(default_factory=list)
    _now: Group = field(default_factory=Group)
    _form: Format = field(default_factory=Format)
    _encoding: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _raw: bytearray = field(default_factory=bytearray)  # characters whose encoding is that of the font
    _left: int = 0  # characters still to be passed over after \u
    _starred: bool = False
    _entry: int = 0  # of the font table or the style sheet
    _outline: int = BODY
    _name: list[str] = field(default_factory=list)

    def read(self, data: bytes) -> None:
        """Read a whole file, or what there is of it before its last brace."""
        at = 0
        while at < len(data):
            found = TOKEN.match(data, at)
            assert found is not None  # its last alternative takes any byte
            at = found.end()
            code, word, number, symbol, brace, text = found.groups()
            if text or code:
                self._take(text or bytes.fromhex(code.decode()))
            elif word == b"bin":
                at += max(0, int(number or 0))
            elif word:
                self._word(word.decode(), int(number) if number else None)
            elif symbol:
                self._symbol(symbol.decode("latin-1"))
            elif brace == b"{":
                self._open()
            elif brace and not self._close():
                break
        self._flush()
        while len(self.parts) > 1:
            self._end_part()
        self._end("par")

    def _open(self) -> None:
        self._flush()
        self._left = 0
        self._groups.append(self._now)
        self._now = replace(self._now, opened=False)

    def _close(self) -> bool:
        """End a group; tell whether another is open."""
        self._flush()
        self._left, self._starred = 0, False
        if self._now.opened:
            self._end_part()
        if self._groups:
            self._now = self._groups.pop()
        return bool(self._groups)

    def _take(self, characters: bytes) -> None:
        self._starred = False
        passed = min(self._left, len(characters))
        self._left -= passed
        if not self._now.unread or self._now.target:
            self._raw += characters[passed:]

    def _flush(self) -> None:
        if self._raw:
            self._add(self._raw.decode(self._fonts.get(self._now.font, self._encoding), "replace"))
            self._raw.clear()

    def _add(self, text: str) -> None:
        now = self._now
        if now.target == "stylesheet":
            name, ended, _ = text.partition(";")
            self._name.append(name)
            if ended:
                self.styles[self._entry] = ("".join(self._name).strip().lower(), self._outline)
                self._name, self._entry, self._outline = [], 0, BODY
        elif now.target in ("title", "author"):
            self.info.setdefault(now.target, []).append(text)
        elif not (now.unread or now.hidden or now.deleted):
            self.parts[-1].words.append(text)

    def _character(self, character: str) -> None:
        self._flush()
        self._add(character)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif self._left:
            self._left -= 1
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in CHARACTERS:
            self._character(CHARACTERS[symbol])

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u":
            self._character(chr((number or 0) % 0x10000))
            self._left = self._now.skip
        elif word == "uc":
            self._now.skip = max(0, number or 0)
        elif self._left:
            self._left -= 1
        elif word in CHARACTERS:
            self._character(CHARACTERS[word])
        elif self._now.target in ("fonttbl", "stylesheet") and not starred:
            self._table(word, number or 0)
        elif not (
            self._destination(word, starred) or self._now.unread or self._ends(word) or self._paragraph(word, number)
        ):
            self._characters(word, number)

    def _destination(self, word: str, starred: bool) -> bool:
        """Take in the word that says what a group holds; tell whether it is one."""
        now = self._now
        if word in ("pntext", "listtext") and not now.unread:
            self._form = replace(self._form, marked=True)
        if word in ("fonttbl", "stylesheet") or (word in ("title", "author") and now.unread):
            now.target, now.unread = word, True
        elif word in ("footnote", "shptxt", "dptxbxtext") and not now.unread and len(self.parts) < _DEEPEST:
            self._flush()
            self.parts.append(Part("note" if word == "footnote" else "box"))
            now.opened = True
        elif word == "upr":
            now.outside, now.unread = now.unread, True
        elif word == "ud":
            now.unread = now.outside
        elif word in UNREAD or (starred and word not in TAKEN):
            now.unread = True
        else:
            return False
        return True

    def _table(self, word: str, number: int) -> None:
        """Take in a word of the font table or the style sheet."""
        if word == "fcharset" and number in CHARACTER_SETS:
            self._fonts[self._entry] = CHARACTER_SETS[number]
        elif word == "cpg":
            self._fonts[self._entry] = code_page(number)
        elif word == ("f" if self._now.target == "fonttbl" else "s"):
            self._entry = number
        elif word == "outlinelevel":
            self._outline = number

    def _ends(self, word: str) -> bool:
        """Take in a word that ends a paragraph, a line, a cell or a row; tell whether it is one."""
        if word in ("par", "sect", "page", "nestcell", "nestrow"):
            self._end("par")
        elif word in ("cell", "row"):
            self._end(word)
        elif word in ("line", "lbr"):
            self._character("\n")
        else:
            return False
        return True

    def _paragraph(self, word: str, number: int | None) -> bool:
        """Take in a property of paragraphs; tell whether it is one."""
        if word == "pard":
            self._form = Format()
        elif word == "intbl":
            self._form = replace(self._form, table=True)
        elif word == "s":
            self._form = replace(self._form, style=number or 0)
        elif word == "outlinelevel":
            self._form = replace(self._form, outline=min(max(number or 0, 0), BODY))
        elif word == "ls":
            self._form = replace(self._form, item=bool(number))
        elif word == "ilvl":
            self._form = replace(self._form, level=min(max(number or 0, 0), 8))
        else:
            return False
        return True

    def _characters(self, word: str, number: int | None) -> None:
        """Take in a property of characters, or of the document."""
        if word not in ("f", "v", "deleted", "plain", "ansicpg", *DECLARED):
            return
        self._flush()
        if word == "f":
            self._now.font = number or 0
        elif word == "v":
            self._now.hidden = number != 0
        elif word == "deleted":
            self._now.deleted = number != 0
        elif word == "plain":
            self._now.hidden = self._now.deleted = False
        else:
            self._encoding = DECLARED[word] if word in DECLARED else code_page(number or 0)

    def _end(self, end: str) -> None:
        self._flush()
        part = self.parts[-1]
        part.paragraphs.append(Paragraph(_characters_of("".join(part.words)), self._form, part.inner, end))
        part.words, part.inner = [], []
        if self._form.marked:
            self._form = replace(self._form, marked=False)

    def _end_part(self) -> None:
        self._end("par")
        self.parts[-2].inner.append(self.parts.pop())


def _characters_of(text: str) -> str:
    r"""Return a text without control characters, halves of characters beyond 16 bits put together.

    >>> _characters_of("\ud83d\ude00\x00"), _characters_of("a\ud83d")
    ('😀', 'a�')
    """
    if any("\ud800" <= character < "\ue000" for character in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.translate(_CONTROLS)
