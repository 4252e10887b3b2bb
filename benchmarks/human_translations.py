"""Score quote matching where people translated: newstest2012, newstest2013 and FLORES dev, their English as the pool.

Run `python benchmarks/human_translations.py`. A quote stands between quotation marks on both sides of a sentence pair
with as many quotes on one side as on the other; the pool has no marks. Each query is asked twice: once where its
sentence is in the pool, and once in a pool without it, so there are as many negatives as positives. `--quotes N` and
`--sentences N` take so many; `--translator` names who judges, as `align --translator` does. Exits with 2 where there is
no data.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligner import embed, translation
from aligner.evaluate.matching import Answer, MatchScores, Original, score
from aligner.match import Matcher
from aligner.model import Document, Quote, QuoteMatch, Span, Text
from aligner.protocols import AdditiveEncoder, Judging, Scorer
from aligner.segmentation import segment
from aligner.signature import digest, line, sign

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared/gold"
SETS = ("wmt12", "wmt13", "flores-dev")
_QUOTED = {
    "fr": re.compile(r"[«“”\"]\s*([^«»“”\"]+?)\s*[»“”\"]"),
    "en": re.compile(r"[“”\"]\s*([^“”\"]+?)\s*[“”\"]"),
}
_MARKS = re.compile(r"\s*[«»“”\"]\s*")
LENGTHS = ((1, 3), (4, 6), (7, 10), (11, 20), (21, 999))


@dataclass(frozen=True, slots=True)
class Query:
    """French words, the sentence that holds their original, its span there, and the kind: quote or sentence."""

    french: str
    sentence: str
    span: Span
    original: str
    kind: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, whether its sentence was in the pool, and what became of it."""

    query: Query
    present: bool
    match: QuoteMatch


def plain(english: str) -> tuple[str, list[int]]:
    """Take the quotation marks out of a sentence; return for each character of it its place in what is left."""
    kept = [(i, c) for i, c in enumerate(english) if c not in '“”"']
    places = np.searchsorted([i for i, _ in kept], np.arange(len(english) + 1)).tolist()
    return "".join(c for _, c in kept), places


def read(folder: Path) -> tuple[dict[str, str], list[Query]]:
    """Return the English sentences without marks, by id, and all queries."""
    pool: dict[str, str] = {}
    queries: list[Query] = []
    for name in SETS:
        sides = [(folder / f"{name}.{lang}").read_text(encoding="utf-8").split("\n") for lang in ("fr", "en")]
        for number, (fr, en) in enumerate(zip(*sides, strict=True)):
            if not fr.strip() or not en.strip():
                continue
            key, (text, places) = f"{name}:{number}", plain(en)
            pool[key] = text
            ours, theirs = (list(_QUOTED[lang].finditer(side)) for lang, side in (("fr", fr), ("en", en)))
            if ours and len(ours) == len(theirs):
                for one, other in zip(ours, theirs, strict=True):
                    span = Span(places[other.start(1)], places[other.end(1)])
                    queries.append(Query(one.group(1), key, span, span.of(text), "quote"))
            elif not ours and not theirs and len(fr.split()) > 3:
                queries.append(Query(fr, key, Span(0, len(text)), text, "sentence"))
    return pool, queries


def sampled(queries: Sequence[Query], quotes: int, sentences: int) -> list[Query]:
    """Take at most so many quotes and sentences, always the same."""
    rng, out = np.random.default_rng(0), []
    for kind, most in (("quote", quotes), ("sentence", sentences)):
        own = [query for query in queries if query.kind == kind]
        out += [own[i] for i in sorted(rng.permutation(len(own))[: most or len(own)])]
    return out


def ask(
    pool: dict[str, str], queries: Sequence[Query], encoder: AdditiveEncoder, scorer: Scorer | None = None
) -> list[Asked]:
    """Ask every query of both halves of the sentences, each half with all sentences that nobody asks for.

    A query whose words stand in the other half too has an original in both, and is not asked there.
    """
    wanted = sorted({query.sentence for query in queries})
    half = {key: i % 2 for i, key in enumerate(wanted)}
    out = []
    for side in (0, 1):
        texts = []
        for key, body in pool.items():
            if half.get(key, side) == side:
                document = Document(key, "en", key, body)
                texts.append(Text(document, segment(document)))
        whole = "\n".join(plain_words(text.document.text) for text in texts)
        mine = [q for q in queries if half[q.sentence] == side or plain_words(q.original) not in whole]
        matcher = Matcher.from_texts(texts, encoder)
        quotes = [Quote(str(i), 0, Span(0, len(q.french)), q.french) for i, q in enumerate(mine)]
        found = matcher.match(quotes, scorer=scorer)
        out += [Asked(q, half[q.sentence] == side, m) for q, m in zip(mine, found, strict=True)]
    return out


