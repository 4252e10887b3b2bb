"""Scores on the terminal and as JSON, each with its signature."""

from __future__ import annotations

import json
import math
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from aligner import __version__, signature
from aligner.evaluate.beads import Counts, Interval, Score, lax, strict
from aligner.evaluate.quotes import Rate
from aligner.model import Signature


def signed(data: list[str], models: dict[str, str]) -> Signature:
    """Return the signature of scores made on data with models (name to digest)."""
    return Signature(__version__, tuple(sorted(models.items())), signature.digest(data))


def table(*columns: str) -> Table:
    """Return an empty table without a frame; numbers to the right."""
    out = Table(box=None, pad_edge=False)
    for i, name in enumerate(columns):
        out.add_column(name, justify="left" if i == 0 or name in ("System", "Better") else "right")
    return out


def show_all(*parts: Table | str | Signature) -> None:
    """Print tables and a signature."""
    console = Console()
    for part in parts:
        text = signature.line(part) if isinstance(part, Signature) else part
        console.print(text, soft_wrap=True, highlight=False, markup=False)


def show_json(values: dict[str, Any], by: Signature) -> None:
    """Print values and their signature as JSON."""
    click.echo(json.dumps(_plain({"signature": signature.line(by)} | values), ensure_ascii=False, indent=2))


def _plain(value: Any) -> Any:
    """Return a value for JSON, which knows no NaN."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def score_json(score: Score, interval: Interval) -> dict[str, Any]:
    """Return a score and the interval of its F1 as plain values."""
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "f1_interval": [interval.low, interval.high],
    }


def type_json(counts: Counts) -> dict[str, Any]:
    """Return one bead type's counts and scores as plain values."""
    exact, touch = strict(counts), lax(counts)
    return {
        "found": counts.found.tries,
        "gold": counts.gold.tries,
        "strict": {"precision": exact.precision, "recall": exact.recall},
        "lax": {"precision": touch.precision, "recall": touch.recall},
    }


def rate_json(rate: Rate) -> dict[str, Any]:
    """Return a rate as plain values."""
    return {"value": rate.value, "interval": list(rate.interval), "hits": rate.hits, "total": rate.total}


def cells(score: Score) -> tuple[str, str]:
    """Return precision and recall as text."""
    return f"{score.precision:.3f}", f"{score.recall:.3f}"


def or_dash(value: float, tries: int) -> str:
    """Return a value as text, or a dash where nothing was tried."""
    return f"{value:.3f}" if tries else "-"


def spread(low: float, high: float, digits: int = 3) -> str:
    """Return the bounds of an interval as text."""
    return "-" if math.isnan(low) else f"[{low:.{digits}f}, {high:.{digits}f}]"
