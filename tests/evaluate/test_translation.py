from __future__ import annotations

from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.evaluate.translation import compare, read_lines, score

REFERENCES = [f"The committee met in room {i} and voted for the proposal." for i in range(40)]
GOOD = [line.replace("met in", "gathered in") for line in REFERENCES]
BAD = [line.replace("committee", "cat").replace("voted for the", "ate its") for line in REFERENCES]
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "mt"


def test_what_is_right_scores_full_marks() -> None:
    bleu, chrf, ter = score(REFERENCES, REFERENCES)
    assert (bleu.name, chrf.name, ter.name) == ("BLEU", "chrF2", "TER")
    assert (bleu.value, chrf.value, ter.value) == (pytest.approx(100), pytest.approx(100), pytest.approx(0))
    assert (bleu.better, ter.better) == ("higher", "lower")


def test_signatures_say_how() -> None:
    bleu, chrf = score(GOOD, REFERENCES, ter=False)
    assert bleu.signature.startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    assert "nc:6|nw:0" in chrf.signature


def test_a_real_difference_is_told_from_none() -> None:
    rows = compare({"good": GOOD, "bad": BAD, "same": list(GOOD)}, REFERENCES, baseline="good", resamples=200)
    by = {(row.system, row.metric): row for row in rows}
    assert rows[0].system == "good"
    assert by["good", "BLEU"].p is None
    bad, same = by["bad", "BLEU"].p, by["same", "BLEU"].p
    assert bad is not None and bad < 0.05
    assert same is not None and same > 0.5
    assert by["good", "BLEU"].value > by["bad", "BLEU"].value
    assert by["good", "BLEU"].half >= 0


def test_the_same_data_give_the_same_numbers() -> None:
    once, again = (compare({"a": GOOD, "b": BAD}, REFERENCES, baseline="a", resamples=100) for _ in range(2))
    assert once == again


def test_wrong_input_is_refused() -> None:
    with pytest.raises(InputError, match="39 lines where the reference has 40"):
        score(GOOD[1:], REFERENCES)
    with pytest.raises(InputError, match="empty"):
        score([], [])
    with pytest.raises(InputError, match="nothing to compare"):
        compare({"a": GOOD}, REFERENCES, baseline="a")
    with pytest.raises(InputError, match="'c'"):
        compare({"a": GOOD, "b": BAD}, REFERENCES, baseline="c")


def test_lines_end_at_line_feeds_only(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffun\u2028deux\r\n\ntrois\n".encode())
    assert read_lines(path) == ["un\u2028deux", "", "trois"]
    path.write_bytes(b"")
    assert read_lines(path) == []
    path.write_bytes(b"ok\nb\xe9ton\n")
    with pytest.raises(InputError, match=r"a\.txt:2: not UTF-8"):
        read_lines(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_lines(tmp_path / "none")


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared/gold/mt is absent")
def test_the_published_score_of_a_peer() -> None:
    """Bergamot-tiny on FLORES dev: 43.8 BLEU, as published with the data."""
    bleu = score(read_lines(GOLD / "flores-dev.bergamot-tiny.en"), read_lines(GOLD / "flores-dev.en"), ter=False)[0]
    assert bleu.value == pytest.approx(43.8, abs=0.15)
