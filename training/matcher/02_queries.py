"""Recipe 2: quotes with known originals, from bitext: real ones (marks on both sides) and aligned parts of sentences.

Real quotes in parliament and handbooks are mostly terms; quotes in the news mostly begin and end where the sentence has
punctuation. So clauses (from break to break on both sides) are added to the parts that are cut anywhere.

    python training/matcher/02_queries.py BITEXT_FOLDER OUT_FOLDER
    python training/matcher/02_queries.py --news NTREX_FOLDER OUT_FOLDER

Writes `pool.tsv` (id, English sentence without quotation marks) and `queries.tsv` (kind, French, id, start, end).
Europarl beyond the lines that the word table was trained on gives most of the pool. With `--news`, `news_pool.tsv` and
`news_queries.tsv` from the development part of the NTREX articles (English news that people translated), in which
sentences are aligned one to one: all quotes with marks, some clauses and whole sentences. No test set of matching is
read.
"""

from __future__ import annotations

import lzma
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aligner.evaluate.ladders import read_beads
from aligner.match.pool.tokens import Words, words
from aligner.match.retrieve.lexicon import Lexicon, is_number
from aligner.match.retrieve.spelling import Spelt, spelling

QUOTED = re.compile(r"[\"“”«»„]")
# file: first line, last line, how many random sentences of it go into the pool
SOURCES = {
    "europarl": (450_000, 10**9, 26_000), "ud-pud": (0, 10**9, 900), "tatoeba": (0, 10**9, 2500),
    "storybooks": (0, 10**9, 2500), "digital-canada": (0, 10**9, 4000), "debian-web": (0, 10**9, 3000),
    "canada-statutes": (0, 10**9, 400),
}  # fmt: skip
REAL_AT_MOST = {"canada-statutes": 60, "debian-web": 500}
PARTS, CLAUSES, WHOLES = 7000, 9000, 2500
# Kind, French, id of the English sentence, start and end of the original there.
Query = tuple[str, str, str, int, int]
BREAK = re.compile(r"[,:;.!?…–—]|\s-\s|--")


def lines(folder: Path) -> Iterator[tuple[str, int, str, str]]:
    for name, (first, last, _) in SOURCES.items():
        with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as source:
            for number, line in enumerate(source):
                if first <= number < last:
                    fr, en = line.rstrip("\n").split("\t")
                    yield name, number, fr, en


