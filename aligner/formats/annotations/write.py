"""W3C Web Annotations: each quote linked to its original, `annotations/NAME.jsonld` for each text that has any.

Web Annotation Data Model (W3C Recommendation, 23 February 2017): a TextQuoteSelector and a TextPositionSelector (4.2.4,
4.2.5; positions are Unicode code points, as everywhere here) on both ends, so that Hypothes.is and others find the
place even in a page whose text is not quite the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aligner.addresses import uri
from aligner.formats.shared.characters import xml_text
from aligner.formats.shared.layout import place_pair
from aligner.formats.shared.originals import Original, originals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import View
from aligner.model import Bitext, Document, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# As many characters before and after as Hypothes.is stores.
_AROUND = 32


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the page of annotations of a source text: its target is the quote, its body the original."""
    found = () if view.pooled else originals(bitext)
    if not found:
        return
    quotes = {quote.index + 1: quote.span for quote in bitext.source.quotes}
    items = [_annotation(bitext, view, original, quotes[original.number]) for original in found]
    page = {"@context": CONTEXT, "id": f"urn:aligner:{view.source.prefix}", "type": "AnnotationPage", "items": items}
    stem = place_pair(bitext, view.source, view.target).source.stem
    yield f"annotations/{stem}.jsonld", (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(bitext: Bitext, view: View, original: Original, span: Span) -> dict[str, Any]:
    document = bitext.source.document
    english = bitext.target.document if bitext.target and bitext.target.document.id == original.document else None
    place = Span(original.start, original.end)
    linked = {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": _address(english) if english else uri(original.document),
        "selector": _selectors(original.text, place, english.text if english else None),
    }
    note = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": xml_text(original.note)}
    return {
        "id": f"urn:aligner:{view.source.id(f'q{original.number}')}",
        "type": "Annotation",
        "motivation": "linking",
        "generator": {"type": "Software", "name": f"aligner {view.signature.version}".strip()},
        "target": {"source": _address(document), "selector": _selectors(original.quote, span, document.text)},
        "body": [linked, note],
    }


def _selectors(exact: str, span: Span, whole: str | None) -> list[dict[str, Any]]:
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": xml_text(exact)}
    if whole is not None:
        quote["prefix"] = xml_text(whole[max(0, span.start - _AROUND) : span.start])
        quote["suffix"] = xml_text(whole[span.end : span.end + _AROUND])
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _address(document: Document) -> str:
    """Return where a text is read: its address where its metadata name one, else its path in the corpus."""
    url = document.meta("url")
    return url if url.startswith(("http://", "https://")) else uri(document.id)
