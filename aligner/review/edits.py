"""From a request of the page to a decision: what is merged, split, moved, picked or undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from aligner.addresses import bead_token
from aligner.decisions.beads import Side
from aligner.decisions.beads import written as beads_written
from aligner.decisions.entries import Action, Entry, last, make
from aligner.decisions.matches import written as answer_written
from aligner.decisions.places import Place
from aligner.errors import UsageError
from aligner.model import Bead, Bitext, Candidate, QuoteMatch, Span, Verdict
from aligner.review.session import View

_VERDICTS = ("verbatim", "altered", "paraphrase")
_RELOAD = "reload the page"


class Stale(UsageError):
    """A request about something that is not so any more: somebody else decided meanwhile."""


def decide(view: View, request: Mapping[str, Any], by: str) -> tuple[Entry, str]:
    """Return the decision that a request asks for, and the id of what it leaves in the place of what it was about.

    `request` has `what` (bead, match), `id` (as the page has it), `action`, and what that needs: `side` (source,
    target) and `direction` (up, down) of a move, `direction` of a merge; `document`, `start`, `end`, `verdict` of
    another original; `seen`, the version of the page. Raises UsageError for what cannot be done, Stale for what is not
    so any more.
    """
    match request.get("what"):
        case "bead":
            return _decide_bead(view, request, by)
        case "match":
            return _decide_match(view, request, by)
    raise UsageError(f"no decision is about {request.get('what')!r}", remedy="it is about a bead or a match")


def undo(view: View, by: str) -> Entry:
    """Return the undoing of a person's newest decision that holds. Raises UsageError where there is none."""
    entry = last(view.entries, by)
    if entry is None:
        raise UsageError(f"{by} has decided nothing that could be undone", remedy="decide something first")
    return _undoing(entry, by)


def redo(view: View, by: str) -> Entry:
    """Return the undoing of a person's newest undoing, where nothing was decided since. Raises UsageError elsewhere."""
    gone = {one.anchor for one in view.entries if one.action == "undo"}
    plain = {one.id for one in view.entries if one.action != "undo"}
    for entry in reversed(view.entries):
        if entry.by != by:
            continue
        if entry.action != "undo":
            break
        if entry.id not in gone and entry.anchor in plain:
            return _undoing(entry, by)
    raise UsageError(f"{by} has undone nothing since the last decision", remedy="undo something first")


def _undoing(entry: Entry, by: str) -> Entry:
    return make("decision", entry.document, entry.target, entry.id, "undo", "", entry.text, by, _now())


def _decide_bead(view: View, request: Mapping[str, Any], by: str) -> tuple[Entry, str]:
    name = str(request.get("id"))
    if name not in view.beads:
        raise Stale("these sentences are joined otherwise by now", remedy=_RELOAD)
    number, index = view.bead(name)
    bitext = view.corpus.bitexts[number]
    assert bitext.target is not None  # only pairs have beads
    action = cast(Action, request.get("action"))
    before, after, kept = _changed(bitext, index, request)
    sides = Side.of(bitext.source), Side.of(bitext.target)
    hull = _hull(before)
    anchor = f"{sides[0].place(hull.source)} {sides[1].place(hull.target)}"
    value = "" if action in ("accept", "reject") else beads_written(after, sides)
    ids = bitext.source.document.id, bitext.target.document.id
    prefix = name.removesuffix(bead_token(bitext.beads[index]))
    entry = make("bead", *ids, anchor, action, value, _words(bitext, hull), by, _now())
    return entry, prefix + bead_token(kept)


def _changed(bitext: Bitext, index: int, request: Mapping[str, Any]) -> tuple[Sequence[Bead], Sequence[Bead], Bead]:
    """Return the beads that a request changes, what it makes of them, and the one to go on from."""
    bead = bitext.beads[index]
    down = request.get("direction") != "up"
    place = index + 1 if down else index - 1
    other = bitext.beads[place] if 0 <= place < len(bitext.beads) else None
    match request.get("action"):
        case "accept" | "reject":
            return [bead], [bead], bead
        case "merge":
            if other is None:
                raise UsageError("there is no bead to merge with", remedy="merge in the other direction")
            both = [bead, other] if down else [other, bead]
            return both, [_hull(both)], _hull(both)
        case "split":
            parts = _split(bitext, bead)
            return [bead], parts, parts[0]
        case "move":
            return _moved(bead, other, request.get("side") == "target", down)
    raise UsageError(f"beads have no action {request.get('action')!r}", remedy="accept, reject, merge, split or move")


def _moved(bead: Bead, other: Bead | None, english: bool, down: bool) -> tuple[Sequence[Bead], Sequence[Bead], Bead]:
    """Move a bead's last sentence of one side down to the next bead, or its first one up to the one before."""
    side = bead.target if english else bead.source
    if not len(side):
        raise UsageError("there is no sentence to move on that side", remedy="choose the other side")
    if other is None and len(bead.source) + len(bead.target) == 1:
        raise UsageError("there is nothing beyond it", remedy="merge it instead")
    left = Span(side.start, side.end - 1) if down else Span(side.start + 1, side.end)
    moved = Span(side.end - 1, side.end) if down else Span(side.start, side.start + 1)
    mine = Bead(bead.source, left, 1.0) if english else Bead(left, bead.target, 1.0)
    far = other or (
        _empty(bead, bead.source.end, bead.target.end) if down else _empty(bead, bead.source.start, bead.target.start)
    )
    theirs = far.target if english else far.source
    joined = _union(theirs, moved)
    yours = Bead(far.source, joined, 1.0) if english else Bead(joined, far.target, 1.0)
    before = [one for one in ((bead, other) if down else (other, bead)) if one is not None]
    after = [one for one in ((mine, yours) if down else (yours, mine)) if len(one.source) or len(one.target)]
    return before, after, mine if mine in after else yours


