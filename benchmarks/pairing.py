"""Pairing by content: partners missing, texts that only quote, names that mislead, texts in the wrong language.

    python benchmarks/pairing.py            quality, and time by number of documents
    python benchmarks/pairing.py --fit      the two weights of aligner/pairing/evidence.py, from newstest2012 and 2013

Gold data lie in ../shared/gold, or where --gold says. Exits with 2 where there are none.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from aligner import __version__, embed
from aligner.errors import InputError
from aligner.evaluate.ladders import read_beads
from aligner.evaluate.quotes import Rate
from aligner.model import Document, Lang, Sentence, Span, Text
from aligner.pairing import pair_texts
from aligner.pairing.evidence import profile, shared
from aligner.pairing.shortlist import shortlist
from aligner.protocols import Encoder
from aligner.reading import read
from aligner.reading.language import check_language
from aligner.segmentation import segment
from aligner.signature import digest

ROOT = Path(__file__).resolve().parents[1]
TRIALS = 20


@dataclass(frozen=True, slots=True)
class Two:
    """The French and the English lines of one document."""

    name: str
    french: tuple[str, ...]
    english: tuple[str, ...]


def lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text("utf-8").removesuffix("\n").split("\n"))


def text(name: str, lang: Lang, sentences: Sequence[str]) -> Text:
    document = Document(f"{lang}/{name}", lang, f"{lang}/{name}", "\n".join(sentences))
    out, at = [], 0
    for i, sentence in enumerate(sentences):
        out.append(Sentence(document.id, i, i, Span(at, at + len(sentence)), sentence))
        at += len(sentence) + 1
    return Text(document, tuple(out))


def articles(folder: Path) -> list[Two]:
    return [Two(p.name, lines(p / "src.txt"), lines(p / "tgt.txt")) for p in sorted(folder.iterdir()) if p.is_dir()]


def chapters(book: Path, size: int) -> list[Two]:
    """Cut a book into pieces of `size` gold beads: what is on the same matter, by the same hand."""
    source, target = lines(book / "src.txt"), lines(book / "tgt.txt")
    gold = read_beads(lines(book / "gold.txt"))
    cuts = [*range(0, len(gold) - size // 2, size), len(gold)]
    pieces = []
    for i, (a, b) in enumerate(pairwise(cuts)):
        end = (gold[b].source.start, gold[b].target.start) if b < len(gold) else (len(source), len(target))
        french, english = source[gold[a].source.start : end[0]], target[gold[a].target.start : end[1]]
        pieces.append(Two(f"{book.name}-{i:03}", french, english))
    return [piece for piece in pieces if len(piece.french) > 2 and len(piece.english) > 2]


def trial(documents: Sequence[Two], rng: np.random.Generator, encoder: Encoder, missing: float) -> tuple[int, int, int]:
    """Pair what is left when each text goes missing with a probability: right pairs, given pairs, true pairs."""
    here = [(d, rng.random() >= missing, rng.random() >= missing) for d in documents]
    french = [text(d.name, "fr", d.french) for d, there, _ in here if there]
    english = [text(d.name, "en", d.english) for d, _, there in here if there]
    rng.shuffle(english)  # type: ignore[arg-type]
    given = pair_texts(french, english, (), encoder).partners
    right = sum(pair.source[3:] == pair.target[3:] for pair in given)
    return right, len(given), sum(one and other for _, one, other in here)


def quality(name: str, documents: Sequence[Two], encoder: Encoder, missing: float = 0.33) -> None:
    rng = np.random.default_rng(0)
    right, given, true = np.sum([trial(documents, rng, encoder, missing) for _ in range(TRIALS)], axis=0).tolist()
    title = f"{name} ({len(documents)} documents)"
    print(f"  {title:48} precision {right / given:.4f} of {given}   recall {right / true:.4f} of {true}")


def rate(of: Rate) -> str:
    low, high = of.interval
    return f"{of.value:.4f} [{low:.4f}, {high:.4f}] of {of.total}"


def names(documents: Sequence[Two], encoder: Encoder) -> None:
    """Give each text its own partner's name, then somebody else's."""
    french = [text(d.name, "fr", d.french) for d in documents]
    english = [text(d.name, "en", d.english) for d in documents]
    rng = np.random.default_rng(0)
    other = np.roll(np.arange(len(documents)), int(rng.integers(1, len(documents))))
    for title, order in (("right names kept", np.arange(len(documents))), ("wrong names refused", other)):
        kept = 0
        for i, j in enumerate(order.tolist()):
            named = [(french[i].document.id, english[j].document.id)]
            kept += any(p.by == "name" for p in pair_texts([french[i]], [english[j]], named, encoder).partners)
        hits = kept if title.startswith("right") else len(documents) - kept
        print(f"  {title:48} {rate(Rate(hits, len(documents)))}")


def quoting(encoder: Encoder) -> None:
    """The sample corpus without its names: one pair, and four articles that quote twenty-five statements."""
    sides = [[Text(d, segment(d)) for d in read([ROOT / "corpus" / lang], lang).documents] for lang in ("fr", "en")]
    partners = pair_texts(sides[0], sides[1], (), encoder).partners
    wrong = [pair for pair in partners if pair.source[3:] != pair.target[3:]]
    print(
        f"  sample corpus: {len(partners) - len(wrong)} right pairs, {len(wrong)} articles paired with what they quote"
    )


def languages(documents: Sequence[Two]) -> None:
    alarms = found = mixed = 0
    for d in documents:
        bodies: dict[Lang, str] = {"fr": "\n".join(d.french), "en": "\n".join(d.english)}
        for lang, other in (("fr", "en"), ("en", "fr")):
            alarms += bool(judged(bodies[lang], lang))
            found += judged(bodies[other], lang) == "wrong"
            mixed += bool(judged(f"{bodies[lang]}\n{bodies[other]}", lang))
    total = 2 * len(documents)
    for title, hits in (("wrong language found", found), ("both languages in one file reported", mixed)):
        print(f"  {title:48} {rate(Rate(hits, total))}")
    print(f"  {'false alarms':48} {rate(Rate(alarms, total))}")


def short_texts(gold: Path) -> None:
    """Cut the test sets into pieces of a few lines, each read as its own language and as the other."""
    for size in (1, 2, 5, 20):
        total = alarms = found = 0
        for name in ("wmt12", "wmt13", "flores-dev"):
            for lang, other in (("fr", "en"), ("en", "fr")):
                whole = lines(gold / "mt" / f"{name}.{lang}")
                for start in range(0, len(whole) - size + 1, size):
                    body = "\n".join(whole[start : start + size])
                    total += 1
                    alarms += bool(judged(body, lang))  # type: ignore[arg-type]
                    found += judged(body, other) == "wrong"  # type: ignore[arg-type]
        print(f"  {f'{size} lines of news: wrong language found':48} {rate(Rate(found, total))}, false alarms {alarms}")


def judged(body: str, lang: Lang) -> str:
    try:
        return check_language(Document("x", lang, "x", body))
    except InputError:
        return "wrong"


def cut(gold: Path, name: str, rng: np.random.Generator) -> tuple[list[Text], list[Text]]:
    """Cut a test set into documents of 3 to 60 lines; drop and merge lines of each; let some French ones quote."""
    french, english = lines(gold / "mt" / f"{name}.fr"), lines(gold / "mt" / f"{name}.en")
    cuts = [0]
    while cuts[-1] < len(french) - 3:
        cuts.append(min(len(french), cuts[-1] + int(np.exp(rng.uniform(np.log(3), np.log(60))))))
    spans = list(pairwise(cuts))
    ours = [disturbed(french[a:b], rng) for a, b in spans]
    theirs = [disturbed(english[a:b], rng) for a, b in spans]
    for i in np.flatnonzero(rng.random(len(spans)) < 0.3).tolist():
        a, b = spans[int(rng.integers(len(spans)))]
        many = max(1, min(b - a, int(len(ours[i]) * rng.uniform(0.05, 0.25))))
        at, start = int(rng.integers(len(ours[i]) + 1)), int(rng.integers(a, b - many + 1))
        if (a, b) != spans[i]:
            ours[i][at:at] = french[start : start + many]
    return ([text(f"{i}", "fr", s) for i, s in enumerate(ours)], [text(f"{i}", "en", s) for i, s in enumerate(theirs)])


def disturbed(sentences: Sequence[str], rng: np.random.Generator) -> list[str]:
    drop, merge = rng.choice([0, 0.05, 0.15, 0.35]), rng.choice([0, 0.1, 0.3])
    out: list[str] = []
    for sentence in [s for s in sentences if rng.random() > drop] or sentences[:1]:
        if out and rng.random() < merge:
            out[-1] += f" {sentence}"
        else:
            out.append(sentence)
    return out


def fit(gold: Path, encoder: Encoder) -> None:
    """Print the weights of a logistic regression on `shared`, by Newton's method, and its loss on FLORES."""
    data = {}
    for kind, sets in (("fitted on", ("wmt12", "wmt13")), ("tested on", ("flores-dev",))):
        rows = []
        for name in sets:
            for seed in range(4):
                ours, theirs = cut(gold, name, np.random.default_rng(seed))
                one, other = [profile(t, encoder) for t in ours], [profile(t, encoder) for t in theirs]
                pairs = shortlist(np.stack([p.whole for p in one]), np.stack([p.whole for p in other]))
                rows += [(shared(one[i], other[j]), float(i == j)) for i, j in pairs]
        data[kind] = np.array(rows)
    x, y = data["fitted on"].T
    weights = np.zeros(2)
    columns = np.stack([x, np.ones_like(x)], axis=1)
    for _ in range(50):
        p = 1 / (1 + np.exp(-columns @ weights))
        hessian = (columns * (p * (1 - p))[:, None]).T @ columns + 1e-6 * np.eye(2)
        weights += np.linalg.solve(hessian, columns.T @ (y - p))
    print(f"slope {weights[0]:.2f}, intercept {weights[1]:.2f}")
    for kind, rows in data.items():
        p = 1 / (1 + np.exp(-(weights[0] * rows[:, 0] + weights[1])))
        loss = -np.mean(np.where(rows[:, 1] == 1, np.log(p + 1e-12), np.log(1 - p + 1e-12)))
        sure = p > 0.9
        print(f"{kind} {len(rows)} pairs: loss {loss:.4f}, above 0.9 {rows[sure, 1].mean():.4f} right, "
              f"{sure[rows[:, 1] == 1].mean():.4f} of the true ones found")  # fmt: skip


