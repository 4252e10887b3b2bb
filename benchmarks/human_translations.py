"""Score quote matching where people translated, and beside it where machines did, with and without a judge.

Run `python benchmarks/human_translations.py`; the sets are in `query_sets.py`: quotes and sentences of newstest2012,
newstest2013 and FLORES dev, sentences of five novels, and quotes of backquotes/dev, each asked for with its original in
the pool and without it. `--quotes N`, `--sentences N`, `--novels N` (of each novel) and `--machines N` take so many,
0 none, -1 all. `--translator` names who judges, as `align --translator` does; both ways are scored in one run. With
`--marks` the English of the first set keeps its quotation marks, as newspapers have them. Exits with 2 where there is
no data.

top-1: the best candidate is the original, whatever the verdict; words: with the very words; R@P99: recall at 99 %
precision; +doubles: the same where an answer that says with other words what the original says (token F1 from 0.6) does
not count as wrong: the news say things twice; none: verdict "none" though the original is there; false: an answer
though it is not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from query_sets import Ask, QuerySet, machines, novels, people, plain_words

from aligner import embed, translation
from aligner.evaluate.matching import Answer, Original, recall_at, score, token_f1
from aligner.match import Matcher
from aligner.model import Quote, QuoteMatch, Span
from aligner.protocols import AdditiveEncoder, Judging, Scorer
from aligner.signature import digest, line, sign

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared/gold"
LENGTHS = ((1, 3), (4, 6), (7, 10), (11, 20), (21, 999))
DOUBLE = 0.6


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, and what became of it."""

    ask: Ask
    match: QuoteMatch


def asked(some: QuerySet, encoder: AdditiveEncoder, scorers: Sequence[Scorer | None]) -> Iterator[list[Asked]]:
    """Ask everything of a set once for each scorer."""
    matchers = [Matcher.from_texts(pool, encoder) for pool in some.pools]
    for scorer in scorers:
        start, out = time.process_time(), []
        for number, matcher in enumerate(matchers):
            mine = [ask for ask in some.asks if ask.pool == number]
            quotes = [Quote(str(i), 0, Span(0, len(a.query.french)), a.query.french) for i, a in enumerate(mine)]
            out += [Asked(a, match) for a, match in zip(mine, matcher.match(quotes, scorer=scorer), strict=True)]
        print(f"  {len(out)} asked, {1000 * (time.process_time() - start) / len(out):.1f} CPU ms each", flush=True)
        yield out


def answer(match: QuoteMatch) -> Answer:
    best = match.original or (match.candidates[0] if match.candidates else None)
    if best is None:
        return Answer(match.confidence, "")
    return Answer(match.confidence, best.document_id, best.span.start, best.span.end, best.text)


def is_right(one: Asked) -> bool:
    """Tell whether the best candidate is the original, or has its very words."""
    query, best = one.ask.query, answer(one.match)
    if not one.ask.present:
        return False
    there = query.kind != "novel" or Span(best.start, best.end).overlaps(query.span)
    return (
        (there and best.candidate == query.document)
        or best.candidate in query.others
        or plain_words(query.original) in plain_words(best.text)
    )


def truth(one: Asked) -> Original:
    query = one.ask.query
    if not one.ask.present:
        return Original(())
    # Documents are sentences, but novels: there, another sentence of the same document is not the original.
    ids = (answer(one.match).candidate,) if is_right(one) else (f"{query.document}#",)
    return Original(ids, query.span.start, query.span.end, query.original)


def without_doubles(some: Sequence[Asked]) -> float:
    """Return recall at 99 % precision where near doubles of an original that is not there are left out."""
    rows = [(o.match.confidence, is_right(o), o.ask.present) for o in some if is_right(o) or not _double(o)]
    count = sum(o.ask.present for o in some)
    return recall_at([row[0] for row in rows], [row[1] for row in rows], count, 0.99)


def _double(one: Asked) -> bool:
    return token_f1(answer(one.match).text, one.ask.query.original) >= DOUBLE


def show(name: str, some: Sequence[Asked]) -> None:
    there = [one for one in some if one.ask.present]
    if not there:
        return
    s = score([truth(one) for one in some], [answer(one.match) for one in some])
    none = sum(one.match.verdict == "none" for one in there) / len(there)
    false = sum(one.match.verdict != "none" for one in some if not one.ask.present) / max(1, s.negatives)
    print(
        f"{name:30} {s.positives:5}  {s.top1:.3f}  {s.exact_words:.3f}  {s.token_f1:.3f}  {s.recall_at_99:.3f}"
        f"  {without_doubles(some):.3f}     {none:.3f}  {false:.3f}  {s.ece:.3f}"
    )


def verdicts(some: Sequence[Asked]) -> None:
    """Say what verdicts unchanged quotes got that were found with the right words."""
    right = [
        one
        for one in some
        if one.match.original is not None
        and is_right(one)
        and plain_words(one.match.original.text) == plain_words(one.ask.query.original)
    ]
    counts = Counter(one.match.verdict for one in right)
    print(f"  verdicts of {len(right)} unchanged quotes found with the right words: {dict(counts)}")


def report(some: Sequence[Asked]) -> None:
    def length(one: Asked) -> int:
        return len(one.ask.query.original.split())

    for kind, name in (("quote", "quotes"), ("sentence", "sentences"), ("novel", "sentences of novels")):
        own = [one for one in some if one.ask.query.kind == kind]
        longer = [one for one in own if length(one) >= 4] if kind == "quote" else own
        show(f"{name} of 4 words and more" if kind == "quote" else name, longer)
        if own:
            verdicts(longer)
        for low, high in LENGTHS if kind == "quote" else ():
            show(f"  of {low}-{high} words", [one for one in own if low <= length(one) <= high])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--quotes", type=int, default=-1)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--novels", type=int, default=100)
    parser.add_argument("--machines", type=int, default=-1)
    parser.add_argument("--marks", action="store_true", help="leave the quotation marks in the news in English")
    parser.add_argument("--translator", default="none", help="who judges, as in `align --translator`; none: nobody")
    options = parser.parse_args()
    gold = options.gold
    if not (gold / "mt/wmt12.fr").exists():
        print(f"no gold data in {gold}", file=sys.stderr)
        return 2
    encoder = embed.load()
    assert isinstance(encoder, AdditiveEncoder)
    translator = translation.load(options.translator) if options.translator != "none" else None
    judge = translator.scorer() if isinstance(translator, Judging) else None
    sets = {
        "French by people": lambda: people(gold, options.quotes, options.sentences, marks=options.marks),
        "novels": lambda: novels(gold, options.novels),
        "French by machines": lambda: machines(gold, options.machines, 0),
    }
    seen: list[str] = []
    for name, read in sets.items():
        some = read()
        if not some.asks:
            continue
        seen += [ask.query.french for ask in some.asks]
        ways = [None, judge] if judge else [None]
        for how, result in zip(("without a judge", "with the judge"), asked(some, encoder, ways), strict=False):
            print(f"{f'{name}, {how}':30} {'pos':>5}  top-1  words  F1     R@P99  +doubles  none   false  ECE")
            report(result)
    models = {f"encoder-{encoder.name}": encoder.digest}
    print(
        line(
            sign(
                [],
                models,
                {"data": digest(seen)[:12], "judge": judge.name if judge else "none", "marks": str(options.marks)},
            )
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
