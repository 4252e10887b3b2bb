"""The translator as judge: an original must be likelier, given the quote, than what it would be without a change.

After Vamvas and Sennrich ("As Little as Possible, as Much as Necessary", ACL 2022), who find additions and omissions by
contrasting likelihoods; here the contrast is with the text in which one suspected change is taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligner.match.changes import Pair
from aligner.match.changes.pair import pair
from aligner.match.judge.edit import Edit
from aligner.match.judge.likely import word_costs
from aligner.match.judge.rivals import best, edits
from aligner.match.judge.surplus import Surplus, left_out, surpluses
from aligner.match.judge.verdict import is_loose, of_original
from aligner.match.pool.arrays import build
from aligner.match.pool.tokens import Words, words
from aligner.match.retrieve.candidates import Retriever
from aligner.match.retrieve.lexicon import Lexicon
from aligner.model import Document, Evidence, QuoteMatch, Sentence, Span, Text
from aligner.text import seen

if TYPE_CHECKING:
    from aligner.protocols import AdditiveEncoder, Likely, Scorer

# Nats by which a rival must be likelier for a change to be said: on alterations made of newstest and FLORES, about one
# faithful original in a hundred is beaten by that.
MARGIN = {
    "role": 2.5, "negation": 3.0, "name": 1.0, "added": 5.0, "contrary": 1.5,
    # They for one person; words that may negate on the other side; two words added; a word joined to others; two words
    # that changed places (three of 4,471 pairs of newstest2012, Tatoeba and Europarl are above).
    "number": 5.0, "perhaps": 5.0, "few": 8.0, "few of few": 4.0, "joined": 2.5, "crossed": 1.0,
}  # fmt: skip
# Longer originals are not judged: they cost most, and a block quote is compared sentence by sentence.
_LONGEST = 80


def judged(
    matches: Sequence[QuoteMatch], scorer: Scorer, encoder: AdditiveEncoder, lexicon: Lexicon
) -> tuple[QuoteMatch, ...]:
    """Return the matches with what the translator finds changed in their originals, and with the verdict of that.

    Only found originals of translated quotes are judged, and only where a rival can be made or words seem left out.
    """
    asked = [i for i, match in enumerate(matches) if _can_change(match)]
    pairs = zip(asked, beside([matches[i] for i in asked], encoder, lexicon), strict=True)
    doubts = {i: _Doubts(both, edits(both), surpluses(both)) for i, both in pairs if both is not None}
    doubts = {i: doubt for i, doubt in doubts.items() if doubt.rivals or doubt.surpluses}
    queries = [
        (french or doubt.pair.french, _whole(matches[i], doubt.pair, text))
        for i, doubt in doubts.items()
        for french, text in (("", doubt.pair.english), *((edit.french, edit.text) for edit in doubt.rivals))
    ]
    scores = iter(scorer.likelihood(queries))
    out = list(matches)
    for i, doubt in doubts.items():
        own = next(scores)
        values = [(_sum(next(scores)) - _sum(own) - MARGIN[edit.margin or edit.kind], edit) for edit in doubt.rivals]
        if own is not None:
            found = {edit.kind: edit.detail for value, edit in best(values).values() if value > 0}
            out[i] = _told(matches[i], found | _left_out(matches[i], doubt, own))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Doubts:
    """A quote beside its original, with what the original would be without a change, and what may be left out."""

    pair: Pair
    rivals: tuple[Edit, ...]
    surpluses: tuple[Surplus, ...]


def _left_out(match: QuoteMatch, doubt: _Doubts, own: Likely) -> dict[str, str]:
    """Return what the quote leaves out, by the likelihood of the original's own words."""
    head, found, _ = _english(match).partition(doubt.pair.english)
    words_, at = doubt.pair.theirs, len(head)
    placed = Words(words_.keys, tuple(at + x for x in words_.starts), tuple(at + x for x in words_.ends))
    costs = word_costs(own, _english(match), placed) if found and doubt.surpluses else None
    gone = left_out(doubt.surpluses, costs) if costs else None
    return {"left_out": f"omits '{gone.text}'"} if gone else {}


def _whole(match: QuoteMatch, both: Pair, text: str) -> str:
    """Return a text in the place of an original's words, with the signs before and after them."""
    head, _, tail = _english(match).partition(both.english)
    return f"{head}{text}{tail}"


def _can_change(match: QuoteMatch) -> bool:
    kept = any(e.name in ("kept", "part", "joined") for e in match.evidence)
    return match.original is not None and not kept and len(match.original.text.split()) <= _LONGEST


def _english(match: QuoteMatch) -> str:
    assert match.original is not None
    return seen(match.original.text)


def _sum(likely: Likely | None) -> float:
    return sum(likely.log_probs) if likely else float("-inf")


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
    told = {e.name for e in match.evidence if e.value >= 1}
    new = [Evidence(kind, 1.0, detail) for kind, detail in found.items() if kind not in told]
    evidence = [*match.evidence, *new]
    return replace(match, verdict=of_original(is_loose(evidence), evidence), evidence=tuple(evidence))
