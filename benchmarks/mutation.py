"""Changes the code of `aligner/cache` and `aligner/output`, one place at a time, and counts what their tests notice.

    python benchmarks/mutation.py [--sample 60] [--seed 15]

The mutants: comparisons turned round or moved by one, conditions negated, `and` for `or`, `+` for `-`, numbers one
more or less, other truth values, empty texts, `return None`, and statements, arguments and elements of calls left out.
Left as they are, for no answer hangs on them: docstrings, type hints, decorators, `__all__`, the words of errors and of
the log, encodings where the machine's is the same, and the numbers of constants of a module (limits, waits, threads).

Everything happens in a copy of the package and of those tests. `tests/cache` are run for a mutant of `aligner/cache`,
`tests/output` for one of `aligner/output`, in a forked process, until one fails: killed. So is a mutant whose tests
take over ten times as long as without it ("too slow"). The score is the share of mutants killed, with Wilson's interval
of 95 %.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.evaluate.quotes import Rate
from aligner.signature import digest, line, sign_digests

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("cache", "output")
TURNED = {
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn},
    **{ast.NotIn: ast.In, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.BitAnd: ast.BitOr},
    **{ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And},
}
WORDS = ("remedy", "_REMEDY", "message", "__all__")
Mutant = tuple[Path, int, str, str]  # file, line, what was done, the module's new text


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in the place of a node of a syntax tree."""
    new = copy.deepcopy(node)
    if isinstance(new, ast.Compare) and type(new.ops[0]) in TURNED:
        new.ops[0] = TURNED[type(new.ops[0])]()
        yield new
    elif isinstance(new, ast.BoolOp | ast.BinOp) and type(new.op) in TURNED:
        new.op = TURNED[type(new.op)]()
        yield new
    elif isinstance(new, ast.UnaryOp) and isinstance(new.op, ast.Not):
        yield new.operand
    elif isinstance(new, ast.Constant) and isinstance(new.value, int):
        yield from map(ast.Constant, [not new.value] if isinstance(new.value, bool) else [new.value + 1, new.value - 1])
    elif isinstance(new, ast.JoinedStr) or (isinstance(new, ast.Constant) and new.value and new.value is not ...):
        yield ast.Constant(b"" if isinstance(node, ast.Constant) and isinstance(node.value, bytes) else "")
    elif isinstance(new, ast.If | ast.While | ast.IfExp) and isinstance(new.test, ast.Name | ast.Call | ast.BoolOp):
        new.test = ast.UnaryOp(ast.Not(), new.test)
        yield new
    elif isinstance(new, ast.Return) and new.value and not isinstance(new.value, ast.Constant):
        yield ast.Return(ast.Constant(None))
    elif isinstance(new, ast.Call):
        for one in filter(lambda given: not is_wording(given), (*new.args[1:], *new.keywords)):
            args = [arg for arg in new.args if arg is not one]
            yield ast.Call(new.func, args, [word for word in new.keywords if word is not one])
    elif isinstance(new, ast.Expr | ast.Assign | ast.AugAssign | ast.Raise | ast.Continue | ast.Break | ast.Delete):
        kept = new.targets[0] if isinstance(new, ast.Assign) else new.value if isinstance(new, ast.Expr) else None
        if not isinstance(kept, ast.Name | ast.Tuple | ast.Yield | ast.YieldFrom):
            yield ast.Pass()


def in_numbers(value: ast.AST | None) -> bool:
    """Tell whether a value is a number, or is reckoned from some."""
    return isinstance(value, ast.BinOp) or (isinstance(value, ast.Constant) and isinstance(value.value, int | float))


