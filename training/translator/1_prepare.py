"""Pairs → vocabulary → varied, annotated, numbered pairs in shards.

    python training/translator/1_prepare.py --data FOLDER --work FOLDER

Checks the digest of every input, so that the same command gives the same shards. Writes to the work folder
`pieces.model` (SentencePiece, shared by both languages, with byte fallback and the marks for terms), `shard0.xz` …,
and `manifest.json` last. What is there already is not made again. Some 20 minutes on two cores, 6 GB of memory.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import sentencepiece

sys.path.insert(0, str(Path(__file__).parent))
from nmt import annotate, augment, inputs, shards

from aligner.translation.terms import MARKS, pieces_with

HERE = Path(__file__).parent
CHUNK = 20_000
LEARNED = 300_000  # pairs that the pieces are learned from
SEED = 20261122


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the step with command-line arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the files in the listing")
    parser.add_argument("--work", type=Path, required=True, help="folder for what this step makes")
    parser.add_argument("--listing", type=Path, default=HERE / "inputs.tsv", help="files, limits, copies, digests")
    parser.add_argument("--vocabulary", type=int, default=16_000, help="pieces, at most 65,535")
    parser.add_argument(
        "--pieces", type=Path, help="take these pieces (those of weights to train on) instead of learning"
    )
    parser.add_argument("--normalization", default="nmt_nfkc", help="SentencePiece's rule; identity makes a small file")
    parser.add_argument("--most", type=int, default=0, help="pairs a file at most, for a rehearsal (0: all)")
    parser.add_argument("--longest", type=int, default=shards.LONGEST, help="pieces a side at most")
    parser.add_argument("--terms", type=float, default=annotate.SHARE, help="share of pairs that get term annotations")
    parser.add_argument("--lexicon", type=int, default=300_000, help="pairs that the term lexicon is counted from")
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    manifest = options.work / "manifest.json"
    if manifest.is_file():
        print(f"{manifest}: there already; remove it to prepare again")
        return
    files = inputs.checked(options.data, options.listing)
    mixed = mixture(files, options.most)
    print(f"{len(mixed)} pairs from {len(files)} files", flush=True)
    model = options.work / "pieces.model"
    if options.pieces:
        model.write_bytes(options.pieces.read_bytes())
    elif not model.is_file():
        learn_pieces(mixed, model, options.vocabulary, options.normalization)
    lexicon = annotate.Lexicon(islice(mixed, options.lexicon))
    made = []
    for path, count in shards.write(options.work, numbered(mixed, model, lexicon, options)):
        made.append({"file": path.name, "pairs": count, "bytes": path.stat().st_size, "sha256": _digest(path)})
        print(made[-1], flush=True)
    report = {"seed": SEED, "pieces": _digest(model), "vocabulary": options.vocabulary, "shards": made}
    manifest.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def mixture(files: Sequence[inputs.Input], most: int) -> list[tuple[str, str]]:
    """Return all pairs, copies included, in an order that the seed fixes."""
    mixed = [pair for file in files for pair in inputs.pairs(file, most) for _ in range(file.copies)]
    Random(SEED).shuffle(mixed)
    return mixed


def learn_pieces(pairs: Sequence[tuple[str, str]], model: Path, size: int, normalization: str) -> None:
    """Learn the vocabulary from both sides, varied as in training so that it knows all kinds of marks."""
    random = Random(SEED + 1)
    # The pairs come shuffled: the first are a sample. SentencePiece's own sample (`input_sentence_size` with
    # `shuffle_input_sentence`) is another one each time, whatever the seed (0.2.3).
    sides = (side for pair in pairs[:LEARNED] for side in augment.varied(*pair, random))
    # Written to memory: a model that is written to a file holds its path, and its digest would depend on the place. The
    # number of threads is in the model too, and another number gives other pieces (SentencePiece 0.2.3).
    stream = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sides), model_writer=stream, vocab_size=size, model_type="unigram",
        character_coverage=0.9998, byte_fallback=True, normalization_rule_name=normalization, num_threads=2,
        input_sentence_size=0, shuffle_input_sentence=False, minloglevel=2, hard_vocab_limit=False,
        pad_id=0, bos_id=1, eos_id=2, unk_id=3, pad_piece="<pad>", control_symbols=list(MARKS),
    )  # fmt: skip
    temporary = model.with_suffix(".part")
    temporary.write_bytes(stream.getvalue())
    temporary.replace(model)


def numbered(
    pairs: Sequence[tuple[str, str]], model: Path, lexicon: annotate.Lexicon, options: argparse.Namespace
) -> Iterator[shards.Ids]:
    """Yield each pair as ids, varied, some with term annotations; pairs that are too long are left out."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    random = Random(SEED + 2)
    annotator = annotate.Annotator(lexicon, random)

    def encode(text: str) -> list[str]:
        return list(pieces.encode(text, out_type=str))

    for start in range(0, len(pairs), CHUNK):
        some = [augment.varied(*pair, random) for pair in pairs[start : start + CHUNK]]
        marked = [annotator(*p) if random.random() < options.terms else ([], p[1]) for p in some]
        sources = pieces.encode([french for french, _ in some], num_threads=2)
        targets = pieces.encode([english for _, english in marked], num_threads=2)
        for (french, _), (spans, _), source, target in zip(some, marked, sources, targets, strict=True):
            ids = [pieces.piece_to_id(p) for p in pieces_with(french, spans, encode)] if spans else source
            if 0 < len(ids) < options.longest and 0 < len(target) < options.longest:
                yield ids, target


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
