"""How long importing and exporting a large bitext takes, whether time grows with it, and memory does not.

Run `python benchmarks/conversion.py [--units 1000000]`. A memory of made-up units (numbers and words drawn with a fixed
seed, no documents named) is converted from TMX to Moses, from Moses to JSON lines, from JSON lines to TMX, each in a
process of its own, at a tenth of the units and at all of them. Where translate-toolkit is installed, its TMX storage
does the first of these jobs beside it. CPU seconds and the greatest resident memory are those of the process.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from aligner import __version__

WORDS_FR = ("le port", "ouvre", "demain", "la mer", "monte", "une barque", "rentre", "avec son filet", "vide", "et")
WORDS_EN = (
    "the harbour",
    "opens",
    "tomorrow",
    "the sea",
    "rises",
    "a boat",
    "comes home",
    "with its net",
    "empty",
    "and",
)
JOBS = (("tmx", "moses"), ("moses", "jsonl"), ("jsonl", "tmx"))
# At more units the peer would need gigabytes.
PEER = 200_000
PLACES = {"tmx": "corpus.tmx", "moses": "moses/corpus.fr", "jsonl": "corpus.jsonl"}  # below a folder of each
_OURS = """
import sys
from pathlib import Path
from aligner.formats import read, write
from aligner.model import Corpus
found = read(sys.argv[1], Path(sys.argv[2]))
write(Corpus(found.bitexts, ()), Path(sys.argv[3]), (sys.argv[4],))
"""
_TOOLKIT = """
import sys
from translate.storage import tmx
store = tmx.tmxfile.parsefile(sys.argv[2])
with open(sys.argv[3] + ".fr", "w") as fr, open(sys.argv[3] + ".en", "w") as en:
    for unit in store.units:
        fr.write(str(unit.source).replace("\\n", " ") + "\\n")
        en.write(str(unit.target).replace("\\n", " ") + "\\n")
"""


def memory(path: Path, units: int) -> None:
    """Write a memory of so many units, each a line."""
    chance = random.Random(0)
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="fr"/><body>\n')
        for number in range(units):
            fr, en = (" ".join(chance.choices(words, k=12)) for words in (WORDS_FR, WORDS_EN))
            out.write(f'<tu><tuv xml:lang="fr"><seg>{number} {fr}.</seg></tuv>')
            out.write(f'<tuv xml:lang="en"><seg>{number} {en}.</seg></tuv></tu>\n')
        out.write("</body></tmx>\n")


def measured(program: str, *arguments: str) -> tuple[float, float]:
    """Run a program in a process of its own; return its CPU seconds and its greatest memory in MiB."""
    told = (
        "import json, resource; u = resource.getrusage(resource.RUSAGE_SELF); "
        "print(json.dumps([u.ru_utime + u.ru_stime, u.ru_maxrss / 1024]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{told}", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in stream)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1_000_000)
    arguments = parser.parse_args()
    wrong = 0
    start = time.time()
    with tempfile.TemporaryDirectory() as temporary:
        for units in (arguments.units // 10, arguments.units):
            folder = Path(temporary) / str(units)
            (folder / "made").mkdir(parents=True)
            made = folder / "made/corpus.tmx"
            memory(made, units)
            for source, target in JOBS:
                given = str(made if source == "tmx" else folder / source / PLACES[source])
                seconds, peak = measured(_OURS, source, given, str(folder / target), target)
                print(f"{units:,} units, {source} to {target}: {seconds:.1f} CPU seconds, {peak:.0f} MiB", flush=True)
            wrong += lines(folder / "moses/moses/corpus.fr") != units
            if units > PEER:
                print(f"{units:,} units are left out for translate-toolkit, which holds all of them in memory")
                continue
            try:
                toolkit = version("translate-toolkit")
            except PackageNotFoundError:
                print("translate-toolkit is not installed: no peer")
                continue
            seconds, peak = measured(_TOOLKIT, "", str(made), str(folder / "peer"))
            print(
                f"{units:,} units, the first by translate-toolkit {toolkit}: {seconds:.1f}, {peak:.0f} MiB", flush=True
            )
    spent = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    print(f"aligner:{__version__} seed:0; {time.time() - start:.0f} s in all, {spent:.0f} here; files short: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
