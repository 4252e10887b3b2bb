"""Paragraph → sentences: at each mark that may end one, look at the word before it and the word after.

The words are data (`aligner.languages`). The classes of abbreviation follow Kiss and Strunk (2006), "Unsupervised
multilingual sentence boundary detection", who tell an abbreviation within a sentence from one at its end by whether the
next word is one that begins sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from aligner.languages import LANGUAGES, Language
from aligner.model import Lang, Span
from aligner.segmentation.speech import attributes
from aligner.segmentation.stops import Stop, asides, stops

_NUMERAL = re.compile(r"\d|[IVXLC]+\b|[A-Z]\b")
_INITIALISM = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
# "1", "2.3", "a", "IV", at the very start, or after a word as in "Chapter IV".
_ENUMERATOR = re.compile(
    r"[\s•*>(–—-]*(?:(?P<word>[^\W\d_]+)\.?\s)?"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|(?=[IVXL])L?X{0,4}(?:IX|IV|V?I{0,3})|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))"
)
_FIRSTS = frozenset({"1", "a", "A", "i", "I"})
_HEADING = 40  # characters: longer text before a full stop is no enumerator
_VISIBLE = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")
_VOWELS = frozenset("aeiouyàâäéèêëîïôöùûüœæ")
_UNABBREVIATED = 7  # letters: a word this long in small letters is no abbreviation
_ADDRESSES = ("http://", "https://", "www.")
_NEVER_FIRST = frozenset(",;:!?.%/)»”]}=+|&")


@dataclass(frozen=True, slots=True)
class _Rules:
    """A language's data, arranged for look-up."""

    language: Language
    kinds: dict[str, str]  # word → titles, abbreviations, inner, final or numbered
    incise: re.Pattern[str]

    def kind(self, word: str) -> str:
        """Return the class of abbreviation that a word belongs to, or nothing; a single letter keeps its case."""
        return self.kinds.get(word) or (self.kinds.get(word.lower(), "") if len(word) > 1 else "")


@cache
def _rules(lang: Lang) -> _Rules:
    language = LANGUAGES[lang]
    data = language.segmentation
    kinds: dict[str, str] = {}
    for name in ("numbered", "abbreviations", "final", "titles", "inner"):
        kinds |= dict.fromkeys(getattr(data, name), name)
    return _Rules(language, kinds, re.compile(data.incises))


def sentences(text: str, paragraph: Span, lang: Lang) -> tuple[Span, ...]:
    """Return the sentences of a paragraph: in order, trimmed, and together all that is visible in it."""
    rules = _rules(lang)
    bounds, capitals = _bounds(text, paragraph, rules, capitals=True)
    letter = _LETTER.search(text, paragraph.start, paragraph.end)
    if letter and letter.group().islower() and not capitals:
        bounds, _ = _bounds(text, paragraph, rules, capitals=False)
    return _spans(text, paragraph, bounds)


def _bounds(text: str, paragraph: Span, rules: _Rules, *, capitals: bool) -> tuple[list[int], bool]:
    """Return where sentences end, and whether any of the next begins with a capital that is not always one."""
    bounds: list[int] = []
    capital = False
    begin = paragraph.start
    aside = asides(text, paragraph)
    inside = next(aside, None)
    for stop in stops(text, paragraph):
        while inside and inside.end <= stop.start:
            inside = next(aside, None)
        if inside and inside.start < stop.start and _interrupts(text, begin, inside, stop):
            continue
        if _ends(text, begin, stop, rules, capitals=capitals):
            bounds.append(stop.end)
            begin = stop.end + len(stop.opening) - len(stop.opening.lstrip())
            capital |= text[stop.at].isupper() and stop.key.rstrip("'") not in rules.language.segmentation.pronouns
    return bounds, capital


def _interrupts(text: str, begin: int, aside: Span, stop: Stop) -> bool:
    """Tell whether the stop belongs to a parenthesis within the sentence that starts at `begin`."""
    within = aside.start - begin > _HEADING or bool(_VISIBLE.search(text, begin, aside.start))
    return within and (stop.end < aside.end or stop.mark != ".")


