"""A package → BLEU and chrF on a test set, and how well it obeys terms.

    python training/translator/8_evaluate.py --package FILE --test PREFIX --data FOLDER

`PREFIX.fr` and `PREFIX.en` are the test set. Terms are words of the source with what the reference has for them, by a
lexicon that is counted from the training pairs; prints the share that stands in the output with and without the
glossary, and BLEU both ways. The full table beside the peers is `benchmarks/translation.py`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from nmt import annotate, inputs, termtest

from aligner.evaluate import translation
from aligner.translation import argos

HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, required=True, help="the Argos package")
    parser.add_argument("--test", type=Path, required=True, help="path of the test set without .fr and .en")
    parser.add_argument("--data", type=Path, required=True, help="folder of the training pairs, for the lexicon")
    parser.add_argument("--listing", type=Path, default=HERE / "inputs.tsv", help="files, limits, copies, digests")
    parser.add_argument("--lexicon", type=int, default=20_000, help="pairs a file that the lexicon is counted from")
    parser.add_argument("--lines", type=int, default=0, help="lines of the test set (0: all)")
    options = parser.parse_args(arguments)
    french, english = (_lines(options.test, side, options.lines) for side in ("fr", "en"))
    engine = argos.load(str(options.package))
    files = inputs.checked(options.data, options.listing)
    lexicon = annotate.Lexicon(pair for file in files for pair in inputs.pairs(file, options.lexicon))
    rows = termtest.glossary(french, english, lexicon)
    print(f"{engine.name}, digest {engine.digest[:16]}…, {options.test.name}, {len(french)} lines")
    for use in (False, True):
        result = termtest.measure(engine, french, rows, use=use)
        scores = ", ".join(f"{s.name} {s.value:.1f}" for s in translation.score(result.outputs, english, ter=False))
        print(f"{'with' if use else 'without'} terms: {result.got} of {result.asked} ({result.share:.1%}); {scores}")


def _lines(prefix: Path, side: str, most: int) -> list[str]:
    lines = Path(f"{prefix}.{side}").read_text("utf-8").removesuffix("\n").split("\n")
    return lines[:most] if most else lines


if __name__ == "__main__":
    main()
