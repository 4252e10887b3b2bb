"""A text as words: keys to compare, offsets into the untouched text, and what stands between them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from aligner.model import Lang

# Soft hyphen, zero-width space, joiners and marks of direction: seen by nobody, so no part of a key.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_MARKS = "\u0300-\u036f"
_APOSTROPHES = "'’ʼ‘＇"
_HYPHENS = r"\-‐‑"
_WORD = rf"[^\W_][\w{_MARKS}{_INVISIBLE}]*"
_SYMBOL = rf"[^\s{_HYPHENS}{_INVISIBLE}]"
_DROP = str.maketrans("", "", _INVISIBLE)

# Words that an apostrophe ends in French (elision), and those of which it is a part.
ELIDED = frozenset(("c", "d", "j", "l", "m", "n", "qu", "s", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"))
_WHOLE = rf"(?i:aujourd|prud|presqu|quelqu|entr)[{_APOSTROPHES}]{_WORD}"
_FRENCH = re.compile(rf"{_WHOLE}|{_WORD}[{_APOSTROPHES}]?|{_SYMBOL}")
_ENGLISH = re.compile(rf"[{_APOSTROPHES}]s(?!\w)|{_WORD}(?:[{_APOSTROPHES}](?!s(?!\w)){_WORD})*|{_SYMBOL}")


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


def key(word: str) -> str:
    """Return what a word compares by: compatibility-composed, case-folded, invisible characters dropped, œ as oe.

    >>> key("Œuvre"), key("ﬁnance")
    ('oeuvre', 'finance')
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKC", word.translate(_DROP)).casefold()
    return re.sub(rf"[{_APOSTROPHES}]", "'", plain.replace("œ", "oe").replace("æ", "ae"))


def unaccented(word: str) -> str:
    """Return a key without accents: capitals are often written without.

    >>> unaccented("état")
    'etat'
    """
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


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
    found = (_FRENCH if lang == "fr" else _ENGLISH).finditer(text)
    keys, starts, ends = [], [], []
    for match in found:
        start, end = match.span()
        word = key(match.group())
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