def plain(text: str) -> str:
    return QUOTED.sub("", text).strip()


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the spans between pairs of marks, in offsets of the text without marks; nothing where marks are odd."""
    marks = [m.start() for m in QUOTED.finditer(text)]
    if len(marks) % 2:
        return []
    lead = len(QUOTED.sub("", text)) - len(QUOTED.sub("", text).lstrip())
    return [(marks[k] - k - lead, marks[k + 1] - k - 1 - lead) for k in range(0, len(marks), 2)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def matrix(lexicon: Lexicon, fr: Words, en: Words) -> np.ndarray:
    alike = spelling(Spelt(fr.keys), Spelt(en.keys))
    table = np.zeros_like(alike)
    for i, word in enumerate(fr.keys):
        column, strength = lexicon.entries(word)
        known = {int(c): float(s) for c, s in zip(column, strength, strict=True)}
        for j, other in enumerate(en.keys):
            table[i, j] = known.get(lexicon.english.get(other, -1), 0.0) ** 0.5
            if is_number(word):
                table[i, j] = alike[i, j]
    together = 1 - (1 - table) * (1 - 0.9 * alike)
    own, other = (np.arange(len(fr)) + 0.5) / len(fr), (np.arange(len(en)) + 0.5) / len(en)
    return together * np.exp(-3.0 * np.abs(own[:, None] - other[None]))


def part(lexicon: Lexicon, french: str, english: str, rng: random.Random) -> tuple[str, int, int] | None:
    """Cut a part out of a French sentence, and the English words that translate it, where both edges are certain."""
    fr, en = words(french, "fr"), words(english, "en")
    if not (7 <= len(fr) <= 70 and 6 <= len(en) <= 70):
        return None
    score = matrix(lexicon, fr, en)
    mutual = (score == score.max(1, keepdims=True)) & (score == score.max(0, keepdims=True)) & (score > 0.22)
    loose = (score > 0.25) | mutual
    for _ in range(6):
        size = min(len(fr), max(3, int(rng.lognormvariate(2.1, 0.6))))
        breaks = [i for i in range(1, len(fr)) if re.search(r"[,:;.–-]", french[fr.ends[i - 1] : fr.starts[i]])]
        start = (
            0 if rng.random() < 0.4 else rng.choice(breaks) if breaks and rng.random() < 0.3 else rng.randrange(len(fr))
        )
        stop = start + size
        near = [b for b in [*breaks, len(fr)] if 0.6 * size <= b - start <= 1.6 * size]
        if near and rng.random() < 0.55:
            stop = rng.choice(near)
        if stop > len(fr) or stop - start < 3 or (start == 0 and stop == len(fr)):
            continue
        hit = np.flatnonzero(mutual[start:stop].any(0))
        if len(hit) < 0.5 * (stop - start) or len(hit) < 3:
            continue
        a, b = int(hit[0]), int(hit[-1]) + 1
        if mutual[:start, a:b].any() or mutual[stop:, a:b].any() or b - a < 3:
            continue
        outside = np.ones(len(fr), bool)
        outside[start:stop] = False
        left = a == 0 or (loose[outside][:, a - 1].any() and not loose[start:stop, a - 1].any())
        right = b == len(en) or (loose[outside][:, b].any() and not loose[start:stop, b].any())
        edges = mutual[start].any() and mutual[stop - 1].any()
        if not (left and right and edges):
            continue
        if QUOTED.search(french[fr.starts[start] : fr.ends[stop - 1]]):
            continue
        tail = re.match(r"[.!?]*", french[fr.ends[stop - 1] :]).group() if stop == len(fr) else ""
        return french[fr.starts[start] : fr.ends[stop - 1]] + tail, en.starts[a], en.ends[b - 1]
    return None


def breaks(text: str, found: Words) -> list[int]:
    """Return where punctuation stands between words: numbers of the words that follow; 0 and the end count."""
    inner = [i for i in range(1, len(found)) if BREAK.search(text[found.ends[i - 1] : found.starts[i]])]
    return [0, *inner, len(found)]


def clause(lexicon: Lexicon, french: str, english: str, rng: random.Random) -> tuple[str, int, int] | None:
    """Cut a French sentence at its punctuation, and the English one at its own, where they cut the same words off."""
    fr, en = words(french, "fr"), words(english, "en")
    if not (7 <= len(fr) <= 70 and 6 <= len(en) <= 70):
        return None
    score = matrix(lexicon, fr, en)
    mutual = (score == score.max(1, keepdims=True)) & (score == score.max(0, keepdims=True)) & (score > 0.22)
    cuts, others = breaks(french, fr), breaks(english, en)
    found = []
    for i, start in enumerate(cuts):
        for stop in cuts[i + 1 :]:
            if not 3 <= stop - start <= 45 or (start, stop) == (0, len(fr)):
                continue
            hit = np.flatnonzero(mutual[start:stop].any(0))
            if len(hit) < max(2, 0.5 * (stop - start)):
                continue
            a = max((b for b in others if b <= hit[0]), default=0)
            b = min((b for b in others if b > hit[-1]), default=len(en))
            outside = np.delete(mutual, np.s_[start:stop], axis=0)
            if b - a >= 3 and not outside[:, a:b].any() and 0.5 < (b - a + 1) / (0.88 * (stop - start) + 1) < 1.8:
                found.append((start, stop, a, b))
    if not found:
        return None
    # Half of the quotes in the news open their sentence.
    opening = [x for x in found if x[0] == 0]
    start, stop, a, b = rng.choice(opening if opening and rng.random() < 0.4 else found)
    tail = re.match(r"[.!?]*", french[fr.ends[stop - 1] :]).group() if stop == len(fr) and rng.random() < 0.5 else ""
    tail = tail or re.match(r"\s?[!?]*", french[fr.ends[stop - 1] :]).group().rstrip()
    return french[fr.starts[start] : fr.ends[stop - 1]] + tail, en.starts[a], en.ends[b - 1]


Place = tuple[int, int]


def fitting(french: str, english: str, left: list[Place], right: list[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield the quotes on both sides that have words enough, and lengths that go together."""
    for (a, b), (c, d) in zip(left, right, strict=True):
        a, b = trimmed(french, max(a, 0), b)
        c, d = trimmed(english, max(c, 0), d)
        n, m = len(french[a:b].split()), len(english[c:d].split())
        if m >= 3 and n >= 2 and 0.5 < (b - a + 6) / (d - c + 6) < 2.2:
            yield (a, b), (c, d)


