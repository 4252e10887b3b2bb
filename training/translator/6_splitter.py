"""French lines → a sentence splitter for stock argostranslate (`minisbd/fr.onnx`).

    python training/translator/6_splitter.py --data FOLDER --out FILE

Needs torch and onnx; about two minutes on one core. Prints precision and recall on lines that it did not see.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))
from nmt import inputs, splitter

HERE = Path(__file__).parent
MOST = 20_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the files in the listing")
    parser.add_argument("--out", type=Path, required=True, help="the .onnx file to write")
    parser.add_argument("--listing", type=Path, default=HERE / "inputs.tsv", help="files, limits, copies, digests")
    parser.add_argument("--most", type=int, default=MOST, help="lines a file at most")
    parser.add_argument("--steps", type=int, default=2500, help="batches to train")
    options = parser.parse_args(arguments)
    files = inputs.checked(options.data, options.listing)
    lines = splitter.sentences([french for file in files for french, _ in inputs.pairs(file, options.most)])
    Random(1).shuffle(lines)
    held = lines[: len(lines) // 20]
    units = splitter.units_of(lines)
    network = splitter.train(lines[len(held) :], units, options.steps)
    precision, recall = splitter.accuracy(network, held, units)
    splitter.export(network, units, options.out)
    print(f"sentence ends on {len(held)} lines held out: precision {precision:.3f}, recall {recall:.3f}")
    print(f"{options.out}: {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
