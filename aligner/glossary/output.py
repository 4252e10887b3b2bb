"""Findings for people and for CI systems: one function for each format."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

from aligner.glossary.sarif import sarif
from aligner.glossary.terms import RULES, Finding, Place

# What XML 1.0 cannot hold, and what could drive a terminal.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def text(findings: Sequence[Finding], version: str) -> str:
    """Return findings for people: place and reason, both sentences, the fix; then how many of each severity."""
    blocks = []
    for finding in findings:
        place = finding.place
        lines = [f"{place.path}:{place.line}:{place.column}: {finding.severity}: {finding.message} [{finding.rule}]"]
        if finding.origin:
            lines.append(f"    {finding.origin.path}:{finding.origin.line}:{finding.origin.column}: {finding.source}")
        elif finding.source:
            lines.append(f"    {finding.source}")
        if finding.target:
            lines.append(f"    → {finding.target}")
        if finding.fix:
            lines.append(f"    fix: {finding.fix}" + (f" (glossary line {finding.row})" if finding.row else ""))
        blocks.append("\n".join(_safe(line) for line in lines) + "\n")
    return "".join([*blocks, summary(findings), "\n"])


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity, in one line.

    >>> summary(())
    'no findings'
    """
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[s]} {s}{'s' if counts[s] > 1 and s != 'info' else ''}"
        for s in ("error", "warning", "info")
        if counts[s]
    ]
    return ", ".join(parts) or "no findings"


def as_json(findings: Sequence[Finding], version: str) -> str:
    """Return findings as one JSON object: version, summary, findings with every field and a fingerprint."""
    counts = Counter(finding.severity for finding in findings)
    document = {
        "tool": "aligner",
        "version": version,
        "summary": {severity: counts[severity] for severity in ("error", "warning", "info")},
        "findings": [_plain(finding) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        **_where(finding.place),
        "origin": _where(finding.origin) if finding.origin else None,
        "term": finding.term,
        "row": finding.row,
        "message": finding.message,
        "fix": finding.fix,
        "found": finding.found,
        "source": finding.source,
        "target": finding.target,
        "fingerprint": finding.fingerprint,
    }


def _where(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def github(findings: Sequence[Finding], version: str) -> str:
    """Return GitHub Actions workflow commands, one a finding.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", for the form and its escapes.
    """
    lines = []
    for finding in findings:
        place = finding.place
        level = {"error": "error", "warning": "warning", "info": "notice"}[finding.severity]
        fields = [f"file={_property(place.path)}", f"line={place.line}"]
        if place.end_line == place.line:  # columns count only within one line
            fields += [f"endLine={place.end_line}", f"col={place.column}", f"endColumn={place.end_column}"]
        else:
            fields.append(f"endLine={place.end_line}")
        fields.append(f"title={_property(f'glossary: {finding.rule}')}")
        lines.append(f"::{level} {','.join(fields)}::{_data(_told(finding))}\n")
    return "".join(lines)


def _told(finding: Finding) -> str:
    return finding.message + (f"; {finding.fix}" if finding.fix else "")


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def junit(findings: Sequence[Finding], version: str) -> str:
    """Return JUnit XML: a test case a finding, failed where it is an error; one passing case where there is none."""
    failed = sum(finding.severity == "error" for finding in findings)
    count = max(len(findings), 1)
    root = etree.Element("testsuites", tests=str(count), failures=str(failed), errors="0")
    suite = etree.SubElement(
        root,
        "testsuite",
        name="align glossary",
        tests=str(count),
        failures=str(failed),
        errors="0",
        skipped="0",
        time="0",
    )
    for finding in findings:
        place = finding.place
        name = f"{finding.rule}: {finding.term} ({place.path}:{place.line}:{place.column})"
        case = etree.SubElement(
            suite,
            "testcase",
            classname=_xml(place.path),
            name=_xml(name),
            file=_xml(place.path),
            line=str(place.line),
            time="0",
        )
        body = "\n".join(filter(None, (finding.source, finding.target, finding.fix)))
        if finding.severity == "error":
            failure = etree.SubElement(case, "failure", message=_xml(finding.message), type=finding.rule)
            failure.text = _xml(body)
        else:
            etree.SubElement(case, "system-out").text = _xml(f"{finding.severity}: {finding.message}\n{body}")
    if not findings:
        etree.SubElement(suite, "testcase", classname="glossary", name="the glossary is kept to", time="0")
    return _serial(root)


def checkstyle(findings: Sequence[Finding], version: str) -> str:
    """Return Checkstyle XML: the findings by file."""
    root = etree.Element("checkstyle", version="4.3")
    for path in sorted({finding.place.path for finding in findings}):
        file = etree.SubElement(root, "file", name=_xml(path))
        for finding in findings:
            if finding.place.path == path:
                etree.SubElement(
                    file,
                    "error",
                    line=str(finding.place.line),
                    column=str(finding.place.column),
                    severity=finding.severity,
                    message=_xml(_told(finding)),
                    source=f"aligner.glossary.{finding.rule}",
                )
    return _serial(root)


def _serial(root: etree._Element) -> str:
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode() + "\n"


def _xml(value: str) -> str:
    return _ILLEGAL.sub("\ufffd", value)


def _safe(value: str) -> str:
    return _CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", value)


def _sarif(findings: Sequence[Finding], version: str) -> str:
    return json.dumps(sarif(findings, version, RULES), ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": text,
    "json": as_json,
    "sarif": _sarif,
    "junit": junit,
    "github": github,
    "checkstyle": checkstyle,
}
