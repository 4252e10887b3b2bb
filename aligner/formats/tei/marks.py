"""The elements to put round ranges of a text: its quotes, originals, and what stands within the source's lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.addresses import original_token, quote_token
from aligner.formats.shared.numbers import decimals
from aligner.model import Markup, Quote, Span, Text

_UNSPOKEN = {"scare": "soCalled", "title": "title"}
_WORDS = frozenset(("w", "pc"))


@dataclass(frozen=True, slots=True)
class Mark:
    """An element to put round a range of the text: its tag, its id's token, and its other attributes.

    `source` is the element of the source that it is, which has no token.
    """

    span: Span
    tag: str
    token: str
    attributes: Mapping[str, str]
    source: Markup | None = None


# What other texts point to in this one, by kind ("original", "candidate"): spans and the tokens of their elements.
Found = Mapping[str, Mapping[Span, str]]


def originals(text: Text, spans: Iterable[Span]) -> dict[Span, str]:
    """Return for each span of originals the token of its element's id: a quote's where one is just there.

    Others are named by their offsets, as in `o120-178`. `TextFacts.token` gives the same without the text.
    """
    quotes = {quote.span: quote_token(quote.index) for quote in reversed(text.quotes)}
    return {span: quotes.get(span, original_token(span)) for span in spans}


def quote_mark(quote: Quote, who: str) -> Mark:
    """Return the element of a quote: `said` where the speaker is known, `soCalled`, `title` or `quote` otherwise."""
    ana = f"q:{quote.kind}" if quote.closed else f"q:{quote.kind} q:unclosed"
    token = quote_token(quote.index)
    if who:
        sure = {"cert": decimals(quote.speaker_confidence)} if quote.speaker_confidence else {}
        return Mark(quote.span, "said", token, {"who": who, "direct": "true", "ana": ana} | sure)
    if quote.kind in _UNSPOKEN:
        return Mark(quote.span, _UNSPOKEN[quote.kind], token, {"ana": ana})
    return Mark(quote.span, "quote", token, {"ana": ana})


def marks(text: Text, found: Found, who: Callable[[str], str]) -> tuple[Mark, ...]:
    """Return the elements of a text: its quotes, and what of `found` no quote marks already, each once."""
    made = [quote_mark(quote, who(quote.speaker) if quote.speaker else "") for quote in text.quotes]
    taken = {mark.token for mark in made}
    for kind, spans in found.items():
        for span, token in sorted(spans.items()):
            if token not in taken:
                taken.add(token)
                made.append(Mark(span, "seg", token, {"type": kind}))
    return tuple(made)


def in_parts(mark: Markup, ends: Sequence[int], text: str) -> Iterator[Mark]:
    """Yield the element of a mark; of a word, which can hold no quote, the parts between the ends that lie in it."""
    inner = ends[bisect_right(ends, mark.span.start) : bisect_left(ends, mark.span.end)] if mark.tag in _WORDS else ()
    spans = [Span(*pair) for pair in pairwise((mark.span.start, *inner, mark.span.end))]
    parts = [span for span in spans if not inner or span.of(text).strip()]
    for number, span in enumerate(parts):
        part = "I" if number == 0 else "F" if number == len(parts) - 1 else "M"
        yield Mark(span, mark.tag, "", {"part": part} if len(parts) > 1 else {}, mark)
