"""How time grows: the exponent between a size and eight times as much (1 is in step, 2 is a square), one table.

    python benchmarks/growth.py [--only PATTERN] [--share 1]

Sizes are those of `SERIES`, made smaller together by `--share`. Each is measured in CPU seconds of this process, in a
process of its own; the exponent is the slope of a straight line through the logarithms of the four sizes and times.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded, as `align` does

import argparse
import math
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from aligner import pipeline
from aligner.cache import environment
from aligner.formats import write
from aligner.formats.shared.rebuild import bitext_of, text_of
from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Corpus,
    Document,
    Evidence,
    Quote,
    QuoteMatch,
    Signature,
    Span,
)
from aligner.report import render
from aligner.signature import line, sign


def originals(count: int) -> Corpus:
    """Return one text of `count` quotes, each with an original of its own in one other text."""
    paragraphs = [i // 5 for i in range(count)]
    source = text_of("fr/a.txt", "fr", [f"Phrase numéro {i}." for i in range(count)], paragraphs)
    target = text_of("en/a.txt", "en", [f"Sentence number {i}." for i in range(count)], paragraphs)
    quotes = tuple(Quote("fr/a.txt", i, s.span, s.text) for i, s in enumerate(source.sentences))
    found = (Candidate("en/a.txt", s.span, s.text, 1.0) for s in target.sentences)
    matches = (
        QuoteMatch(q, o, "verbatim", 0.9, (Evidence("cosine", 1.0),)) for q, o in zip(quotes, found, strict=True)
    )
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1), 0.9) for i in range(count))
    return Corpus((Bitext(replace(source, quotes=quotes), target, beads, tuple(matches)),), (target,), Signature("0"))


def decided(count: int) -> Callable[[], object]:
    """A decision about each of `count` documents, applied one after another, and the page of all."""
    from aligner.review.edits import decide
    from aligner.review.session import view

    groups = [([f"Phrase numéro {i}."], [f"Sentence number {i}."], 0.9) for i in range(10)]
    pairs = (bitext_of((f"fr/{n}.txt", "fr"), (f"en/{n}.txt", "en"), groups) for n in range(count))
    made = Corpus(tuple(pairs), (), Signature("0"))
    first = view(made, ())
    names = list(first.beads)[::10]
    entries = tuple(decide(first, {"what": "bead", "id": name, "action": "accept"}, "me")[0] for name in names)
    return lambda: render(view(made, entries).corpus)


def paged(count: int) -> Callable[[], object]:
    """The page of `count` originals of one text."""
    made = originals(count)
    return lambda: render(made)


def exported(count: int) -> Callable[[], object]:
    """The files of `count` originals of one text."""
    made = originals(count)
    return lambda: write(made, Path(tempfile.mkdtemp()))


def read(count: int) -> Callable[[], object]:
    """`count` sentences in one text: segmentation and quotes."""
    text = "\n\n".join(f"Le navire numéro {i} est entré au port. Il repart demain soir." for i in range(count // 2))
    return lambda: pipeline.prepare(Document("fr/a.txt", "fr", "fr/a.txt", text))


def quoted(count: int) -> Callable[[], object]:
    """`count` quotes in one document: segmentation and quotes."""
    text = "\n\n".join(f"« Le navire {i} est entré au port », a dit Anne Martin hier soir." for i in range(count))
    return lambda: pipeline.prepare(Document("fr/a.txt", "fr", "fr/a.txt", text))


def tiny(count: int) -> Callable[[], object]:
    """`count` documents of two sentences on either side, read, paired, aligned and written."""
    folder = Path(tempfile.mkdtemp())
    for lang, words in (("fr", "Le navire {} est entré. Il repart demain."), ("en", "Ship {} has come in. It leaves.")):
        (folder / lang).mkdir()
        for number in range(count):
            (folder / lang / f"{number}.txt").write_text(words.format(number), encoding="utf-8")
    options = pipeline.Options(translator="none", match=False, keep=False)
    return lambda: pipeline.write(pipeline.run([folder / "fr"], [folder / "en"], options), folder / "out")


SERIES: dict[str, tuple[Callable[[int], Callable[[], object]], tuple[int, ...]]] = {
    "decisions x documents, applied, page": (decided, (500, 1000, 2000, 4000)),
    "originals of one text, page": (paged, (1000, 2000, 4000, 8000)),
    "originals of one text, files": (exported, (1000, 2000, 4000, 8000)),
    "sentences in one text, read": (read, (25_000, 50_000, 100_000, 200_000)),
    "quotes in one document, read": (quoted, (2500, 5000, 10_000, 20_000)),
    "tiny documents, aligned and written": (tiny, (625, 1250, 2500, 5000)),
}


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """Return the slope of a straight line through the logarithms (least squares)."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(second, 1e-4)) for second in seconds]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)


def measured(name: str, size: int) -> float:
    """Measure one size in a process of its own."""
    command = [sys.executable, __file__, "--one", name, str(size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def main() -> None:
    """Measure each series and print one row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="Series whose names match.")
    parser.add_argument("--share", type=float, default=1.0, help="Share of the sizes.")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        work = SERIES[options.one[0]][0](int(options.one[1]))
        start = time.process_time()
        work()
        print(time.process_time() - start)
        return
    worst = 0.0
    for name, (_, given) in SERIES.items():
        if re.search(options.only, name):
            sizes = [max(1, round(size * options.share)) for size in given]
            seconds = [measured(name, size) for size in sizes]
            found = exponent(sizes, seconds)
            worst = max(worst, found)
            shown = "  ".join(f"{size}: {second:.2f} s" for size, second in zip(sizes, seconds, strict=True))
            print(f"{name:38} {found:.2f}   {shown}", flush=True)
    print(line(sign([], {"environment": environment()}, {"share": options.share})))
    sys.exit(int(worst > 1.15))


if __name__ == "__main__":
    main()
