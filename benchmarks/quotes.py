"""Score extraction and attribution on the annotated French articles, and list every error.

Run `python benchmarks/quotes.py`; `--gold` and `--corpus` name other data. Exits with 2 where there is none.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from aligner.evaluate.quotes import Labelled, QuoteScores, Rate, score
from aligner.model import Document
from aligner.quotes import attribute, extract
from aligner.segmentation import segment
from aligner.signature import digest, line, sign

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared/gold/quotes/dev.jsonl"


def read_gold(path: Path) -> list[Labelled]:
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    return [
        Labelled(
            row["path"],
            row["start"],
            row["end"],
            row["kind"],
            row["speaker"] or "",
            tuple(filter(None, [row["speaker_as_written"]])),
        )
        for row in rows
    ]


def find(documents: list[Document]) -> list[Labelled]:
    found = []
    for document in documents:
        sentences = segment(document)
        for quote in attribute(document, sentences, extract(document, sentences)):
            found.append(Labelled(document.id, quote.span.start, quote.span.end, quote.kind, quote.speaker))
    return found


def table(scores: QuoteScores) -> str:
    def row(name: str, rate: Rate) -> str:
        low, high = rate.interval
        return f"{name:<16} {rate.value:.3f}  [{low:.3f}, {high:.3f}]  {rate.hits}/{rate.total}"

    rows = [
        row("precision", scores.precision),
        row("recall", scores.recall),
        f"{'F1':<16} {scores.f1:.3f}",
        row("kind", scores.kind),
        row("speaker", scores.speaker),
    ]
    return "\n".join(rows)


def errors(scores: QuoteScores, texts: dict[str, str]) -> list[str]:
    def shown(item: Labelled) -> str:
        return f"{item.document}:{item.start}-{item.end} {texts[item.document][item.start : item.end][:70]!r}"

    return [
        *(f"missed    {shown(item)}" for item in scores.missed),
        *(f"spurious  {shown(item)}" for item in scores.spurious),
        *(f"kind      {shown(item)}: {mine.kind} for {item.kind}" for mine, item in scores.wrong_kind),
        *(f"speaker   {shown(item)}: {mine.speaker!r} for {item.speaker!r}" for mine, item in scores.wrong_speaker),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    options = parser.parse_args()
    if not options.gold.exists():
        print(f"no gold data at {options.gold}: name a file with --gold", file=sys.stderr)
        return 2
    gold = read_gold(options.gold)
    paths = sorted({item.document for item in gold})
    if not paths:
        print(f"{options.gold} holds no quotations: nothing to check", file=sys.stderr)
        return 2
    texts = {path: (options.corpus / path).read_bytes().decode("utf-8") for path in paths}
    documents = [Document(path, "fr", path, text) for path, text in texts.items()]
    scores = score(find(documents), gold)
    settings = {"gold": digest([options.gold.read_bytes()])[:12], "articles": len(paths)}
    print("\n".join([table(scores), *errors(scores, texts), line(sign(documents, {}, settings))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
