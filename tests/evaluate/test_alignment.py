"""Gold alignments in files, somebody's alignments in theirs, and the report."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from aligner.errors import InputError, UsageError
from aligner.evaluate.alignment import read_alignment, read_cases, read_hypotheses, report


def write(folder: Path, gold: str, source: int = 4, target: int = 3) -> Path:
    folder.mkdir(parents=True)
    (folder / "src.txt").write_text("".join(f"f{i}\n" for i in range(source)), encoding="utf-8")
    (folder / "tgt.txt").write_text("".join(f"e{i}\n" for i in range(target)), encoding="utf-8")
    (folder / "gold.txt").write_text(gold, encoding="utf-8")
    return folder


GOLD = "[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n"


def test_a_folder_a_folder_of_folders_and_three_files(tmp_path: Path) -> None:
    one = write(tmp_path / "set" / "a", GOLD)
    write(tmp_path / "set" / "b", GOLD)
    assert [case.name for case in read_cases([one])] == ["a"]
    assert [case.name for case in read_cases([tmp_path / "set"])] == ["a", "b"]
    (case,) = read_cases([one / "src.txt", one / "tgt.txt", one / "gold.txt"])
    assert case.source == ("f0", "f1", "f2", "f3") and [b.type for b in case.gold] == ["1-1", "2-1", "1-1"]


@pytest.mark.parametrize(
    "answer", [GOLD, "[0]:[0]:0.1\n[1,2]:[1]:0.2\n[3]:[2]:0\n", "0\t0\t1\n1\t1\t1\n3\t2\t1\n4\t3\t0\n"]
)
def test_bertalign_vecalign_and_hunalign_are_read(tmp_path: Path, answer: str) -> None:
    case = write(tmp_path / "a", GOLD)
    (tmp_path / "answer.txt").write_text(answer, encoding="utf-8")
    cases = read_cases([case])
    answers = read_hypotheses(tmp_path / "answer.txt", cases)
    scored = report(cases, answers)
    assert scored.strict.f1 == scored.lax.f1 == 1
    assert [kind for kind, _ in scored.types] == ["1-1", "2-1"]


def test_scores_by_hand(tmp_path: Path) -> None:
    cases = read_cases([write(tmp_path / "a", GOLD)])
    (tmp_path / "h.txt").write_text("[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[2]\n", encoding="utf-8")
    scored = report(cases, read_hypotheses(tmp_path / "h.txt", cases))
    assert (scored.strict.precision, scored.strict.recall) == (2 / 4, 2 / 3)
    assert (scored.lax.precision, scored.lax.recall) == (3 / 4, 1)
    assert math.isnan(scored.strict_f1.low), "one short text has no interval"


def test_several_texts_have_an_interval_around_the_value(tmp_path: Path) -> None:
    for i in range(6):
        write(tmp_path / "set" / str(i), GOLD)
        (tmp_path / "hyp").mkdir(exist_ok=True)
        (tmp_path / "hyp" / f"{i}.txt").write_text(GOLD if i % 2 else "[0,1]:[0]\n[2]:[1]\n[3]:[2]\n", encoding="utf-8")
    cases = read_cases([tmp_path / "set"])
    scored = report(cases, read_hypotheses(tmp_path / "hyp", cases))
    assert scored.strict_f1.low < scored.strict.f1 < scored.strict_f1.high
    assert scored.strict_f1.value == scored.strict.f1


def test_bad_input_says_where(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    good = write(tmp_path / "good", GOLD)
    with pytest.raises(InputError, match=r"no gold\.txt"):
        read_cases([tmp_path / "empty"])
    with pytest.raises(InputError, match="no such file"):
        read_cases([tmp_path / "absent"])
    with pytest.raises(UsageError, match="three files"):
        read_cases([good / "src.txt", good])
    with pytest.raises(InputError, match="the texts have 4, 2"):
        read_cases([write(tmp_path / "long", GOLD, target=2)])
    with pytest.raises(InputError, match="no beads"):
        read_cases([write(tmp_path / "none", "\n")])
    (tmp_path / "bad.txt").write_text("[0]:[0]\nnonsense\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.txt:2"):
        read_alignment(tmp_path / "bad.txt", 4, 3)
    with pytest.raises(InputError, match="no alignment of good"):
        read_hypotheses(tmp_path / "empty", read_cases([good]))
    with pytest.raises(InputError, match="no gold alignment"):
        report((), ())
