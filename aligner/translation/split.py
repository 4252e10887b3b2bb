"""A sentence that is too long for a model, cut at its clauses, and the renderings of these put together."""

from __future__ import annotations

import re
from collections.abc import Callable

# Best places first: after ; or :, after a dash or closing bracket, after a comma, at any white space.
PLACES = tuple(re.compile(pattern) for pattern in (r"[;:…]\s+", r"\s[–—-]\s+|[)\]»]\s+", r",\s+", r"\s+"))

_LAST = ".,;:!?…»”\"'’)"


def split_long(text: str, limit: int, size: Callable[[str], int]) -> list[str]:
    """Cut `text` into parts of at most `limit` (as `size` counts), at the best place nearest the middle.

    A part without white space, such as a long URL, is cut anywhere: nothing is ever dropped.

    >>> split_long("un deux ; trois quatre", 12, len)
    ['un deux ;', 'trois quatre']
    """
    if size(text) <= limit or len(text) < 2:
        return [text] if text else []
    at = _place(text)
    left, right = text[:at].rstrip(), text[at:].lstrip()
    return [*split_long(left, limit, size), *split_long(right, limit, size)]


def _place(text: str) -> int:
    middle = len(text) / 2
    for pattern in PLACES:
        # The outer quarters make parts too small to be worth the cut.
        ends = [m.end() for m in pattern.finditer(text) if 0.25 * len(text) <= m.end() <= 0.75 * len(text)]
        if ends:
            return min(ends, key=lambda end: abs(end - middle))
    return len(text) // 2


def framed(part: str, rendering: str) -> str:
    """Return a part's rendering with the white space, the first letter's case and the last mark of the part.

    >>> framed("un deux, ", "One two.")
    'one two, '
    """
    words = part.strip()
    left, right = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    if words[0].islower() and not re.match(r"I\b|\w*[A-Z]\w*[A-Z]", rendering):
        rendering = rendering[:1].lower() + rendering[1:]
    if words[-1] not in _LAST:
        rendering = rendering.rstrip(".")
    elif words[-1] in ",;:" and rendering[-1:] != words[-1]:
        rendering = f"{rendering.rstrip('.,;:')}{words[-1]}"
    return f"{left}{rendering}{right}"
