"""What reading a file made elsewhere brings to light: units that cannot be used, and what a person should know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.errors import AlignerError, Failure
from aligner.model import Bitext


@dataclass(frozen=True, slots=True)
class Imported:
    """Bitexts made elsewhere, French first; what of the file failed, and notices about the rest."""

    bitexts: Sequence[Bitext]
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class Log:
    """Failures and notices of one reading: what is said of many units is said once, with their number.

    >>> log = Log()
    >>> for line in (3, 8):
    ...     log.count("units without a seg", f"a.tmx:{line}")
    >>> log.notices
    ('units without a seg: 2 (the first: a.tmx:3)',)
    """

    _failed: dict[tuple[str, str], tuple[AlignerError, int]] = field(default_factory=dict)
    _counted: dict[str, tuple[str, int]] = field(default_factory=dict)
    _said: dict[str, None] = field(default_factory=dict)

    def fail(self, error: AlignerError) -> None:
        """Keep what is wrong with one unit, row or document: the rest goes on."""
        key = error.message, error.remedy
        first, number = self._failed.get(key, (error, 0))
        self._failed[key] = first, number + 1

    def count(self, what: str, where: str, number: int = 1) -> None:
        """Count units that something is to be said of; `what` is in the plural, as in "units without a seg"."""
        first, before = self._counted.get(what, (where, 0))
        self._counted[what] = first, before + number

    def say(self, notice: str) -> None:
        """Keep a notice about the whole; what was said already is not said again."""
        self._said[notice] = None

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What failed, the first of each kind with the number of its like."""
        return tuple(
            Failure(error.where, str(error) if number == 1 else f"{error} (the first of {number} such)")
            for error, number in self._failed.values()
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should know, counts last."""
        counted = (f"{what}: {number} (the first: {where})" for what, (where, number) in self._counted.items())
        return (*self._said, *counted)
