"""Numbers by value: 55 000 is 55,000, 15 h 30 is 3:30 p.m., XIXe is 19th, 2 300 000 is 2.3 million."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from aligner.languages.numerals import NUMERALS
from aligner.match.changes.spelt import clock, clock_in_letters, spelt
from aligner.model import Lang

_BLANK = r"[ \u00a0\u2009\u202f]"
_GROUPED = rf"\d{{1,3}}(?:{_BLANK}\d{{3}})+(?![\d])(?:[.,]\d+)?"
_LITERAL = rf"{_GROUPED}|\d+(?:[.,]\d+)*"
_ENDING = {"fr": r"(?:er|re|ère|e|è|ème|eme|nd|nde)s?", "en": r"(?:st|nd|rd|th|(?<=\d)s)"}
# Le and Ce are no numbers.
_ROMAN = r"(?-i:[IVXLC]{2,}|[VX])"
_CLOCK = {
    "fr": rf"\d{{1,2}}{_BLANK}?(?:h|heures?|:){_BLANK}?(?:[0-5]\d)?(?![\w])",
    "en": rf"\d{{1,2}}(?:[:.][0-5]\d)?{_BLANK}?[ap]\.?m\b\.?|\d{{1,2}}[:h][0-5]\d\b|\d{{1,2}}{_BLANK}o['’]clock",
}
_TOKEN: dict[Lang, re.Pattern[str]] = {
    lang: re.compile(
        rf"(?P<clock>(?<![\w.,]){_CLOCK[lang]})"
        rf"|(?P<ordinal>(?<!\w)(?:\d+|{_ROMAN})(?P<ending>{_ENDING[lang]})\b)"
        rf"|(?P<literal>(?<![\w])(?:[$€£]{_BLANK}?)?(?:{_LITERAL}))(?:(?P<scale>mds|mrd|md|mn|bn|trn|tn|[mbk])\b(?!['’]))?"
        r"|(?P<word>[^\W\d_]+)",
        re.IGNORECASE,
    )
    for lang in ("fr", "en")
}
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Numbers of one word below this are often said otherwise ("the two", "a few"); without a partner they prove nothing.
_SMALL = 13
# Words that a number in letters has at most.
_LONGEST = 16
# Trois heures et demie, deux millions et demi; two and a half million years, two years and a half.
_HALF: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(rf"(?:{_BLANK}[^\W\d_]+)?{_BLANK}et{_BLANK}demie?s?\b(?P<scale>)", re.IGNORECASE),
    "en": re.compile(
        r"(?:\s[a-z]+)?[\s-]and[\s-]a[\s-]half\b(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?",
        re.IGNORECASE,
    ),
}
_HALF_OF: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(r"demi-(million|milliard|billion)s?\b", re.IGNORECASE),
    "en": re.compile(r"half an? (hundred|thousand|million|billion|trillion)\b", re.IGNORECASE),
}
_DAYS = {15.0: frozenset([14.0, 2.0]), 8.0: frozenset([7.0, 1.0])}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text has it: all `values` that it may be meant for; `firm` where the other text must have it."""

    start: int
    end: int
    written: str
    values: frozenset[float]
    firm: bool = True

    @property
    def telling(self) -> bool:
        """Whether its absence on the other side is a change by itself."""
        return self.firm and any(character.isdigit() for character in self.written) and max(self.values) >= _SMALL


@lru_cache(maxsize=256)
def numbers(text: str, lang: Lang) -> tuple[Number, ...]:
    """Return the numbers of a text in order; all searches for changes ask for those of the same two texts.

    >>> [sorted(n.values) for n in numbers("2,3 millions et quatre-vingt-dix-sept", "fr")]
    [[2300000.0], [97.0]]
    >>> [sorted(n.values) for n in numbers("twenty-one thousand dollars", "en")]
    [[21000.0]]
    """
    tokens = list(_TOKEN[lang].finditer(text))
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        made, after = _read(text, tokens, at, lang)
        found += [made] if made else []
        at = after
    return tuple(found)


