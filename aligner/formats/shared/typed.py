"""Values of the model made from strangers' JSON: each field is of the type that its class declares."""

from __future__ import annotations

import math
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
# Integers that every format and reader holds exactly (RFC 8259, section 6).
LARGEST = 2**53


def typed(made: T) -> T:
    """Return a dataclass's value as it is. Raises TypeError where a field is of another type than declared.

    Numbers are finite and integers at most LARGEST, a truth value is no number, and values of a Literal are among its
    own; what other dataclasses within hold is theirs to check.
    """
    for name, hint in _hints(cast(Any, type(made))).items():
        value = getattr(made, name)
        if not _fits(value, hint):
            raise TypeError(f"{type(made).__name__}.{name} is {str(value)[:60]!r}")
    return made


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _fits(value: Any, hint: Any) -> bool:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is float and isinstance(value, float):
        return math.isfinite(value)
    if hint in (int, float):
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST
    if origin is Literal:
        return isinstance(value, str) and value in arguments
    if origin is UnionType:
        return any(_fits(value, one) for one in arguments)
    if origin is tuple:
        if arguments[-1:] == (Ellipsis,):
            return isinstance(value, tuple) and all(_fits(item, arguments[0]) for item in value)
        return isinstance(value, tuple) and len(value) == len(arguments) and all(map(_fits, value, arguments))
    return value is None if hint is NoneType else isinstance(value, hint)
