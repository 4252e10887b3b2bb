"""Look for many quotes in one pool: the English texts are prepared once. Prints a table for a spreadsheet.

It prints, among others:

    quote,verdict,confidence,document,original
    the company will be totally fine without me
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import aligner
from aligner import embed

ROOT = Path(__file__).parents[1]
QUOTES = ("L'entreprise ira parfaitement bien sans moi", "Nous irons sur la lune avant l'été")


def main() -> None:
    """Write a row for each quote to standard output."""
    documents = aligner.read(ROOT / "corpus/en", "en")
    pool = [aligner.Text(document, aligner.segment(document, "en")) for document in documents]
    matcher = aligner.Matcher.from_texts(pool, embed.load())
    quotes = [aligner.Quote("mine", i, aligner.Span(0, len(text)), text) for i, text in enumerate(QUOTES)]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["quote", "verdict", "confidence", "document", "original"])
    for match in matcher.match(quotes):
        found = match.original
        place = (found.document_id, found.text) if found else ("", "")
        out.writerow([match.quote.text, match.verdict, f"{match.confidence:.2f}", *place])


if __name__ == "__main__":
    main()
