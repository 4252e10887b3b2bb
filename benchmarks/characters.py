"""The sample corpus in characters that look the same: what becomes of its quotations, and what reading them costs.

Run `python benchmarks/characters.py`; `--old CHECKOUT` does the same with another checkout of the project, run in turn
with this one, and gives the ratio of processor times. Every French text, and then every English one, is disguised: its
accents apart (NFD), soft hyphens, zero width spaces or word joiners in its words, other hyphens.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "text"))

from disguises import DISGUISES, Disguised, disguised  # noqa: E402

from aligner import embed  # noqa: E402
from aligner.match import Matcher  # noqa: E402
from aligner.model import Document, Lang, QuoteMatch, Text  # noqa: E402
from aligner.pipeline.texts import prepare  # noqa: E402
from aligner.protocols import AdditiveEncoder  # noqa: E402
from aligner.signature import line, sign  # noqa: E402

PLAIN = "as they are"
TIMES = 3  # runs of each build; the fastest counts
READINGS = 20  # of the whole corpus, for the time


def documents(corpus: Path, lang: Lang) -> list[Document]:
    return [
        Document(f"{lang}/{path.name}", lang, str(path), path.read_text(encoding="utf-8"))
        for path in sorted((corpus / lang).glob("*.txt"))
    ]


def dressed(texts: list[Document], name: str) -> dict[str, Disguised]:
    return {text.id: disguised(text.text, name) for text in texts} if name != PLAIN else {}


def read(texts: list[Document], disguises: dict[str, Disguised]) -> list[Text]:
    return [
        prepare(Document(text.id, text.lang, text.path, disguises[text.id].text if disguises else text.text))
        for text in texts
    ]


def matched(french: list[Text], english: list[Text], encoder: AdditiveEncoder) -> list[QuoteMatch]:
    matcher = Matcher.from_texts(english, encoder)
    return [match for text in french for match in matcher.match(text.quotes, text.document)]


def place(match: QuoteMatch, disguises: dict[str, Disguised]) -> tuple[object, ...]:
    """Return where a quotation stands, its speaker, and its kind, in the offsets that the disguise makes of them."""
    quote = match.quote
    span = disguises[quote.document_id].span(quote.span) if disguises else quote.span
    return quote.document_id, span, quote.kind, quote.speaker


def answer(match: QuoteMatch, disguises: dict[str, Disguised]) -> tuple[object, ...]:
    original = match.original
    if original is None:
        return (match.verdict,)
    span = disguises[original.document_id].span(original.span) if disguises else original.span
    return match.verdict, round(match.confidence, 6), original.document_id, span


def table(corpus: Path) -> list[dict[str, object]]:
    """Return a row for the corpus as it is and in each disguise: what is found, and what of it is the same."""
    encoder = embed.load()
    assert isinstance(encoder, AdditiveEncoder)
    french, english = documents(corpus, "fr"), documents(corpus, "en")
    plain = read(french, {}), read(english, {})
    base = matched(*plain, encoder)
    rows: list[dict[str, object]] = []
    for name in (PLAIN, *DISGUISES):
        for side in ("fr", "en") if name != PLAIN else ("",):
            ours, theirs = (
                dressed(texts, name) if lang == side else {} for lang, texts in (("fr", french), ("en", english))
            )
            found = matched(
                read(french, ours) if ours else plain[0], read(english, theirs) if theirs else plain[1], encoder
            )
            places, answers = {place(m, {}) for m in found}, {(*place(m, {})[:2], *answer(m, {})) for m in found}
            rows.append({
                "disguise": name, "side": side, "quotes": len(found),
                "originals": sum(m.original is not None for m in found),
                "speakers": sum(bool(m.quote.speaker) for m in found),
                "same places": sum(place(m, ours) in places for m in base),
                "same answers": sum((*place(m, ours)[:2], *answer(m, theirs)) in answers for m in base),
            })  # fmt: skip
    return rows


def timed(corpus: Path) -> dict[str, float]:
    """Return processor seconds: reading the corpus READINGS times, making the pool ready, and matching."""
    encoder = embed.load()
    assert isinstance(encoder, AdditiveEncoder)
    texts = [*documents(corpus, "fr"), *documents(corpus, "en")]
    read(texts, {})  # warm
    start = time.process_time()
    for _ in range(READINGS):
        made = read(texts, {})
    reading = time.process_time()
    french = [text for text in made if text.document.lang == "fr"]
    english = [text for text in made if text.document.lang == "en"]
    matched(french, english, encoder)  # warm
    ready = time.process_time()
    matched(french, english, encoder)
    return {"reading": reading - start, "matching": time.process_time() - ready}


def inner(checkout: Path, corpus: Path, what: str) -> object:
    """Run a part of this file with another checkout's package."""
    path = {**os.environ, "PYTHONPATH": str(checkout), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, __file__, "--corpus", str(corpus), "--inner", what]
    return json.loads(subprocess.run(command, env=path, check=True, capture_output=True, text=True).stdout)


def show(checkout: Path, corpus: Path) -> None:
    rows = inner(checkout, corpus, "table")
    assert isinstance(rows, list)
    print("  ".join(f"{name:>17}" for name in rows[0]))
    for row in rows:
        print("  ".join(f"{value:>17}" for value in row.values()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--old", type=Path, metavar="CHECKOUT", help="another checkout to compare with")
    parser.add_argument("--inner", choices=("table", "time"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inner:
        print(json.dumps(table(options.corpus) if options.inner == "table" else timed(options.corpus)))
        return 0
    if not documents(options.corpus, "fr"):
        print(f"no texts in {options.corpus}/fr: nothing to read", file=sys.stderr)
        return 2
    show(ROOT, options.corpus)
    print(line(sign([*documents(options.corpus, "fr"), *documents(options.corpus, "en")], {}, {})))
    if options.old:
        print(f"\n{options.old.name}")
        show(options.old, options.corpus)
        best: dict[str, dict[str, float]] = {}
        for _ in range(TIMES):
            for name, checkout in (("old", options.old), ("new", ROOT)):
                found = inner(checkout, options.corpus, "time")
                assert isinstance(found, dict)
                known = best.setdefault(name, found)
                best[name] = {what: min(value, known[what]) for what, value in found.items()}
        for what in best["new"]:
            old, new = best["old"][what], best["new"][what]
            print(f"{what}: {new:.2f} CPU seconds, {old:.2f} before: {new / old:.2f} of it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
