"""Score quote matching on backquotes (pool of news sentences) and on the annotated French articles.

Run `python benchmarks/matching.py`; `--sample N` takes N queries of each level, `--peers` adds other
methods on the same queries. Exits with 2 where there is no data.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from aligner import embed
from aligner.evaluate.matching import Answer, MatchScores, Original, score
from aligner.match import Matcher, match_rows
from aligner.match.judge.propose import CLOSELY, LEXICAL_SHARE
from aligner.match.judge.ranking import WINDOWS
from aligner.match.pool.arrays import Pool, build
from aligner.match.pool.tokens import words
from aligner.match.retrieve.candidates import Retriever
from aligner.match.shipped import lexicon
from aligner.model import Document, Quote, Span, Text
from aligner.protocols import AdditiveEncoder
from aligner.segmentation import segment
from aligner.signature import digest, line, sign

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared/gold"


def as_text(name: str, body: str) -> Text:
    document = Document(name, "en", name, body)
    return Text(document, segment(document))


def read_pool(path: Path) -> list[Text]:
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    return [as_text(*row.split("\t", 1)) for row in rows]


def read_queries(path: Path, sample: int) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not sample:
        return rows
    by_level: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_level[row["level"]].append(row)
    rng = np.random.default_rng(0)
    return [v[i] for v in by_level.values() for i in sorted(rng.permutation(len(v))[:sample])]


def original(row: dict[str, str], pool: dict[str, str]) -> Original:
    if row["level"].startswith("neg"):
        return Original(())
    start, end = int(row["plain_start"]), int(row["plain_end"])
    ids = (row["gold_id"], *(i for i in row["gold_alt"].replace(",", " ").split() if i in pool))
    return Original(ids, start, end, pool[row["gold_id"]][start:end])


def show(name: str, scores: MatchScores) -> None:
    s = scores
    print(
        f"{name:26} {s.positives:6} {s.negatives:5}  {s.top1:.4f} {s.exact:.4f} {s.exact_words:.4f} {s.token_f1:.4f}"
        f"  {s.recall_at_99:.4f} {s.recall_at_95:.4f} {s.ece:.4f}"
    )


def levels(name: str, rows: Sequence[dict[str, str]], gold: Sequence[Original], answers: Sequence[Answer]) -> None:
    for level in ("quote", "sentence"):
        at = [i for i, row in enumerate(rows) if row["level"] in (level, f"neg-{level}")]
        if at:
            show(f"{name} {level}", score([gold[i] for i in at], [answers[i] for i in at]))
    whole = score(gold, answers)
    show(f"{name} all", whole)


def backquotes(folder: Path, matcher_of: AdditiveEncoder, sample: int, peers: bool, errors: Path | None) -> None:
    texts = read_pool(folder / "candidates.plain.en.tsv")
    rows = read_queries(folder / "queries.fr.tsv", sample)
    bodies = {t.document.id: t.document.text for t in texts}
    gold = [original(row, bodies) for row in rows]
    start = time.perf_counter()
    matcher = Matcher.from_texts(texts, matcher_of)
    built = time.perf_counter()
    found = list(match_rows(matcher, [(row["qid"], row["fr"]) for row in rows]))
    took = time.perf_counter() - built
    answers = [Answer(r.confidence, r.candidate_id, r.start, r.end, r.text) for r in found]
    print(f"{'':26} {'pos':>6} {'neg':>5}  {'top-1':6} {'exact':6} {'words':6} {'F1':6}  {'R@P99':6} {'R@P95':6} ECE")
    levels("aligner", rows, gold, answers)
    lengths(rows, gold, answers)
    for b in score(gold, answers).reliability:
        print(f"  reliability: {b.count:6} answers at {b.confidence:.3f}: {b.right:.3f} right")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{len(rows) / took:.1f} queries/s ({1000 * took / len(rows):.1f} ms), pool ready in {built - start:.1f} s,"
          f" {memory:.2f} GiB at most")  # fmt: skip
    models = {f"encoder-{matcher_of.name}": matcher_of.digest, "matcher": matcher.digest}
    print(line(sign([], models, {"data": digest([*bodies.values(), *(r["fr"] for r in rows)])[:12], "sample": sample})))
    if peers:
        levels("encoder, sentences", rows, gold, cosine(matcher_of, texts, rows))
    if errors:
        write_errors(errors, rows, gold, answers)


def lengths(rows: Sequence[dict[str, str]], gold: Sequence[Original], answers: Sequence[Answer]) -> None:
    for low, high in ((1, 6), (7, 10), (11, 20), (21, 999)):
        at = [i for i, row in enumerate(rows) if row["level"] == "quote" and low <= len(gold[i].text.split()) <= high]
        if at:
            show(f"  quotes of {low}-{high} words", score([gold[i] for i in at], [answers[i] for i in at]))


def cosine(encoder: AdditiveEncoder, texts: Sequence[Text], rows: Sequence[dict[str, str]]) -> list[Answer]:
    """Encoder cosine over whole sentences, trusted by its margin over the four next (Artetxe and Schwenk 2019)."""
    pool = encoder.encode([t.document.text for t in texts], "en")
    out = []
    for start in range(0, len(rows), 256):
        near = encoder.encode([r["fr"] for r in rows[start : start + 256]], "fr") @ pool.T
        for line_ in near:
            top = np.argpartition(-line_, 5)[:5]
            top = top[np.argsort(-line_[top])]
            text = texts[int(top[0])].document
            margin = float(line_[top[0]] / max(1e-6, float(line_[top[1:]].mean())))
            out.append(Answer(min(1.0, max(0.0, margin - 1)), text.id, 0, len(text.text), text.text))
    return out


def write_errors(
    path: Path, rows: Sequence[dict[str, str]], gold: Sequence[Original], answers: Sequence[Answer]
) -> None:
    with path.open("w", encoding="utf-8") as out:
        for row, o, a in zip(rows, gold, answers, strict=True):
            if a.candidate in o.candidates and a.text == o.text:
                continue
            values = (row["level"], row["system"], f"{a.confidence:.3f}", row["fr"], o.text, a.text)
            kind = "span" if a.candidate in o.candidates else "place" if o.candidates else "negative"
            out.write("\t".join((kind, *values)) + "\n")


def grown(pool: Pool, copies: int) -> Pool:
    """Repeat a pool, with three words in ten replaced at random in every copy but the first."""
    rng = np.random.default_rng(copies)
    tokens = np.tile(pool.tokens, copies)
    other = rng.random(len(tokens)) < 0.3
    other[: len(pool)] = False
    tokens[other] = pool.tokens[rng.integers(0, len(pool), int(other.sum()))]
    sentences, documents = len(pool.first) - 1, len(pool.documents)
    shift = np.repeat(np.arange(copies), len(pool))
    starts = (pool.first[None, :-1] + len(pool) * np.arange(copies)[:, None]).ravel()
    begins = (pool.document_first[None, :-1] + len(pool) * np.arange(copies)[:, None]).ravel()
    return replace(
        pool,
        documents=pool.documents * copies,
        tokens=tokens,
        starts=np.tile(pool.starts, copies),
        ends=np.tile(pool.ends, copies),
        gaps=np.tile(pool.gaps, copies),
        capital=np.tile(pool.capital, copies),
        first=np.append(starts, len(tokens)),
        sentence_of=(np.tile(pool.sentence_of, copies) + sentences * shift).astype(np.int32),
        document_of=(np.tile(pool.document_of, copies) + documents * shift).astype(np.int32),
        document_first=np.append(begins, len(tokens)),
        sentence_spans=np.tile(pool.sentence_spans, (copies, 1)),
    )


def growth(folder: Path, encoder: AdditiveEncoder, sizes: Sequence[int]) -> None:
    texts = read_pool(folder / "candidates.plain.en.tsv")
    rows = [r for r in read_queries(folder / "queries.fr.tsv", 150) if r["level"] in ("quote", "sentence")]
    bodies = {t.document.id: t.document.text for t in texts}
    gold = [original(row, bodies) for row in rows]
    base = build(texts)
    for size in sizes:
        start = time.process_time()
        matcher = Matcher(grown(base, max(1, size // len(texts))), encoder)
        ready = time.process_time()
        found = list(match_rows(matcher, [(r["qid"], r["fr"]) for r in rows]))
        took = (time.process_time() - ready) / len(rows)
        top1 = score(gold, [Answer(r.confidence, r.candidate_id, r.start, r.end, r.text) for r in found]).top1
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{len(matcher.pool):8} sentences: {1000 * took:6.1f} ms a query (CPU), top-1 {top1:.4f},"
              f" ready in {ready - start:.1f} s, {memory:.2f} GiB at most", flush=True)  # fmt: skip


def survival(folder: Path, encoder: AdditiveEncoder, sizes: Sequence[int], each: int = 100) -> None:
    """Tell how much of what an exact search puts first a large pool's search finds too: originals, and the top 20."""
    texts = read_pool(folder / "candidates.plain.en.tsv")
    rows = [r for r in read_queries(folder / "queries.fr.tsv", each) if r["level"] in ("quote", "sentence")]
    number = {t.document.id: i for i, t in enumerate(texts)}
    base, table = build(texts), lexicon()
    for size in sizes:
        retriever = Retriever(grown(base, max(1, size // len(texts))), encoder, table)
        kept: list[float] = []
        there = {True: 0, False: 0}
        for row in rows:
            (query,) = retriever.prepare([words(row["fr"], "fr")])
            found = {}
            for whole in (True, False):
                (windows,) = retriever.search([query], WINDOWS, whole)
                best = sorted(windows, key=lambda w: -(w.dense + LEXICAL_SHARE * w.lexical))[:CLOSELY]
                found[whole] = [int(retriever.pool.document_of[w.start]) for w in best]
                there[whole] += number[row["gold_id"]] in found[whole]
            kept.append(len(set(found[True][:20]) & set(found[False])) / 20)
        exact, short = (there[whole] / len(rows) for whole in (True, False))
        print(f"{len(retriever.pool.documents):8} sentences, {len(rows)} queries: original among the candidates:")
        print(f"  exact search {exact:.4f}, shortlist {short:.4f}; of the exact top 20 the shortlist keeps"
              f" {np.mean(kept):.4f}", flush=True)  # fmt: skip


def articles(gold_path: Path, corpus: Path, encoder: AdditiveEncoder) -> None:
    meta = {}
    with (corpus / "metadata.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            meta[row["path"]] = tuple(sorted((k, v) for k, v in row.items() if v))
    texts = []
    for path in sorted((corpus / "en").glob("*.txt")):
        name = f"en/{path.name}"
        body = path.read_bytes().decode("utf-8")
        document = Document(name, "en", name, body, metadata=meta.get(name, ()))
        texts.append(Text(document, segment(document)))
    matcher = Matcher.from_texts(texts, encoder)
    bodies = {t.document.id: t.document.text for t in texts}
    gold = [json.loads(row) for row in gold_path.read_text(encoding="utf-8").splitlines()]
    right = false = there = 0
    for path in sorted({g["path"] for g in gold}):
        mine = [g for g in gold if g["path"] == path]
        body = (corpus / path).read_bytes().decode("utf-8")
        source = Document(path, "fr", path, body, metadata=meta.get(path, ()))
        quotes = [
            Quote(path, i, Span(g["start"], g["end"]), g["text"], speaker=g["speaker"] or "")
            for i, g in enumerate(mine)
        ]
        for g, m in zip(mine, matcher.match(quotes, source), strict=True):
            there += bool(g["original_paths"])
            best = m.original or m.candidates[0]
            if g["original_paths"]:
                good = (
                    m.original is not None
                    and m.original.document_id in g["original_paths"]
                    and same(g["original"], best.text)
                )
                right += good
            else:
                good = m.original is None
                false += not good
            mark = "ok " if good else "BAD"
            print(f"{mark} {m.verdict:10} {m.confidence:.3f} {g['id']} « {g['text'][:70]} » -> {best.text!r:.110}")
            for e in m.evidence:
                if e.name not in ("cosine", "covered_content", "rendered_content", "order", "lead"):
                    print(f"      {e.name}: {e.detail}")
    print(f"articles: {right} of {there} originals in the pool found with the right span, {false} false ones")
    assert all(b for b in bodies)


def same(one: str, other: str) -> bool:
    """Tell whether two wordings have the same words; the gold leaves out what stands outside the marks."""
    import re

    left, right = (re.findall(r"\w+", x.lower().replace("’", "'")) for x in (one, other))
    return left == right or (left[:2] == ["part", "of"] and right in (left[1:], left[2:]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--growth", type=int, nargs="*", metavar="SENTENCES", help="pools of so many sentences, alone")
    parser.add_argument("--survival", type=int, nargs="*", metavar="SENTENCES", help="shortlist against exact, alone")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--only", choices=("backquotes", "articles"))
    options = parser.parse_args()
    if not (options.gold / "backquotes/dev/queries.fr.tsv").exists():
        print(f"no gold data in {options.gold}", file=sys.stderr)
        return 2
    encoder = embed.load()
    assert isinstance(encoder, AdditiveEncoder)
    if options.growth is not None:
        growth(options.gold / "backquotes/dev", encoder, options.growth or (20_000, 200_000, 2_000_000))
        return 0
    if options.survival is not None:
        survival(options.gold / "backquotes/dev", encoder, options.survival or (200_000, 2_000_000))
        return 0
    if options.only != "backquotes":
        articles(options.gold / "quotes/dev.jsonl", options.corpus, encoder)
    if options.only != "articles":
        backquotes(options.gold / "backquotes/dev", encoder, options.sample, options.peers, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
