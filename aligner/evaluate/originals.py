"""Annotated quotations in a file, and how many of their originals were found, over extraction and matching."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError
from aligner.evaluate.matching import Answer, MatchScores, Original
from aligner.evaluate.matching import score as score_matching
from aligner.evaluate.quotes import Labelled, Rate
from aligner.evaluate.translation import read_lines
from aligner.model import QuoteMatch

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One annotated quotation: what it is, the English wording ("" where unknown), the documents that hold it."""

    label: Labelled
    original: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginalScores:
    """Scores of the originals; `found` of the originals in the pool, `false` ones for quotes that have none there.

    A quotation that extraction missed is an original not found.
    """

    found: Rate
    false: Rate
    matching: MatchScores


def read_gold(path: Path) -> tuple[GoldQuote, ...]:
    """Read annotated quotations, one JSON object per line: `path, start, end, kind`, optional `speaker,
    speaker_as_written, original, original_paths`.

    Raises InputError with the line of what is no such object, and on a file without any.
    """
    quotes = []
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            forms = tuple(filter(None, (row.get("speaker_as_written"),)))
            place = str(row["path"]), int(row["start"]), int(row["end"])
            label = Labelled(*place, str(row["kind"]), row.get("speaker") or "", forms)
            quotes.append(GoldQuote(label, row.get("original") or "", tuple(row.get("original_paths") or ())))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            found = f"no {error} in it" if isinstance(error, KeyError) else "not an annotated quotation"
            remedy = "write one object per line with path, start, end, kind"
            raise InputError(found, where=f"{path}:{number}", remedy=remedy) from None
    if not quotes:
        remedy = "write one object per line with path, start, end, kind"
        raise InputError("no quotations", where=str(path), remedy=remedy)
    return tuple(quotes)


def score_originals(gold: Sequence[GoldQuote], matches: Mapping[Place, QuoteMatch]) -> OriginalScores:
    """Score the match for each annotated quotation: `matches` by document, start and end of the quotation found."""
    found = there = false = 0
    originals, answers = [], []
    for item in gold:
        place = item.label.document, item.label.start, item.label.end
        match = matches.get(place)
        given = match.original if match else None
        if item.documents:
            there += 1
            found += given is not None and given.document_id in item.documents
        else:
            false += given is not None
        best = given or (match.candidates[0] if match and match.candidates else None)
        originals.append(Original(item.documents, text=item.original))
        sure = match.confidence if match else 0.0
        answers.append(Answer(sure, best.document_id if best else "", text=best.text if best else ""))
    scores = score_matching(originals, answers)
    return OriginalScores(Rate(found, there), Rate(false, len(gold) - there), scores)
