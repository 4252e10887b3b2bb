"""Dates in words, French or English."""

from __future__ import annotations

import re

_MONTHS = {
    name: number
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), 1)
}
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th)?\.? ([^\W\d_]+),? (\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]+) (\d{1,2}),? (\d{4})\b")


def date_of(text: str) -> str:
    """Return the first date that a text names, in French or English, as ISO 8601; empty where there is none.

    >>> date_of("Politique, mardi 14 mars 2006, p. 12"), date_of("June 5, 2019 Wednesday")
    ('2006-03-14', '2019-06-05')
    """
    found = [(m.start(), m[1], m[2], m[3]) for m in _DAY_FIRST.finditer(text)]
    found += [(m.start(), m[2], m[1], m[3]) for m in _MONTH_FIRST.finditer(text)]
    for _, day, name, year in sorted(found):
        month = _MONTHS.get(name.lower())
        if month and 1 <= int(day) <= 31:
            return f"{year}-{month:02}-{int(day):02}"
    return ""
