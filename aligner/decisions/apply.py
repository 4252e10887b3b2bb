"""Decisions applied to what a run made: the only place where they become beads and matches."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import cast

from aligner.decisions.beads import Lost, Side, apply_bead
from aligner.decisions.entries import Entry, active
from aligner.decisions.matches import Originals, Quotes, apply_match
from aligner.model import Bead, Bitext, Corpus, QuoteMatch, Signature, Text
from aligner.signature import digest


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that could not be kept, or not without touching more than it says; `message` tells why."""

    entry: Entry
    message: str

    def __str__(self) -> str:
        entry = self.entry
        about = f"{entry.action} of a {entry.what} by {entry.by}, {entry.at[:10]} ({entry.text})"
        return f"{entry.document}: {about}: {self.message}"


def apply(
    bitext: Bitext, entries: Sequence[Entry], pool: Mapping[str, Text] = MappingProxyType({})
) -> tuple[Bitext, tuple[Conflict, ...]]:
    """Return a bitext with what people decided about it, and the decisions that could not be kept.

    `entries` are all that were ever taken, in order; those about other documents are passed over. `pool` holds the
    texts of originals by id. A decision holds where its words stand, unchanged, perhaps elsewhere in the text than
    before; where they are changed, gone or there twice, it is left out and becomes a conflict.
    """
    held = [entry for entry in active(entries) if entry.document == bitext.source.document.id]
    if not held:
        return bitext, ()
    beads, unkept = _beads(bitext, [entry for entry in held if entry.what == "bead"])
    texts = ChainMap({bitext.target.document.id: bitext.target} if bitext.target else {}, cast(dict[str, Text], pool))
    matches, unmatched = _matches(bitext, [entry for entry in held if entry.what == "match"], texts)
    return replace(bitext, beads=beads, matches=matches), (*unkept, *unmatched)


def apply_all(corpus: Corpus, entries: Sequence[Entry]) -> tuple[Corpus, tuple[Conflict, ...]]:
    """Return a corpus with what people decided about it, and all that could not be kept; the signature says so."""
    held = active(entries)
    if not held:
        return corpus, ()
    pool = {text.document.id: text for text in corpus.pool}
    about = by_document(held)
    made = [apply(bitext, about.get(bitext.source.document.id, ()), pool) for bitext in corpus.bitexts]
    conflicts = [conflict for _, found in made for conflict in found]
    conflicts += homeless(held, (bitext.source.document.id for bitext in corpus.bitexts))
    signature = signed(corpus.signature, held)
    return replace(corpus, bitexts=tuple(bitext for bitext, _ in made), signature=signature), tuple(conflicts)


def by_document(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Return decisions by the French document that they are about, in order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.document, []).append(entry)
    return {name: tuple(about) for name, about in found.items()}


def homeless(held: Sequence[Entry], documents: Iterable[str]) -> tuple[Conflict, ...]:
    """Return the decisions about documents that are not there."""
    known = set(documents)
    message = "no French text of that name is there"
    return tuple(Conflict(entry, message) for entry in held if entry.document not in known)


def signed(signature: Signature, held: Sequence[Entry]) -> Signature:
    """Return the signature of what decisions were applied to."""
    setting = ("decisions", f"{len(held)}:{digest(entry.id for entry in held)[:12]}")
    return replace(signature, settings=tuple(sorted((*signature.settings, setting))))


def _beads(bitext: Bitext, entries: Sequence[Entry]) -> tuple[tuple[Bead, ...], tuple[Conflict, ...]]:
    beads = list(bitext.beads)
    conflicts = []
    target = bitext.target
    sides = (Side.of(bitext.source), Side.of(target)) if target else None
    for entry in entries:
        if sides is None or target is None or entry.target != target.document.id:
            conflicts.append(Conflict(entry, f"{entry.target} is not its English version"))
            continue
        try:
            if apply_bead(beads, entry, sides):
                message = "kept, but this run joined its sentences with others: look at the beads beside it"
                conflicts.append(Conflict(entry, message))
        except (Lost, ValueError) as error:
            conflicts.append(Conflict(entry, str(error)))
    return tuple(beads), tuple(conflicts)


def _matches(
    bitext: Bitext, entries: Sequence[Entry], pool: Mapping[str, Text]
) -> tuple[tuple[QuoteMatch, ...], tuple[Conflict, ...]]:
    matches = list(bitext.matches)
    quotes, originals = Quotes(bitext.source.document.text, matches), Originals(pool, entries)
    conflicts = []
    for entry in entries:
        try:
            index = quotes.find(entry)
            matches[index] = apply_match(matches[index], entry, originals)
        except (Lost, ValueError) as error:
            conflicts.append(Conflict(entry, str(error)))
    return tuple(matches), tuple(conflicts)
