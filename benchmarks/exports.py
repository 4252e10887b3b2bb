"""Whether every export of real texts is valid, its pointers resolve and round trips are equal; and how long it takes.

Run `python benchmarks/exports.py`. The corpora are the sample corpus, segmented and with its quotes, the five TransRead
books with their gold alignment, and what `align` wrote to a folder given with `--run`.
TEI is checked by our schema, tei_all (jing where installed, else lxml) and the pointer check, file by file and as the
whole that `corpus.xml` stands for. Exits with 1 where anything is wrong, with 2 where there is nothing to check.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from aligner.formats import FORMATS, write
from aligner.formats import read as read_imported
from aligner.formats.jsonl import read as jsonl
from aligner.formats.ladder.read import parse_beads
from aligner.formats.shared.characters import cell, xml_text
from aligner.formats.shared.rebuild import text_of
from aligner.formats.tei.check import check, resolve
from aligner.model import Bitext, Candidate, Corpus, QuoteMatch, Span, Text
from aligner.quotes import attribute, extract
from aligner.reading import pair_by_name
from aligner.reading import read as read_texts
from aligner.segmentation import segment
from aligner.signature import line, sign

ROOT = Path(__file__).resolve().parents[1]
BOOKS = ROOT.parent / "shared/gold/alignment/transread"
SCHEMA = ROOT / "aligner/formats/tei/schema/tei_all.rng"


def prepare(text: Text) -> Text:
    """Return a text with its quotes and their speakers."""
    found = attribute(text.document, text.sentences, extract(text.document, text.sentences))
    return Text(text.document, text.sentences, tuple(found))


def sample() -> Corpus:
    """Return the sample corpus, each quote matched to a span drawn by chance: validity does not hang on matches."""
    documents = [read_texts([ROOT / "corpus" / lang], lang).documents for lang in ("fr", "en")]  # type: ignore[arg-type]
    texts = {document.id: prepare(Text(document, tuple(segment(document)))) for side in documents for document in side}
    pool = tuple(texts[document.id] for document in documents[1])
    bitexts = []
    for source, target in pair_by_name(*documents):
        bitexts.append(Bitext(texts[source.id], texts[target.id] if target else None))
    return signed([replace(bitext, matches=drawn(bitext.source, pool)) for bitext in bitexts], pool)


def drawn(source: Text, pool: tuple[Text, ...]) -> tuple[QuoteMatch, ...]:
    """Return a match for each quote: a span drawn from the pool with a fixed seed, so that some overlap, or none."""
    chance = random.Random(source.document.id)
    made = []
    for quote in source.quotes:
        text = chance.choice(pool)
        start = chance.randrange(len(text.document.text))
        span = Span(start, chance.randint(start, min(start + 200, len(text.document.text))))
        original = Candidate(text.document.id, span, span.of(text.document.text), 0.5)
        hit = chance.random() < 0.8
        made.append(QuoteMatch(quote, original if hit else None, "altered" if hit else "none", 0.5))
    return tuple(made)


def books() -> Corpus:
    """Return the TransRead books: French sentences, English sentences, paragraphs, gold beads, and their quotes."""
    bitexts = []
    for folder in sorted(BOOKS.iterdir()):
        sides = []
        for lang, name in (("fr", "src"), ("en", "tgt")):
            paragraphs = [int(number) for number in (folder / f"{name}.par").read_text().split()]
            lines = (folder / f"{name}.txt").read_text("utf-8").splitlines()
            text = text_of(f"{lang}/{folder.name}.txt", lang, lines, paragraphs)  # type: ignore[arg-type]
            sides.append(prepare(text))
        beads = parse_beads((folder / "gold.txt").read_text().splitlines(), str(folder / "gold.txt"))
        bitexts.append(Bitext(sides[0], sides[1], beads))
    return signed(bitexts, tuple(bitext.target for bitext in bitexts if bitext.target))


def signed(bitexts: list[Bitext], pool: tuple[Text, ...]) -> Corpus:
    documents = {
        text.document.id: text.document for bitext in bitexts for text in (bitext.source, bitext.target) if text
    }
    documents |= {text.document.id: text.document for text in pool}
    return Corpus(tuple(bitexts), pool, sign(documents.values(), {}))


def problems(corpus: Corpus, folder: Path) -> Iterator[str]:
    """Yield all that is wrong with the exports of a corpus in a folder."""
    tei = folder / "tei"
    for path in (tei / "corpus.xml", *sorted(tei.rglob("*/*.xml"))):
        yield from (str(problem) for problem in check(path, "aligner"))
    whole = folder / "whole.xml"
    whole.write_bytes(etree.tostring(resolve(tei / "corpus.xml")))
    files = [whole, *sorted(tei.rglob("*/*.xml"))]
    if shutil.which("jing"):
        done = subprocess.run(["jing", str(SCHEMA), *map(str, files)], capture_output=True, text=True, check=False)
        yield from done.stdout.splitlines()
    else:
        yield from (str(problem) for path in files for problem in check(path, "tei_all") if problem.rule == "schema")
    if jsonl.read(folder / "other/corpus.jsonl") != corpus:
        yield "corpus.jsonl does not give back the corpus"
    yield from round_trips(corpus, folder / "other")


def round_trips(corpus: Corpus, folder: Path) -> Iterator[str]:
    pairs = [bitext for bitext in corpus.bitexts if bitext.target and bitext.beads]
    alone = [bitext for bitext in corpus.bitexts if bitext.target is None]
    found = read_imported("tei", folder.parent / "tei/corpus.xml").bitexts
    if [kept(bitext, str) for bitext in found] != [kept(bitext, xml_text) for bitext in corpus.bitexts]:
        yield "tei: what is read back is another bitext"
    if [spoken(bitext) for bitext in found] != [spoken(bitext) for bitext in corpus.bitexts]:
        yield "tei: the quotes that are read back are others"
    trips: list[tuple[str, str, Callable[[str], str], list[Bitext]]] = [
        ("tmx", "corpus.tmx", xml_text, pairs),
        ("xces", "xces/fr-en.xml", xml_text, pairs),
        ("xliff", "xliff", str, [*pairs, *alone]),
        ("ladder", "ladder", cell, pairs),
    ]
    for name, path, spelled, expected in trips:
        if not pairs and name != "xliff":
            continue
        found = sorted(kept(bitext, str) for bitext in read_imported(name, folder / path).bitexts)
        if found != sorted(kept(bitext, spelled) for bitext in expected):
            yield f"{name}: what is read back is another bitext"


def kept(bitext: Bitext, spelled: Callable[[str], str]) -> tuple[object, ...]:
    target = bitext.target.sentences if bitext.target else ()
    return (
        tuple(spelled(sentence.text) for sentence in bitext.source.sentences),
        tuple(spelled(sentence.text) for sentence in target),
        tuple((bead.source, bead.target, round(bead.score, 4)) for bead in bitext.beads),
    )


def spoken(bitext: Bitext) -> list[object]:
    quotes = [(quote.index, "".join(xml_text(quote.text).split()), quote.speaker) for quote in bitext.source.quotes]
    return [quotes, [(match.verdict, match.original and match.original.document_id) for match in bitext.matches]]


def measure(name: str, corpus: Corpus) -> int:
    """Print what one corpus gives, and return the number of problems."""
    sentences = sum(len(bitext.source.sentences) for bitext in corpus.bitexts)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        start = time.process_time()
        written = len(write(corpus, folder / "tei", ("tei",)))
        tei = time.process_time() - start
        written += len(write(corpus, folder / "tei", ("tei-flat",)))
        written += len(write(corpus, folder / "other", [form for form in FORMATS if not form.startswith("tei")]))
        both = time.process_time() - start
        found = list(problems(corpus, folder))
        size = sum(path.stat().st_size for path in (folder / "tei").rglob("*.xml") if "flat" not in path.parts)
    for problem in found[:20]:
        print(f"  {problem}")
    quotes = sum(len(bitext.source.quotes) for bitext in corpus.bitexts)
    print(
        f"{name}: {len(corpus.bitexts)} bitexts, {sentences} source sentences, {quotes} quotes, {written} files; "
        f"TEI {size / 1e6:.1f} MB in {tei:.2f} CPU-seconds, all {len(FORMATS)} formats {both:.2f}; "
        f"problems {len(found)}"
    )
    print(f"  {line(corpus.signature)}")
    return len(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, action="append", default=[], help="folder that `align` wrote")
    arguments = parser.parse_args()
    corpora: list[tuple[str, Callable[[], Corpus]]] = [("sample", sample)]
    if BOOKS.is_dir():
        corpora.append(("TransRead", books))
    else:
        print(f"{BOOKS}: not there; the books are left out", file=sys.stderr)
    for folder in arguments.run:
        corpora.append((folder.name, lambda folder=folder: jsonl.read(folder / "corpus.jsonl")))
    judge = "jing" if shutil.which("jing") else "lxml"
    found = sum(measure(name, make()) for name, make in corpora)
    print(f"tei_all 4.3.0 by {judge}; {found} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
