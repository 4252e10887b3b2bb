"""`align import` and `align export` as people call them: exit codes, notices, conversions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAIRS = """en\tfr
The sea is calm.\tLa mer est calme.
The mayor said: "It is late."\tLe maire a dit : « Il est tard. »
"""


def align(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from aligner.start import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, encoding="utf-8", check=False)


def test_a_table_of_pairs_comes_in_and_goes_out_and_one_bad_row_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text(PAIRS, "utf-8")
    done = align("import", tmp_path / "pairs.tsv", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "1 French, 1 English, 1 pair of versions with 2 beads. Quotes: 1." in done.stdout
    table = tmp_path / "out/alignment.tsv"
    assert '"The mayor said: ""It is late."""' in table.read_text("utf-8")
    table.write_text(table.read_text("utf-8").replace("s1\ts1\t1\t", "s1\ts1\tmuch\t"), "utf-8")
    again = align("import", table, "-o", tmp_path / "again")
    assert again.returncode == 3 and "alignment.tsv:2: the score 'much'" in again.stderr
    assert "with 1 bead" in again.stdout


def test_a_file_is_converted_without_a_run_and_cleaned_on_the_way(tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text(PAIRS + "Yes.\t\n" + PAIRS.partition("\n")[2], "utf-8")
    done = align(
        "export", tmp_path / "pairs.tsv", "--from", "tsv", "-f", "moses", "-f", "tmx", "-o", tmp_path / "out",
        "--no-nulls", "--no-duplicates",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "out/moses/corpus.fr").read_text("utf-8").splitlines()
    assert lines == ["La mer est calme.", "Le maire a dit : « Il est tard. »"]
    assert (tmp_path / "out/corpus.tmx").read_text("utf-8").count("<tu ") == 2
    wrong = align("export", tmp_path / "pairs.tsv", "--from", "tsv", "-f", "tmx", "--minimum-score", "2")
    assert wrong.returncode == 2 and "a score of 2" in wrong.stderr
