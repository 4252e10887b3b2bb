"""Turns bits of the cache and of the pool's index at random, and compares the answers to those of a clean run.

    python benchmarks/flips.py [--flips 200] [--seed 15]

Half of the bits lie anywhere in the file of results, half in a file of the index. After each, the same texts are run
again, which takes results from the cache, and then one French text more, which is looked up in the index. All files
that are written must be those of a run with an empty cache, byte for byte. Each pair of runs has a process of its own;
what ends in an error, or in an exception of any other kind, is counted as such.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded, as `align` does

import argparse
import hashlib
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from aligner import pipeline
from aligner.cache import environment
from aligner.errors import AlignerError
from aligner.pipeline import tasks
from aligner.signature import line, sign

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
OUTCOMES = ("same", "different", "error", "traceback")


def contents(folder: Path) -> Mapping[str, str]:
    """Return the digest of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def answers(folder: Path, cache: Path, texts: Sequence[int] = (2, 3)) -> list[Mapping[str, str]]:
    """Run so many French texts with a cache, after each other, and return what was written."""
    made = []
    french = sorted((CORPUS / "fr").glob("*.txt"))
    for count in texts:
        shutil.rmtree(folder / "fr", ignore_errors=True)
        (folder / "fr").mkdir()
        for path in french[:count]:
            shutil.copy(path, folder / "fr")
        tasks.matcher.cache_clear()
        options = pipeline.Options(translator="none", cache=cache)
        pipeline.write(pipeline.run([folder / "fr"], [CORPUS / "en"], options), folder / "out")
        made.append(contents(folder / "out"))
        shutil.rmtree(folder / "out")
    return made


def as_clean(folder: Path, cache: Path, clean: list[Mapping[str, str]]) -> bool:
    """Tell whether the answers with a cache are those of a clean run."""
    return answers(folder, cache) == clean


def flip(cache: Path, chance: random.Random, index: bool) -> str:
    """Turn one bit of a file, and say which."""
    found = sorted(path for path in cache.rglob("*") if path.is_file() and path.stat().st_size)
    path = chance.choice([one for one in found if ("pools" in one.parts) == index])
    content = bytearray(path.read_bytes())
    bit = chance.randrange(len(content) * 8)
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)
    return f"{path.name}, bit {bit}"


def apart(folder: Path, task: Callable[[], bool]) -> str:
    """Do a task in a process of its own, so that nothing is remembered, and return the outcome; `said` tells more."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = OUTCOMES.index("traceback")
        try:
            os.dup2(os.open(folder / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
            code = OUTCOMES.index("same" if task() else "different")
        except AlignerError as error:
            print(error, file=sys.stderr)
            code = OUTCOMES.index("error")
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return OUTCOMES[status] if 0 <= status < len(OUTCOMES) else f"ended with {status}"


def main() -> None:
    """Turn bits, one a time, and count what comes of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--seed", type=int, default=15)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    folder = Path(tempfile.mkdtemp(prefix="flips-"))
    clean = answers(folder, folder / "empty")
    kept = folder / "kept"
    if apart(folder, lambda: bool(answers(folder, kept, [2]))) != "same":
        raise SystemExit("the first run failed")
    counts: Counter[tuple[bool, str]] = Counter()
    warned = 0
    for number in range(options.flips):
        index = bool(number % 2)
        cache = folder / "cache"
        shutil.copytree(kept, cache)
        place = flip(cache, chance, index)
        outcome = apart(folder, partial(as_clean, folder, cache, clean))
        said = (folder / "said").read_text()
        warned += "made again" in said
        counts[index, outcome] += 1
        if outcome != "same":
            print(f"{place}: {outcome}: {said.strip()[-300:]}")
        shutil.rmtree(cache)
    for index, name in ((False, "results"), (True, "index")):
        found = {outcome: count for (where, outcome), count in counts.items() if where == index}
        print(f"{name}: " + ", ".join(f"{outcome} {count}" for outcome, count in sorted(found.items())))
    print(f"{options.flips} bits turned; said to be damaged and made again: {warned}")
    print(line(sign([], {"environment": environment()}, {"flips": options.flips, "seed": options.seed})))
    shutil.rmtree(folder)
    sys.exit(int(any(outcome != "same" for _, outcome in counts)))


if __name__ == "__main__":
    main()