def _empty(bead: Bead, source: int, target: int) -> Bead:
    return Bead(Span(source, source), Span(target, target), bead.score)


def _split(bitext: Bitext, bead: Bead) -> list[Bead]:
    """Cut a bead in two where the shares of characters on both sides are nearest; moving sentences does the rest."""
    assert bitext.target is not None
    if len(bead.source) + len(bead.target) < 2:
        raise UsageError("one sentence cannot be split", remedy="merge it or move it")
    shares = [
        _shares(text.sentences, side) for text, side in ((bitext.source, bead.source), (bitext.target, bead.target))
    ]
    cuts = [
        (abs(left - right), j, i)
        for i, left in enumerate(shares[0])
        for j, right in enumerate(shares[1])
        if 0 < i + j < len(bead.source) + len(bead.target)
    ]
    _, j, i = min(cuts)
    source, target = bead.source.start + i, bead.target.start + j
    first = Bead(Span(bead.source.start, source), Span(bead.target.start, target), 1.0)
    return [first, Bead(Span(source, bead.source.end), Span(target, bead.target.end), 1.0)]


def _shares(sentences: Sequence[Any], side: Span) -> list[float]:
    """Return the share of a side's characters before each sentence, and 1 at the end; half for an empty side."""
    lengths = [len(sentence.text) for sentence in sentences[side.start : side.end]]
    if not lengths:
        return [0.5]
    total = sum(lengths) or 1
    return [sum(lengths[:count]) / total for count in range(len(lengths) + 1)]


def _hull(beads: Sequence[Bead]) -> Bead:
    source, target = beads[0].source, beads[0].target
    for bead in beads[1:]:
        source, target = _union(source, bead.source), _union(target, bead.target)
    return Bead(source, target, 1.0)


def _union(one: Span, other: Span) -> Span:
    if not len(one):
        return other
    return one if not len(other) else Span(min(one.start, other.start), max(one.end, other.end))


def _words(bitext: Bitext, bead: Bead) -> str:
    sides = ((bitext.source, bead.source), (bitext.target, bead.target))
    words = [" ".join(s.text for s in text.sentences[side.start : side.end]) if text else "" for text, side in sides]
    return " | ".join(_short(" ".join(part.split())) for part in words)


def _short(text: str) -> str:
    return text if len(text) <= 55 else f"{text[:54]}…"


def _decide_match(view: View, request: Mapping[str, Any], by: str) -> tuple[Entry, str]:
    name = str(request.get("id"))
    if name not in view.quotes:
        raise Stale("this quote is not there any more", remedy=_RELOAD)
    number, index = view.quote(name)
    document = view.corpus.bitexts[number].source.document
    match = view.corpus.bitexts[number].matches[index]
    anchor = str(Place.of(match.quote.span, document.text))
    _check_seen(view, str(request.get("seen", "")), document.id, anchor)
    action, verdict, original = _answer(view, match, request)
    value = answer_written(verdict, original, view.pool)
    text = f"{_short(match.quote.text)} | {_short(original.text) if original else '–'}"
    return make("match", document.id, "", anchor, action, value, text, by, _now()), name


def _check_seen(view: View, seen: str, document: str, anchor: str) -> None:
    """Raise Stale where somebody decided about the quote after the page that a request comes from."""
    ids = [entry.id for entry in view.entries]
    newer = view.entries[ids.index(seen) + 1 :] if seen in ids else view.entries
    touched = {entry.id for entry in view.entries if entry.document == document and entry.anchor == anchor}
    if any(entry.id in touched or entry.anchor in touched for entry in newer):
        raise Stale("somebody decided about this quote meanwhile", remedy=_RELOAD)


def _answer(view: View, match: QuoteMatch, request: Mapping[str, Any]) -> tuple[Action, Verdict, Candidate | None]:
    action = request.get("action")
    if action in ("accept", "reject"):
        return action, match.verdict, match.original
    if action == "none":
        return "none", "none", None
    if action not in ("pick", "span", "verdict"):
        raise UsageError(f"matches have no action {action!r}", remedy="accept, reject, pick, span, none or verdict")
    verdict = cast(Verdict, request.get("verdict"))
    if verdict not in _VERDICTS:  # a verdict is about two texts: the machine's is not taken over for another original
        raise UsageError("no verdict is given", remedy=f"choose {', '.join(_VERDICTS)}")
    if action == "verdict":
        if match.original is None:
            raise UsageError("a quote without original has no other verdict", remedy="choose its original")
        return "verdict", verdict, match.original
    chosen = _chosen(view, request)
    known = {(one.document_id, one.span) for one in match.candidates}
    return "pick" if (chosen.document_id, chosen.span) in known else "span", verdict, chosen


def _chosen(view: View, request: Mapping[str, Any]) -> Candidate:
    name, start, end = str(request.get("document")), request.get("start"), request.get("end")
    if name not in view.pool:
        raise UsageError(f"{name} is not among the English texts", remedy="choose one of them")
    text = view.pool[name].document.text
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise UsageError(f"{start}..{end} is no span of {name}", remedy="select the words of the original")
    words = Span(start, end).of(text)
    lead, trail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    if lead == len(words):
        raise UsageError("only white space is selected", remedy="select the words of the original")
    span = Span(start + lead, end - trail)
    return Candidate(name, span, span.of(text), 0.0)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
