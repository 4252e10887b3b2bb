"""What a journalist is told of an answer: how alike the words are, what was altered, what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.match.backtranslation import evidence
from aligner.match.candidates import Retriever, Window
from aligner.match.differences import Run, differences
from aligner.match.links import link
from aligner.match.passages import Chain
from aligner.match.pool import Pool
from aligner.match.ranking import Ranked, Ranking
from aligner.match.rerank import FEATURES, side
from aligner.match.verdict import PLAUSIBLE
from aligner.model import Evidence
from aligner.text import seen

_SHOWN = {
    "cosine": "likeness of meaning",
    "covered_content": "content words of the quote found in the original",
    "rendered_content": "content words of the original found in the quote",
    "order": "linked words in the same order",
}


def reasons(french: str, ranked: Ranked, retriever: Retriever, ranking: Ranking) -> tuple[Evidence, ...]:
    """Return the evidence for the best proposal: scores, its back-translation, and what differs if it is plausible."""
    best = ranked.proposals[0]
    values = dict(zip(FEATURES, best.features, strict=True))
    scores = [Evidence(key, round(float(values[key]), 4), words) for key, words in _SHOWN.items()]
    if len(ranked.scores) > 1:
        lead = round(ranked.scores[0] - ranked.scores[1], 4)
        scores.append(Evidence("lead", lead, "log-odds ahead of the next candidate"))
    if ranked.english:
        scores.append(evidence(ranked.english, ranking.written(best)))
    return (*scores, *(_differences(french, ranked, retriever) if ranked.confidence >= PLAUSIBLE else ()))


def _differences(french: str, ranked: Ranked, retriever: Retriever) -> tuple[Evidence, ...]:
    assert ranked.query is not None
    pool, best = retriever.pool, ranked.proposals[0]
    links = link(retriever, ranked.query, [Window(best.start, best.end, 0.0, 0.0)])
    i, j = best.start - int(links.low[0]), best.end - int(links.low[0])
    body = pool.documents[int(pool.document_of[best.start])].text
    written = tuple(seen(body[pool.starts[k] : pool.ends[k]]) for k in range(best.start, best.end))
    run = Run(0, i, j, written, tuple(pool.words(best.start, best.end)))
    return differences(links, side(links, french), french, run)


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
    """Say which sentences of a block quote were not found, where `found` are the numbers of those that were."""
    there = Evidence("part", len(found) / len(parts), f"{len(found)} of {len(parts)} sentences were found")
    missing = [text for k, text in enumerate(parts) if k not in found]
    return (there, *(Evidence("added", 1.0, f"« {text.strip()} » was not found") for text in missing))
