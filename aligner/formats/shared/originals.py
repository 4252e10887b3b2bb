"""Quotes with their originals, as those who restore quotes are given them."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.formats.shared.numbers import decimals
from aligner.model import Bitext, Verdict


@dataclass(frozen=True, slots=True)
class Original:
    """A quote that has one: its words, those of the original, where both stand, and how sure that is.

    `sentence` is the index of the sentence that the quote begins in, `document` that of the original.
    """

    number: int
    sentence: int
    quote: str
    text: str
    document: str
    start: int
    end: int
    speaker: str
    verdict: Verdict
    confidence: float

    @property
    def note(self) -> str:
        """What a translator should read beside the unit."""
        said = f", {self.speaker}" if self.speaker else ""
        where = f"{self.document}, characters {self.start}-{self.end}"
        return f"Original ({self.verdict}, {decimals(self.confidence)}{said}): \u201c{self.text}\u201d [{where}]"


def originals(bitext: Bitext) -> tuple[Original, ...]:
    """Return the quotes of a bitext's source whose original was found, in order; what a person rejected is left out."""
    sentences = bitext.source.sentences
    made = []
    for match in sorted(bitext.matches, key=lambda match: match.quote.index):
        found = match.original
        if found is None or (match.decision and match.decision.status == "rejected"):
            continue
        start = match.quote.span.start
        sentence = next((s.index for s in sentences if s.span.start <= start < s.span.end), None)
        if sentence is None:  # between two sentences: the one that follows
            sentence = next((s.index for s in sentences if s.span.start >= start), len(sentences) - 1)
        made.append(
            Original(
                match.quote.index + 1,
                sentence,
                match.quote.text,
                found.text,
                found.document_id,
                found.span.start,
                found.span.end,
                match.quote.speaker or found.speaker,
                match.verdict,
                match.confidence,
            )
        )
    return tuple(made)
