"""Count how often speakers are right by the way that the text tells them: the table of aligner/quotes/confidence.py.

Run `python training/speech/2_confidence.py`; `--gold` names the folder with `news` and `quotes`. It prints the counts
over both development sets, and, each article judged by the counts of the others, how far confidences are from how often
they are right (expected calibration error, ten bins) and what each floor leaves right, wrong and silent.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import quotes  # noqa: E402

from aligner.model import Document  # noqa: E402
from aligner.quotes import attribute, extract  # noqa: E402
from aligner.segmentation import segment  # noqa: E402

WAYS = importlib.import_module("aligner.quotes.confidence")
ATTRIBUTE = importlib.import_module("aligner.quotes.attribute")
FLOORS = (0.0, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8)


def ways_of(name: str, text: str) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the speaker of each quotation of a text and the way it is told, whatever the confidence."""
    found: dict[tuple[int, int], tuple[str, str]] = {}

    def filled(quote, said, words):
        if said is not None and said.speaker:
            span = words.folded.original(quote.span.start, quote.span.end)
            found[span.start, span.end] = said.speaker, said.way
        return quote

    ATTRIBUTE._filled, kept = filled, ATTRIBUTE._filled
    try:
        document = Document(name, "fr", name, text)
        sentences = segment(document)
        attribute(document, sentences, extract(document, sentences))
    finally:
        ATTRIBUTE._filled = kept
    return found


def judged(gold: Path) -> list[tuple[str, str, bool]]:
    """Return (article, way, whether it is right) of each speaker given to a quotation of gold."""
    rows = []
    for path in (gold / "news/dev.jsonl", gold / "quotes/dev.jsonl"):
        news = path.parent.name == "news"
        by_article = defaultdict(list)
        for row in map(quotes.json.loads, path.read_text(encoding="utf-8").splitlines()):
            by_article[row["path"]].append(row)
        for article, its in by_article.items():
            home = path.parent / "texts" if news else ROOT / "corpus"
            found = ways_of(article, (home / article).read_bytes().decode("utf-8"))
            for row in its:
                speaker, way = found.get((row["start"], row["end"]), ("", ""))
                if not speaker:
                    continue
                names = [row["speaker"] or "", *row.get("aliases", ())]
                written = (row["speaker_as_written"] or "",)
                place = article, row["start"], row["end"], row["kind"]
                forms = [quotes.Labelled(*place, name, written) for name in names]
                right = bool(row["speaker"]) and any(quotes.same_speaker(speaker, form) for form in forms)
                rows.append((article, way, right))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    options = parser.parse_args()
    if not (options.gold / "news/dev.jsonl").exists():
        print(f"no gold data at {options.gold}: name a folder with --gold", file=sys.stderr)
        return 2
    rows = judged(options.gold)
    counts = Counter(way for _, way, _ in rows)
    rights = Counter(way for _, way, right in rows if right)
    for way in sorted(counts):
        print(f'    "{way}": ({rights[way]}, {counts[way]}),')
    chances = []
    for article, way, right in rows:
        others = [(one, hit) for name, one, hit in rows if name != article]
        given = sum(one == way for one, _ in others)
        hits = sum(hit for one, hit in others if one == way)
        chances.append(((hits + WAYS.PRIOR_RIGHT) / (given + WAYS.PRIOR), right))
    bins = defaultdict(list)
    for chance, right in chances:
        bins[int(chance * 10)].append((chance, right))
    apart = sum(abs(sum(chance for chance, _ in held) - sum(right for _, right in held)) for held in bins.values())
    print(f"{len(rows)} speakers given, cross-validated by article: expected calibration error {apart / len(rows):.3f}")
    for floor in FLOORS:
        kept = [right for chance, right in chances if chance >= floor]
        print(
            f"floor {floor:.2f}: right {sum(kept)}, wrong {len(kept) - sum(kept)}, silent {len(rows) - len(kept)} more"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
