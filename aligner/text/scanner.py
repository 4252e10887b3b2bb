"""One scanner of words: a stage names the classes of tokens that it wants, and gets them with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.text.folding import fold, seen

_APOSTROPHE = "['’]"
_LETTER = r"[^\W\d_]"
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_PRONOUN = "(?:ils?|elles?|on|je|nous)"
_WORD = r"[^\W_][\w\u0300-\u036f]*"
# Patterns over folded text, so none knows of combining accents, soft hyphens or other hyphens than "-".
CLASSES = {
    "letters": rf"{_LETTER}+",
    "digits": r"\d+",
    "sign": "[%€$£&]",  # read aloud as words are
    "amount": r"[$€£]?\d+(?:[.,]\d+)*%?",  # $1,000; 3,5%
    "initials": rf"(?<!\w){_CAPITAL}(?:\.{_CAPITAL})+(?!\w)\.?",  # U.N., O.N.U.: the last dot included
    "elided": rf"{_LETTER}+{_APOSTROPHE}",  # French: l'|homme
    "negated": rf"{_LETTER}+?(?=(?i:n{_APOSTROPHE}t)\b)",  # English: do|n't
    "negation": rf"(?i:n{_APOSTROPHE}t)\b",
    "clitic": rf"{_APOSTROPHE}(?i:s|re|ve|ll|d|m)\b",  # it|'s
    "possessive": rf"{_APOSTROPHE}s(?!\w)",
    "word": rf"{_WORD}(?:{_APOSTROPHE}(?!s(?!\w)){_WORD})*",  # of letters and digits, as in O'Brien's
    "elidable": rf"{_WORD}{_APOSTROPHE}?",
    "whole": rf"(?i:aujourd|prud|presqu|quelqu|entr){_APOSTROPHE}{_WORD}",  # French: no elision
    "symbol": r"[^\s-]",
    # What attribution reads. Most words are small letters, after one of any size, with nothing behind them that a word
    # may hold: "simple" finds those fast, and "name" would find the same.
    "simple": r"[^\W_][a-zà-öø-ÿ]{0,60}+(?![\w&+'’-]|[.,]\w)",
    "inverted": rf"(?<=[^\W\d_])\s?-\s?(?:t\s?-\s?)?{_PRONOUN}\b(?!-)",  # a|-t-il
    "elision": (
        rf"(?:(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu){_APOSTROPHE}"
        rf"(?=[\wÀ-ÿ«“\"])(?<![DO]{_APOSTROPHE}(?=[A-Z])))"
    ),
    "name": (  # O'Brien, AT&T, 1,000, a.com, Jean-Paul
        rf"[^\W_](?:(?!(?<=[a-zà-ÿ]{{3}})[CDJLMNSQ]u?{_APOSTROPHE}\w)[\w&+]|{_APOSTROPHE}(?=[A-Z])"
        rf"|(?<=[\w&]){_APOSTROPHE}(?=\w)(?!s\b)|(?<=\d)[.,](?=\d)|\.(?=(?:com|org|net|io|fr)\b)"
        rf"|-(?!(?:t\s?-\s?)?{_PRONOUN}\b)(?=\w)){{0,60}}"
    ),
    "genitive": rf"{_APOSTROPHE}s\b",
    "point": r"--|[^\w\s]",
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: `shown[i]`, as it is seen, stands at `starts[i]` to `ends[i]` of the untouched text."""

    shown: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Scanner:
    """Finds tokens of some classes, named as in CLASSES; where two begin at one place, the class named first wins.

    `pattern` finds them in a text that is folded already.
    """

    def __init__(self, *classes: str) -> None:
        """Make ready; KeyError for a class that there is not."""
        self.pattern = re.compile("|".join(CLASSES[name] for name in classes))

    def words(self, text: str) -> list[str]:
        """Return the tokens of a text, as they are seen.

        >>> Scanner("letters", "digits", "sign").words("L\u2019e\u0301te\u0301 2009, 3,5 % !")
        ['L', 'été', '2009', '3', '5', '%']
        """
        return list(self.pattern.findall(seen(text)))

    def __call__(self, text: str) -> Tokens:
        """Return the tokens of a text.

        >>> Scanner("elided", "letters")("l\u2019ho\u0302\u00adpital")
        Tokens(shown=('l’', 'hôpital'), starts=(0, 2), ends=(2, 11))
        """
        folded = fold(text)
        found = list(self.pattern.finditer(folded.text))
        shown = tuple([match[0] for match in found])
        if folded.starts:
            spans = [folded.original(match.start(), match.end()) for match in found]
            return Tokens(shown, tuple([span.start for span in spans]), tuple([span.end for span in spans]))
        return Tokens(shown, tuple([match.start() for match in found]), tuple([match.end() for match in found]))
