"""Shards → the shortlist of the output layer, beside an exported model.

    python training/translator/5_shortlist.py --work FOLDER --pieces FILE --model FOLDER

Writes `vmap.txt` into the model's folder: for each source piece the target pieces that may stand for it, by IBM model 1
over the training pairs. Decoding then scores some thousand pieces instead of all: with two decoder layers that is most
of its work. 150,000 pairs take some minutes and 3 GB.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import sentencepiece
from nmt import shards, shortlist


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="folder of the shards")
    parser.add_argument("--pieces", type=Path, required=True, help="the SentencePiece model")
    parser.add_argument("--model", type=Path, required=True, help="folder of the CTranslate2 model")
    parser.add_argument("--pairs", type=int, default=150_000, help="pairs that are counted")
    parser.add_argument("--most", type=int, default=60, help="target pieces of one source piece at most")
    parser.add_argument("--always", type=int, default=500, help="most frequent target pieces, which are always allowed")
    options = parser.parse_args(arguments)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(options.pieces))
    names = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    paths = sorted(options.work.glob("shard*.xz"))
    if not paths:
        sys.exit(f"{options.work}: no shards; run step 1")
    # The mixture is shuffled over all shards: the first is as good as any.
    lengths, ids = shards.read(paths[:1])
    table = shortlist.counts(lengths, ids, len(names), options.pairs)
    path = options.model / "vmap.txt"
    count = shortlist.write(path, shortlist.lines(table, names, options.most, options.always))
    print(f"{path}: {count} lines, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
