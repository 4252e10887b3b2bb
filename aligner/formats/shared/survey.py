"""What must be known of a whole corpus before any part of it can be written: no texts, so it is light."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from aligner.addresses import Address, Key, layout, uri
from aligner.formats.shared.facts import BitextFacts, Tally, TextFacts, bitext_facts, tally, text_facts
from aligner.formats.shared.packed import Entry, Known, Packed, pack_originals
from aligner.formats.shared.settings import Settings, date_of
from aligner.model import Corpus, Signature, Span, located


@dataclass(frozen=True, slots=True)
class View:
    """All that writing one bitext takes beside itself and the settings: light, and the same for the same output.

    `facts` are those of its texts, `numbers` theirs in corpus.jsonl, `first` whether each comes here for the first
    time; `pooled` is true of a text of the pool that no bitext holds, written as a bitext of its own; `pointers` lead
    from its file to the original of each match ("" where there is none); `marked` are the spans of its own texts that
    others quote; `bodies` are those of its speakers that are no persons;
    `places` are where each match's original stands in its file, `nearest` the same of the best candidate of a match
    without one (None: it is in no text of the corpus), and `guides` lead there as `pointers` do; `likely` are the spans
    of such candidates in the source and in the target.
    """

    source: Address
    target: Address | None
    facts: tuple[TextFacts, ...]
    numbers: tuple[int, int | None]
    first: tuple[bool, bool]
    pooled: bool
    pointers: tuple[str, ...]
    marked: tuple[tuple[Span, ...], tuple[Span, ...]]
    bodies: tuple[str, ...]
    date: str
    signature: Signature
    places: tuple[Span | None, ...] = ()
    nearest: tuple[Span | None, ...] = ()
    guides: tuple[str, ...] = ()
    likely: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a corpus holds: `pairs` are bitexts with a target, `quotes` those of sources, `found` originals."""

    bitexts: int
    pairs: int
    pool: int
    beads: int
    quotes: int
    matches: int
    found: int


@dataclass(frozen=True, slots=True)
class Survey:
    """A corpus without its texts: `texts` by number, those of bitexts first; `pool` by number, as it was given.

    `home` is where each text comes first, `placed` the addresses of each bitext, `bodies` publishers that are no author
    of any text; `beads` and `verdicts` are tallies over all bitexts.
    """

    texts: Packed
    bitexts: tuple[Entry, ...]
    pool: tuple[int, ...]
    home: tuple[Address, ...]
    placed: tuple[tuple[Address, Address | None], ...]
    files: tuple[str, ...]
    bodies: frozenset[str]
    beads: tuple[Tally, ...]
    verdicts: tuple[Tally, ...]
    counts: Counts
    date: str
    signature: Signature

    def __len__(self) -> int:
        return len(self.bitexts) + len(self.texts) - self._paired

    @property
    def alone(self) -> Sequence[TextFacts]:
        """The texts of the pool that no bitext holds, in order: what the last views are of."""
        return self.texts[self._paired :]

    @property
    def _paired(self) -> int:
        """How many texts bitexts hold: those of the lowest numbers."""
        ends = (max(entry.source, entry.target or 0) for entry in self.bitexts)
        return max(ends, default=-1) + 1

    def views(self) -> Iterator[View]:
        """Yield a view for each bitext in order, then one for each text of the pool that no bitext holds."""
        marks = _by_text(chain.from_iterable(filter(None, entry.originals) for entry in self.bitexts))
        likely = _by_text(chain.from_iterable(filter(None, entry.candidates) for entry in self.bitexts))
        met = 0  # texts are numbered as they come, so a number below this came before
        for entry, (source, target) in zip(self.bitexts, self.placed, strict=True):
            yield self._view(entry, source, target, (marks, likely), met)
            met = max(met, entry.source + 1, (entry.target or 0) + 1)
        for number in range(met, len(self.texts)):
            yield self._view(Entry.alone(number), self.home[number], None, (marks, likely), number, pooled=True)

    def _view(
        self,
        entry: Entry,
        source: Address,
        target: Address | None,
        marks: tuple[Mapping[int, tuple[Span, ...]], Mapping[int, tuple[Span, ...]]],
        met: int,
        pooled: bool = False,
    ) -> View:
        numbers = [entry.source] if entry.target is None else [entry.source, entry.target]
        speakers = {name for number in numbers for name in self.texts[number].speakers}
        spans, likely = (
            tuple(found.get(number, ()) for number in (entry.source, -1 if entry.target is None else entry.target))
            for found in marks
        )
        return View(
            source=source,
            target=target,
            facts=tuple(self.texts[number] for number in numbers),
            numbers=(entry.source, entry.target),
            first=(entry.source >= met, numbers[-1] >= met and len(set(numbers)) == 2),
            pooled=pooled,
            pointers=tuple(self._pointer(source.file, original) for original in entry.originals),
            marked=(spans[0], spans[1]),
            bodies=tuple(sorted(speakers & self.bodies)),
            date=self.date,
            signature=self.signature,
            places=self._places(entry.originals),
            nearest=self._places(entry.candidates),
            guides=tuple(self._pointer(source.file, candidate) for candidate in entry.candidates),
            likely=(likely[0], likely[1]),
        )

    def _places(self, found: Iterable[tuple[int, Span] | None]) -> tuple[Span | None, ...]:
        return tuple(one and located(one[1], self.texts[one[0]].offsets) for one in found)

    def _pointer(self, file: str, original: tuple[int, Span] | None) -> str:
        """Return the URI of an original as seen from a file, as in `../en/memo.xml#en_memo_q1`."""
        if original is None:
            return ""
        home = self.home[original[0]]
        fragment = f"#{home.id(self.texts[original[0]].token(original[1]))}"
        if home.file == file:
            return fragment
        return uri(posixpath.relpath(home.file, posixpath.dirname(file))) + fragment


