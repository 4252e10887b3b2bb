from __future__ import annotations

from pathlib import Path

import pytest
from glossary_help import text

from aligner.glossary import lint, parse

ROOT = Path(__file__).parents[2]


def rules(
    *lines: str, header: str = "source\ttarget\tstatus\ttarget_variants\tforbidden_target\tscope"
) -> list[tuple[str, int]]:
    whole = "\n".join([header, *lines]) + "\n"
    glossary, wrong = parse(whole)
    assert not wrong
    return [(finding.rule, finding.place.line) for finding in lint(glossary, whole)]


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        (("note\tmemo", "accord\tdeal"), []),
        (("note\tmemo", "notes\tmemos"), [("duplicate", 3)]),
        (("note\tmemo\t\tmemo",), [("duplicate", 2)]),
        (("note\tmemo", "note\tnote"), [("conflict", 3)]),
        (("note\tmemo", "note\tnote\tadmitted"), []),
        (("note\tmemo\t\t\t\tquote", "note\tnote\t\t\t\ttext"), []),
        (("note\tmemo\t\t\tmemo",), [("conflict", 2)]),
        (("note\tmemo", "note\tmemos\tforbidden"), [("conflict", 3)]),
        (("note  interne\tmemo",), [("spaces", 2)]),
        (("note \tmemo",), [("spaces", 2)]),
        (("no\u200bte\tmemo",), [("spaces", 2)]),
        (("note\tmemo\t\tletter| paper",), [("spaces", 2)]),
        (("conseil\tcouncil", "conseil d'administration\tboard"), [("overlap", 3)]),
        (("filiale\tsubsidiary", "filiale étrangère\tforeign subsidiary"), []),
    ],
)
def test_rules(lines: tuple[str, ...], want: list[tuple[str, int]]) -> None:
    assert rules(*lines) == want


def test_a_variant_that_is_another_rows_term() -> None:
    header = "source\ttarget\tsource_variants"
    assert rules("patron\tboss\tchef", "chef\tcook", header=header) == [("conflict", 3), ("overlap", 3)]


def test_ids_are_unique() -> None:
    assert rules("a1\tun\tone", "a1\tdeux\ttwo", header="id\tsource\ttarget") == [("duplicate", 3)]


def test_terms_that_never_occur() -> None:
    whole = "source\ttarget\nnote interne\tmemo\nnote\tbill\nquai\tquay\n"
    glossary, _ = parse(whole)
    got = lint(glossary, whole, [text("fr", ["Des notes internes circulent."])])
    assert [(f.rule, f.term) for f in got if f.rule == "unused"] == [("unused", "quai")]


def test_our_own_glossary_is_sound() -> None:
    whole = (ROOT / "glossary.tsv").read_text(encoding="utf-8")
    glossary, wrong = parse(whole)
    assert not wrong and len(glossary.terms) >= 60
    assert [f for f in lint(glossary, whole) if f.severity != "info"] == []