def plain_words(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", text.casefold())) + " "


def is_right(asked: Asked) -> bool:
    """Tell whether the best candidate is the original, or has its very words."""
    best = answer(asked.match)
    same = plain_words(asked.query.original) in plain_words(best.text)
    return asked.present and (best.candidate == asked.query.sentence or same)


def answer(match: QuoteMatch) -> Answer:
    best = match.original or (match.candidates[0] if match.candidates else None)
    if best is None:
        return Answer(match.confidence, "")
    return Answer(match.confidence, best.document_id, best.span.start, best.span.end, best.text)


def truth(asked: Asked) -> Original:
    query = asked.query
    return (
        Original((query.sentence,), query.span.start, query.span.end, query.original) if asked.present else Original(())
    )


def scores(asked: Sequence[Asked]) -> MatchScores:
    return score([truth(one) for one in asked], [answer(one.match) for one in asked])


def show(name: str, asked: Sequence[Asked]) -> None:
    if not asked:
        return
    s = scores(asked)
    there = [one for one in asked if one.present]
    none = sum(one.match.verdict == "none" for one in there) / max(1, len(there))
    false = sum(one.match.verdict != "none" for one in asked if not one.present) / max(1, s.negatives)
    print(
        f"{name:28} {s.positives:5}  {s.top1:.3f}  {s.exact_words:.3f}  {s.token_f1:.3f}  {s.recall_at_99:.3f}"
        f"  {none:.3f}  {false:.3f}  {s.ece:.3f}"
    )


def same_words(one: str, other: str) -> bool:
    left, right = (re.findall(r"\w+", text.casefold()) for text in (one, other))
    return left == right


def verdicts(asked: Sequence[Asked]) -> None:
    """Say what verdicts unchanged quotes got that were found with the right words, and on what evidence."""
    right = [
        one
        for one in asked
        if one.present and one.match.original is not None
        and one.match.original.document_id == one.query.sentence
        and same_words(one.match.original.text, one.query.original)
    ]  # fmt: skip
    counts = Counter(one.match.verdict for one in right)
    print(f"  verdicts of {len(right)} unchanged quotes found with the right words: {dict(counts)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--quotes", type=int, default=0, help="quotes at most (0: all)")
    parser.add_argument("--translator", default="none", help="who judges, as in `align --translator`; none: nobody")
    parser.add_argument("--sentences", type=int, default=1000, help="whole sentences at most (0: all)")
    options = parser.parse_args()
    if not (options.gold / "mt/wmt12.fr").exists():
        print(f"no gold data in {options.gold}", file=sys.stderr)
        return 2
    encoder = embed.load()
    assert isinstance(encoder, AdditiveEncoder)
    pool, queries = read(options.gold / "mt")
    chosen = sampled(queries, options.quotes, options.sentences)
    start = time.process_time()
    translator = translation.load(options.translator) if options.translator != "none" else None
    asked = ask(pool, chosen, encoder, translator.scorer() if isinstance(translator, Judging) else None)
    took = time.process_time() - start
    report(asked)
    print(f"{1000 * took / len(asked):.1f} CPU ms a query, pools included")
    data = digest([*pool.values(), *(q.french for q in chosen)])[:12]
    print(line(sign([], {f"encoder-{encoder.name}": encoder.digest}, {"data": data})))
    return 0


def report(asked: Sequence[Asked]) -> None:
    print(f"{'':28} {'pos':>5}  top-1  words  F1     R@P99  none   false  ECE")
    quotes = [one for one in asked if one.query.kind == "quote"]
    longer = [one for one in quotes if len(one.query.original.split()) >= 4]
    show("quotes of 4 words and more", longer)
    verdicts(longer)
    for low, high in LENGTHS:
        show(f"  of {low}-{high} words", [o for o in quotes if low <= len(o.query.original.split()) <= high])
    sentences = [one for one in asked if one.query.kind == "sentence"]
    show("sentences", sentences)
    verdicts(sentences)


if __name__ == "__main__":
    sys.exit(main())
