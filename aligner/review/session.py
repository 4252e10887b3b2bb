"""What the review app works on: a run, the decisions about it, and what the page calls its beads and quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from aligner.addresses import addresses, bead_token, quote_token
from aligner.decisions import Conflict, Entry, Store, apply_all
from aligner.model import Corpus, Decision, Text
from aligner.report import render

# Where a bead or a match stands: the number of its bitext, and its own.
Index = tuple[int, int]


@dataclass(frozen=True, slots=True)
class View:
    """A run with all decisions of one moment: `beads` and `quotes` find by the ids of the page."""

    entries: tuple[Entry, ...]
    corpus: Corpus
    conflicts: tuple[Conflict, ...]
    beads: Mapping[str, Index]
    quotes: Mapping[str, Index]
    pool: Mapping[str, Text]

    @property
    def version(self) -> str:
        """The id of the newest decision, empty where there is none."""
        return self.entries[-1].id if self.entries else ""

    def decided(self) -> dict[str, dict[str, Decision]]:
        """Return who decided what: the ids of beads and of quotes that a person has looked at."""
        bitexts = self.corpus.bitexts
        beads = {name: bitexts[i].beads[j].decision for name, (i, j) in self.beads.items()}
        quotes = {name: bitexts[i].matches[j].decision for name, (i, j) in self.quotes.items()}
        return {
            "beads": {name: decision for name, decision in beads.items() if decision},
            "quotes": {name: decision for name, decision in quotes.items() if decision},
        }


class Session:
    """A run as it was before anybody decided, and the file of decisions; safe to use from several threads.

    `inputs` are the files that the run read.
    """

    def __init__(self, corpus: Corpus, store: Store, by: str, inputs: tuple[Path, ...] = ()) -> None:
        self.store = store
        self.inputs = inputs
        self.by = by
        self._base = corpus
        self._lock = RLock()
        self._view = view(corpus, ())
        self._page: tuple[View, str] | None = None

    def current(self) -> View:
        """Return the run with the decisions that the file holds now, those of others too."""
        with self._lock:
            return self.at(self.store.read())

    def at(self, entries: tuple[Entry, ...]) -> View:
        """Return the run with given decisions."""
        with self._lock:
            if entries != self._view.entries:
                self._view = view(self._base, entries)
            return self._view

    def page(self) -> str:
        """Return the bilingual page of the current state."""
        with self._lock:
            now = self.current()
            if self._page is None or self._page[0] is not now:
                self._page = now, render(now.corpus)
            return self._page[1]


def view(base: Corpus, entries: tuple[Entry, ...]) -> View:
    """Apply decisions to a run and index what the page shows of it."""
    corpus, conflicts = apply_all(base, entries)
    beads: dict[str, Index] = {}
    quotes: dict[str, Index] = {}
    for i, (bitext, (address, _)) in enumerate(zip(corpus.bitexts, addresses(corpus).pairs, strict=True)):
        if bitext.target is not None:
            beads |= {address.id(bead_token(bead)): (i, j) for j, bead in enumerate(bitext.beads)}
        quotes |= {address.id(quote_token(match.quote.index)): (i, j) for j, match in enumerate(bitext.matches)}
    targets = [bitext.target for bitext in corpus.bitexts if bitext.target]
    pool = {text.document.id: text for text in (*corpus.pool, *targets)}
    return View(entries, corpus, conflicts, beads, quotes, pool)
