"""What a document's metadata says for or against its being the original."""

from __future__ import annotations

from aligner.model import Document, Quote
from aligner.text import Scanner, key

# Log-odds, by judgement, not learned: no training data has speakers and dates. Small enough that words decide first.
SPOKEN, LATER, TRANSLATED = 1.0, -2.0, -2.0
_NAMES = Scanner("letters")


def preference(document: Document, quote: Quote, source: Document | None) -> float:
    """Return what a document's metadata adds to the score of its words as the original of a quote in `source`.

    A document by the quote's speaker is likelier; one dated after `source`, or marked as a translation, is less so.
    """
    if not document.metadata and not document.origin:
        return 0.0
    value = 0.0
    if quote.speaker and speaks(f"{document.meta('author')} {document.meta('publisher')}", quote.speaker):
        value += SPOKEN
    if source is not None and source.meta("date") and document.meta("date") > source.meta("date"):
        value += LATER
    if "translation" in (document.origin or document.meta("origin")):
        value += TRANSLATED
    return value


def speaks(author: str, speaker: str) -> bool:
    """Tell whether a speaker's last name is among an author's names.

    >>> speaks("Sam Altman (interviewed by Alex Heath)", "Altman")
    True
    """
    names = _names(speaker)
    return bool(names) and names[-1] in _names(author)


def _names(text: str) -> list[str]:
    return [key(name) for name in _NAMES.words(text) if len(name) > 2]
