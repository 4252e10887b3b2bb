"""What a quote costs in pools of 20 thousand to 2 million sentences, and what the shortlist misses there.

    python benchmarks/pool_growth.py --folder FOLDER [--sizes 20000 200000 2000000] [--sample 300] [--only SIZE]

Every pool holds the candidates of backquotes/dev, whose quotes are asked, so that all sizes are asked the same; the
rest are distinct English sentences of the parallel corpora in `../shared/mt`, a hundred a document. A pool is an index
on the disk (with its sentences as given: segmentation is timed elsewhere), built once and kept in the folder. Each size
is asked in a process of its own: CPU seconds a quote without a translator, after some quotes that are not counted; the
most memory, mapped pages of the index included, and the same without them.

The shortlist is beside exact search: where it leaves out the sentence that a quote is known to come from, all sentences
of the pool are scored. What is found then is the most that exact search could have found more.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from matching import GOLD, read_queries

from aligner import embed
from aligner.match import Matcher, match_rows
from aligner.match.judge.ranking import WINDOWS
from aligner.match.pool import index
from aligner.match.pool.arrays import Pool
from aligner.match.pool.tokens import words
from aligner.match.retrieve.candidates import QueryWords, Retriever
from aligner.match.shipped import lexicon
from aligner.model import Document, Sentence, Span, Text
from aligner.pipeline import code_digest
from aligner.protocols import AdditiveEncoder
from aligner.signature import line, sign_digests

CORPORA = ("europarl", "canada-laws", "tatoeba", "debian-web", "php-docs")
TOGETHER = 100  # sentences of a made document
FIRST = 32  # quotes that are asked before time is taken


def sentences(corpora: Path, known: set[str]) -> Iterator[str]:
    """Yield distinct English sentences of the parallel corpora, none of them known."""
    for name in CORPORA:
        with lzma.open(corpora / f"{name}.tsv.xz", "rt", encoding="utf-8") as rows:
            for row in rows:
                english = row.rstrip("\n").split("\t")[1]
                if english not in known:
                    known.add(english)
                    yield english


def text_of(name: str, parts: Sequence[str]) -> Text:
    """Return a document of some sentences, a line each."""
    body, found, at = "\n".join(parts), [], 0
    for i, part in enumerate(parts):
        found.append(Sentence(name, i, 0, Span(at, at + len(part)), part))
        at += len(part) + 1
    return Text(Document(name, "en", name, body), tuple(found))


def texts(gold: Path, corpora: Path, size: int) -> Iterator[Text]:
    """Yield the documents of a pool of so many sentences, the candidates of backquotes first."""
    rows = [row.split("\t", 1) for row in (gold / "candidates.plain.en.tsv").read_text("utf-8").splitlines()[1:]]
    yield from (text_of(name, [body]) for name, body in rows)
    more = islice(sentences(corpora, {body for _, body in rows}), max(0, size - len(rows)))
    number = 0
    while some := list(islice(more, TOGETHER)):
        yield text_of(f"more/{number:06}", some)
        number += 1


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def status(field: str) -> float:
    """Return a size of this process, in MiB, by its name in /proc (`VmHWM`, `RssAnon`)."""
    found = re.search(rf"{field}:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else float("nan")


def place(pool: Pool, retriever: Retriever, query: QueryWords, gold: Sequence[tuple[int, int]], whole: bool) -> bool:
    """Tell whether search finds a window that has words of the original, whose places are `gold`."""
    (found,) = retriever.search([query], WINDOWS, whole)
    return any(w.start < end and start < w.end for w in found for start, end in gold)


def ask(folder: Path, gold: Path, sample: int, exact: int) -> None:
    """Ask one pool and print a row."""
    encoder = embed.load("bilingual")
    if not isinstance(encoder, AdditiveEncoder):
        raise SystemExit("the encoder adds no vectors of words")
    began = time.process_time()
    pool = index.with_vectors(folder, encoder, checked=True)
    matcher = Matcher(pool, encoder)
    opened = time.process_time() - began
    rows = read_queries(gold / "queries.fr.tsv", sample // 4 + FIRST // 4)
    rows = rows[::7] + [row for k, row in enumerate(rows) if k % 7]
    asked = [(row["qid"], row["fr"]) for row in rows]
    list(match_rows(matcher, asked[:FIRST]))
    began = time.process_time()
    found = {row.id: row for row in match_rows(matcher, asked[FIRST:])}
    spent = 1000 * (time.process_time() - began) / len(found)
    most, anonymous = status("VmHWM"), status("RssAnon")
    positive = [row for row in rows[FIRST:] if not row["level"].startswith("neg")]
    alone = [row for row in rows[FIRST:] if row["level"].startswith("neg")]
    right = sum(found[row["qid"]].candidate_id in (row["gold_id"], *row["gold_alt"].split(",")) for row in positive)
    given = sum(found[row["qid"]].verdict != "none" for row in alone)
    print(
        f"{len(pool.first) - 1:8} sentences, {len(pool) / 1e6:5.1f} M words: opened in {opened:.2f} s, {spent:.2f} ms a"
        f" quote, {most:.0f} MiB at most, {anonymous:.0f} without mapped files; of {len(positive)} with an original"
        f" {right} right at rank 1, of {len(alone)} without {given} answers",
        flush=True,
    )
    shortlisted(pool, encoder, positive, exact)


def shortlisted(pool: Pool, encoder: AdditiveEncoder, rows: Sequence[dict[str, str]], exact: int) -> None:
    """Print how often the shortlist has the original, and what exact search finds of the rest."""
    retriever = Retriever(pool, encoder, lexicon())
    number = {document.id: k for k, document in enumerate(islice(pool.documents, 30_000))}
    queries = [(row, *retriever.prepare([words(row["fr"], "fr")])) for row in rows]
    missed = []
    for row, query in queries:
        known = [number[i] for i in (row["gold_id"], *row["gold_alt"].split(",")) if i in number]
        gold = [(int(pool.document_first[k]), int(pool.document_first[k + 1])) for k in known]
        if not place(pool, retriever, query, gold, whole=False):
            missed.append((row, query, gold))
    more = [row["qid"] for row, query, gold in missed[:exact] if place(pool, retriever, query, gold, whole=True)]
    print(
        f"         the shortlist has {len(rows) - len(missed)} of {len(rows)} originals; of {len(missed[:exact])} of"
        f" the {len(missed)} others exact search has {len(more)} {' '.join(more)}",
        flush=True,
    )


def main() -> int:
    """Build what is not there, ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True, help="Where indexes go, and stay.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[20_000, 200_000, 2_000_000])
    parser.add_argument("--sample", type=int, default=400, help="Quotes asked of each pool.")
    parser.add_argument("--exact", type=int, default=40, help="Quotes looked for in all sentences, at most.")
    parser.add_argument("--gold", type=Path, default=GOLD / "backquotes/dev")
    parser.add_argument("--corpora", type=Path, default=GOLD.parent / "mt")
    parser.add_argument("--only", type=int, help="Ask this size alone, in this process.")
    options = parser.parse_args()
    if not (options.gold / "queries.fr.tsv").exists() or not options.corpora.exists():
        print(f"no data in {options.gold} or {options.corpora}", file=sys.stderr)
        return 2
    if options.only:
        ask(options.folder / str(options.only), options.gold, options.sample, options.exact)
        return 0
    for size in options.sizes:
        folder = options.folder / str(size)
        if not folder.exists():
            began = time.process_time()
            index.create(folder, texts(options.gold, options.corpora, size))
            took, mib = time.process_time() - began, sum(path.stat().st_size for path in folder.iterdir()) / 2**20
            print(f"{size:8} sentences: index built in {took:.0f} s of CPU, {mib:.0f} MiB", flush=True)
        command = [sys.executable, __file__, *sys.argv[1:], "--only", str(size)]
        if code := subprocess.run(command, check=False).returncode:
            return code
    files = [options.gold / "queries.fr.tsv", *(options.corpora / f"{name}.tsv.xz" for name in CORPORA)]
    data = {path.name: file_digest(path) for path in files}
    print(line(sign_digests(data, {"code": code_digest()}, {"sample": options.sample, "sizes": options.sizes})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
