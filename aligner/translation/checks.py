"""What looks wrong with a rendering: names for a person, and a reason to try again."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from aligner.protocols import Rendering
from aligner.translation.loss import denial_lost, lost_links, untranslated

VERSION = "checks 4"
"""Part of every cache key: what a check passes today may be tried again tomorrow."""
FLAGS = ("empty", "loop", "copied", "short", "long", "number", "name", "link", "negation", "quotes")

# Characters out per character in, English for French: newstest2012 and 2013 have 99.9 % within, Europarl 99.8 %.
SHORTEST, LENGTHIEST, FROM = 0.45, 1.9, 25
# n-grams of n words that come so much more often in the output than in the input are a loop.
LOOP = {2: 5, 3: 2, 4: 2}
COPIED = 92.0
NAME = 60.0

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ’']\d{3})*(?:[.,:]\d+)*")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_NAME = re.compile(r"(?<![.!?:«“\"»”]\s)(?<!^)(?<=\s)[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)+|\b\w*[a-z]+[A-Z]\w*\b")
_SPELLED = {
    "1": "one a an single first", "2": "two second both twice", "3": "three third", "4": "four fourth",
    "5": "five fifth", "6": "six sixth", "7": "seven seventh", "8": "eight eighth", "9": "nine ninth",
    "10": "ten tenth", "11": "eleven eleventh", "12": "twelve twelfth noon",
    "15": "fifteen quarter", "20": "twenty", "30": "thirty half", "50": "fifty half", "100": "hundred",
    "1000": "thousand", "1000000": "million",
}  # fmt: skip


def flags(source: str, rendering: Rendering) -> tuple[str, ...]:
    """Return what looks wrong with the English rendering of a French sentence, in the order of `FLAGS`.

    Flags are hints: on newstest2012 they are raised for 1 % of Google's sentences, 6 % of the human references.

    >>> flags("Il en a vendu 4 000.", Rendering("He sold 4,000 of them.", -0.3))
    ()
    >>> flags("Il en a vendu 4 000.", Rendering("He sold many of them.", -0.3))
    ('number',)
    """
    return _flags(source, rendering.text)


@lru_cache(maxsize=4096)
def _flags(source: str, target: str) -> tuple[str, ...]:
    if not _WORD.search(source):
        return ()
    if not target.strip():
        return ("empty",)
    ratio = len(target) / len(source)
    tests = {
        "loop": _loops(source, target),
        "copied": _copied(source, target) or bool(untranslated(source, target)),
        "short": len(source) >= FROM and ratio < SHORTEST,
        "long": len(source) >= FROM and ratio > LENGTHIEST,
        "number": bool(lost_numbers(source, target)),
        "name": bool(lost_names(source, target)),
        "link": bool(lost_links(source, target)),
        "negation": denial_lost(source, target),
        "quotes": _unbalanced(source, target),
    }
    return tuple(name for name in FLAGS if tests.get(name))


def lost_numbers(source: str, target: str) -> tuple[str, ...]:
    """Return the numbers of `source` that are not in `target` in any usual English form, without separators."""
    there = Counter(_numbers(target))
    digits = "".join(_numbers(target))
    words = {part for word in _WORD.findall(target) for part in word.casefold().split("-")}
    return tuple(
        number
        for number in _numbers(source)
        if not there[number] and number not in digits and not _otherwise(number, there, words)
    )


def lost_names(source: str, target: str) -> tuple[str, ...]:
    """Return the names of `source` (two capitalised words or more, or capitals inside) with no trace in `target`."""
    plain = _plain(target)
    words = plain.split()
    lost = []
    for name in _NAME.findall(source):
        parts = [part for part in re.split(r"[\s’'-]+", _plain(name)) if len(part) > 3]
        if parts and not any(
            part in plain or max((fuzz.ratio(part, w) for w in words), default=0) >= NAME for part in parts
        ):
            lost.append(name)
    return tuple(lost)


def _numbers(text: str) -> list[str]:
    out: list[str] = []
    for found in _NUMBER.findall(text):
        digits = re.sub(r"\D", "", found)
        out += [digits] if ":" not in found else [part for part in re.split(r"\D", found) if part]
    return [digits.lstrip("0") or "0" for digits in out]


def _otherwise(number: str, there: Counter[str], words: set[str]) -> bool:
    """Spelled out, on a 12-hour clock, or as a decade, a round number of thousands, millions."""
    if number == "0" or words & set(_SPELLED.get(number, "").split()):
        return True
    value = int(number)
    if 13 <= value <= 24 and there[str(value - 12)]:
        return True
    if len(number) == 2 and any(other.endswith(number) for other in there):
        return True
    scales = {"thousand": 3, "million": 6, "billion": 9}
    return any(
        number.endswith("0" * zeros) and there[number[:-zeros]] > 0 for word, zeros in scales.items() if word in words
    )


def _loops(source: str, target: str) -> bool:
    ours, theirs = _WORD.findall(target.casefold()), _WORD.findall(source.casefold())
    return any(_most(ours, n) >= _most(theirs, n) + more for n, more in LOOP.items()) or _run(ours) >= _run(theirs) + 2


def _most(words: Sequence[str], n: int) -> int:
    grams = Counter(zip(*(words[i:] for i in range(n)), strict=False))
    return max(grams.values(), default=0)


def _run(words: Sequence[str]) -> int:
    """The longest run of one word again and again."""
    best = run = 1
    for before, word in itertools.pairwise(words):
        run = run + 1 if word == before else 1
        best = max(best, run)
    return best


def _copied(source: str, target: str) -> bool:
    """The output is the input, though the input has at least four words in lower case, and none of them is English."""
    words = [word for word in _WORD.findall(source) if word.islower()]
    return len(words) >= 4 and fuzz.ratio(source.casefold(), target.casefold()) >= COPIED


def _unbalanced(source: str, target: str) -> bool:
    """Quotation marks were lost, or one of a pair was, though the source has them in pairs."""
    opened, closed = len(re.findall("[«“]", source)), len(re.findall("[»”]", source))
    straight = source.count('"')
    if opened != closed or straight % 2:
        return False
    there = len(re.findall('[«»“”"„]', target))
    single = re.search(r"(?<!\w)['‘][^'‘’]+['’](?!\w)", target) is not None
    if opened + straight:
        return there % 2 == 1 or not (there or single)
    return there > 0


def _plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^\w\s-]", " ", bare)
