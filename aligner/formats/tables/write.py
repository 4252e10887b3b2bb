"""`quotes.tsv` and `alignment.tsv`: one row for each quote, one row for each bead, for people and for scripts."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence

from aligner.formats.shared.characters import cell
from aligner.formats.shared.layout import Pair, place_pair
from aligner.formats.shared.numbers import decimals
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
from aligner.model import Bitext, Decision, QuoteMatch, Span, Text

QUOTES = (
    *("id", "path", "start", "end", "text", "kind", "speaker", "cue", "verdict", "confidence"),
    *("original_path", "original_start", "original_end", "original_text", "original_speaker", "evidence"),
    *("status", "by", "speaker_confidence", "candidate_path", "candidate_start", "candidate_end", "candidate_text"),
)
ALIGNMENT = (
    *(
        "id",
        "source_path",
        "target_path",
        "source_sentences",
        "target_sentences",
        "score",
        "source_text",
        "target_text",
        "status",
        "by",
    ),
)
FILES = _QUOTES_FILE, _ALIGNMENT_FILE = "quotes.tsv", "alignment.tsv"
# A spreadsheet takes a cell that starts with one of these for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the first lines of the two tables."""
    mark = codecs.BOM_UTF8 if settings.spreadsheet else b""
    yield _QUOTES_FILE, mark + _lines([QUOTES])
    yield _ALIGNMENT_FILE, mark + _lines([ALIGNMENT])


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield a bitext's lines. Ids are those of the TEI files, sentences the ids' last parts.

    Offsets are those of the file; of what was extracted (HTML, TEI, Word), those of the text.

    Cells hold the text as it is, with tabs and new lines as spaces; one with a quotation mark in it is quoted, and the
    mark doubled (RFC 4180, 2.7), as default readers expect. With `settings.spreadsheet` all text cells are quoted, one
    that begins like a formula gets an apostrophe, and the file a byte order mark, by which a spreadsheet knows UTF-8.
    """
    if view.pooled:
        return
    pair = place_pair(bitext, view.source, view.target)
    for name, rows in ((_QUOTES_FILE, quote_rows(pair, view)), (_ALIGNMENT_FILE, bead_rows(pair))):
        content = _lines([[_cell(value, settings.spreadsheet) for value in row] for row in rows])
        if content:
            yield name, content


def quote_rows(pair: Pair, view: View) -> Iterator[Sequence[str | int]]:
    """Yield a row for each quote of a source text: the cells of QUOTES."""
    text = pair.source.text
    found = zip(pair.bitext.matches, view.places, view.nearest, strict=True)
    matches = {match.quote.index: (match, place, nearest) for match, place, nearest in found}
    for quote in text.quotes:
        cue = quote.cue.of(text.document.text) if quote.cue else ""
        where = text.document.located(quote.span)
        place = (text.document.id, where.start, where.end)
        identity = pair.source.id(f"q{quote.index + 1}")
        match, original, nearest = matches.get(quote.index, (None, None, None))
        answer = _answer(match, original)
        sure = decimals(quote.speaker_confidence) if quote.speaker_confidence else ""
        yield (identity, *place, quote.text, quote.kind, quote.speaker, cue, *answer, sure, *_nearest(match, nearest))


def _answer(match: QuoteMatch | None, where: Span | None) -> Sequence[str | int]:
    """Return what is known of a quote's original; all empty where the quote was not searched for."""
    if match is None:
        return ("",) * 10
    evidence = "; ".join(
        f"{item.name}={item.value:.4g}" + (f" ({item.detail})" if item.detail else "") for item in match.evidence
    )
    head = (match.verdict, decimals(match.confidence))
    if match.original is None or where is None:
        return (*head, "", "", "", "", "", evidence, *_decided(match.decision))
    found = match.original
    place = (found.document_id, where.start, where.end, found.text, found.speaker)
    return (*head, *place, evidence, *_decided(match.decision))


def _nearest(match: QuoteMatch | None, where: Span | None) -> Sequence[str | int]:
    """Return the best candidate of a quote without an original; it has no place where its text is not in the corpus."""
    best = match.best_candidate() if match else None
    if best is None:
        return ("",) * 4
    place = (where.start, where.end) if where else ("", "")
    return (best.document_id, *place, best.text)


def _decided(decision: Decision | None) -> tuple[str, str]:
    return (decision.status, decision.by) if decision else ("auto", "")


def bead_rows(pair: Pair) -> Iterator[Sequence[str | int]]:
    """Yield a row for each bead of a pair: the cells of ALIGNMENT."""
    if pair.target is None:
        return
    source, target = pair.source.text, pair.target.text
    beads = [bead for bead in pair.bitext.beads if len(bead.source) or len(bead.target)]
    for number, bead in enumerate(beads, 1):
        names = (source.document.id, target.document.id, _names(bead.source), _names(bead.target))
        words = (_words(source, bead.source), _words(target, bead.target))
        yield (pair.source.id(f"al{number}"), *names, decimals(bead.score), *words, *_decided(bead.decision))


def _names(side: Span) -> str:
    return " ".join(f"s{index + 1}" for index in range(side.start, side.end))


def _words(text: Text, side: Span) -> str:
    return " ".join(sentence.text for sentence in text.sentences[side.start : side.end])


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def _cell(value: str | int, spreadsheet: bool) -> str:
    text = cell(str(value))
    if isinstance(value, int):
        return text
    if not spreadsheet:
        return quoted(text) if '"' in text else text
    return quoted(f"'{text}" if text.startswith(_FORMULA) else text)


def quoted(text: str) -> str:
    """Return a cell between quotation marks, those in it doubled.

    >>> quoted('He said "no".')
    '"He said ""no""."'
    """
    return '"' + text.replace('"', '""') + '"'
