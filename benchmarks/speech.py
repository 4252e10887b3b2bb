"""Score direct speech in French novels, word by word and span by span, beside regular expressions.

Run `python benchmarks/speech.py`; `--gold` names other data, `--part` its part (train, val), `--strip` takes all marks
and line breaks out of the texts first, `--worst N` shows the N texts with the lowest F1. Exits with 2 where there is no
data. The data are those of Durandard, Tran, Michel and Epure (2023, Automatic Annotation of Direct Speech in Written
French Narratives, ACL), and the peer is written after the regular expressions that they describe: words between
guillemets or curly marks, and lines after a dash up to a verb of speech with an inverted subject.

A word is a run of letters and digits. A span is strictly right where its first and last words are those of a gold span.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from aligner.model import Document
from aligner.quotes import extract
from aligner.segmentation import segment
from aligner.signature import digest, line, sign

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared/gold/speech/dev.jsonl"
_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]*\"")
_DASHED = re.compile(r"^[ \t]*[—–-][ \t]*(.+)$", re.MULTILINE)
_INCISE = re.compile(
    r"[,!?…]?\s+(?:dit|répond\w+|s’écri\w+|s'écri\w+|repri\w+|demand\w+|ajout\w+|murmur\w+)\b[^.!?…]*(?:[.!?…,]|$)"
)

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Work:
    """One text of the gold data."""

    name: str
    part: str
    text: str
    speech: Spans


@dataclass(slots=True)
class Counts:
    """Hits, what was found, and what gold holds."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[object], gold: set[object]) -> None:
        self.hits += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, self.found + self.gold)

    def shown(self) -> str:
        precision, recall = self.hits / max(1, self.found), self.hits / max(1, self.gold)
        return f"F1 {self.f1:.3f}  P {precision:.3f}  R {recall:.3f}"


def read_gold(path: Path, part: str) -> list[Work]:
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    works = [Work(row["name"], row["split"], row["text"], [tuple(span) for span in row["speech"]]) for row in rows]
    return [work for work in works if work.part == part]


def stripped(work: Work) -> Work:
    """Return the text without quotation marks, dashes and line breaks, as poor scans and plain captions have it."""
    text = re.sub(r"[«»“”\"]|(?<!\w)[—–-]+(?!\w)", lambda found: " " * len(found[0]), work.text).replace("\n", " ")
    return Work(work.name, work.part, text, work.speech)


def by_rules(text: str) -> Spans:
    """Return what regular expressions take for speech."""
    spans = [found.span() for found in _MARKED.finditer(text)]
    for found in _DASHED.finditer(text):
        start, end = found.span(1)
        incise = _INCISE.search(text, start, end)
        spans.append((start, incise.start() if incise else end))
        if incise and incise.end() < end:
            spans.append((incise.end(), end))
    return spans


def by_aligner(text: str) -> Spans:
    document = Document("text", "fr", "text", text)
    quotes = extract(document, segment(document))
    return [
        (quote.span.start, quote.span.end)
        for quote in quotes
        if quote.depth == 0 and quote.kind not in ("scare", "title")
    ]


def in_words(spans: Iterable[tuple[int, int]], starts: list[int]) -> tuple[set[object], set[object]]:
    """Return the numbers of the words inside spans, and the spans as (first word, one after the last)."""
    ranges = {(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans}
    ranges = {(first, last) for first, last in ranges if first < last}
    return {place for first, last in ranges for place in range(first, last)}, set(ranges)


def scored(works: list[Work], find: Callable[[str], Spans]) -> tuple[Counts, Counts, list[tuple[float, str]]]:
    words, spans, each = Counts(), Counts(), []
    for work in works:
        starts = [found.start() for found in _WORD.finditer(work.text)]
        gold, found = in_words(work.speech, starts), in_words(find(work.text), starts)
        one = Counts()
        for counts in (words, one):
            counts.add(found[0], gold[0])
        spans.add(found[1], gold[1])
        each.append((one.f1, f"{work.name}  {one.shown()}"))
    return words, spans, each


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--part", default="val")
    parser.add_argument("--strip", action="store_true")
    parser.add_argument("--worst", type=int, default=3)
    options = parser.parse_args()
    if not options.gold.exists():
        print(f"no gold data at {options.gold}: name a file with --gold", file=sys.stderr)
        return 2
    works = read_gold(options.gold, options.part)
    if not works:
        print(f"{options.gold} has no text in the part {options.part!r}", file=sys.stderr)
        return 2
    works = [stripped(work) for work in works] if options.strip else works
    for name, find in (("aligner", by_aligner), ("regular expressions", by_rules)):
        words, spans, each = scored(works, find)
        print(f"{name:<20} words {words.shown()}   strict spans {spans.shown()}")
        print("\n".join(f"    {shown}" for _, shown in sorted(each)[: options.worst]))
    settings = {"gold": digest([options.gold.read_bytes()])[:12], "part": options.part, "texts": len(works)}
    print(line(sign([], {}, settings | {"stripped": options.strip})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
