"""Arguments of the library's functions, looked at before work starts: one thing or several, and languages."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable
from typing import Any, get_args

from aligner.errors import UsageError
from aligner.model import Lang


def several(given: object, types: tuple[type, ...], kind: str) -> list[Any]:
    """Return what is given as a list, a single thing as a list of one; `kind` is what it is called.

    Raises UsageError for what is neither of the types nor a collection of such.

    >>> several("a", (str,), "a sentence"), several(["a", "b"], (str,), "a sentence")
    (['a'], ['a', 'b'])
    >>> several([None], (str,), "a sentence")
    Traceback (most recent call last):
    aligner.errors.UsageError: None is not a sentence; give str, one or several
    """
    if isinstance(given, types):
        return [given]
    found = list(given) if isinstance(given, Iterable) and not isinstance(given, str | bytes) else [given]
    made = [one for one in found if isinstance(one, types)]
    if len(made) < len(found):
        stranger = next(one for one in found if not isinstance(one, types))
        names = " or ".join(type_.__name__ for type_ in types)
        raise UsageError(f"{reprlib.repr(stranger)} is not {kind}", remedy=f"give {names}, one or several")
    return made


def check_lang(lang: object) -> None:
    """Raise UsageError for a language that texts are not read in."""
    if lang not in get_args(Lang):
        known = " or ".join(map(repr, get_args(Lang)))
        raise UsageError(f"no language {reprlib.repr(lang)} is known", remedy=f"give {known}")
