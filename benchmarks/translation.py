"""Translation: quality beside the peers, speed beside stock argostranslate, and whether it is made the same again.

    python benchmarks/translation.py quality [--translator NAME]... [--gold FOLDER] [--baseline PEER] [--every N]
    python benchmarks/translation.py speed [--package FILE] [--lines N]
    python benchmarks/translation.py remade FRESH KEPT [--least CHRF]

`quality` prints BLEU and chrF2 for newstest2012, newstest2013 and FLORES dev, with the p-value of the paired bootstrap
against a peer. `speed` times our engine and stock argostranslate (`pip install 'aligner-fr-en[argos]'`) on one
package, in turns over the same text, without checks and retries. `remade` is what CI asks: processors differ in the
last bits.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from aligner import __version__, translation
from aligner.errors import AlignerError, install
from aligner.evaluate import translation as evaluation
from aligner.translation import argos, packages

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "mt"
SETS = {"wmt12": "newstest2012", "wmt13": "newstest2013", "flores-dev": "FLORES dev"}
PEERS = ("bergamot-tiny", "bergamot-base-memory", "google", "microsoft")
# BLEU as published with the data, for systems whose output is not there.
PUBLISHED = {"Argos official": (31.4, 32.1, 40.8), "NLLB": (32.2, 33.2, 43.2), "OPUS-MT": (32.7, 33.6, 43.0)}


def quality(options: argparse.Namespace) -> None:
    """Print the table of systems and test sets."""
    if not options.gold.is_dir():
        sys.exit(f"{options.gold}: absent; the test sets and the peers' outputs belong there")
    names = options.translator or [None]
    engines = [translation.load(name) for name in names]
    for engine in engines:
        print(f"{engine.name}: digest {engine.digest[:16]}")
    table: dict[str, dict[str, str]] = {}
    for prefix, title in SETS.items():
        french, english = (evaluation.read_lines(options.gold / f"{prefix}.{side}") for side in ("fr", "en"))
        systems = {p: evaluation.read_lines(options.gold / f"{prefix}.{p}.en")[:: options.every] for p in PEERS}
        french, english = french[:: options.every], english[:: options.every]
        for engine in engines:
            began = time.perf_counter()
            systems[engine.name] = [r.text for r in translation.translate_lines(french, engine)]
            seconds = time.perf_counter() - began
            print(f"{title}: {engine.name} {len(french) / seconds:.1f} sentences/s, checks and retries included")
        rows = evaluation.compare(systems, english, baseline=options.baseline)
        for row in rows:
            p = "" if row.p is None else f" p={row.p:.3f}"
            table.setdefault(row.system, {})[f"{title} {row.metric}"] = f"{row.value:.1f} ±{row.half:.1f}{p}"
        print(f"{title}: data {_digest(*french, *english)}, {rows[0].signature}")
    _print_table(table, options.baseline)


def _print_table(table: dict[str, dict[str, str]], baseline: str) -> None:
    columns = list(next(iter(table.values())))
    print(f"\n± is the 95 % interval; p against {baseline}\n")
    print("| system | " + " | ".join(columns) + " |")
    print("|---|" + "---|" * len(columns))
    for system, row in table.items():
        print(f"| {system} | " + " | ".join(row[column] for column in columns) + " |")
    for system, values in PUBLISHED.items():
        cells = [f"{value} (published)" for value in values]
        print(f"| {system} | " + " | ".join(cells[i // 2] if i % 2 == 0 else "" for i in range(len(columns))) + " |")


def speed(options: argparse.Namespace) -> None:
    """Time both engines in turns, and print sentences a second and the ratio."""
    whole = evaluation.read_lines(options.text)
    full = [i for i, line in enumerate(whole) if line.strip()]
    places = full[:: max(1, len(full) // options.lines)][: options.lines]
    lines = [whole[i] for i in places]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        package = packages.install(packages.find(options.package).path, into=folder / "packages")
        engine = argos.Argos(package, threads=options.threads)
        print(
            f"aligner {__version__}, {package.name} {engine.digest[:16]}, "
            f"{engine.decoding.key()}, {os.cpu_count()} cores"
        )
        print(f"{len(lines)} lines of {options.text.name}, data {_digest(*lines)}")
        runs: dict[str, Callable[[Sequence[str]], list[str]]] = {
            "ours": lambda some: [r.text for r in engine.translate(some)]
        }
        if importlib.util.find_spec("argostranslate"):
            runs["stock"] = stock(package.path.parent)
        else:
            print(f"argostranslate is not installed ({install('argos')}): no ratio")
        references = evaluation.read_lines(options.text.with_suffix(".en"))
        _race(runs, lines, [references[i] for i in places], options.rounds)


def _race(
    runs: dict[str, Callable[[Sequence[str]], list[str]]],
    lines: Sequence[str],
    references: Sequence[str],
    rounds: int,
) -> None:
    for run in runs.values():
        run(lines[:2])
    wall, processor = dict.fromkeys(runs, 0.0), dict.fromkeys(runs, 0.0)
    outputs: dict[str, list[str]] = {name: [] for name in runs}
    for number in range(rounds):
        some = lines[number::rounds]
        for name, run in runs.items():
            began, used = time.perf_counter(), time.process_time()
            outputs[name] += run(some)
            wall[name] += time.perf_counter() - began
            processor[name] += time.process_time() - used
    ordered = [reference for number in range(rounds) for reference in references[number::rounds]]
    for name in runs:
        bleu = BLEU().corpus_score(outputs[name], [ordered]).score
        print(
            f"{name}: {len(lines) / wall[name]:.1f} sentences/s, "
            f"{len(lines) / processor[name]:.1f} sentences per CPU second, BLEU {bleu:.1f}"
        )
    if "stock" in runs:
        print(
            f"ratio: {wall['stock'] / wall['ours']:.2f} by the clock, "
            f"{processor['stock'] / processor['ours']:.2f} in CPU time"
        )
        same = sum(a == b for a, b in zip(outputs["ours"], outputs["stock"], strict=True))
        print(f"same text: {same} of {len(lines)} lines")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, both engines together")


def remade(options: argparse.Namespace) -> None:
    """Compare translations made anew with those that are kept, file by file; fail where one is too far off."""
    names = sorted(path.name for path in options.fresh.glob("*.txt"))
    if not names:
        sys.exit(f"{options.fresh}: no translations to compare")
    for name in names:
        fresh, kept = (evaluation.read_lines(folder / name) for folder in (options.fresh, options.kept))
        likeness = CHRF().corpus_score(["\n".join(fresh)], [["\n".join(kept)]]).score
        print(f"{name}: chrF2 {likeness:.1f} to what is kept")
        if likeness < options.least:
            sys.exit(f"{name}: less than {options.least}; make {options.kept} again")


def stock(folder: Path) -> Callable[[Sequence[str]], list[str]]:
    """Return argostranslate's own way, as its users call it: text with line ends in, text out."""
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder)
    module = importlib.import_module("argostranslate.translate")
    translation = module.get_translation_from_codes("fr", "en")

    def run(lines: Sequence[str]) -> list[str]:
        # argostranslate takes line ends off the front of its output: those of empty translations.
        out = str(translation.translate("\n".join(lines))).split("\n")
        return [""] * (len(lines) - len(out)) + out

    return run


def _digest(*lines: str) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def main() -> None:
    """Run the benchmark that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("quality")
    one.add_argument(
        "--translator", action="append", help="as `align translate --translator` takes it (default: the best)"
    )
    one.add_argument("--gold", type=Path, default=GOLD)
    one.add_argument("--baseline", default="bergamot-tiny", choices=PEERS)
    one.add_argument("--every", type=int, default=1, help="take every so manieth line")
    one.set_defaults(run=quality)
    two = commands.add_parser("speed")
    two.add_argument("--package", default="", help="name or path (default: the shipped one)")
    two.add_argument("--text", type=Path, default=GOLD / "wmt13.fr")
    two.add_argument("--lines", type=int, default=400)
    two.add_argument("--rounds", type=int, default=4)
    two.add_argument("--threads", type=int, default=0)
    two.set_defaults(run=speed)
    three = commands.add_parser("remade")
    three.add_argument("fresh", type=Path)
    three.add_argument("kept", type=Path)
    three.add_argument("--least", type=float, default=95.0, help="chrF2 that each file must reach")
    three.set_defaults(run=remade)
    options = parser.parse_args()
    try:
        options.run(options)
    except AlignerError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
