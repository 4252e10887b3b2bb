"""Score verdicts on quotes that were changed and quotes that were not: benchmarks/data/changed_quotes.tsv.

Run `python benchmarks/verdicts.py`; with `--before CHECKOUT` an older release, whose verdicts come from rules, is asked
the same in a process of its own, so that all confusion tables stand in one run. The table holds 200 French quotes with
a faithful English original and one in which one thing differs: a number, a name, a negation, a role, a contrary, words
left out or added. All were written by hand for this purpose; no program that made training data made them. Prints how
many of each kind are "altered", with and without the translator as judge, which kind was named, and the faithful ones
that are called "altered".
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner import embed, translation
from aligner.match import Matcher
from aligner.match.changes import CHANGES
from aligner.model import Document, Quote, QuoteMatch, Span, Text
from aligner.protocols import AdditiveEncoder, Judging, Scorer
from aligner.segmentation import segment
from aligner.signature import digest, line, sign

TABLE = Path(__file__).parent / "data/changed_quotes.tsv"


# What the older release runs: its answers as [verdict, kinds of change named] for each column of the table.
_OLDER = """
import csv, json, sys
from aligner import embed
from aligner.match import Matcher
from aligner.model import Document, Quote, Sentence, Span, Text
with open(sys.argv[1], encoding="utf-8") as stream:
    rows = list(csv.DictReader(stream, delimiter="\\t", quoting=csv.QUOTE_NONE))
def text(name, body):
    return Text(Document(name, "en", name, body), (Sentence(name, 0, 0, Span(0, len(body)), body),))
encoder, out = embed.load(), []
for column in ("changed", "en"):
    matcher = Matcher([text(f"{column}:{i}", row[column]) for i, row in enumerate(rows)], encoder)
    quotes = [Quote("fr", i, Span(0, len(row["fr"])), row["fr"]) for i, row in enumerate(rows)]
    out.append([(m.verdict, [e.name for e in m.evidence if e.value >= 1]) for m in matcher.match(quotes)])
json.dump(out, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict, and the kinds of change that its evidence names for sure."""

    verdict: str
    kinds: frozenset[str]


def text(name: str, body: str) -> Text:
    document = Document(name, "en", name, body)
    return Text(document, segment(document))


def asked(
    rows: Sequence[dict[str, str]], column: str, encoder: AdditiveEncoder, scorer: Scorer | None
) -> list[QuoteMatch]:
    """Look for every quote in a pool of the English of one column."""
    matcher = Matcher.from_texts([text(f"{column}:{i}", row[column]) for i, row in enumerate(rows)], encoder)
    quotes = [Quote("fr", i, Span(0, len(row["fr"])), row["fr"]) for i, row in enumerate(rows)]
    return list(matcher.match(quotes, scorer=scorer))


def answers(matches: Sequence[QuoteMatch]) -> list[Answer]:
    return [
        Answer(m.verdict, frozenset(e.name for e in m.evidence if e.name in CHANGES and e.value >= 1)) for m in matches
    ]


def older(checkout: Path) -> tuple[list[Answer], list[Answer]]:
    """Ask an older release, with the models of its own checkout."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "aligner_models").symlink_to((checkout / "models").resolve())
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((folder, str(checkout.resolve())))}
        done = subprocess.run(
            [sys.executable, "-c", _OLDER, str(TABLE.resolve())],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    changed, same = json.loads(done.stdout)
    return tuple([Answer(verdict, frozenset(names)) for verdict, names in column] for column in (changed, same))


def report(name: str, rows: Sequence[dict[str, str]], changed: list[Answer], same: list[Answer]) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    named: Counter[str] = Counter()
    for row, match in zip(rows, changed, strict=True):
        table[row["kind"]][match.verdict] += 1
        named[row["kind"]] += match.verdict == "altered" and row["kind"] in match.kinds
    for match in same:
        table["unchanged"][match.verdict] += 1
    print(f"{name:20} {'altered':>8} {'(named)':>8} {'verbatim':>9} {'paraphrase':>11} {'none':>5}")
    for kind, counts in table.items():
        told = f"({named[kind]})" if kind != "unchanged" else ""
        print(
            f"  {kind:10} {counts['altered']:8} {told:>8} {counts['verbatim']:9} {counts['paraphrase']:11}"
            f" {counts['none']:5}"
        )
    all_changed = Counter(match.verdict for match in changed)
    print(f"  of {len(changed)} changed: {dict(all_changed)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show what was missed, and what was doubted wrongly")
    parser.add_argument("--before", type=Path, metavar="CHECKOUT", help="an older release to ask the same")
    options = parser.parse_args()
    with TABLE.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    encoder, translator = embed.load(), translation.load()
    assert isinstance(encoder, AdditiveEncoder)
    judge = translator.scorer() if isinstance(translator, Judging) else None
    if options.before:
        report(f"before, {options.before.name}", rows, *older(options.before))
    for name, scorer in (("rules", None), ("with judge", judge)):
        start = time.process_time()
        changed, same = asked(rows, "changed", encoder, scorer), asked(rows, "en", encoder, scorer)
        report(name, rows, answers(changed), answers(same))
        print(f"  {1000 * (time.process_time() - start) / 2 / len(rows):.1f} CPU ms a quote")
    if options.errors:
        for row, match in zip(rows, changed, strict=True):
            if match.verdict in ("verbatim", "paraphrase"):
                print(f"missed {row['kind']}: {row['fr']} | {row['changed']}")
        for row, match in zip(rows, same, strict=True):
            if match.verdict == "altered":
                told = [e.detail for e in match.evidence if e.name in CHANGES and e.value >= 1]
                print(f"doubted: {row['fr']} | {row['en']} | {told}")
    models = {f"encoder-{encoder.name}": encoder.digest, translator.name: translator.digest}
    print(line(sign([], models, {"data": digest([TABLE.read_bytes()])[:12]})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
