"""Numbers as all formats write them."""

from __future__ import annotations


def decimals(value: float) -> str:
    """Return a probability with at most four decimals, as in "0.93" and "1"."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
