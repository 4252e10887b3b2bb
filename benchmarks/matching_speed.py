"""What a quote costs to match, without and with the judge, beside an older checkout in one run, and as pools grow.

    git worktree add ../older 56fd456
    python benchmarks/matching_speed.py --older ../older [--sample 200] [--documents 200 2000 10000] [--folder FOLDER]

Both are asked through their own command line: `align quotes --queries --pool` for backquotes/dev, `align index query`
for the pools of made_corpus.py (Europarl, about 108 sentences a document), whose quotes are those of its first 200
documents, so that all sizes are asked the same. CPU seconds a quote are the difference between a run of all and a run
of some queries, so that what is paid once (imports, reading, building the pool) falls out; the best of `--repeat`.
Memory is the most that a run held, mapped files included. Answers are compared span by span, and with the gold.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import made_corpus
from matching import GOLD, read_queries

from aligner.pipeline import code_digest
from aligner.signature import line, sign

HERE = Path(__file__).resolve().parents[1]
MAIN = "from aligner.start import main; main()"
SOME = 16  # queries of the short run
ASKED = 200  # documents whose quotes are asked of every size


@dataclass(frozen=True)
class Spent:
    """What a run cost: CPU seconds, the most memory in MiB, and its answers as rows of the table it printed."""

    seconds: float
    memory: float
    rows: list[dict[str, str]]


@dataclass(frozen=True)
class Query:
    """A French quote, the document that holds its original, and the original's words."""

    id: str
    french: str
    document: str
    english: str


