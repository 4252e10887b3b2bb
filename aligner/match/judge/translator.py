"""The translator as judge: an original must be likelier, given the quote, than what it would be without a change.

After Vamvas and Sennrich ("As Little as Possible, as Much as Necessary", ACL 2022), who find additions and omissions by
contrasting likelihoods; here the contrast is with the text in which one suspected change is taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligner.match.changes import Pair
from aligner.match.changes.pair import pair
from aligner.match.judge.accused import KINDS, stands_out
from aligner.match.judge.edit import Edit
from aligner.match.judge.likely import word_costs
from aligner.match.judge.margins import excess, reachable
from aligner.match.judge.rivals import best, edits
from aligner.match.judge.surplus import Surplus, left_out, surpluses
from aligner.match.judge.verdict import of_original, shared
from aligner.match.pool.arrays import build
from aligner.match.pool.tokens import Words, words
from aligner.match.retrieve.candidates import Retriever
from aligner.match.retrieve.lexicon import Lexicon
from aligner.match.span.interruptions import uninterrupted
from aligner.model import Document, Evidence, QuoteMatch, Sentence, Span, Text
from aligner.text import seen

if TYPE_CHECKING:
    from aligner.protocols import AdditiveEncoder, Likely, Scorer

# Longer originals are not judged: they cost most, and a block quote is compared sentence by sentence.
_LONGEST = 80


def judged(
    matches: Sequence[QuoteMatch], scorer: Scorer, encoder: AdditiveEncoder, lexicon: Lexicon
) -> tuple[QuoteMatch, ...]:
    """Return the matches with what the translator finds changed in their originals, and with the verdict of that.

    Only found originals of translated quotes are judged, and only where a rival can be made, where words seem left
    out, or where rules found what the model may deny. Rivals are asked about where they may be likely enough.
    """
    asked = [i for i, match in enumerate(matches) if _can_change(match)]
    pairs = zip(asked, beside([matches[i] for i in asked], encoder, lexicon), strict=True)
    made = {i: _doubt(matches[i], both, encoder) for i, both in pairs if both}
    doubts = {i: doubt for i, doubt in made.items() if doubt}
    own = scorer.likelihood([(doubt.pair.french, doubt.english) for doubt in doubts.values()])
    judges = {i: _Judge(doubts[i], one) for i, one in zip(doubts, own, strict=True) if one}
    queries = [(i, edit) for i, judge in judges.items() for edit in judge.rivals()]
    answers = scorer.likelihood([doubts[i].query(edit) for i, edit in queries])
    out, values = list(matches), defaultdict[int, list[tuple[float, Edit]]](list)
    for (i, edit), rival in zip(queries, answers, strict=True):
        values[i] += [(excess(judges[i].own, rival, edit), edit)] if rival else []
    for i, judge in judges.items():
        found = {edit.kind: edit.detail for value, edit in best(values[i]).values() if value > 0}
        out[i] = judge.verdict(found)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A match, its quote beside its original, with what this would be without a change, and what may be left out."""

    match: QuoteMatch
    pair: Pair
    english: str
    rivals: tuple[Edit, ...]
    surpluses: tuple[Surplus, ...]

    def query(self, edit: Edit) -> tuple[str, str]:
        """Return the French and the English of a rival, with the signs before and after the original's words."""
        head, _, tail = self.english.partition(self.pair.english)
        return edit.french or self.pair.french, f"{head}{edit.text}{tail}"


def _doubt(match: QuoteMatch, both: Pair, encoder: AdditiveEncoder) -> _Doubt | None:
    """Return what to ask of a match; None where there is nothing to ask."""
    english = _english(match)
    if both.english not in english:
        return None
    told = any(e.name in KINDS and e.value >= 1 for e in match.evidence)
    made = _Doubt(match, both, english, edits(both, encoder), surpluses(both))
    return made if told or made.rivals or made.surpluses else None


@dataclass(frozen=True, slots=True)
class _Judge:
    """A doubt with the likelihood of the original's own pieces."""

    doubt: _Doubt
    own: Likely

    def costs(self) -> list[float] | None:
        """Return what each word of the original costs."""
        at, theirs = self.doubt.english.index(self.doubt.pair.english), self.doubt.pair.theirs
        placed = Words(theirs.keys, tuple(at + x for x in theirs.starts), tuple(at + x for x in theirs.ends))
        return word_costs(self.own, self.doubt.english, placed)

    def rivals(self) -> list[Edit]:
        """Return the rivals that may be likely enough."""
        costs = self.costs()
        return [edit for edit in self.doubt.rivals if reachable(self.own, edit, self.doubt.pair, costs)]

    def verdict(self, found: dict[str, str]) -> QuoteMatch:
        """Return the match with the changes that were found, details by kind, and without what the model denies."""
        match, costs = self.doubt.match, self.costs()
        if costs is None:
            return _told(match, found)
        gone = left_out(self.doubt.surpluses, costs)
        denied = self._in_vain() if "negation" not in found else frozenset[str]()
        held = tuple(e for e in match.evidence if e.detail not in denied and stands_out(e, self.doubt.pair, costs))
        return _told(replace(match, evidence=held), found | ({"left_out": f"omits '{gone.text}'"} if gone else {}))

    def _in_vain(self) -> frozenset[str]:
        """Return what rules say of a negation that the original has not, where one was put into it and was asked about.

        Taken out, a negation leaves texts that nobody would write (he did sign), so that it proves nothing.
        """
        size = len(self.doubt.pair.english)
        return frozenset(e.detail for e in self.doubt.rivals if e.kind == "negation" and len(e.text) > size)


def _can_change(match: QuoteMatch) -> bool:
    kept = any(e.name in ("kept", "part", "joined") for e in match.evidence)
    return match.original is not None and not kept and len(match.original.text.split()) <= _LONGEST


def _english(match: QuoteMatch) -> str:
    assert match.original is not None
    return uninterrupted(seen(match.original.text))


def beside(matches: Sequence[QuoteMatch], encoder: AdditiveEncoder, lexicon: Lexicon) -> list[Pair | None]:
    """Put each quote beside its original, word by word."""
    texts = [_text(str(k), _english(match)) for k, match in enumerate(matches)]
    retriever = Retriever(build(texts), encoder, lexicon) if texts else None
    if retriever is None or not len(retriever.pool):
        return [None] * len(matches)
    first = retriever.pool.document_first
    queries = retriever.prepare([words(seen(match.quote.text), "fr") for match in matches])
    return [
        pair(seen(match.quote.text), query, int(first[k]), int(first[k + 1]), retriever)
        if len(query.words) and first[k] < first[k + 1]
        else None
        for k, (match, query) in enumerate(zip(matches, queries, strict=True))
    ]


def _text(name: str, body: str) -> Text:
    return Text(Document(name, "en", name, body), (Sentence(name, 0, 0, Span(0, len(body)), body),))


def _told(match: QuoteMatch, found: dict[str, str]) -> QuoteMatch:
    """Return a match with the changes that were found, details by kind, and the verdict of that."""
    told = {e.name for e in match.evidence if e.value >= 1} | {e.detail for e in match.evidence if e.value >= 1}
    new = [Evidence(kind, 1.0, detail) for kind, detail in found.items() if not {kind, detail} & told]
    said = {one.detail for one in new}
    evidence = [*(e for e in match.evidence if e.detail not in said), *new]
    return replace(match, verdict=of_original(shared(evidence), evidence), evidence=tuple(evidence))
