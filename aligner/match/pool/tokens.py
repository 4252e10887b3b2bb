"""Words with offsets and comparison keys: the units in which quotes and originals are compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from aligner import text as foundation
from aligner.model import Lang
from aligner.text import Scanner

# An elided word keeps its apostrophe: l'|homme. English clitics stand alone: do|n't, it|'s.
_SCAN: dict[Lang, Scanner] = {
    "fr": Scanner("amount", "initials", "elided", "letters"),
    "en": Scanner("amount", "initials", "negated", "negation", "clitic", "letters"),
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
    """Return the comparison key of a word, without currency or percent sign.

    Initials lose their dots: U.N. is UN. The country is told from the pronoun.

    >>> key("L’"), key("U.N."), key("US"), key("us")
    ("l'", 'un', 'usa', 'us')
    """
    if word in _COUNTRY:
        return "usa"
    plain = foundation.key(word)
    if plain.count(".") and not any(c.isdigit() for c in plain):
        return plain.replace(".", "")
    return plain.strip("$€£%") if plain[-1:].isdigit() or plain[-1:] == "%" else plain


def words(text: str, lang: Lang) -> Words:
    """Split a text into words with their offsets: punctuation belongs to no word.

    >>> words("It’s $100, isn't it?", "en").keys
    ('it', "'s", '100', 'is', "n't", 'it')
    """
    found = _SCAN[lang](text)
    return Words(tuple([key(word) for word in found.shown]), found.starts, found.ends)
