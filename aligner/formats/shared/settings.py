"""What a person may say about an export beyond the corpus itself."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain

from aligner.errors import UsageError
from aligner.model import Corpus, Document

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker known by an identifier: `idno` as in "Q7407093" of `authority` "wikidata"; `group` for a body."""

    name: str
    authority: str = ""
    idno: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Who publishes an export, under which licence and date (ISO 8601), and who the speakers are.

    `spreadsheet` writes tables that a spreadsheet can open safely: cells are quoted, and one that it would take for a
    formula begins with an apostrophe. Without it tables hold the text and nothing else.
    """

    title: str = ""
    publisher: str = ""
    responsible: str = ""
    licence: str = ""
    licence_url: str = ""
    date: str = ""
    persons: tuple[Person, ...] = ()
    spreadsheet: bool = False


def iso_date(text: str) -> str:
    """Return `text` where it is a date that exists, of ISO 8601 (year, month or day), or an empty string."""
    text = text.strip()
    if not _DATE.fullmatch(text):
        return ""
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return ""
    return text


def documents(corpus: Corpus) -> Iterator[Document]:
    """Yield every document of the corpus once, sources and targets before the pool."""
    found: set[str] = set()
    paired = (text for bitext in corpus.bitexts for text in (bitext.source, bitext.target))
    for text in chain(paired, corpus.pool):
        if text is not None and text.document.id not in found:
            found.add(text.document.id)
            yield text.document


def date_of(dates: Iterable[str], settings: Settings) -> str:
    """Return the date of an export: as given, else of SOURCE_DATE_EPOCH, else the newest of `dates`, else "".

    Never today's: the same corpus gives the same bytes. Raises UsageError for a date that is none.
    """
    if settings.date:
        if not iso_date(settings.date):
            raise UsageError(f"not a date: {settings.date!r}", remedy="write it as 2024-05-31")
        return iso_date(settings.date)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(
                f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch!r}", remedy="set it to an integer or unset it"
            ) from error
    return max(map(iso_date, dates), default="")