def align(checkout: Path, *arguments: str | Path) -> Spent:
    """Run `align` of a checkout."""
    environment = os.environ | {"PYTHONPATH": str(checkout), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        command = [sys.executable, "-c", MAIN, *map(str, arguments)]
        process = subprocess.Popen(command, stdout=out, cwd=checkout, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{checkout}: align {arguments[0]} ended with {os.waitstatus_to_exitcode(status)}")
        out.seek(0)
        rows = list(csv.DictReader(out, delimiter="\t", quoting=csv.QUOTE_NONE))
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, rows)


def table(path: Path, rows: Sequence[tuple[str, str]]) -> Path:
    """Write a table of ids and texts."""
    path.write_text("id\ttext\n" + "".join(f"{name}\t{text}\n" for name, text in rows), encoding="utf-8")
    return path


@dataclass(frozen=True)
class Side:
    """A checkout, and with what options it is asked."""

    checkout: Path
    options: tuple[str, ...] = ()


def asked(side: Side, queries: Sequence[Query], work: Path, where: Sequence[str | Path], repeat: int) -> Spent:
    """Ask a pool; return CPU seconds a quote, memory, and the answers."""
    rows = [(query.id, query.french) for query in queries]
    all_, some = table(work / "all.tsv", rows), table(work / "some.tsv", rows[:: max(1, len(rows) // SOME)])
    few = len(rows[:: max(1, len(rows) // SOME)])
    runs = [
        [align(side.checkout, *where, "--queries", path, *side.options) for path in (all_, some)] for _ in range(repeat)
    ]
    whole, part = (min((run[i] for run in runs), key=lambda spent: spent.seconds) for i in (0, 1))
    return Spent((whole.seconds - part.seconds) / (len(rows) - few), whole.memory, whole.rows)


def right(row: dict[str, str], query: Query) -> bool:
    """Tell whether an answer has the original's document and words."""
    return row["candidate_id"] == query.document and words(row["text"]) == words(query.english)


def words(text: str) -> list[str]:
    """Return the words of a text, without case."""
    return re.findall(r"\w+", text.casefold())


def compare(name: str, sides: dict[str, Spent], queries: Sequence[Query]) -> None:
    """Print a row a checkout, and how their answers differ."""
    known = [query for query in queries if query.document]
    for side, spent in sides.items():
        found = {row["id"]: row for row in spent.rows}
        same = sum(found[q.id]["candidate_id"] == q.document for q in known)
        exact = sum(right(found[q.id], q) for q in known)
        print(
            f"{name:24} {side:6} {1000 * spent.seconds:7.2f} ms a quote {spent.memory:7.0f} MiB at most; of"
            f" {len(known)} with an original: {same} with the right document, {exact} with the same words"
        )
    for side in [name for name in sides if name != "older" and "older" in sides]:
        beside(f"{name}, {side}", sides[side], sides["older"], queries)


def beside(name: str, new: Spent, old: Spent, queries: Sequence[Query]) -> None:
    """Print how one side differs from another."""
    ours, theirs = ({row["id"]: row for row in spent.rows} for spent in (new, old))
    spans = [q for q in queries if any(ours[q.id][k] != theirs[q.id][k] for k in ("candidate_id", "start", "end"))]
    verdicts = sum(ours[q.id]["verdict"] != theirs[q.id]["verdict"] for q in queries)
    known = [query for query in queries if query.document]
    better = sum(right(ours[q.id], q) and not right(theirs[q.id], q) for q in known)
    worse = sum(right(theirs[q.id], q) and not right(ours[q.id], q) for q in known)
    print(
        f"{name}: CPU {new.seconds / old.seconds:.2f} of the older one's, memory {new.memory / old.memory:.2f};"
        f" of {len(queries)} answers {len(spans)} other spans (right only now {better}, only before {worse}),"
        f" {verdicts} other verdicts",
        flush=True,
    )


def news(gold: Path, sample: int) -> list[Query]:
    """Return a sample of the queries of backquotes as they come; those without original name no document."""
    rows = random.Random(0).sample(read_queries(gold / "queries.fr.tsv", 0), sample)
    return [
        Query(r["qid"], r["fr"], "", "") if r["level"].startswith("neg") else
        Query(r["qid"], r["fr"], r["gold_id"], r["gold_text"]) for r in rows
    ]  # fmt: skip


def parliament(corpus: Path, sample: int) -> list[Query]:
    """Return the quotes of the first documents of a made corpus, with the English sentence that was quoted."""
    known = dict(islice(made_corpus.pairs(), ASKED * 200))
    found = []
    for path in sorted((corpus / "fr").rglob("*.txt"))[:ASKED]:
        there = path.relative_to(corpus / "fr")
        english = (corpus / "en" / there).read_text(encoding="utf-8")
        for k, french in enumerate(re.findall(r"« (.*?) », a dit M\. Martin", path.read_text(encoding="utf-8"))):
            original = next((known[french + end][:-1] for end in ".!?" if french + end in known), "")
            if original and original in english:
                found.append(Query(f"{path.stem}-{k}", french, f"en/{there}", original))
    return random.Random(0).sample(found, min(sample, len(found)))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--older", type=Path, help="A checkout to compare with.")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--sample", type=int, default=400, help="Queries of each pool.")
    parser.add_argument("--documents", type=int, nargs="*", default=[200, 2000, 10000])
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="Where corpora and indexes go, and stay.")
    parser.add_argument("--judge", action="store_true", help="Ask this checkout with its judge too.")
    parser.add_argument("--only", choices=("news", "parliament"))
    options = parser.parse_args()
    if not (options.gold / "backquotes/dev/queries.fr.tsv").exists():
        print(f"no gold data in {options.gold}", file=sys.stderr)
        return 2
    checkouts = {"this": Side(HERE, ("--translator", "none"))}
    checkouts |= {"judged": Side(HERE)} if options.judge else {}
    checkouts |= {"older": Side(options.older.resolve())} if options.older else {}
    with tempfile.TemporaryDirectory() as temporary:
        work = options.folder or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        if options.only != "parliament":
            folder = options.gold / "backquotes/dev"
            queries = news(folder, options.sample)
            pool = (folder / "candidates.plain.en.tsv").read_text(encoding="utf-8").splitlines()[1:]
            where = ("quotes", "--pool", table(work / "pool.tsv", [tuple(row.split("\t", 1)) for row in pool]))  # type: ignore[misc]
            sides = {side: asked(one, queries, work, where, options.repeat) for side, one in checkouts.items()}
            compare(f"news, {len(pool)} sentences", sides, queries)
        for count in options.documents if options.only != "news" else ():
            grown(work, count, checkouts, options.sample, options.repeat)
    print(line(sign([], {"code": code_digest()}, {"sample": options.sample, "older": options.older or "none"})))
    return 0


def grown(work: Path, count: int, checkouts: dict[str, Side], sample: int, repeat: int) -> None:
    """Measure one size of the made corpus; corpus and indexes stay in the folder."""
    corpus = work / f"corpus-{count}"
    if not corpus.exists():
        made_corpus.make(corpus, count)
    queries, sides = parliament(corpus, sample), {}
    for name, side in checkouts.items():
        index = work / f"index-{'older' if name == 'older' else 'this'}-{count}"
        if not index.exists():
            align(side.checkout, "index", "build", index, corpus / "en")
        sides[name] = asked(side, queries, work, ("index", "query", index), repeat)
    compare(f"{count} documents", sides, queries)


if __name__ == "__main__":
    sys.exit(main())
