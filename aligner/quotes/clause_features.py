"""Features of clauses, hashed: what the tagger of speech weighs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

BITS = 17
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64).astype(np.int64)
_ALONE = """
first second last length before after capital spoken person past rule line first+second before+first last+after
before+after capital+before spoken+before spoken+before+after spoken+after person+past rule+before rule+after
rule+spoken rule+person+past line+before line+rule line+spoken line+first before+length after+length before+person
before+past spoken+past spoken+person first+after rule+line+before style+before style+line style+rule
"""
_ACROSS = """
<first >first <before+before >after+after <spoken >spoken <spoken+before >spoken+after <rule+rule >rule+rule
<person+person >person+person <past+past >past+past >first+after <first+before <spoken+past <spoken+capital+before
<spoken+person <line+line <last+before >capital+after <spoken+before+capital <before+before+after <spoken+spoken
>spoken+spoken <rule+spoken+rule
"""


def mixed(template: int, columns: Sequence[Numbers]) -> Numbers:
    """Hash columns of numbers into feature numbers below 2**BITS."""
    with np.errstate(over="ignore"):
        total = np.full(len(columns[0]), (template + 1) * 0x27D4EB2F165667C5 % (1 << 62), dtype=np.int64)
        for column in columns:
            total = (total ^ (column + 1)) * _MULTIPLIERS[0]
            total ^= (total >> 29) & ((1 << 35) - 1)
            total = total * _MULTIPLIERS[1]
    return (total >> 33) & ((1 << BITS) - 1)


def templates(base: dict[str, Numbers]) -> Numbers:
    """Return the features of each clause (a row each) from what is known of it, a column of numbers by name."""
    before = {name: np.concatenate([[-1], column[:-1]]) for name, column in base.items()}
    after = {name: np.concatenate([column[1:], [-1]]) for name, column in base.items()}
    columns = []
    for number, template in enumerate((_ALONE + _ACROSS).split()):
        side = {"<": before, ">": after}.get(template[0])
        names = template.lstrip("<>").split("+")
        parts = [base[name] for name in names]
        if side is not None:
            parts[0] = side[names[0]]
        columns.append(mixed(number, parts))
    return np.stack(columns, axis=1) if len(base["first"]) else np.zeros((0, 1), dtype=np.int64)


def joints(base: dict[str, Numbers]) -> Numbers:
    """Return the features of the step from each clause to the next."""
    count = len(base["first"])
    before = {name: np.concatenate([[-1], base[name][:-1]]) for name in ("spoken", "rule", "past", "line")}
    columns = [
        np.zeros(count, dtype=np.int64),
        mixed(200, [base["before"]]),
        mixed(201, [before["rule"], base["rule"]]),
        mixed(202, [before["spoken"], base["before"]]),
        mixed(203, [base["spoken"], base["before"]]),
        mixed(204, [base["before"], base["capital"], base["past"]]),
        mixed(205, [before["spoken"], base["past"], base["capital"], base["before"]]),
    ]
    return np.stack(columns, axis=1) & ((1 << 13) - 1)
