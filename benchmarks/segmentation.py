"""Sentence boundaries: ours and other splitters, on our labelled cases and on human sentence division; and speed.

    python benchmarks/segmentation.py [--gold ../shared/gold/alignment]

Gold texts are given a paragraph a line, their sentences joined by spaces. News is cut into sentences as translators got
them; novels as their aligners divided them, which is not always at full stops: a sanity check, no more. Cases are our
own, so that they measure what we mean to do, not how well we do it. Splitters that are not installed are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.metadata
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import aligner
from aligner.model import Lang, Span
from aligner.segmentation import sentences

ROOT = Path(__file__).parents[1]
Splitter = Callable[[str], list[str]]
Paragraph = tuple[str, ...]


def ours(lang: Lang) -> Splitter:
    return lambda text: [span.of(text) for span in sentences(text, Span(0, len(text)), lang)]


def pysbd(lang: Lang) -> Splitter:
    module = importlib.import_module("pysbd")
    return lambda text: list(module.Segmenter(language=lang, clean=False).segment(text))


def sentencex(lang: Lang) -> Splitter:
    module = importlib.import_module("sentencex")
    return lambda text: list(module.segment(lang, text))


def yasbd(lang: Lang) -> Splitter:
    detector = importlib.import_module("yasbd").BoundaryDetector(lang)
    return lambda text: list(detector.segment(text))


def syntok(_lang: Lang) -> Splitter:
    module = importlib.import_module("syntok.segmenter")
    return lambda text: [
        "".join(token.spacing + token.value for token in tokens)
        for paragraph in module.process(text)
        for tokens in paragraph
    ]


PEERS: dict[str, Callable[[Lang], Splitter]] = {
    "aligner": ours,
    "yasbd-lib": yasbd,
    "pysbd": pysbd,
    "sentencex": sentencex,
    "syntok": syntok,
}


def case_paragraphs(lang: Lang) -> Iterator[Paragraph]:
    """Yield the cases without line breaks, known failures too: what a splitter of running text can be asked."""
    data = json.loads((ROOT / f"tests/cases/segmentation.{lang}.json").read_text(encoding="utf-8"))
    texts = [text for group in data["cases"].values() for text in group]
    for text in [*texts, *(known["text"] for known in data["known_failures"])]:
        if len(text.splitlines()) == 1:
            yield tuple(text.split("¦"))


def gold_paragraphs(folder: Path, lang: Lang) -> Iterator[Paragraph]:
    side = "src" if lang == "fr" else "tgt"
    for document in sorted(folder.iterdir()):
        lines = (document / f"{side}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        numbers = document / f"{side}.par"
        labels = numbers.read_text(encoding="utf-8").split() if numbers.exists() else ["0"] * len(lines)
        for _, group in groupby(zip(labels, lines, strict=True), key=lambda pair: pair[0]):
            kept = [line.strip() for _, line in group if line.strip()]
            if kept:
                yield (*(f"{line} " for line in kept[:-1]), kept[-1])


def ends(pieces: list[str], text: str) -> set[int]:
    """Return the inner boundaries, counted in visible characters, so that a splitter may drop or keep white space."""
    total = len("".join(text.split()))
    found, position = set(), 0
    for piece in pieces:
        position += len("".join(piece.split()))
        found.add(position)
    return found - {0, total}


def measure(splitter: Splitter, paragraphs: list[Paragraph]) -> tuple[float, float, float, float]:
    """Return precision, recall and F1 of boundaries, and million characters a second of processor time."""
    both = given = wanted = 0
    began = time.process_time()
    results = [splitter("".join(paragraph)) for paragraph in paragraphs]
    spent = time.process_time() - began
    for paragraph, result in zip(paragraphs, results, strict=True):
        text = "".join(paragraph)
        gold, found = ends(list(paragraph), text), ends(result, text)
        both, given, wanted = both + len(gold & found), given + len(found), wanted + len(gold)
    precision, recall = both / max(given, 1), both / max(wanted, 1)
    f1 = 2 * both / max(given + wanted, 1)
    return precision, recall, f1, sum(len("".join(p)) for p in paragraphs) / 1e6 / max(spent, 1e-9)


def version(name: str) -> str | None:
    if name == "aligner":
        return aligner.__version__
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def growth(lang: Lang) -> Iterator[tuple[str, float]]:
    """Yield hostile pieces, each with the ratio of the times for 1,000,000 and 250,000 characters: linear is 4."""
    for piece in [". ", "« ", "« a. ", "(A. B ", "… ", "M. ", "A.", "1. ", "a?» ", '. " ', ".[", "a"]:
        spent = []
        for size in (250_000, 1_000_000):
            text = piece * (size // len(piece))
            began = time.process_time()
            sentences(text, Span(0, len(text)), lang)
            spent.append(time.process_time() - began)
        yield piece, spent[1] / max(spent[0], 1e-9)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, default=ROOT / "../shared/gold/alignment")
    options = parser.parse_args()
    sets: dict[tuple[str, Lang], list[Paragraph]] = {}
    languages: tuple[Lang, ...] = ("fr", "en")
    for lang in languages:
        sets["cases", lang] = list(case_paragraphs(lang))
        for name in ("ntrex", "transread"):
            if (options.gold / name).is_dir():
                sets[name, lang] = list(gold_paragraphs(options.gold / name, lang))
            else:
                print(f"no {options.gold / name}: only our own cases are measured", file=sys.stderr)
    data = hashlib.sha256(repr(sorted(sets.items())).encode()).hexdigest()[:12]
    print(f"aligner {aligner.__version__} · data {data} · Python {sys.version.split()[0]}")
    print(f"{'set':<10} {'lang':<5} {'splitter':<18} {'P':>6} {'R':>6} {'F1':>6} {'Mchar/s':>8}")
    for (name, lang), paragraphs in sets.items():
        for peer, make in PEERS.items():
            if (number := version(peer)) is None:
                continue
            precision, recall, f1, speed = measure(make(lang), paragraphs)
            print(
                f"{name:<10} {lang:<5} {peer + ' ' + number:<18} {precision:6.3f} {recall:6.3f} {f1:6.3f} {speed:8.2f}"
            )
    print("growth of time over four times the text:")
    print(" ".join(f"{piece!r} {ratio:.1f}" for piece, ratio in growth("fr")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
