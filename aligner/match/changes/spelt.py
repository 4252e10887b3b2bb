"""Numbers in letters, and the time of day: quatre-vingt-dix-sept, half past three, six heures trente."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.languages.numerals import CLOCK_FROM, Numerals

# Twelve hours, in minutes: what a clock of twelve leaves out.
_HALF_DAY = 720
# Six heures trente, une heure et quart, sept heures moins dix; not "six heures vingt hommes".
_PAST_HOUR = re.compile(
    r"\sheures?\s(?P<less>moins\s)?(?:et\s|le\s)?(?P<minutes>cinq|dix|quart|vingt(?:-cinq)?|trente(?:-cinq)?"
    r"|quarante(?:-cinq)?|cinquante(?:-cinq)?|demie)\b(?!-|\s(?!plus\b|dans\b|sans\b|puis\b)\w+s\b)",
    re.IGNORECASE,
)
_MINUTES = {"cinq": 5, "dix": 10, "quart": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "demie": 30}


def spelt(words: Sequence[str], numerals: Numerals) -> tuple[float, int]:
    """Read the number in letters that words begin with; return its value and how many words it takes (0: none).

    >>> from aligner.languages.numerals import NUMERALS
    >>> spelt(["deux", "cent", "mille", "euros"], NUMERALS["fr"]), spelt(["the"], NUMERALS["en"])
    ((200000.0, 3), (0.0, 0))
    """
    total = current = 0.0
    room, taken, largest = 1000.0, 0, float("inf")
    for i, word in enumerate(words):
        unit = numerals.units.get(word)
        following = numerals.units.get(words[i + 1], 1000) if i + 1 < len(words) else 1000
        if i and word in numerals.joints:
            # "vingt et un", "soixante et onze"; "two hundred and five".
            if following < room and (following % 10 == 1 if "et" in numerals.joints else room >= 100):
                continue
            break
        if unit == 20 and current % 100 == 4 and words[i - 1].startswith("quatre"):
            current, room = current + 76, 20
        elif unit is not None and unit < room:
            current += unit
            room = _room(unit, "et" in numerals.joints)
        elif word in numerals.scales and numerals.scales[word] == 100 and current < 100:
            current, room = max(current, 1) * 100, 100
        elif 100 < numerals.scales.get(word, 0) < largest and (current or not i):
            total += max(current, 1) * numerals.scales[word]
            current, room, largest = 0.0, 1000, numerals.scales[word]
        else:
            break
        taken = i + 1
    return total + current, taken


def _room(unit: int, french: bool) -> float:
    """Return below what the next unit of a number must be, after this one."""
    if unit >= 20:
        return 20 if french and unit in (60, 80) else 10
    return 10 if french and unit == 10 else 0


def clock(written: str) -> frozenset[float]:
    """Return a time's minutes of the day, all readings; "15 heures" may be a length of time as well."""
    parts = [int(part) for part in re.findall(r"\d+", written)]
    minutes = 60 * parts[0] + (parts[1] if len(parts) > 1 else 0)
    half = re.search(r"([ap])\.?m", written, re.IGNORECASE)
    if half:
        minutes = minutes % _HALF_DAY + (_HALF_DAY if half.group(1).lower() == "p" else 0)
        times = {minutes}
    else:
        times = {minutes, minutes + _HALF_DAY} if minutes < _HALF_DAY else {minutes}
        times |= {minutes - _HALF_DAY} if _HALF_DAY <= minutes < _HALF_DAY + 60 else set()
    values = {CLOCK_FROM - (time % (2 * _HALF_DAY)) for time in times}
    return frozenset(values | ({float(parts[0])} if len(parts) == 1 and not half else set()))


def clock_in_letters(hour: float, after: str) -> tuple[frozenset[float], int] | None:
    """Return what a French hour and the minutes in letters behind it may mean, and how many characters these take.

    A time of day, a length of time in hours or minutes, or the numbers said; None where no minutes follow.

    >>> clock_in_letters(1.0, " heure et quart plus tard")[1], clock_in_letters(6.0, " heures de train")
    (15, None)
    """
    found = _PAST_HOUR.match(after) if hour <= 2 * _HALF_DAY / 60 else None
    if found is None:
        return None
    ten, _, five = found["minutes"].lower().partition("-")
    minutes = int(60 * hour) + (-1 if found["less"] else 1) * (_MINUTES[ten] + (5 if five else 0))
    said = {hour, float(minutes % 60 if not found["less"] else -minutes % 60)}
    return clock(f"{minutes // 60}:{minutes % 60:02}") | {float(minutes), minutes / 60} | said, found.end()
