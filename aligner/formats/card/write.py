"""The data card and the citation file of a corpus: what it holds, from where, made how, and how to read it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from aligner.formats.shared.characters import cell
from aligner.formats.shared.facts import Tally, TextFacts
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey
from aligner.formats.tei.header import LANGUAGES, web_address
from aligner.model import Signature
from aligner.signature import line

FILES = ("DATACARD.md", "CITATION.cff")
# The identifiers of https://spdx.org/licenses that corpora carry; CITATION.cff takes no other names.
_SPDX = frozenset(
    {"CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0"}
    | {"CC-BY-3.0", "CC-BY-SA-3.0", "Apache-2.0", "MIT", "MPL-2.0", "ODbL-1.0", "PDDL-1.0", "ODC-By-1.0"}
)
_READING = """\
`corpus.xml` includes every TEI file once; each file stands alone too. Ids in the tables are those of the TEI files, and
offsets count the characters (Unicode code points) of the texts as they were read. In the tables a tab or a new line
inside a text is a space; nothing is quoted, so read them without quoting (Python: `csv.QUOTE_NONE`; R: `quote = ""`).
A cell may begin with `=`, `+`, `-` or `@`: import it as text, or export again with the spreadsheet setting.
"""
_LIMITS = """\
Alignments, speakers and originals were found by machine. A confidence is a calibrated probability on news prose; other
kinds of text may fare worse. The verdict `none` says that no original is among the texts that were searched, not that
there is none.
"""


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield `DATACARD.md` and `CITATION.cff`."""
    yield FILES[0], _card(survey, settings).encode("utf-8", "replace")
    yield FILES[1], citation(survey, settings).encode("utf-8", "replace")


def citation(survey: Survey, settings: Settings) -> str:
    """Return the citation file (Citation File Format 1.2.0) of a corpus."""
    author = settings.responsible or settings.publisher or "aligner (compiled by machine)"
    fields = {
        "cff-version": "1.2.0",
        "message": "If you use this corpus, please cite it, and the texts that it holds.",
        "type": "dataset",
        "title": settings.title or "Parallel corpus with translated quotations",
        "date-released": survey.date if len(survey.date) == 10 else "",
        "license": settings.licence if settings.licence in _SPDX else "",
        "license-url": web_address(settings.licence_url),
        "abstract": f"{_summary(survey)} Made by {line(survey.signature)}.",
    }
    # A JSON string is a YAML string: no name can break out of it.
    head = [f"{key}: {json.dumps(cell(value), ensure_ascii=False)}" for key, value in fields.items() if value]
    return "\n".join([*head, "authors:", f"  - name: {json.dumps(cell(author), ensure_ascii=False)}"]) + "\n"


def _card(survey: Survey, settings: Settings) -> str:
    licence = settings.licence or "not stated for the whole; see the sources"
    facts = [
        ("Licence", licence),
        ("Date", survey.date or "undated"),
        ("Publisher", settings.publisher or "unpublished"),
    ]
    parts = [
        f"# {_plain(settings.title or 'Parallel corpus with translated quotations')}",
        _summary(survey),
        _table(("", ""), facts),
        "## Texts\n\n" + _table(("language", "texts", "sentences", "words", "quotes"), _language_rows(survey.texts)),
        "## Sources\n\n" + _table(("language", "publisher", "origin", "licence", "texts"), _source_rows(survey.texts)),
        "## Alignment\n\n" + _table(("sentences", "beads", "mean score"), _means(survey.beads)),
        "## Quotations\n\n" + _table(("verdict", "quotes", "mean confidence"), _means(survey.verdicts)),
        f"## How it was made\n\n{_models(survey.signature)}",
        f"## How to read it\n\n{_READING.rstrip()}",
        f"## Limits\n\n{_LIMITS.rstrip()}",
    ]
    return "\n\n".join(parts) + "\n"


def _summary(survey: Survey) -> str:
    counts = survey.counts
    return (
        f"{len(survey.texts)} texts, {counts.pairs} of them with a translation beside them; "
        f"{counts.matches} quotations searched for, {counts.found} of them found."
    )


def _language_rows(texts: Iterable[TextFacts]) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = []
    by_lang: dict[str, list[TextFacts]] = {}
    for text in texts:
        by_lang.setdefault(text.lang, []).append(text)
    for lang, group in sorted(by_lang.items(), reverse=True):
        counts = (
            len(group),
            sum(text.sentences for text in group),
            sum(text.words for text in group),
            sum(text.quotes for text in group),
        )
        rows.append((LANGUAGES[lang], *map(str, counts)))
    return rows


def _source_rows(texts: Iterable[TextFacts]) -> list[Sequence[str]]:
    counts = Counter(_source(text) for text in texts)
    return [(*source, str(count)) for source, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _source(text: TextFacts) -> tuple[str, str, str, str]:
    licence = text.meta("licence") or text.meta("license") or "not stated"
    return (
        LANGUAGES[text.lang],
        text.meta("publisher") or "unknown",
        text.origin or "unknown",
        licence,
    )


def _means(tallies: Iterable[Tally]) -> list[Sequence[str]]:
    return [(name, str(count), f"{total / count:.3f}") for name, count, total in tallies]


def _models(signature: Signature) -> str:
    rows = [("aligner", signature.version), *signature.models, ("data", signature.data)]
    rows += [(f"setting {key}", value) for key, value in signature.settings]
    return _table(("what", "version or SHA-256"), [row for row in rows if row[1]])


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(map(_plain, row)) for row in rows]
    if not lines:
        return "None."
    made = [f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *lines)]
    return "\n".join(made)


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is: one line, its marks and HTML escaped."""
    return re.sub(r"([\\`*_{}\[\]<>|#&])", r"\\\1", cell(text))
