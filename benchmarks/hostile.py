"""What comes of hostile files, case by case: given, entry, outcome, seconds, MiB.

    python benchmarks/hostile.py [--only PATTERN] [--markdown]

The cases are those of tests/hostile, with the few that take minutes. Each runs in a process of its own, with a limit of
time and of 3 GiB; a server, audit hooks and a secret tell whether anything was called, written outside or read that
should not be. Rows with the same outcome are put together: their entries are named, and the most seconds and
MiB stand.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "hostile"))

from hostile_cases import CASES, Case  # noqa: E402

from aligner import __version__  # noqa: E402
from aligner.cli.show import safe  # noqa: E402

_LONGEST = 110


def run(only: str) -> dict[str, dict[str, Any]]:
    """Run the cases whose names match and return their outcomes by name."""
    env = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "tests/hostile/harness.py"), "--only", only, folder]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=env, check=True)
    return {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}


def as_meant(case: Case, row: dict[str, Any]) -> bool:
    """Tell whether a case ended as it must."""
    wanted = "error" if case.expect else "safe"
    return row["kind"] == wanted and bool(re.search(case.expect, row["text"]))


def short(case: Case, row: dict[str, Any]) -> str:
    """Return an outcome in one line: the error without its folder and remedy, or what it was."""
    if row["kind"] == "safe":
        return "safe"
    if row["kind"] != "error":
        return f"**{row['kind']}**: {row['text'].strip().splitlines()[-1]}"
    text = row["text"].removeprefix("align: ").replace("\n", " ")
    text = re.sub(rf"\S*/{re.escape(case.name)}/", "", text)
    text = safe(re.sub(r"/\.[^ ]*\.new", "", text).split("; ")[0])
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def table(rows: dict[str, dict[str, Any]]) -> list[tuple[str, str, str, str, str]]:
    """Return the rows of the table; one attack by several entries is one row where its outcome is the same."""
    groups: dict[tuple[str, str, str], list[tuple[Case, dict[str, Any]]]] = {}
    for case in CASES:
        if case.name in rows:
            row = rows[case.name]
            said = short(case, row)
            plain = re.sub(r"^[\w./-]+(:\d+)?: |, line \d+, column \d+", "", said)
            groups.setdefault((case.name.split("-")[0], case.given, plain), []).append((case, row))
    made = []
    for (_, given, said), found in groups.items():
        entry_points = ", ".join(dict.fromkeys(case.entry for case, _ in found))
        seconds, mib = (max(row[name] for _, row in found) for name in ("seconds", "mib"))
        made.append((given, entry_points, said, f"{seconds:.1f}", f"{mib:.0f}"))
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="a pattern of names")
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    started = time.monotonic()
    rows = run(given.only)
    if not rows:
        print("no case has such a name", file=sys.stderr)
        return 2
    print_table(table(rows), given.markdown)
    bad = [case.name for case in CASES if case.name in rows and rows[case.name]["kind"] != "skipped"
           and not as_meant(case, rows[case.name])]  # fmt: skip
    skipped = sum(row["kind"] == "skipped" for row in rows.values())
    print(
        f"\n{len(rows)} cases, {skipped} skipped, {len(bad)} not as they must be{': ' if bad else ''}{', '.join(bad)}"
    )
    print(f"aligner {__version__}, Python {sys.version.split()[0]}, {time.monotonic() - started:.0f} s in all")
    return 1 if bad else 0


def print_table(lines: list[tuple[str, str, str, str, str]], markdown: bool) -> None:
    """Print the table, as Markdown or parted by tabs."""
    head = ("given", "entry", "what came out", "s", "MiB")
    for number, line in enumerate([head, *lines]):
        if not markdown:
            print("\t".join(line))
            continue
        cells = [cell.replace("|", "\\|").replace("<", "&lt;") for cell in line]
        print(f"| {' | '.join(cells)} |")
        if number == 0:
            print("|---|---|---|---:|---:|")


if __name__ == "__main__":
    sys.exit(main())
