"""What the review app works on: a run, the decisions about it, and what the page calls its beads and quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

from aligner.addresses import Address, addresses, bead_token, quote_token
from aligner.decisions import Conflict, Entry, Store, active, apply, by_document, homeless, signed
from aligner.model import Bitext, Corpus, Decision, Text
from aligner.report import Known, render
from aligner.review.watch import Watch

# Where a bead or a match stands: the number of its bitext, and its own.
Index = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A bitext with the decisions about it: by ids of the page, its beads, its quotes, and who decided."""

    address: Address
    bitext: Bitext
    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    beads: Mapping[str, int]
    quotes: Mapping[str, int]
    decided: tuple[Mapping[str, Decision], Mapping[str, Decision]]


@dataclass(frozen=True, slots=True)
class View:
    """A run with all decisions of one moment: `beads` and `quotes` are the numbers of bitexts by ids of the page.

    Plain numbers, as there are as many as the corpus has beads: the garbage collector passes over them.
    """

    entries: tuple[Entry, ...]
    corpus: Corpus
    conflicts: tuple[Conflict, ...]
    beads: Mapping[str, int]
    quotes: Mapping[str, int]
    pool: Mapping[str, Text]
    parts: tuple[Part, ...]

    @property
    def version(self) -> str:
        """The id of the newest decision, empty where there is none."""
        return self.entries[-1].id if self.entries else ""

    def bead(self, name: str) -> Index:
        """Return where a bead stands."""
        return self.beads[name], self.parts[self.beads[name]].beads[name]

    def quote(self, name: str) -> Index:
        """Return where a quote stands."""
        return self.quotes[name], self.parts[self.quotes[name]].quotes[name]

    def decided(self) -> dict[str, dict[str, Decision]]:
        """Return who decided what: the ids of beads and of quotes that a person has looked at."""
        made: dict[str, dict[str, Decision]] = {"beads": {}, "quotes": {}}
        for part in self.parts:
            if part.entries:
                made["beads"] |= part.decided[0]
                made["quotes"] |= part.decided[1]
        return made


class Session:
    """A run as it was before anybody decided, and the file of decisions; safe to use from several threads.

    A decision costs what the bitext that it is about costs: the others are neither applied nor rendered again.
    `inputs` are the files that the run read, `watch` those of texts that must not change meanwhile.
    """

    def __init__(
        self, corpus: Corpus, store: Store, by: str, inputs: tuple[Path, ...] = (), watch: Watch | None = None
    ) -> None:
        self.store = store
        self.inputs = inputs
        self.watch = watch or Watch(())
        self.by = by
        self._base = corpus
        self._lock = RLock()
        self._view = view(corpus, ())
        self._known: Known = {}
        self._page: tuple[View, str] | None = None

    def current(self) -> View:
        """Return the run with the decisions that the file holds now, those of others too."""
        with self._lock:
            return self.at(self.store.read())

    def at(self, entries: tuple[Entry, ...]) -> View:
        """Return the run with given decisions."""
        with self._lock:
            if entries != self._view.entries:
                self._view = changed(self._view, self._base, entries)
            return self._view

    def page(self) -> str:
        """Return the bilingual page of the current state."""
        with self._lock:
            now = self.current()
            if self._page is None or self._page[0] is not now:
                self._page = now, render(now.corpus, self._known)
            return self._page[1]


def view(base: Corpus, entries: tuple[Entry, ...]) -> View:
    """Apply decisions to a run and index what the page shows of it."""
    held = active(entries)
    about = by_document(held)
    sources = {text.document.id: text for text in base.pool}
    paired = zip(base.bitexts, addresses(base).pairs, strict=True)
    parts = tuple(_part(bitext, own, about.get(bitext.source.document.id, ()), sources) for bitext, (own, _) in paired)
    targets = [bitext.target for bitext in base.bitexts if bitext.target]
    pool = {text.document.id: text for text in (*base.pool, *targets)}
    beads = {name: number for number, part in enumerate(parts) for name in part.beads}
    quotes = {name: number for number, part in enumerate(parts) for name in part.quotes}
    return _view(base, entries, held, parts, beads, quotes, pool)


def changed(before: View, base: Corpus, entries: tuple[Entry, ...]) -> View:
    """Return a view with other decisions: only the bitexts that these are about are put together again."""
    held = active(entries)
    about = by_document(held)
    parts, beads, quotes = list(before.parts), dict(before.beads), dict(before.quotes)
    pool: dict[str, Text] = {}
    for number, part in enumerate(parts):
        wanted = about.get(part.bitext.source.document.id, ())
        if wanted == part.entries:
            continue
        pool = pool or {text.document.id: text for text in base.pool}
        made = parts[number] = _part(base.bitexts[number], part.address, wanted, pool)
        for names, old, new in ((beads, part.beads, made.beads), (quotes, part.quotes, made.quotes)):
            for name in old:
                del names[name]
            names.update(dict.fromkeys(new, number))
    return _view(base, entries, held, tuple(parts), beads, quotes, before.pool)


def _view(
    base: Corpus,
    entries: tuple[Entry, ...],
    held: tuple[Entry, ...],
    parts: tuple[Part, ...],
    beads: Mapping[str, int],
    quotes: Mapping[str, int],
    pool: Mapping[str, Text],
) -> View:
    conflicts = [conflict for part in parts for conflict in part.conflicts]
    conflicts += homeless(held, (bitext.source.document.id for bitext in base.bitexts))
    corpus = replace(
        base,
        bitexts=tuple(part.bitext for part in parts),
        signature=signed(base.signature, held) if held else base.signature,
    )
    return View(entries, corpus, tuple(conflicts), beads, quotes, pool, parts)


def _part(base: Bitext, address: Address, entries: tuple[Entry, ...], pool: Mapping[str, Text]) -> Part:
    bitext, conflicts = apply(base, entries, pool)
    beads = bitext.beads if bitext.target is not None else ()
    names = [address.id(bead_token(bead)) for bead in beads]
    quotes = [address.id(quote_token(match.quote.index)) for match in bitext.matches]
    return Part(
        address,
        bitext,
        entries,
        conflicts,
        {name: index for index, name in enumerate(names)},
        {name: index for index, name in enumerate(quotes)},
        (
            {name: bead.decision for name, bead in zip(names, beads, strict=True) if bead.decision},
            {name: match.decision for name, match in zip(quotes, bitext.matches, strict=True) if match.decision},
        ),
    )
