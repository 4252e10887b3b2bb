"""What a glossary holds, and what a check of it finds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Status = Literal["preferred", "admitted", "forbidden", "keep"]
Match = Literal["lemma", "exact", "regex"]
Case = Literal["any", "exact", "initial"]
Severity = Literal["error", "warning", "info"]
Pos = Literal["", "noun", "verb", "adjective", "adverb", "name", "phrase"]

# Every rule with what it says, for SARIF, --help and the documentation.
RULES: dict[str, str] = {
    "missing": "The term has no rendering that the glossary allows.",
    "forbidden": "The term is rendered by words that the glossary forbids.",
    "kept": "A term that is kept as it is was translated or changed.",
    "inconsistent": "One term is rendered in several ways across the corpus.",
    "case": "The rendering is written with the wrong capitals.",
    "typography": "The rendering is written with other hyphens, spaces, apostrophes or accents.",
    "format": "A row of the glossary cannot be read.",
    "duplicate": "Two rows of the glossary say the same.",
    "conflict": "Rows of the glossary contradict each other.",
    "overlap": "A form of one term is also a form of another.",
    "reading": "A term may be a noun or a verb, and its row does not say which.",
    "spaces": "A cell of the glossary has stray spaces or invisible characters.",
    "unused": "A term of the glossary never occurs in the corpus.",
    "unchecked": "A text was not checked.",
    "suppression": "A suppression without a reason, or one that suppresses nothing.",
}


@dataclass(frozen=True, slots=True)
class Exemption:
    """Documents (a glob of their id or path) where a row does not hold, and why."""

    glob: str
    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary: `line` is its line in the file, tuples hold the cells split at "|"."""

    source: str
    target: str
    line: int = 0
    id: str = ""
    status: Status = "preferred"
    pos: Pos = ""
    match: Match = "lemma"
    case: Case = "any"
    source_variants: tuple[str, ...] = ()
    target_variants: tuple[str, ...] = ()
    forbidden_target: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    severity: Severity = "error"
    note: str = ""
    ignore: tuple[Exemption, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The source form and its variants."""
        return (self.source, *self.source_variants)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The renderings that the row allows, best first; none for a forbidden row."""
        if self.status == "forbidden":
            return ()
        if self.status == "keep":
            return tuple(dict.fromkeys((self.target or self.source, *self.target_variants)))
        return (self.target, *self.target_variants)

    @property
    def forbidden(self) -> tuple[str, ...]:
        """The renderings that the row forbids."""
        if self.status == "forbidden":
            return (self.target, *self.target_variants, *self.forbidden_target)
        return self.forbidden_target

    @property
    def name(self) -> str:
        """What findings and suppressions call the row: its id, else its source form."""
        return self.id or self.source


@dataclass(frozen=True, slots=True)
class Glossary:
    """The rows of a glossary file, in its order."""

    path: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file: lines and columns (characters) from 1, the end column just behind it."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found: where, in which sentences, about which term, why, and what to write instead.

    `place` is where the fix belongs (the translation, else the source), `origin` where the source term stands,
    `row` the line of the glossary, `found` the offending words, `fix` what to write instead of them (or anew).
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    fix: str = ""
    term: str = ""
    row: int = 0
    found: str = ""
    source: str = ""
    target: str = ""
    origin: Place | None = None

    @property
    def fingerprint(self) -> str:
        """What stays the same when lines move: rule, files, term and sentences, as 16 hexadecimal digits."""
        origin = self.origin.path if self.origin else ""
        parts = (self.rule, self.place.path, origin, self.term, self.found, self.source, self.target)
        squeezed = "\x1f".join(" ".join(part.split()) for part in parts)
        return hashlib.sha256(squeezed.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def order(self) -> tuple[Place, str, int, str]:
        """The order in which findings are given."""
        return (self.place, self.rule, self.row, self.message)
