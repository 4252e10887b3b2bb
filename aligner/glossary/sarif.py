"""SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format", 2020): what code scanning services read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from aligner.glossary.terms import Finding, Place

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(findings: Sequence[Finding], version: str, rules: Mapping[str, str]) -> dict[str, Any]:
    """Return a SARIF log with one run; every rule is described, whether it found something or not."""
    names = list(rules)
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "aligner glossary",
                        "version": version,
                        "rules": [
                            {
                                "id": name,
                                "name": f"Glossary{name.capitalize()}",
                                "shortDescription": {"text": rules[name]},
                                "help": {"text": f"{rules[name]} See `align glossary --help`."},
                            }
                            for name in names
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, names.index(finding.rule)) for finding in findings],
            }
        ],
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    said = finding.message + (f"; {finding.fix}" if finding.fix else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _scalar(said)},
        "locations": [_location(finding.place, finding.target or finding.source)],
        "partialFingerprints": {"alignerGlossary/v1": finding.fingerprint},
        "properties": {"term": _scalar(finding.term), "glossaryLine": finding.row, "fix": _scalar(finding.fix)},
    }
    if finding.origin is not None and finding.origin != finding.place:
        related = _location(finding.origin, finding.source)
        result["relatedLocations"] = [{"id": 1, "message": {"text": "the source term"}, **related}]
    return result


def _location(place: Place, sentence: str) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": max(place.end_column, 1),
    }
    if sentence:
        region["snippet"] = {"text": _scalar(sentence)}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.path)}, "region": region}}


def _uri(path: str) -> str:
    """Return a relative path as a URI reference, an absolute one as a file: URI."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix().encode("utf-8", "surrogatepass"))


def _scalar(value: str) -> str:
    return value.encode("utf-8", "replace").decode()