def is_wording(node: ast.AST) -> bool:
    """Tell whether a node only words, documents or types something, so that nothing in it is changed."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        return isinstance(target, ast.Name) and (target.id in WORDS or (target.id.isupper() and in_numbers(node.value)))
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        return name.endswith(("Error", "Damaged")) or name.startswith(("_log.", "logging.", "TypeVar"))
    if isinstance(node, ast.keyword):
        return node.arg == "encoding"
    return isinstance(node, ast.Import | ast.ImportFrom)


def places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Yield the nodes that may be changed, each with the node, field and index that it stands in."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "type", "bases"}:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not is_wording(child):
                yield node, field, index, child
                if not isinstance(child, ast.JoinedStr):
                    yield from places(child)


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield all mutants of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for parent, field, index, node in list(places(tree)):
        held = getattr(parent, field)
        for new in variants(node):
            setattr(parent, field, new if index is None else [*held[:index], new, *held[index + 1 :]])
            old, now = (ast.unparse(ast.fix_missing_locations(one)).split("\n")[0] for one in (node, new))
            yield path, node.lineno, f"{old}  ->  {now}", ast.unparse(ast.fix_missing_locations(tree))
            setattr(parent, field, held)


def outcome(folder: Path, package: str, limit: float) -> str:
    """Run the tests of a package in a process of its own, until one fails or so many seconds are over."""
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        for stream in (1, 2):
            os.dup2(os.open(folder / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
        for name in [name for name in sys.modules if name.partition(".")[0] == "aligner"]:
            del sys.modules[name]
        code = pytest.main(["-x", "-p", "no:cacheprovider", f"--basetemp={folder / 'tmp'}", f"tests/{package}"])
        copies = str(folder) in str(importlib.import_module("aligner").__file__)
        sys.stdout.flush()
        os._exit(int(code) if copies else 99)
    end = time.monotonic() + limit
    while not (done := os.waitpid(child, os.WNOHANG))[0] and time.monotonic() < end:
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if not done[0]:
        os.waitpid(child, 0)
        return "too slow"
    code = os.waitstatus_to_exitcode(done[1])
    if code > pytest.ExitCode.INTERRUPTED:
        raise SystemExit(f"pytest ended with {code}: {(folder / 'said').read_text()[-2000:]}")
    return "killed" if code else "SURVIVED"


def copied() -> Path:
    """Copy the package and its tests, and make them what this process and those that it starts import."""
    folder = Path(tempfile.mkdtemp(prefix="mutation-"))
    for name in ("aligner", "tests/cache", "tests/output"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("tests/conftest.py", "setup.cfg"):
        shutil.copy(ROOT / name, folder / name)
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    os.environ.update(PYTHONPATH=str(folder), PYTHONDONTWRITEBYTECODE="1", PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    sys.dont_write_bytecode = True
    importlib.import_module("hypothesis")  # once, not in every process
    return folder


def main() -> None:
    """Make a sample of mutants, and count those that the tests notice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=60, help="how many; 0 for all")
    parser.add_argument("--seed", type=int, default=15)
    options = parser.parse_args()
    folder, limits = copied(), {}
    for package in PACKAGES:
        start = time.monotonic()
        if outcome(folder, package, 600) != "SURVIVED":
            raise SystemExit(f"tests/{package} fail as they are: {(folder / 'said').read_text()[-2000:]}")
        limits[package] = 10 * (time.monotonic() - start) + 10
    modules = [path for package in PACKAGES for path in sorted(Path("aligner", package).glob("*.py"))]
    data = digest(path.read_bytes() for path in (*modules, *sorted(Path("tests").rglob("*.py"))))
    found = [mutant for path in modules for mutant in mutants(path)]
    sample = random.Random(options.seed).sample(found, min(options.sample or len(found), len(found)))
    counts: Counter[tuple[str, bool]] = Counter()
    for path, number, what, text in sample:
        package, former = path.parts[1], path.read_bytes()
        path.write_text(text, encoding="utf-8")
        came = outcome(folder, package, limits[package])
        path.write_bytes(former)
        for name in (package, "both"):
            counts[name, came != "SURVIVED"] += 1
        print(f"{came:8} {path}:{number}: {what}", flush=True)
    for name in (*PACKAGES, "both"):
        rate = Rate(counts[name, True], counts[name, True] + counts[name, False])
        low, high = rate.interval
        print(f"{name}: {rate.hits} of {rate.total} killed, score {rate.value:.3f} [{low:.3f}, {high:.3f}]")
    settings = {"mutants": len(found), "sample": len(sample), "seed": options.seed}
    print(line(sign_digests({"code and tests": data}, {}, settings)))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
