"""The shape of a language's data."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.model import Lang


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What decides where a sentence ends: see `aligner.segment`."""

    abbreviations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Quotation:
    """What marks a quotation and who speaks it: see `aligner.quotes`."""

    pairs: tuple[tuple[str, str], ...] = ()
    speech_verbs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code, its English name, and its data by stage."""

    code: Lang
    name: str
    segmentation: Segmentation = field(default_factory=Segmentation)
    quotation: Quotation = field(default_factory=Quotation)
