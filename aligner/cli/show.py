"""What a person sees on the terminal, and what a program reads instead."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from aligner import signature
from aligner.cli.notices import shortened
from aligner.errors import Failure
from aligner.match import Row
from aligner.match import by_original as grouped
from aligner.model import Bitext, Candidate, Document, QuoteMatch, Verdict, located
from aligner.pipeline import Run

# Quotes printed at most; all are in the tables.
_MOST_SHOWN = 300
_COLOURS: dict[Verdict, str] = {"verbatim": "green", "altered": "yellow", "paraphrase": "cyan", "none": "dim"}


_SHOWN = 1_000


def safe(text: str) -> str:
    """Return text with control and direction characters made visible, so that no text can drive the terminal."""
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t\u00ad\u200d" else c
        for c in text
    )


def as_table(result: Run, written: Sequence[Path], verbose: bool = False) -> None:
    """Print what was read, a table of the quotes with their originals, and where the results are.

    Notices of one kind become one line, unless all are asked for.
    """
    console = Console()
    corpus = result.corpus
    counts: Counter[str] = Counter()
    engines: Counter[str] = Counter()
    tables = []
    publishers = _publishers(result)
    for bitext in corpus.bitexts:
        counts.update(pairs=int(bitext.target is not None), beads=len(bitext.beads), quotes=len(bitext.matches))
        counts.update(match.verdict for match in bitext.matches)
        engines.update({translation.engine for translation in bitext.translations})
        if bitext.matches and counts["quotes"] <= _MOST_SHOWN:
            tables.append(_quotes(bitext, publishers))
    console.print(
        f"Texts: {len(corpus.bitexts)} French, {len(corpus.pool)} English, "
        f"{_number(counts['pairs'], 'pair')} of versions with {_number(counts['beads'], 'bead')}. "
        f"Quotes: {counts['quotes']}."
    )
    for engine, texts in sorted(engines.items()):
        console.print(Line(f"Without an English version: {texts}, translated by machine ({safe(engine)})."))
    for table in tables:
        console.print(table)
    if counts["quotes"] > _MOST_SHOWN:
        console.print(f"Not all quotes are shown here: all {counts['quotes']} are in quotes.tsv.")
    console.print("  ".join(f"{verdict} {counts[verdict]}" for verdict in _COLOURS if counts[verdict]))
    known = sum(tally.known for tally in result.tallies)
    if known:
        done = sum(tally.done for tally in result.tallies)
        console.print(Line(f"Known from before: {known} of {known + done} pieces of work.", style="dim"))
    for notice in result.notices if verbose else shortened(result.notices):
        console.print(Line(safe(notice), style="yellow"))
    if written:
        folder = written[0].parent
        names = [path.name for path in written if path.parent == folder]
        console.print(Line(f"Written to {folder}: {', '.join(names)}; {len(written)} files in all."))
    console.print(Line(signature.line(corpus.signature), style="dim"))


def _number(count: int, noun: str) -> str:
    """Return a count with its noun, as in "1 pair" and "0 pairs"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def by_original(result: Run) -> None:
    """Print each English passage that is quoted, with every French rendering of it."""
    console = Console()
    pool = {text.document.id: text.document for text in result.corpus.pool}
    matches = [match for bitext in result.corpus.bitexts for match in bitext.matches]
    for (id_, span), group in grouped(matches).items():
        document = pool[id_]
        source = ", ".join(filter(None, (document.meta("author"), document.meta("publisher") or id_)))
        console.print(Line(safe(f'"{span.of(document.text)}"'), style="bold"), Line(safe(f"  {source}"), style="dim"))
        for match in group:
            line = f"  « {match.quote.text} »  {match.quote.document_id}  {match.verdict} {match.confidence:.2f}"
            console.print(Line(safe(line)))


def match_rows(rows: Iterable[Row]) -> None:
    """Print rows as a tab-separated table: id, verdict, confidence, candidate_id, start, end, text."""
    click.echo("\t".join(field.name for field in fields(Row)))
    for row in rows:
        cells = (row.id, row.verdict, f"{row.confidence:.6f}", row.candidate_id, str(row.start), str(row.end), row.text)
        click.echo("\t".join(re.sub(r"[\t\r\n]", " ", cell) for cell in cells))


