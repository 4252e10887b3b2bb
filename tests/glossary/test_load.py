from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.glossary import load, parse
from aligner.glossary.exchange import to_tsv


def problems(text: str) -> list[tuple[int, str]]:
    return [(finding.place.line, finding.message) for finding in parse(text)[1]]


def test_rows_comments_blank_lines_and_short_rows() -> None:
    text = (
        "\ufeff# ours\r\nsource\ttarget\tnote\r\n\r\nnote interne\tmemo\r\n#\tnot a row\r\nfilière\tchannel\ta note\r\n"
    )
    glossary, wrong = parse(text)
    assert not wrong
    assert [(t.source, t.target, t.note, t.line) for t in glossary.terms] == [
        ("note interne", "memo", "", 4),
        ("filière", "channel", "a note", 6),
    ]


def test_lists_and_defaults() -> None:
    header = "source\ttarget\tstatus\ttarget_variants\tscope\n"
    text = header + "PDG\tCEO\t\tchief executive| CEO's \tquote|fr/a*\nX\t\tkeep\t\t\n"
    first, second = parse(text)[0].terms
    assert first.target_variants == ("chief executive", "CEO's") and first.scope == ("quote", "fr/a*")
    assert (first.match, first.case, first.severity) == ("lemma", "any", "error")
    assert (second.match, second.case, second.accepted) == ("exact", "exact", ("X",))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("source\ttraget\n", 1, "no such column: 'traget'"),
        ("source\tnote\n", 1, "'target' is missing"),
        ("source\ttarget\ttarget\n", 1, "stands twice"),
        ("source\ttarget\na\tb\tc\n", 2, "3 cells"),
        ("source\ttarget\nxy\n", 2, "no target"),
        ("source\ttarget\n\tb\n", 2, "no source"),
        ("source\ttarget\tstatus\na\tb\tprefered\n", 2, "status 'prefered'"),
        ("source\ttarget\tmatch\n(a\tb\tregex\n", 2, "not a regular expression"),
        ("source\ttarget\tmatch\na\t(b\tregex\n", 2, "not a regular expression"),
        ("source\ttarget\tmatch\na*\tb\tregex\n", 2, "matches nothing at all"),
        ("source\ttarget\n!!\tb\n", 2, "neither letters nor digits"),
        ("source\ttarget\tignore\na\tb\tfr/*\n", 2, "gives no reason"),
        ("", 1, "no header row"),
    ],
)
def test_each_error_names_its_line(text: str, line: int, said: str) -> None:
    found = problems(text)
    assert len(found) == 1 and found[0][0] == line and said in found[0][1]


def test_every_bad_row_is_named_and_the_good_ones_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_text("source\ttarget\nun\tone\ndeux\ntrois\t\nquatre\tfour\n", encoding="utf-8")
    assert [t.source for t in parse(path.read_text(encoding="utf-8"))[0].terms] == ["un", "quatre"]
    with pytest.raises(InputError) as error:
        load(path)
    assert f"{path}:3: no target term" in str(error.value) and f"{path}:4: no target term" in str(error.value)


def test_a_near_column_is_suggested() -> None:
    assert "did you mean target?" in parse("source\ttraget\n")[1][0].fix


def test_what_is_no_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"source\ttarget\nb\xe9ton\tconcrete\n")
    with pytest.raises(InputError, match=r"g\.tsv:2: not UTF-8"):
        load(path)
    with pytest.raises(InputError, match="No such file"):
        load(tmp_path / "none.tsv")


WORDS = st.text("abcdé 'œ-", min_size=1, max_size=12).filter(
    lambda s: s == " ".join(s.split()) and any(map(str.isalpha, s))
)


@given(
    st.lists(
        st.tuples(WORDS, WORDS, st.lists(WORDS, max_size=2), st.sampled_from(["preferred", "admitted", "forbidden"]))
    )
)
def test_what_is_written_is_read_again(rows: list[tuple[str, str, list[str], str]]) -> None:
    lines = ["source\ttarget\ttarget_variants\tstatus", *("\t".join((s, t, "|".join(v), x)) for s, t, v, x in rows)]
    glossary, wrong = parse("\n".join(lines) + "\n")
    assert not wrong
    again, wrong = parse(to_tsv(glossary.terms))
    assert not wrong
    assert [(t.source, t.target, t.target_variants, t.status) for t in again.terms] == [
        (t.source, t.target, t.target_variants, t.status) for t in glossary.terms
    ]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    glossary, wrong = parse(text)
    lines = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip() and not line.startswith("#")]
    assert wrong or len(glossary.terms) == len(lines) - 1
    assert all(finding.rule == "format" and finding.fix for finding in wrong)
