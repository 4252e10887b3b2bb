"""Vertical text: one token per line, for the IMS Open Corpus Workbench and NoSketch Engine, with the alignment of both.

`vertical/fr.vrt` and `en.vrt` hold the texts of all pairs; `fr-en.align` is what `cwb-align-encode` takes (corpus
positions, CWB manual, cwb-align-encode), `fr-en.map` and `en-fr.map` what `mkalign` of Manatee takes (numbers of `s`).
docs/exchange.md has the commands.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from aligner.addresses import Address
from aligner.formats.shared.characters import cell
from aligner.formats.shared.joiner import Files
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
from aligner.model import Bitext, Lang, Sentence, Span, Text

PREFIX = "vertical/"
# What the corpora are called in the header of the alignment: the names to register them by.
CORPORA: dict[Lang, str] = {"fr": "bitext_fr", "en": "bitext_en"}
# French parts elided words from the next ("l'", "qu'"); English keeps its own together ("don't", "sister-in-law").
_TOKENS: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(r"aujourd['’]hui|\w+['’](?=\w)|\w+(?:[-.,]\w+)*|[^\w\s]", re.IGNORECASE),
    "en": re.compile(r"\w+(?:[-.,'’]\w+)*|[^\w\s]"),
}


def tokens(text: str, lang: Lang) -> list[tuple[str, bool]]:
    """Return the tokens of a sentence, each with whether it stands right after the one before.

    >>> tokens("L'eau, dit-il.", "fr")
    [("L'", False), ('eau', True), (',', True), ('dit-il', False), ('.', True)]
    """
    found, end = [], -1
    for match in _TOKENS[lang].finditer(text):
        found.append((match.group(), match.start() == end))
        end = match.end()
    return found


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the beginning of each file, which are there even where nothing is in them."""
    for name in ("fr.vrt", "en.vrt", "fr-en.map", "en-fr.map"):
        yield f"{PREFIX}{name}", b""
    yield f"{PREFIX}fr-en.align", f"{CORPORA['fr']}\ts\t{CORPORA['en']}\ts\n".encode()


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the two texts of a pair, and their beads for `Positions`: first and last token and `s` of each side."""
    if bitext.target is None or view.target is None:
        return
    sides: dict[Lang, _Side] = {}
    for text, address in ((bitext.source, view.source), (bitext.target, view.target)):
        sides[text.document.lang] = _Side(text, address)
    if len(sides) < 2:
        return
    spans = [(bead.source, bead.target) for bead in bitext.beads]
    if bitext.source.document.lang == "en":
        spans = [(target, source) for source, target in spans]
    french, english = sides["fr"], sides["en"]
    yield f"{PREFIX}fr.vrt", french.content
    yield f"{PREFIX}en.vrt", english.content
    beads = [(*french.place(left), *english.place(right)) for left, right in spans]
    sizes = [(side.ends[-1], len(side.ends) - 1) for side in (french, english)]
    yield f"{PREFIX}#beads", json.dumps({"sizes": sizes, "beads": beads}).encode()


class _Side:
    """A text as vertical text, and where the tokens of each of its sentences end; one without a token is left out."""

    def __init__(self, text: Text, address: Address) -> None:
        self.ends = [0]
        self._kept: list[int] = []
        lines = [f"<text id={quoteattr(cell(text.document.id))} title={quoteattr(cell(text.document.title))}>"]
        for _, paragraph in groupby(text.sentences, key=lambda sentence: sentence.paragraph):
            inner = [line for sentence in paragraph for line in self._sentence(sentence, text.document.lang, address)]
            lines += ["<p>", *inner, "</p>"] if inner else []
        self.content = ("\n".join([*lines, "</text>"]) + "\n").encode()

    def _sentence(self, sentence: Sentence, lang: Lang, address: Address) -> list[str]:
        found = tokens(cell(sentence.text), lang)
        if not found:
            return []
        self._kept.append(sentence.index)
        self.ends.append(self.ends[-1] + len(found))
        glued = [line for token, close in found for line in (["<g/>"] if close else []) + [escape(token)]]
        return [f'<s id="{address.id(f"s{sentence.index + 1}")}">', *glued, "</s>"]

    def place(self, span: Span) -> tuple[int, int, int, int]:
        """Return the first and last token and the first and last `s` of a span; of none, a last before the first."""
        first, end = bisect_left(self._kept, span.start), bisect_left(self._kept, span.end)
        return (self.ends[first], self.ends[end] - 1, first, end - 1) if first < end else (0, -1, 0, -1)


class Positions:
    """Counts tokens and sentences over all texts, so that beads are told by their places in the whole corpus."""

    def __init__(self, settings: Settings) -> None:
        self._tokens, self._sentences = [0, 0], [0, 0]

    def take(self, path: str, content: bytes) -> Files:
        """Yield texts as they are, and the lines of the alignment for beads."""
        if path != f"{PREFIX}#beads":
            yield path, content
            return
        made = json.loads(content)
        beads = [[bead[:4], bead[4:]] for bead in made["beads"]]
        full = [(left, right) for left, right in beads if left[1] >= left[0] and right[1] >= right[0]]
        rows = [self._moved(self._tokens, left[:2], right[:2]) for left, right in full]
        yield f"{PREFIX}fr-en.align", "".join("\t".join(map(str, row)) + "\n" for row in rows).encode()
        numbered = [(self._named(0, left), self._named(1, right)) for left, right in beads]
        there = [pair for pair in numbered if pair != ("-1", "-1")]
        yield f"{PREFIX}fr-en.map", "".join(f"{left}\t{right}\n" for left, right in there).encode()
        yield f"{PREFIX}en-fr.map", "".join(f"{right}\t{left}\n" for left, right in there).encode()
        for side, (count, sentences) in enumerate(made["sizes"]):
            self._tokens[side] += count
            self._sentences[side] += sentences

    def end(self) -> Files:
        """Yield nothing: all is written."""
        return ()

    @staticmethod
    def _moved(base: list[int], left: list[int], right: list[int]) -> list[int]:
        return [base[0] + left[0], base[0] + left[1], base[1] + right[0], base[1] + right[1]]

    def _named(self, side: int, place: list[int]) -> str:
        """Return the structures of a side as `mkalign` has them: "7", "7,8" for a range, "-1" for none."""
        first, last = place[2], place[3]
        if last < first:
            return "-1"
        numbers = [str(self._sentences[side] + number) for number in dict.fromkeys((first, last))]
        return ",".join(numbers)