def _publishers(result: Run) -> dict[str, str]:
    """Return the publisher of each English text by id: from the facts where the texts are not in memory."""
    if result.results is not None:
        return {name: facts.meta("publisher") for name, facts in result.results.targets.facts.items()}
    return {text.document.id: text.document.meta("publisher") for text in result.corpus.pool}


def _quotes(bitext: Bitext, publishers: dict[str, str]) -> Table:
    document = bitext.source.document
    table = Table(title=Line(safe(document.title or document.id)), title_justify="left", expand=True)
    for name, ratio in (("Quote", 5), ("Original", 5), ("Speaker, source", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.add_column("Verdict", no_wrap=True)
    table.add_column("Chance", justify="right", no_wrap=True)
    for match in bitext.matches:
        table.add_row(*_row(match, publishers))
    return table


def _shown(text: str) -> str:
    """Return what a table on a terminal has room for; the files have it all."""
    return safe(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


def _row(match: QuoteMatch, publishers: dict[str, str]) -> list[Line]:
    original = match.original
    source = (publishers.get(original.document_id) or original.document_id) if original else ""
    speaker = match.quote.speaker or (original.speaker if original else "")
    return [
        Line(f"« {_shown(match.quote.text)} »"),
        Line(f'"{_shown(original.text)}"' if original else "—"),
        Line(safe(", ".join(filter(None, (speaker, source))))),
        Line(match.verdict, style=_COLOURS[match.verdict]),
        Line(f"{match.confidence:.2f}"),
    ]


def as_json(result: Run, written: Sequence[Path]) -> dict[str, Any]:
    """Return the run as plain values: signature, documents, quotes with originals, failures and notices."""
    corpus = result.corpus
    offsets = _offsets(result)
    return {
        "signature": signature.line(corpus.signature),
        "documents": [_document(bitext, offsets) for bitext in corpus.bitexts],
        "failures": [{"path": failure.path, "message": failure.message} for failure in result.failures],
        "notices": list(result.notices),
        "written": [str(path) for path in written],
    }


def _offsets(result: Run) -> Callable[[str], Sequence[tuple[int, int]]]:
    """Return what tells the offsets of an English text by its id: the facts where the texts are not in memory."""
    if result.results is not None:
        facts = result.results.targets.facts
        return lambda name: facts[name].offsets if name in facts else ()
    pool = {text.document.id: text.document.offsets for text in result.corpus.pool}
    return lambda name: pool.get(name, ())


def _document(bitext: Bitext, offsets: Callable[[str], Sequence[tuple[int, int]]]) -> dict[str, Any]:
    return {
        "id": bitext.source.document.id,
        "target": bitext.target.document.id if bitext.target else None,
        "sentences": len(bitext.source.sentences),
        "beads": len(bitext.beads),
        "quotes": [_match(match, bitext.source.document, offsets) for match in bitext.matches],
    }


def _match(match: QuoteMatch, source: Document, offsets: Callable[[str], Sequence[tuple[int, int]]]) -> dict[str, Any]:
    quote, original = match.quote, match.original
    here = source.located(quote.span)
    return {
        "start": here.start,
        "end": here.end,
        "text": quote.text,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "speaker_confidence": round(quote.speaker_confidence, 4),
        "verdict": match.verdict,
        "confidence": round(match.confidence, 4),
        "original": original and _candidate(original, offsets),
        "evidence": [{"name": e.name, "value": round(e.value, 4), "detail": e.detail} for e in match.evidence],
        "candidates": [_candidate(candidate, offsets) for candidate in match.candidates],
    }


def _candidate(found: Candidate, offsets: Callable[[str], Sequence[tuple[int, int]]]) -> dict[str, Any]:
    there = located(found.span, offsets(found.document_id))
    place = {"document": found.document_id, "start": there.start, "end": there.end}
    return {**place, "text": found.text, "speaker": found.speaker}


def notices(said: Iterable[str]) -> None:
    """Say on stderr what a person should know."""
    for notice in said:
        click.echo(f"align: {safe(notice)}", err=True)


def failures(failed: Sequence[Failure]) -> int:
    """Say on stderr what failed and return the exit code: 3 where anything did, else 0."""
    for failure in dict.fromkeys(failed):  # a table that both sides read fails for both
        click.echo(f"align: {safe(failure.message)}", err=True)
    return 3 if failed else 0