def _ends(text: str, begin: int, stop: Stop, rules: _Rules, *, capitals: bool) -> bool:
    """Tell whether the sentence that starts at `begin` ends at the stop."""
    data = rules.language.segmentation
    if not stop.opening[:1].isspace():
        return not stop.opening and _unspaced(text, stop, rules)
    if stop.closing and text[stop.start - 1 : stop.start] in ("[", "("):
        return False
    if stop.mark == "." and _enumerates(text, begin, stop, rules):
        return False
    if stop.omission:
        return not stop.ellipsis
    first = text[stop.at]
    if first in _NEVER_FIRST:
        return False
    if first.islower() and not any(letter.isupper() for letter in stop.next[1:]):
        return _before_small(text, stop, rules, capitals=capitals)
    if stop.mark == ".":
        return _after_full_stop(text, stop, rules)
    if stop.mark == "!" and stop.word.lower() in data.exclamatory:
        return stop.key in data.starters
    if stop.quoted and attributes(text, stop.at, rules.language):
        return False
    return not (stop.ellipsis and (first.isdigit() or stop.key.rstrip("'") in data.pronouns))


def _unspaced(text: str, stop: Stop, rules: _Rules) -> bool:
    """Tell whether a sentence ends without a space: only before a function word, and in no address or file name."""
    after = stop.at + len(stop.next)
    return (
        text[stop.at].isupper()
        and (text[after : after + 1].isspace() or stop.next[-1] in "'’")
        and stop.key in rules.language.segmentation.starters
        and len(stop.word) > 2
        and stop.word.islower()
        and not rules.kind(stop.word)
        and not any(sign in stop.word for sign in ".@:")
    )


def _enumerates(text: str, begin: int, stop: Stop, rules: _Rules) -> bool:
    """Tell whether the stop only follows a number or letter that heads what comes: "1", "Chapter IV", "thus: a"."""
    if stop.before[-1:] == ":" and stop.word in _FIRSTS:
        return True
    if stop.start - begin > _HEADING:
        return False
    found = _ENUMERATOR.fullmatch(text, begin, stop.start)
    if found is None:
        return False
    return not found["word"] or found["word"].lower() in rules.language.segmentation.divisions


def _before_small(text: str, stop: Stop, rules: _Rules, *, capitals: bool) -> bool:
    """Decide where a small letter follows: in text with capitals, only after a full stop that ends no abbreviation."""
    if stop.ellipsis:
        return False
    if text.startswith(_ADDRESSES, stop.at):
        return True
    listed = bool(rules.kind(stop.word))
    if capitals:
        long = len(stop.word) >= _UNABBREVIATED and stop.word.islower() and stop.word.isalpha()
        return stop.mark == "." and long and not listed and not stop.closing and stop.opening.isspace()
    if stop.mark != ".":
        return not stop.quoted and not rules.incise.match(text, stop.at)
    return stop.quoted or not (listed or _abbreviated(stop, rules))


def _abbreviated(stop: Stop, rules: _Rules) -> bool:
    """Tell whether a word that no list holds has the form of an abbreviation: "K", "a.m", "blvd"."""
    word = stop.word
    if len(word) == 1 and word.isalpha():
        lettered = rules.language.segmentation.lettered
        return word not in lettered and stop.before.lower() not in lettered
    bare = 2 <= len(word) <= 5 and word.isalpha() and not word.isupper() and not _VOWELS.intersection(word.lower())
    return bool(_INITIALISM.fullmatch(word)) or (bare and not stop.before[-1:].isdigit())


def _after_full_stop(text: str, stop: Stop, rules: _Rules) -> bool:
    """Decide where a capital, a number or another sign follows a full stop."""
    data = rules.language.segmentation
    if stop.quoted:
        return True
    starts = stop.key in data.starters
    match rules.kind(stop.word):
        case "inner":
            return False
        case "final":
            return not text[stop.at].isdigit()
        case "titles":
            return starts and stop.key not in data.particles
        case "numbered":
            return starts or not _NUMERAL.match(text, stop.at)
        case "abbreviations":
            return starts
    if not _abbreviated(stop, rules):
        return True
    # After an initial, "Le" may begin a name, unless what comes before does not.
    return starts and (len(stop.word) > 1 or stop.key not in data.particles or stop.before[:1].islower())


def _spans(text: str, paragraph: Span, bounds: list[int]) -> tuple[Span, ...]:
    """Cut at the bounds; what holds no letter or digit goes with the sentence before it, or else the one after."""
    found: list[Span] = []
    start = paragraph.start
    bare_before = False
    for bound in [*bounds, paragraph.end]:
        piece = text[start:bound]
        visible = piece.strip()
        if not visible:
            continue
        span = Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        bare = not _VISIBLE.search(visible)
        if found and (bare or bare_before):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
        bare_before = bare and (bare_before or found == [span])
        start = bound
    return tuple(found)
