"""What words are compared by."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize

from aligner.text.folding import seen

# Letters that are written as two where a keyboard lacks them, and apostrophes of either form.
_SPELT = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'"})


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return what a word is compared by: folded, compatibility-composed (NFKC), in small letters (case folding).

    Apostrophes are straight; œ and æ are two letters each.

    >>> key("Œuvre"), key("of\ufb01\u00adciel"), key("L\u2019"), key("E\u0301TE\u0301")
    ('oeuvre', 'officiel', "l'", 'été')
    """
    if word.isascii():
        return word.lower()
    return seen(normalize("NFKC", normalize("NFKC", seen(word)).casefold())).translate(_SPELT)


def unaccented(word: str) -> str:
    """Return a key without its accents, by which a word written without them is found.

    >>> unaccented("état")
    'etat'
    """
    if word.isascii():
        return word
    return "".join(c for c in normalize("NFD", word) if not combining(c))