def news(folder: Path, lexicon: Lexicon, rng: random.Random) -> tuple[dict[str, str], list[Query]]:
    """Return the English sentences of news articles, and queries: quotes, some sentences whole, clauses of others."""
    pool: dict[str, str] = {}
    rows: list[Query] = []
    for article in sorted(folder.iterdir()):
        source, target, gold = (
            (article / name).read_text("utf-8").removesuffix("\n").split("\n")
            for name in ("src.txt", "tgt.txt", "gold.txt")
        )
        for bead in read_beads(gold):
            if bead.type != "1-1":
                continue
            fr, en = source[bead.source.start], target[bead.target.start]
            key, clean, whole = f"{article.name}:{bead.target.start}", plain(en), plain(fr)
            pool[key] = clean
            if QUOTED.search(fr + en):
                left, right = quoted(fr), quoted(en)
                if len(left) == len(right):
                    both = fitting(whole, clean, left, right)
                    rows += [("news", whole[a:b], key, c, d) for (a, b), (c, d) in both]
            elif rng.random() < 0.4:
                rows.append(("whole", fr, key, 0, len(clean)))
            elif rng.random() < 0.7 and (cut := clause(lexicon, fr, clean, rng)):
                rows.append(("clause", cut[0], key, cut[1], cut[2]))
    return pool, rows


def write(out: Path, prefix: str, pool: dict[str, str], rows: list[Query]) -> None:
    with (out / f"{prefix}pool.tsv").open("w", encoding="utf-8") as table:
        table.write("id\ttext\n" + "".join(f"{i}\t{t}\n" for i, t in pool.items()))
    with (out / f"{prefix}queries.tsv").open("w", encoding="utf-8") as table:
        table.write("kind\tfr\tgold\tstart\tend\n" + "".join("\t".join(map(str, r)) + "\n" for r in rows))


def write_news(folder: str, out: str) -> None:
    pool, rows = news(Path(folder), Lexicon.load(Path(out) / "lexicon.npz"), random.Random(20240611))
    write(Path(out), "news_", pool, rows)
    print(len(pool), "pool", len(rows), "queries from news")


def main(folder: str, out: str) -> None:
    rng = random.Random(20240611)
    lexicon = Lexicon.load(Path(out) / "lexicon.npz")
    by_name: dict[str, list[tuple[int, str, str]]] = {name: [] for name in SOURCES}
    real: list[tuple[str, str, str, int, int]] = []
    pool: dict[str, str] = {}
    seen: set[str] = set()
    taken: dict[str, int] = {}
    for name, number, fr, en in lines(Path(folder)):
        if len(en) < 12 or len(en) > 700:
            continue
        if QUOTED.search(en) and QUOTED.search(fr):
            left, right, clean = quoted(fr), quoted(en), plain(en)
            if (
                left
                and len(left) == len(right)
                and clean not in seen
                and taken.get(name, 0) < REAL_AT_MOST.get(name, 10**9)
            ):
                fr_clean = plain(fr)
                for (a, b), (c, d) in fitting(fr_clean, clean, left, right):
                    real.append(("real", fr_clean[a:b], f"{name}:{number}", c, d))
                    pool[f"{name}:{number}"] = clean
                    seen.add(clean)
                    taken[name] = taken.get(name, 0) + 1
            continue
        if name != "europarl" or rng.random() < 0.12:
            by_name[name].append((number, fr, en))
    synthetic: list[tuple[str, str, str, int, int]] = []
    for name, (_, _, count) in SOURCES.items():
        rng.shuffle(by_name[name])
        for number, fr, en in by_name[name][:count]:
            clean = plain(en)
            if clean in seen:
                continue
            seen.add(clean)
            pool[f"{name}:{number}"] = clean
            synthetic.append((fr, f"{name}:{number}", clean, 0, 0)) if not QUOTED.search(fr + en) else None
    rng.shuffle(synthetic)
    parts: list[tuple[str, str, str, int, int]] = []
    wanted = {"part": PARTS, "clause": CLAUSES}
    for fr, i, clean, _, _ in synthetic[:-WHOLES]:
        for kind, cutter in (("part", part), ("clause", clause)):
            cut = cutter(lexicon, fr, clean, rng) if wanted[kind] else None
            if cut:
                parts.append((kind, cut[0], i, cut[1], cut[2]))
                wanted[kind] -= 1
    wholes = [("whole", fr, i, 0, len(clean)) for fr, i, clean, _, _ in synthetic[-WHOLES:] if len(clean) < 400]
    rows = real + parts + wholes
    rng.shuffle(rows)
    write(Path(out), "", pool, rows)
    print(len(pool), "pool", len(real), "real", len(parts), "parts and clauses", len(wholes), "wholes")


if __name__ == "__main__":
    if sys.argv[1] == "--news":
        write_news(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
