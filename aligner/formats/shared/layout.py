"""The texts of a corpus at their addresses."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.addresses import Address
from aligner.model import Bitext, Text


@dataclass(frozen=True, slots=True)
class Place(Address):
    """A text at its address."""

    text: Text


@dataclass(frozen=True, slots=True)
class Pair:
    """A bitext with the places of its two texts: both in the source's file."""

    bitext: Bitext
    source: Place
    target: Place | None


def place_pair(bitext: Bitext, source: Address, target: Address | None) -> Pair:
    """Return a bitext with its texts at their addresses."""
    there = Place(target.stem, target.prefix, bitext.target) if target and bitext.target else None
    return Pair(bitext, Place(source.stem, source.prefix, bitext.source), there)