def growth(gold: Path, encoder: Encoder) -> None:
    rng = np.random.default_rng(1)
    french, english = lines(gold / "mt/wmt13.fr"), lines(gold / "mt/wmt13.en")
    seconds = []
    for many in (500, 1000, 2000, 4000):
        starts = rng.integers(0, len(french) - 20, many).tolist()
        ours = [text(f"{k}", "fr", french[i : i + 20]) for k, i in enumerate(starts)]
        theirs = [text(f"{k}", "en", english[i : i + 20]) for k, i in enumerate(starts)]
        begin = time.process_time()
        pair_texts(ours, theirs, (), encoder)
        seconds.append(time.process_time() - begin)
        print(f"  {many:5} documents a side, 20 sentences each: {seconds[-1]:6.2f} CPU s")
    print(f"  exponent {np.log(seconds[-1] / seconds[0]) / np.log(8):.2f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    if not (options.gold / "alignment/ntrex").is_dir():
        print(f"no gold data in {options.gold}", file=sys.stderr)
        return 2
    encoder = embed.load()
    if options.fit:
        fit(options.gold, encoder)
        return 0
    alignment = options.gold / "alignment"
    sets = {name: articles(alignment / name) for name in ("ntrex", "ntrex-hard", "transread")}
    books = sorted(path for path in (alignment / "transread").iterdir() if path.is_dir())
    sets |= {f"transread, pieces of {n} beads": [c for b in books for c in chapters(b, n)] for n in (20, 60)}
    sets["ntrex-hard and pieces of 20"] = [*sets["ntrex-hard"], *sets["transread, pieces of 20 beads"]]
    print(f"Pairing by content, a third of the texts missing on either side, {TRIALS} draws from the same texts")
    for name, documents in sets.items():
        quality(name, documents, encoder)
    quoting(encoder)
    print("Names against content (ntrex-hard, transread in pieces of 20)")
    names([*sets["ntrex-hard"], *sets["transread, pieces of 20 beads"]], encoder)
    print("Languages (ntrex, transread)")
    languages([*sets["ntrex"], *sets["transread"]])
    short_texts(options.gold)
    print("Growth")
    growth(options.gold, encoder)
    data = digest(line for part in sets.values() for d in part for line in (*d.french, *d.english))
    print(f"aligner:{__version__} {encoder.name}:{encoder.digest[:12]} data:{data[:12]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
