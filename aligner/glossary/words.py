"""A text as words: keys to compare, offsets into the untouched text, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.model import Lang
from aligner.text import Scanner, key, unaccented

# Words that an apostrophe ends in French (elision), and those of which it is a part.
ELIDED = frozenset(("c", "d", "j", "l", "m", "n", "qu", "s", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"))
_SCAN: dict[Lang, Scanner] = {
    "fr": Scanner("whole", "elidable", "symbol"),
    "en": Scanner("possessive", "word", "symbol"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: `keys[i]` compares the word at `text[starts[i]:ends[i]]`."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def of(self, start: int, end: int) -> str:
        """Return the untouched text of the words `start` up to `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone: what is left when spelling habits are put aside.

    >>> squeezed("Co-Founder’s") == squeezed("cofounders")
    True
    """
    return "".join(c for c in unaccented(key(text)) if c.isalnum())


def split(text: str, lang: Lang) -> Words:
    """Return the words of a text; punctuation and symbols are words too, spaces and hyphens only part them.

    French elisions stand alone ("d'", "administration"), and so does the English possessive.

    >>> split("l'accord d’Amazon", "fr").keys
    ("l'", 'accord', "d'", 'amazon')
    >>> split("the board's co-founder", "en").keys
    ('the', 'board', "'s", 'co', 'founder')
    """
    found = _SCAN[lang](text)
    keys, starts, ends = [], [], []
    for shown, start, end in zip(found.shown, found.starts, found.ends, strict=True):
        word = key(shown)
        if lang == "fr" and word.endswith("'") and len(word) > 1 and word[:-1] not in ELIDED:
            keys.append(word[:-1])  # "O'Brien", a closing quotation mark: no elision
            starts.append(start)
            ends.append(end - 1)
            continue
        if word:
            keys.append(word)
            starts.append(start)
            ends.append(end)
    return Words(text, tuple(keys), tuple(starts), tuple(ends))
