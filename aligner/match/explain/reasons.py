"""What a journalist is told of an answer: how alike the words are, what was altered, what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.match.changes import Pair, changes
from aligner.match.judge.backtranslation import evidence
from aligner.match.judge.features import FEATURES
from aligner.match.judge.passages import Chain
from aligner.match.judge.ranking import Ranked, Ranking
from aligner.match.pool.arrays import Pool
from aligner.model import Document, Evidence, Span
from aligner.text import seen

_SHOWN = {
    "cosine": "likeness of meaning",
    "covered_content": "content words of the quote found in the original",
    "rendered_content": "content words of the original found in the quote",
    "order": "linked words in the same order",
}


def reasons(ranked: Ranked, both: Pair | None, ranking: Ranking) -> tuple[Evidence, ...]:
    """Return the evidence for the best proposal: scores, its back-translation, and what differs.

    `both` is the quote beside it; None where it is not plausible, so that what differs is idle.
    """
    best = ranked.proposals[0]
    values = dict(zip(FEATURES, best.features, strict=True))
    scores = [Evidence(key, round(float(values[key]), 4), words) for key, words in _SHOWN.items()]
    if len(ranked.scores) > 1:
        lead = round(ranked.scores[0] - ranked.scores[1], 4)
        scores.append(Evidence("lead", lead, "log-odds ahead of the next candidate"))
    if ranked.english:
        scores.append(evidence(ranked.english, ranking.written(best)))
    return (*scores, *(changes(both) if both else ()))


def place(document: Document, span: Span) -> tuple[Evidence, ...]:
    """Say when words were spoken, where the text has times, and when the page that has them was captured.

    >>> from aligner.model import Block
    >>> subtitles = Document("a.srt", "en", "", "Hello.", blocks=(Block(Span(0, 6), "turn", time="61.5-63.0"),))
    >>> place(subtitles, Span(0, 5))
    (Evidence(name='time', value=61.5, detail='said from 0:01:01.5 to 0:01:03.0'),)
    """
    found = []
    block = document.block_at(span.start)
    if block and block.time:
        start, _, end = block.time.partition("-")
        found.append(Evidence("time", float(start), f"said from {_clock(float(start))} to {_clock(float(end))}"))
    if captured := document.meta("captured"):
        found.append(Evidence("captured", 1.0, f"{document.meta('url')} as it was on {captured}"))
    return tuple(found)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes) // 60}:{int(minutes) % 60:02}:{rest:04.1f}"


def left_out(joined: Chain, pool: Pool) -> tuple[Evidence, ...]:
    """Say how many passages a quote joins, and which words between them it leaves out."""
    body = pool.documents[int(pool.document_of[joined.start])].text
    found = [Evidence("joined", float(len(joined.parts)), f"joins {len(joined.parts)} passages of the original")]
    for one, other in zip(joined.parts, joined.parts[1:], strict=False):
        if other.start > one.end:
            text = seen(body[pool.starts[one.end] : pool.ends[other.start - 1]])
            found.append(Evidence("left_out", float(other.start - one.end), f"leaves out '{text}'"))
    return tuple(found)


def partly(parts: Sequence[str], found: Sequence[int]) -> tuple[Evidence, ...]:
    """Say which part of a quote is there and which is not, where `found` are the numbers of its sentences that are.

    >>> [e.detail for e in partly(["Il pleut.", "Elle rentre."], [1])]
    ['only the second half is here', '« Il pleut. » was not found there']
    """
    there = Evidence("part", len(found) / len(parts), f"only {_which(len(parts), found)} here")
    missing = [text for k, text in enumerate(parts) if k not in found]
    return (there, *(Evidence("added", 1.0, f"« {text.strip()} » was not found there") for text in missing))


def _which(count: int, found: Sequence[int]) -> str:
    if count == 2:
        return f"the {('first', 'second')[found[0]]} half is"
    if len(found) == 1:
        return f"part {found[0] + 1} of {count} is"
    return f"parts {found[0] + 1} to {found[-1] + 1} of {count} are"
