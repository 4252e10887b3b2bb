"""Time reading with quotations and speakers against a checkout of an older build, and say what takes the time.

Run `python benchmarks/speech_speed.py --older FOLDER`, where FOLDER is a checkout (`git worktree add FOLDER 56fd456`).
Builds take turns in processes of their own, on the news texts and on the validation part of the novels of `--gold`;
what counts is the least CPU time of all turns, so that other work on the machine matters little. Segmentation,
extraction and attribution are timed: all that turns a read document into quotations with speakers. Exits with 2 where
there is no data.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from aligner.signature import digest, line, sign

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared/gold"
PARTS = ("segmentation", "extraction", "attribution")
# Runs in either build: reads texts from a file, prints the least seconds of CPU of each part.
TIMED = """
import importlib.util, json, sys, time
sys.meta_path = [finder for finder in sys.meta_path if "editable" not in repr(finder)]  # only the build's own modules
from aligner.model import Document
from aligner.quotes import Words, attribute, extract
if importlib.util.find_spec("aligner.segmentation"):
    from aligner.segmentation import segment
else:
    from aligner.segment import segment

texts = json.load(open(sys.argv[1], encoding="utf-8"))
least = [9e9] * 3
for turn in range(int(sys.argv[2])):
    spent = [0.0] * 3
    for number, text in enumerate(texts):
        document = Document(str(number), "fr", str(number), text)
        a = time.process_time()
        sentences = segment(document)
        b = time.process_time()
        words = Words.of(text) if hasattr(Words, "of") else Words(text)
        found = extract(document, sentences, words)
        c = time.process_time()
        attribute(document, sentences, found, words)
        d = time.process_time()
        spent = [spent[0] + b - a, spent[1] + c - b, spent[2] + d - c]
    least = min(least, spent, key=sum)
print(json.dumps(least))
"""


def timed(build: Path, texts: Path, turns: int) -> list[float]:
    """Return the seconds of each part in a build's own process."""
    done = subprocess.run(
        [sys.executable, "-c", TIMED, str(texts), str(turns)],
        cwd=build,
        env={"PYTHONPATH": f"{build}:{texts.parent / build.name}", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def corpora(gold: Path) -> dict[str, list[str]]:
    novels = [json.loads(row) for row in (gold / "speech/dev.jsonl").read_text(encoding="utf-8").splitlines()]
    return {
        "news": [path.read_bytes().decode("utf-8") for path in sorted((gold / "news/texts").glob("*.txt"))],
        "novels": [row["text"] for row in novels if row["split"] == "val"],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--older", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--rounds", type=int, default=3, help="processes of each build")
    parser.add_argument("--turns", type=int, default=3, help="readings in a process; the first one loads models")
    options = parser.parse_args()
    if not (options.gold / "speech/dev.jsonl").exists() or not (options.older / "aligner").is_dir():
        print(f"no data at {options.gold}, or no checkout at {options.older}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        for build in (options.older, ROOT):  # each build with its own models, whatever is installed
            (Path(folder) / build.name).mkdir()
            (Path(folder) / build.name / "aligner_models").symlink_to(build.resolve() / "models")
        for name, texts in corpora(options.gold).items():
            path = Path(folder) / f"{name}.json"
            path.write_text(json.dumps(texts), encoding="utf-8")
            found = {build: [9e9] for build in (options.older, ROOT)}
            for _ in range(options.rounds):
                for build in found:
                    found[build] = min(found[build], timed(build.resolve(), path, options.turns), key=sum)
            old, new = found[options.older], found[ROOT]
            words = sum(len(text.split()) for text in texts)
            shares = "  ".join(
                f"{part} {after / sum(new):.0%} ({after / before:.2f}×)"
                for part, before, after in zip(PARTS, old, new, strict=True)
            )
            print(
                f"{name:<8}{words:>8,} words  {sum(old):.3f} → {sum(new):.3f} s  {sum(new) / sum(old):.2f}×   {shares}"
            )
    print(line(sign([], {}, {"gold": digest([(options.gold / "speech/dev.jsonl").read_bytes()])[:12]})))
    return 0


if __name__ == "__main__":
    sys.exit(main())
