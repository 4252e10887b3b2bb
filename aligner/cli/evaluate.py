"""`align evaluate`: alignments, translations and quotations against gold."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text as Line

from aligner import embed, pipeline
from aligner.cli import scores, show
from aligner.errors import InputError
from aligner.evaluate import alignment as alignments
from aligner.evaluate import originals as found_originals
from aligner.evaluate import quotes as quotations
from aligner.evaluate import translation as translations
from aligner.evaluate.beads import lax, strict
from aligner.evaluate.ladders import read_beads
from aligner.evaluate.matching import MatchScores
from aligner.model import Signature
from aligner.reading import read

_PATH = click.Path(path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
_encoder = click.option("--encoder", default="bilingual", show_default=True, help="What makes vectors of sentences.")


@click.group()
def evaluate() -> None:
    """Score alignments, translations and quotations against gold, with 95 % confidence intervals."""


@evaluate.command()
@click.argument("gold", nargs=-1, required=True, type=_PATH)
@click.option("--hypothesis", type=_PATH, help="Somebody's alignment, or a folder with one NAME.txt for each text.")
@click.option("--one-by-one", is_flag=True, help="Score also with each sentence left out as a bead of its own.")
@_encoder
@_json
def alignment(gold: tuple[Path, ...], hypothesis: Path | None, one_by_one: bool, encoder: str, as_json: bool) -> None:
    """Score sentence alignment on GOLD: folders with src.txt, tgt.txt, gold.txt, or three such files.

    Aligns src.txt (French) with tgt.txt (English), one sentence per line; with --hypothesis, scores that file instead:
    Vecalign's beads, Bertalign's lists or hunalign's ladder. Strict: the bead is in the gold. Lax: it shares a source
    and a target sentence with a bead of the gold. A run of sentences left out counts as the gold groups it; with
    --one-by-one, both ways are printed, and bead types are counted sentence by sentence.
    """
    cases = alignments.read_cases(gold)
    models: dict[str, str] = {}
    if hypothesis:
        answers = alignments.read_hypotheses(hypothesis, cases)
    else:
        model = embed.load(encoder)
        models[model.name] = model.digest
        answers = tuple(read_beads(pipeline.align_lines(case.source, case.target, model)) for case in cases)
    reports = {"": alignments.report(cases, answers)}
    if one_by_one:
        reports["nulls one by one"] = alignments.report(*alignments.nulls_one_by_one(cases, answers))
    signed = scores.signed([part for case in cases for part in (*case.source, *case.target)], models)
    if as_json:
        scores.show_json(
            {
                "texts": len(cases),
                **_alignment_json(reports[""]),
                **{name.replace(" ", "_"): _alignment_json(report) for name, report in reports.items() if name},
            },
            signed,
        )
        return
    _print_alignment(reports, signed)


@evaluate.command()
@click.argument("hypothesis", type=_PATH)
@click.argument("reference", type=_PATH)
@click.option("--against", type=_PATH, help="Another translation: is the difference real?")
@_json
def translation(hypothesis: Path, reference: Path, against: Path | None, as_json: bool) -> None:
    """Score a translation against a reference, one segment per line: BLEU, chrF2 and TER, as sacrebleu computes them.

    With --against, HYPOTHESIS is compared with that translation by paired bootstrap resampling: p is the probability of
    such a difference between two that are equally good.
    """
    ours, gold = translations.read_lines(hypothesis), translations.read_lines(reference)
    signed = scores.signed([*ours, *gold], {})
    if against is None:
        measured = translations.score(ours, gold)
        if as_json:
            scores.show_json({"scores": [asdict(score) for score in measured]}, signed)
            return
        table = scores.table("Metric", "Score", "Better")
        for score in measured:
            table.add_row(score.name, f"{score.value:.2f}", score.better)
        scores.show_all(table, *(f"{score.name}: {score.signature}" for score in measured), signed)
        return
    systems = {str(against): translations.read_lines(against), str(hypothesis): ours}
    signed = scores.signed([*ours, *gold, *systems[str(against)]], {})
    if len(systems) < 2:
        raise InputError("compared with itself", where=str(hypothesis), remedy="name another file with --against")
    rows = translations.compare(systems, gold, baseline=str(against), ter=True)
    if as_json:
        scores.show_json({"comparison": [asdict(row) for row in rows]}, signed)
        return
    table = scores.table("Metric", "System", "Score", "95 %", "p")
    for row in rows:
        p = "" if row.p is None else f"{row.p:.4f}"
        spread = scores.spread(row.mean - row.half, row.mean + row.half, 2)
        table.add_row(row.metric, Line(show.safe(Path(row.system).name)), f"{row.value:.2f}", spread, p)
    signatures = dict.fromkeys(f"{row.metric}: {row.signature}" for row in rows)
    scores.show_all(table, *signatures, signed)


@evaluate.command()
@click.argument("gold", type=_PATH)
@click.argument("french", type=click.Path())
@click.argument("english", type=click.Path(), required=False)
@_encoder
@_json
def quotes(gold: Path, french: str, english: str | None, encoder: str, as_json: bool) -> int:
    """Score the quotations found in the texts of FRENCH against GOLD, and with ENGLISH also their originals.

    GOLD has one JSON object per line: path (as in fr/a.txt), start, end, kind, and speaker, original, original_paths
    where known. Only texts that GOLD names are scored: it must hold all their quotations.
    """
    annotated = found_originals.read_gold(gold)
    if english is None:
        reading = read([french], "fr")
        texts = [pipeline.prepare(document) for document in reading.documents]
        failures, models, matches = reading.failures, {}, {}
        show.notices(reading.notices)
    else:
        result = pipeline.run([french], [english], pipeline.Options(encoder, "none", jobs=0))
        texts = [bitext.source for bitext in result.corpus.bitexts]
        show.notices(result.notices)
        failures, models = result.failures, dict(result.corpus.signature.models)
        every = [match for bitext in result.corpus.bitexts for match in bitext.matches]
        matches = {(m.quote.document_id, m.quote.span.start, m.quote.span.end): m for m in every}
    named = {item.label.document for item in annotated}
    if missing := sorted(named - {text.document.id for text in texts}):
        raise InputError(f"{missing[0]} is not there", where=french, remedy=f"{gold} names it: give the folder with it")
    scored = [text for text in texts if text.document.id in named]
    labels = [
        quotations.Labelled(text.document.id, quote.span.start, quote.span.end, quote.kind, quote.speaker)
        for text in scored
        for quote in text.quotes
    ]
    found = quotations.score(labels, [item.label for item in annotated])
    rates = {name: getattr(found, name) for name in ("precision", "recall", "kind", "speaker")}
    matching: MatchScores | None = None
    if english is not None:
        there = found_originals.score_originals(annotated, matches)
        rates |= {"originals found": there.found, "false originals": there.false}
        matching = there.matching
    signed = scores.signed([gold.read_text("utf-8"), *(text.document.text for text in scored)], models)
    if as_json:
        out: dict[str, Any] = {"f1": found.f1} | {name: scores.rate_json(rate) for name, rate in rates.items()}
        if matching:
            out["originals"] = asdict(matching)
            del out["originals"]["exact"]  # the gold has the words of an original, not its place
        scores.show_json(out, signed)
    else:
        _print_rates(found.f1, rates, matching, signed)
    return show.failures(failures)


def _print_rates(f1: float, rates: dict[str, quotations.Rate], matching: MatchScores | None, signed: Signature) -> None:
    table = scores.table("", "Value", "95 %", "Counted")
    for name, rate in rates.items():
        table.add_row(name, f"{rate.value:.3f}", scores.spread(*rate.interval), f"{rate.hits} of {rate.total}")
    table.add_row("F1", f"{f1:.3f}", "", "")
    parts: list[Table] = [table]
    if matching:
        table = scores.table("Originals", "Value")
        for name, value in (
            ("right words", matching.exact_words),
            ("token F1", matching.token_f1),
            ("recall at precision 0.99", matching.recall_at_99),
            ("recall at precision 0.95", matching.recall_at_95),
            ("calibration error", matching.ece),
        ):
            table.add_row(name, f"{value:.3f}")
        parts.append(table)
    scores.show_all(*parts, signed)


def _alignment_json(report: alignments.Report) -> dict[str, Any]:
    return {
        "gold_beads": report.gold_beads,
        "strict": scores.score_json(report.strict, report.strict_f1),
        "lax": scores.score_json(report.lax, report.lax_f1),
        "types": {kind: scores.type_json(counts) for kind, counts in report.types},
    }


def _print_alignment(reports: dict[str, alignments.Report], signed: Signature) -> None:
    table = scores.table("", "F1", "95 %", "Precision", "Recall")
    for name, report in reports.items():
        for kind, score, spread in (("strict", report.strict, report.strict_f1), ("lax", report.lax, report.lax_f1)):
            label = f"{kind}, {name}" if name else kind
            table.add_row(label, f"{score.f1:.3f}", scores.spread(spread.low, spread.high), *scores.cells(score))
    click.echo(f"{reports[''].cases} texts, {reports[''].gold_beads} beads of gold")
    kinds = scores.table("Beads", "Found", "Strict precision", "Lax", "Gold", "Strict recall", "Lax")
    for kind, counts in report.types:
        exact, touch = strict(counts), lax(counts)
        found, gold = counts.found.tries, counts.gold.tries
        kinds.add_row(
            kind,
            str(found),
            *(scores.or_dash(score.precision, found) for score in (exact, touch)),
            str(gold),
            *(scores.or_dash(score.recall, gold) for score in (exact, touch)),
        )
    scores.show_all(table, kinds, signed)