def survey(
    bitexts: Iterable[BitextFacts], pool: Iterable[TextFacts], signature: Signature, settings: Settings
) -> Survey:
    """Return the survey of a corpus from the facts of its bitexts and of its pool, in order; they are read once.

    Raises InputError where two texts have the same id, or an original lies in no text or after its end, and UsageError
    for a date in the settings that is none.
    """
    known = Known({}, [])
    entries: list[tuple[int, int | None, bytes, bytes]] = []
    beads: list[Tally] = []
    verdicts: list[Tally] = []
    for facts in bitexts:
        source = known.number(facts.source)
        target = None if facts.target is None else known.number(facts.target)
        entries.append((source, target, pack_originals(facts.originals), pack_originals(facts.candidates)))
        beads, verdicts = _shortened([*beads, *facts.beads]), _shortened([*verdicts, *facts.verdicts])
    pooled = tuple(map(known.number, pool))
    texts = Packed(known.packed)
    made = tuple(
        Entry(s, t, known.resolved(found, s), known.resolved_where_known(nearest)) for s, t, found, nearest in entries
    )
    keys: list[Key] = [(facts.lang, facts.id) for facts in texts]
    plan = layout([(keys[e.source], None if e.target is None else keys[e.target]) for e in made], keys)
    originals = [original is not None for entry in made for original in entry.originals]
    return Survey(
        texts=texts,
        bitexts=made,
        pool=pooled,
        home=tuple(plan.home[name] for _, name in keys),
        placed=plan.pairs,
        files=plan.files,
        bodies=frozenset(t.meta("publisher") for t in texts) - {t.meta("author") for t in texts},
        beads=tally(beads),
        verdicts=tally(verdicts),
        counts=Counts(
            bitexts=len(made),
            pairs=sum(entry.target is not None for entry in made),
            pool=len(pooled),
            beads=sum(count for _, count, _ in beads),
            quotes=sum(texts[entry.source].quotes for entry in made),
            matches=len(originals),
            found=sum(originals),
        ),
        date=date_of((facts.meta("date") for facts in texts), settings),
        signature=signature,
    )


def survey_corpus(corpus: Corpus, settings: Settings) -> Survey:
    """Return the survey of a corpus: its bitexts and its pool are read once, and not kept. Raises as `survey` does."""
    bitexts = (bitext_facts(bitext) for bitext in corpus.bitexts)
    return survey(bitexts, (text_facts(text) for text in corpus.pool), corpus.signature, settings)


def _by_text(places: Iterable[tuple[int, Span]]) -> dict[int, tuple[Span, ...]]:
    """Return the spans in each text, by its number, in order and once."""
    found: dict[int, set[Span]] = {}
    for number, span in places:
        found.setdefault(number, set()).add(span)
    return {number: tuple(sorted(spans)) for number, spans in found.items()}


def _shortened(tallies: list[Tally]) -> list[Tally]:
    return tallies if len(tallies) < 1000 else list(tally(tallies))
