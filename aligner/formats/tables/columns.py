"""Which columns of a table hold French, English, scores and documents: told by the header, else by what is in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.errors import InputError
from aligner.formats.tables.write import ALIGNMENT, QUOTES
from aligner.languages.profiles import PROFILES
from aligner.languages.tags import known_language
from aligner.model import Lang

_NAMES: dict[Lang, frozenset[str]] = {
    "fr": frozenset({"french", "français", "francais", "fr_text", "text_fr", "french text"}),
    "en": frozenset({"english", "anglais", "en_text", "text_en", "english text"}),
}
_SCORES = frozenset({"score", "confidence", "quality", "probability", "certainty", "laser_score", "match"})
_HEADERS = frozenset(
    {"source", "target", "src", "tgt", "source_text", "target_text", "source text", "target text", "id", "nr", "no"}
    | {"segment", "comment", "comments", "note", "notes", "status", "date", "file", "document", "translation"}
)
# The columns that every table of quotes has had; later ones came at the end.
_FIRST = QUOTES.index("evidence")
_TOKEN = re.compile(r"[^\W\d_]+['’]?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of columns, from 0; `names` are those of documents, `ours` tells that `align` wrote the table."""

    french: int
    english: int
    header: bool
    score: int | None = None
    names: tuple[int | None, int | None] = (None, None)
    status: int | None = None
    by: int | None = None
    ours: bool = False


def columns_of(rows: Sequence[Sequence[str]], where: str) -> Columns:
    """Return the columns of a table from its first rows. Raises InputError where French and English are not found.

    >>> columns_of([["id", "anglais", "français"], ["7", "The sea is calm.", "La mer est calme."]], "a.tsv")
    Columns(french=2, english=1, header=True, score=None, names=(None, None), status=None, by=None, ours=False)
    """
    if not rows:
        raise InputError("an empty table", where=where, remedy="give rows of French and English")
    names = [cell.strip().lower() for cell in rows[0]]
    if set(QUOTES[:_FIRST]) <= set(names):
        raise InputError("a table of quotes, not of pairs", where=where, remedy="give alignment.tsv")
    if set(ALIGNMENT) <= set(names):
        return _ours(names, rows[1:], where)
    named = {lang: next((at for at, name in enumerate(names) if _names(name, lang)), None) for lang in _NAMES}
    header = any(place is not None for place in named.values()) or bool(_HEADERS.intersection(names))
    found = _by_content(rows[1:] if header else rows, named["fr"], named["en"])
    if found is None:
        remedy = "name the columns fr and en in the first row"
        raise InputError("no column of French beside one of English", where=where, remedy=remedy)
    score = next((at for at, name in enumerate(names) if name in _SCORES), None) if header else None
    return Columns(found[0], found[1], header, score)


def _names(name: str, lang: Lang) -> bool:
    """Tell whether a header names a language: by its tag, its name, or both, as in "French (fr-FR)"."""
    inner = re.fullmatch(r"(.*?)\s*[(\[](.*?)[)\]]", name)
    parts = [name, *inner.groups()] if inner else [name]
    return any(part in _NAMES[lang] or known_language(part) == lang for part in parts)


def _ours(names: Sequence[str], rows: Sequence[Sequence[str]], where: str) -> Columns:
    place = {name: names.index(name) for name in ALIGNMENT}
    source, target = place["source_text"], place["target_text"]
    documents = place["source_path"], place["target_path"]
    found = _by_content(rows, None, None, (source, target))
    if found == (target, source):  # English first: no table of ours, but one that was turned by hand
        source, target, documents = target, source, documents[::-1]
    return Columns(source, target, True, place["score"], documents, place["status"], place["by"], ours=True)


def _by_content(
    rows: Sequence[Sequence[str]], french: int | None, english: int | None, among: Sequence[int] | None = None
) -> tuple[int, int] | None:
    """Return the columns of French and English: those that the header names, else those with most of their words."""
    if french is not None and english is not None:
        return french, english
    width = max((len(row) for row in rows), default=0)
    texts = {at: " ".join(row[at] for row in rows if at < len(row)) for at in among or range(width)}
    votes = {at: {lang: _votes(text, lang) for lang in _NAMES} for at, text in texts.items()}

    def best(lang: Lang, other: int | None) -> int | None:
        against: Lang = "en" if lang == "fr" else "fr"
        able = [at for at in votes if at != other and votes[at][lang] > votes[at][against]]
        return max(able, key=lambda at: (votes[at][lang] - votes[at][against], -at), default=None)

    left = french if french is not None else best("fr", english)
    right = english if english is not None else best("en", left)
    return None if left is None or right is None else (left, right)


def _votes(text: str, lang: Lang) -> float:
    """Count the function words of a language that the other has not."""
    words = PROFILES[lang] - PROFILES["en" if lang == "fr" else "fr"]
    return sum(token.replace("’", "'") in words for token in _TOKEN.findall(text.lower()))
