"""Translation by domain: news, what news quotes, parliament, encyclopaedias and guides, the corpus's own quotations.

    python benchmarks/translation_domains.py [--translator NAME]... [--lines N]

At most so many lines of each domain, evenly: newstest2012 and 2013 without and with quotation marks; FLORES dev; long
lines of the end of Europarl, which no recipe trains on; the quotations of the sample corpus with the words that were
really said; and its text that has an English version, sentence for sentence where the aligner pairs one with one.
Prints BLEU and chrF2 of each system on the same lines. Peers whose output lies there are shown where they have any.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from aligner import api, translation
from aligner.errors import AlignerError
from aligner.evaluate import translation as evaluation
from aligner.signature import digest, line, sign

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "mt"
PEERS = ("bergamot-tiny", "google")
_MARKS = re.compile('[«»“”"]')
# Europarl's lines before are trained on, and shorter ones after them (`training/translator/inputs.tsv`, `decay.tsv`).
TAIL, LONG = 100_000, 300


@dataclass(frozen=True, slots=True)
class Domain:
    """Lines of one kind: French, the human English, and what other systems made of them."""

    name: str
    french: list[str]
    english: list[str]
    others: dict[str, list[str]] = field(default_factory=dict)

    def some(self, most: int) -> Domain:
        """Return at most so many lines, evenly spread."""
        step = max(1, -(-len(self.french) // most))
        others = {name: lines[::step] for name, lines in self.others.items()}
        return Domain(self.name, self.french[::step], self.english[::step], others)


def _sets(name: str, prefixes: Iterable[str], wanted: Callable[[str], bool]) -> Domain:
    columns: dict[str, list[str]] = {}
    for prefix in prefixes:
        for key in ("fr", "en", *(f"{peer}.en" for peer in PEERS)):
            columns.setdefault(key, []).extend(evaluation.read_lines(GOLD / f"{prefix}.{key}"))
    places = [i for i, text in enumerate(columns["fr"]) if wanted(text)]
    chosen = {key: [lines[i] for i in places] for key, lines in columns.items()}
    return Domain(name, chosen["fr"], chosen["en"], {peer: chosen[f"{peer}.en"] for peer in PEERS})


def _parliament() -> Domain:
    with lzma.open(SHARED / "mt" / "europarl.tsv.xz", "rt", encoding="utf-8") as lines:
        rows = [row.rstrip("\n").split("\t")[:2] for row in deque(lines, TAIL) if len(row) > LONG]
    return Domain("parliament, long sentences", [row[0] for row in rows], [row[1] for row in rows])


def _quotations() -> Domain:
    rows = [json.loads(row) for row in (SHARED / "gold" / "quotes" / "dev.jsonl").read_text("utf-8").splitlines()]
    found = {row["text"]: row["original"] for row in rows if row.get("original")}
    return Domain("quotations of the corpus", list(found), list(found.values()))


def _harbour() -> Domain:
    name = "2026-10-03_harbour-library.txt"
    texts = [(ROOT / "corpus" / side / name).read_text("utf-8") for side in ("fr", "en")]
    bitext = api.align(*texts)
    pairs = [bead for bead in bitext.beads if len(bead.source) == len(bead.target) == 1]
    source, target = bitext.source.sentences, bitext.target.sentences if bitext.target else ()
    return Domain(
        "a story of the corpus",
        [source[bead.source.start].text for bead in pairs],
        [target[bead.target.start].text for bead in pairs],
    )


def domains() -> list[Domain]:
    """Return all domains, whole. Raises OSError where the data is absent."""
    news = ("wmt12", "wmt13")
    return [
        _sets("news", news, lambda text: not _MARKS.search(text)),
        _sets("quoted in news", news, lambda text: _MARKS.search(text) is not None),
        _sets("encyclopaedias, guides", ("flores-dev",), lambda text: True),
        _parliament(),
        _quotations(),
        _harbour(),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--translator", action="append", help="as `align --translator` takes it (default: the best)")
    parser.add_argument("--lines", type=int, default=300, help="lines of a domain at most")
    options = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"{GOLD}: absent; the test sets belong there")
    try:
        engines = [translation.load(name) for name in options.translator or [None]]
        chosen = [domain.some(options.lines) for domain in domains()]
    except (AlignerError, OSError) as error:
        sys.exit(str(error))
    data = digest(text for domain in chosen for text in (*domain.french, *domain.english))[:12]
    print(line(sign([], {engine.name: engine.digest for engine in engines}, {"data": data})))
    print("| domain | lines | " + " | ".join([*(engine.name for engine in engines), *PEERS]) + " |")
    print("|---|---|" + "---|" * (len(engines) + len(PEERS)))
    for domain in chosen:
        made = {e.name: [r.text for r in translation.translate_lines(domain.french, e)] for e in engines}
        cells = [_cell((made | domain.others).get(name), domain.english) for name in (*made, *PEERS)]
        print(f"| {domain.name} | {len(domain.french)} | " + " | ".join(cells) + " |", flush=True)


def _cell(made: list[str] | None, english: list[str]) -> str:
    if made is None:
        return ""
    bleu, chrf = evaluation.score(made, english, ter=False)
    return f"{bleu.value:.1f} · {chrf.value:.1f}"


if __name__ == "__main__":
    main()