def shared(ours: Sequence[Number], theirs: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Yield each number of one text with the only one of the other that has its value, where either text has one."""
    for one in ours:
        same = [other for other in theirs if other.values & one.values]
        twins = [other for other in ours if other.values & one.values]
        if len(same) == len(twins) == 1:
            yield one, same[0]


def _read(text: str, tokens: Sequence[re.Match[str]], at: int, lang: Lang) -> tuple[Number | None, int]:
    """Return the number that begins with a token, if one does, and the token after it."""
    token = tokens[at]
    if token["clock"]:
        return Number(token.start(), token.end(), token.group(), clock(token.group())), at + 1
    if token["ordinal"]:
        values = _ordinal(token.group()[: -len(token["ending"])], token["ending"])
        return (Number(token.start(), token.end(), token.group(), values) if values else None), at + 1
    numerals, low = NUMERALS[lang], (token["word"] or "").lower()
    begins = low in numerals.units or low in numerals.scales or low in numerals.loose
    if not begins and not token["literal"]:
        return None, at + 1
    words = _together(text, tokens, at)
    if token["literal"]:
        return _written(text, tokens, at, words, lang)
    percent = low == "cent" and re.search(r"\bpour\W+$", text[: token.start()])
    value, count = (0.0, 0) if percent else spelt(words, numerals)
    past = clock_in_letters(value, text[tokens[at + count - 1].end() :]) if count and lang == "fr" else None
    if past:
        end = tokens[at + count - 1].end() + past[1]
        taken = sum(1 for other in tokens[at:] if other.start() < end)
        return Number(token.start(), end, text[token.start() : end], past[0]), at + taken
    if count and not (count == 1 and low in numerals.loose):
        end = tokens[at + count - 1].end()
        scale = float(numerals.scales.get(words[count - 1], 1))
        also = _also(frozenset([value]), "", text[end:], lang, scale)
        return Number(token.start(), end, text[token.start() : end], also), at + count
    if half := _HALF_OF[lang].match(text, token.start()):  # half a million, un demi-million
        value = numerals.scales[half.group(1).lower()] / 2
        taken = len(re.findall(r"\w+", half.group()))
        return Number(half.start(), half.end(), half.group(), frozenset([value])), at + taken
    if low in numerals.loose:
        values = frozenset(float(v) for v in numerals.loose[low])
        if _HALF[lang].match(text[token.end() :]):  # a year and a half are 18 months
            values = _also(values, "", text[token.end() :], lang) | frozenset(1.5 * value for value in values)
        return Number(token.start(), token.end(), token.group(), values, firm=False), at + 1
    return None, at + 1


def _together(text: str, tokens: Sequence[re.Match[str]], at: int) -> list[str]:
    """Return the words from a token on that only blanks or hyphens part, lower case; digits are an empty word."""
    words = [(tokens[at]["word"] or "").lower()]
    for one, other in pairwise(tokens[at : at + _LONGEST]):
        if text[one.end() : other.start()].strip(" -‑\u00a0\u202f") or not other["word"]:
            break
        words.append(other["word"].lower())
    return words


def _written(
    text: str, tokens: Sequence[re.Match[str]], at: int, words: Sequence[str], lang: Lang
) -> tuple[Number, int]:
    """Return a number that begins in digits, with what multiplies it: 2.3 million, 5bn."""
    token, numerals, after = tokens[at], NUMERALS[lang], at + 1
    values, end = _literal(token["literal"], lang), token.end()
    factor = numerals.short_scales.get(token["scale"].lower(), 1) if token["scale"] else 1
    for word in words[1:]:
        if word not in numerals.scales:
            break
        factor *= numerals.scales[word]
        end, after = tokens[after].end(), after + 1
    # "1B" is a billion, or the second of two.
    bare = values if token["scale"] and len(token["scale"]) == 1 else frozenset()
    values = frozenset(value * factor for value in values) | bare
    values = _also(values, text[: token.start()], text[end:], lang, factor)
    return Number(token.start(), end, text[token.start() : end], values), after


def _also(values: frozenset[float], before: str, after: str, lang: Lang, scale: float = 1) -> frozenset[float]:
    """Return what a number is said for.

    The years 1990 are the nineties too, "quinze jours" two weeks, 2020/21 has 2021; "deux ans et demi" are 2.5, not 2.
    """
    if half := _HALF[lang].match(after):
        own = NUMERALS[lang].scales.get((half.group("scale") or "").lower(), 1)
        halves = frozenset(value * own + max(own, scale) / 2 for value in values)
        hours = re.match(r"\sheures?\b", after)  # half past three, 3:30
        return halves | values | clock(f"{min(values):.0f}:30") if hours and max(values) <= 24 else halves
    if re.match(r"\s(?:decades|décennies)\b", after):
        values |= {10 * value for value in values}
    if century := re.search(r"\b(\d\d)\d\d\s?[/–-]\s?$", before):
        values |= {100 * int(century.group(1)) + value for value in values if value < 100}
    if lang == "fr" and re.search(r"\bannées\s$", before):
        return values | {value % 100 for value in values}
    for days, others in _DAYS.items():
        if lang == "fr" and days in values and re.match(r"\sjours\b", after):
            return values | others
    return values


def _literal(written: str, lang: Lang) -> frozenset[float]:
    """Return what digits may mean: 2.300 is 2,300 or 2.3."""
    bare = re.sub(rf"[$€£]|{_BLANK}", "", written)
    marks = [c for c in bare if c in ".,"]
    values: set[float] = set()
    if not marks:
        return frozenset([float(bare)])
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:\d\d)?\d\d", bare):  # 20.12.2012, a date
        return frozenset(float(part) for part in bare.split("."))
    whole = bare.replace(".", "").replace(",", "")
    groups = re.split(r"[.,]", bare)
    if lang == "en" and re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d", bare):  # 20.45, a time
        values |= clock(bare)
    if len(set(marks)) == 2 or len(marks) == 1:
        decimal = marks[-1]
        left, _, right = bare.rpartition(decimal)
        values.add(float(f"{left.replace('.', '').replace(',', '')}.{right}"))
    thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and len(set(marks)) == 1
    if thousands:
        values.add(float(whole))
        if len(marks) == 1 and marks[0] == ("," if lang == "en" else "."):
            values = {float(whole)}
    return frozenset(values or {float(whole)})


def _ordinal(number: str, ending: str) -> frozenset[float] | None:
    if number.isdigit():
        value = float(number)
        # The 1990s are the nineties.
        return frozenset([value, value % 100]) if ending == "s" and len(number) == 4 else frozenset([value])
    digits = [_ROMAN_VALUES[letter] for letter in number]
    if not digits:
        return None
    signed = [-d if d < max(digits[i:]) else d for i, d in enumerate(digits)]
    return frozenset([float(sum(signed))])
