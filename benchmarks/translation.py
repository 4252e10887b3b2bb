"""Translation: quality beside the peers, and speed beside stock argostranslate.

    python benchmarks/translation.py quality [--translator NAME]... [--gold FOLDER] [--baseline PEER]
    python benchmarks/translation.py speed (--package FILE | --random --splitter FILE) [--lines N]

`quality` prints BLEU and chrF2 for newstest2012, newstest2013 and FLORES dev, with the p-value of the paired
bootstrap against a peer. `speed` times our engine and stock argostranslate on one package, in turns over the same
text. Without a trained package, `--random` makes one of the full size with random weights, and both engines are made
to write as many pieces as the source has: the ratio of their speeds is real, the words are not.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import importlib
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

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
        systems = {peer: evaluation.read_lines(options.gold / f"{prefix}.{peer}.en") for peer in PEERS}
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


class Forced:
    """A CTranslate2 model that writes as many pieces as the source has, whatever its weights say."""

    def __init__(self, model: Any) -> None:
        self.model = model

    def translate_batch(self, source: list[list[str]], **options: Any) -> list[Any]:
        """Translate as CTranslate2 would, batch by batch, each with the length of its longest source."""
        options.pop("max_decoding_length", None)
        most, pending, start = options.pop("max_batch_size"), [], 0
        order = sorted(range(len(source)), key=lambda i: -len(source[i]))
        places: list[list[int]] = []
        while start < len(order):
            longest = len(source[order[start]])
            some = order[start : start + max(most // max(longest, 1), 1)]
            rows = [source[i] for i in some]
            lengths = {"min_decoding_length": longest, "max_decoding_length": longest}
            pending.append(self.model.translate_batch(rows, asynchronous=True, **lengths, **options))
            places.append(some)
            start += len(some)
        out: list[Any] = [None] * len(source)
        for some, results in zip(places, pending, strict=True):
            for i, result in zip(some, results, strict=True):
                out[i] = result.result()
        return out


def speed(options: argparse.Namespace) -> None:
    """Time both engines in turns, and print sentences a second and the ratio."""
    lines = [line for line in evaluation.read_lines(options.text) if line.strip()][: options.lines]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        path = random_package(folder, options.splitter) if options.random else Path(options.package)
        package = packages.install(path, into=folder / "packages")
        engine = argos.Argos(package, threads=options.threads)
        print(
            f"aligner {__version__}, {package.name} {engine.digest[:16]}, "
            f"{engine.decoding.key()}, {os.cpu_count()} cores"
        )
        print(f"{len(lines)} lines of {options.text.name}, data {_digest(*lines)}")
        if options.random:
            print("random weights, 7 + 2 layers, d = 512, 16,000 pieces, int8; lengths forced to the source's")
            engine._held._loaded = dataclasses.replace(engine._held.now(), model=Forced(engine._model))
        runs: dict[str, Callable[[Sequence[str]], list[str]]] = {
            "ours": lambda some: [r.text for r in engine.translate(some)]
        }
        if importlib.util.find_spec("argostranslate"):
            runs["stock"] = stock(package.path.parent, forced=options.random)
        else:
            print(f"argostranslate is not installed ({install('argos')}): no ratio")
        _race(runs, lines, options.rounds, compared=not options.random)


def _race(
    runs: dict[str, Callable[[Sequence[str]], list[str]]], lines: Sequence[str], rounds: int, *, compared: bool
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
    for name in runs:
        print(
            f"{name}: {len(lines) / wall[name]:.1f} sentences/s, "
            f"{len(lines) / processor[name]:.1f} sentences per CPU second"
        )
    if "stock" in runs:
        print(
            f"ratio: {wall['stock'] / wall['ours']:.2f} by the clock, "
            f"{processor['stock'] / processor['ours']:.2f} in CPU time"
        )
    if "stock" in runs and compared:
        same = sum(a == b for a, b in zip(outputs["ours"], outputs["stock"], strict=True))
        print(f"same text: {same} of {len(lines)} lines")


def stock(folder: Path, *, forced: bool) -> Callable[[Sequence[str]], list[str]]:
    """Return argostranslate's own way, as its users call it: text with line ends in, text out."""
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder)
    module = importlib.import_module("argostranslate.translate")
    translation = module.get_translation_from_codes("fr", "en")
    if forced:
        settings = importlib.import_module("argostranslate.settings")
        translation.underlying.translator = Forced(
            importlib.import_module("ctranslate2").Translator(
                str(translation.underlying.pkg.package_path / "model"), device="cpu",
                inter_threads=settings.inter_threads, intra_threads=settings.intra_threads,
                compute_type=settings.compute_type,
            )
        )  # fmt: skip

    def run(lines: Sequence[str]) -> list[str]:
        # argostranslate takes line ends off the front of its output: those of empty translations.
        out = str(translation.translate("\n".join(lines))).split("\n")
        return [""] * (len(lines) - len(out)) + out

    return run


def random_package(folder: Path, splitter: Path | None) -> Path:
    """Return a package of the full size with random weights; its pieces are learned from the test sets."""
    sys.path.insert(0, str(ROOT / "training" / "translator"))
    sentencepiece = importlib.import_module("sentencepiece")
    torch = importlib.import_module("torch")
    network_module, convert = importlib.import_module("nmt.network"), importlib.import_module("nmt.convert")
    lines = [
        line for prefix in SETS for side in ("fr", "en") for line in evaluation.read_lines(GOLD / f"{prefix}.{side}")
    ]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_prefix=str(folder / "pieces"), vocab_size=16_000, byte_fallback=True,
        pad_id=0, bos_id=1, eos_id=2, unk_id=3, pad_piece="<pad>", minloglevel=2,
        control_symbols=["<term>", "<as>", "</term>"],
    )  # fmt: skip
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    names = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    torch.manual_seed(0)
    shape = network_module.Shape(vocabulary=len(names))
    weights = {name: tensor.numpy() for name, tensor in network_module.Network(shape).state_dict().items()}
    layers = shape.encoder_layers, shape.decoder_layers
    convert.convert(weights, layers, shape.heads, names, folder / "int8", "int8")
    parts = ["--model", str(folder / "int8"), "--pieces", str(folder / "pieces.model"), "--version", "0.0"]
    spec = importlib.util.spec_from_file_location("pack", ROOT / "training" / "translator" / "7_pack.py")
    assert spec and spec.loader
    pack = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pack)
    pack.main([*parts, "--out", str(folder), *(["--splitter", str(splitter)] if splitter else [])])
    return next(folder.glob("*.argosmodel"))


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
    one.set_defaults(run=quality)
    two = commands.add_parser("speed")
    which = two.add_mutually_exclusive_group(required=True)
    which.add_argument("--package")
    which.add_argument("--random", action="store_true")
    two.add_argument("--splitter", type=Path, help="minisbd model for --random; stock would download one otherwise")
    two.add_argument("--text", type=Path, default=GOLD / "wmt13.fr")
    two.add_argument("--lines", type=int, default=400)
    two.add_argument("--rounds", type=int, default=4)
    two.add_argument("--threads", type=int, default=0)
    two.set_defaults(run=speed)
    options = parser.parse_args()
    try:
        options.run(options)
    except AlignerError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
