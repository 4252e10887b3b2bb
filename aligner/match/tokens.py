"""Words with offsets and comparison keys: the units in which quotes and originals are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from aligner.model import Lang

_NUMBER = r"[$€£]?\d+(?:[.,]\d+)*%?"
# U.N., O.N.U., L.A.: one word, its last dot included.
_INITIALS = r"(?<!\w)(?-i:[A-ZÀ-ÖØ-Þ])(?:\.(?-i:[A-ZÀ-ÖØ-Þ]))+(?!\w)\.?"
_WORD: dict[Lang, re.Pattern[str]] = {
    # An elided word keeps its apostrophe: l'|homme. English clitics stand alone: do|n't, it|'s.
    "fr": re.compile(rf"{_NUMBER}|{_INITIALS}|[^\W\d_]+['’]|[^\W\d_]+"),
    "en": re.compile(
        rf"{_NUMBER}|{_INITIALS}|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W\d_]+", re.IGNORECASE
    ),
}

_COUNTRY = frozenset(["US", "U.S.", "U.S"])


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: `keys[i]` is the comparison key of the characters `starts[i]` to `ends[i]`."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return the comparison key of a word: NFC, lower case, straight apostrophes, no currency or percent sign.

    Initials lose their dots: U.N. is UN. The country is told from the pronoun.

    >>> key("L’"), key("U.N."), key("US"), key("us")
    ("l'", 'un', 'usa', 'us')
    """
    if word in _COUNTRY:
        return "usa"
    plain = unicodedata.normalize("NFC", word).lower().replace("’", "'")
    if plain.count(".") and not any(c.isdigit() for c in plain):
        return plain.replace(".", "")
    return plain.strip("$€£%") if plain[-1:].isdigit() or plain[-1:] == "%" else plain


def words(text: str, lang: Lang) -> Words:
    """Split a text into words with their offsets: punctuation belongs to no word.

    >>> words("It’s $100, isn't it?", "en").keys
    ('it', "'s", '100', 'is', "n't", 'it')
    """
    found = [(match.group(), match.start(), match.end()) for match in _WORD[lang].finditer(text)]
    return Words(tuple(key(w) for w, _, _ in found), tuple(s for _, s, _ in found), tuple(e for _, _, e in found))
