"""Read the training pairs, choose the vocabulary, and store every pair as numbers.

    python training/encoder/1_prepare.py --data FOLDER --work FOLDER

Checks the digest of every input, so that the same command gives the same arrays. Writes to the work folder:
`fr.types.txt`, `en.types.txt` (word, count), `{fr,en}.ids.npy` and `.offsets.npy` (the pairs), `pieces.model`
(SentencePiece) and `features.npz` (which rows of the embedding table each word adds up).
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import sentencepiece

from aligner.embed.bilingual import WORDS
from aligner.text import key

HERE = Path(__file__).parent


def inputs(data: Path, listing: Path) -> list[tuple[Path, int]]:
    """Return the input files with their limits (0 = all), after checking their digests."""
    files = []
    for line in listing.read_text("utf-8").splitlines()[1:]:
        name, limit, digest = line.split("\t")
        path = data / name
        if not path.is_file():
            sys.exit(f"{path}: missing; put the file there, or take its line out of {listing}")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != digest:
            sys.exit(f"{path}: SHA-256 is {found}, expected {digest}; get the pinned version")
        files.append((path, int(limit)))
    return files


def side(files: list[tuple[Path, int]], column: int) -> Iterator[str]:
    """Yield one language's side of every pair."""
    for path, limit in files:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if limit and number >= limit:
                    break
                yield line.rstrip("\n").split("\t")[column]


def number_words(job: tuple[list[tuple[Path, int]], int, str, Path]) -> None:
    """Store one side as word numbers, and its words with their counts, most frequent first."""
    files, column, lang, work = job
    surfaces: dict[str, int] = {}
    keys: dict[str, int] = {}
    ids: list[np.ndarray] = []
    lengths = []
    for text in side(files, column):
        row = []
        for surface in WORDS.words(text):
            number = surfaces.get(surface)
            if number is None:
                number = surfaces[surface] = keys.setdefault(key(surface), len(keys))
            row.append(number)
        ids.append(np.array(row, dtype=np.int32))
        lengths.append(len(row))
    flat = np.concatenate(ids)
    counts = np.bincount(flat, minlength=len(keys))
    names = list(keys)
    order = sorted(range(len(names)), key=lambda i: (-counts[i], names[i]))
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    np.save(work / f"{lang}.ids.npy", rank[flat])
    np.save(work / f"{lang}.offsets.npy", np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))
    (work / f"{lang}.types.txt").write_text("".join(f"{names[i]}\t{counts[i]}\n" for i in order), "utf-8")


def read_types(path: Path) -> tuple[list[str], np.ndarray]:
    """Return the words and their counts."""
    rows = [line.split("\t") for line in path.read_text("utf-8").split("\n")[:-1]]
    return [r[0] for r in rows], np.array([int(r[1]) for r in rows])


def train_pieces(types: dict[str, tuple[list[str], np.ndarray]], size: int, common: int, work: Path) -> None:
    """Train the subword pieces, shared by both languages, on the words that need them: the less frequent ones."""
    weights: Counter[str] = Counter()
    for words, counts in types.values():
        for word, count in zip(words, counts, strict=True):
            if 3 <= count < common and not word.isdigit() and len(word) < 40:
                weights[word] += 1 + int(np.log2(count))
    listing = work / "pieces.txt"
    listing.write_text("".join(f"{word}\n" * weight for word, weight in sorted(weights.items())), "utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(listing), model_prefix=str(work / "pieces"), vocab_size=size, model_type="bpe",
        character_coverage=0.9999, minloglevel=2, num_threads=1, hard_vocab_limit=False,
    )  # fmt: skip


def features(types: dict[str, tuple[list[str], np.ndarray]], args: argparse.Namespace) -> None:
    """Say which rows each word adds up: its own, its pieces', or both; write features.npz.

    Frequent words (`--common`) have a row of their own only; words down to `--rare` add their pieces to it, so that
    they learn from each other; the rest have pieces only, like every word never seen. Numbers never seen have none.
    """
    processor = sentencepiece.SentencePieceProcessor(model_file=str(args.work / "pieces.model"))
    pieces = processor.get_piece_size()
    start = pieces
    arrays: dict[str, np.ndarray] = {"pieces": np.array(pieces)}
    for lang, (words, counts) in types.items():
        own = int(min((counts >= args.rare).sum(), args.vocabulary))
        rows: list[int] = []
        offsets = [0]
        segmented = processor.encode(words)
        for number, (word, count) in enumerate(zip(words, counts, strict=True)):
            if number < own:
                rows.append(start + number)
            if (number >= own or count < args.common) and not word.isdigit():
                rows.extend(segmented[number])
            offsets.append(len(rows))
        arrays |= {f"{lang}_rows": np.array(rows, np.int32), f"{lang}_offsets": np.array(offsets, np.int64)}
        arrays |= {f"{lang}_own": np.array(own), f"{lang}_start": np.array(start), f"{lang}_counts": counts}
        start += own
    np.savez(args.work / "features.npz", rows=np.array(start), **arrays)
    print(f"{start} rows: {pieces} pieces, {arrays['fr_own']} French and {arrays['en_own']} English words")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the files named in inputs.tsv")
    parser.add_argument("--work", type=Path, required=True, help="folder for everything that training writes")
    parser.add_argument("--inputs", type=Path, default=HERE / "inputs.tsv")
    parser.add_argument(
        "--vocabulary", type=int, default=60000, help="most words of a language with a row of their own"
    )
    parser.add_argument("--pieces", type=int, default=24000)
    parser.add_argument("--common", type=int, default=1000, help="from this count on a word does without pieces")
    parser.add_argument("--rare", type=int, default=8, help="below this count a word has pieces only")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    files = inputs(args.data, args.inputs)
    if not (args.work / "en.types.txt").exists() or not (args.work / "fr.types.txt").exists():
        with Pool(2) as pool:
            pool.map(number_words, [(files, i, lang, args.work) for i, lang in enumerate(("fr", "en"))])
    types = {lang: read_types(args.work / f"{lang}.types.txt") for lang in ("fr", "en")}
    if not (args.work / "pieces.model").exists():
        train_pieces(types, args.pieces, args.common, args.work)
    features(types, args)


if __name__ == "__main__":
    main()
