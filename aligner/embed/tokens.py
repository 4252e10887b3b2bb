"""Words as the bilingual encoder sees them: runs of letters, runs of digits, and the signs that are read aloud."""

from __future__ import annotations

import re
import unicodedata

# Characters that belong to a word without being letters: combining accents (text in NFD), soft hyphen, joiners.
_INNER = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_SIGNS = "%€$£&"
_PLAIN = re.compile(rf"[^\W\d_]+|\d+|[{_SIGNS}]")
_MARKED = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_INNER}])*|\d+|[{_SIGNS}]")
_HAS_INNER = re.compile(rf"[{_INNER}]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def word_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern whose matches in `text` are its words; other characters belong to no word.

    >>> word_pattern("").findall("L’été 2009, 3,5 % !")
    ['L', 'été', '2009', '3', '5', '%']
    """
    if text.isascii() or not _HAS_INNER.search(text):
        return _PLAIN
    return _MARKED


def key(word: str) -> str:
    """Return what a word is compared by: NFKC, case folded, no invisible characters, no ligatures.

    >>> key("Œuvre"), key("E\u0301TE\u0301")
    ('oeuvre', 'été')
    """
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    return _INVISIBLE.sub("", folded).translate(_LIGATURES)


def bare(word: str) -> str:
    """Return a key without its accents, by which a word written without them is found.

    >>> bare("été")
    'ete'
    """
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
