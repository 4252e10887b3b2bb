"""Where the terms of a glossary stand in a source, and where their renderings stand in its target."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

import regex

from aligner.errors import InputError
from aligner.glossary.automaton import Automaton, Form
from aligner.glossary.forms import headword_pos
from aligner.glossary.passage import Passage
from aligner.glossary.patterns import compiled, expand
from aligner.glossary.readings import stands_english, stands_french
from aligner.glossary.spelling import cased
from aligner.glossary.terms import Glossary, Term
from aligner.glossary.words import split
from aligner.model import Document, Span
from aligner.text import seen

Kind = Literal["source", "accepted", "forbidden"]
_SECONDS = 0.5  # for one pattern over one bead


@dataclass(frozen=True, slots=True)
class Use:
    """A place in the source where rows of the glossary hold: `rows` are indices into its terms."""

    span: Span
    rows: tuple[int, ...]
    text: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A place in the target with the words of a row's form, allowed or forbidden."""

    span: Span
    row: int
    form: str
    accepted: bool
    parted: bool = False  # other words stand inside it


@dataclass(frozen=True, slots=True)
class _Entry:
    row: int
    form: str
    kind: Kind


class _Ground:
    """Spans that are taken, none of which overlap, in order: a look at the two neighbours tells whether one is free."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def take(self, span: Span) -> bool:
        """Take a span, and tell whether nothing but itself was there."""
        at = bisect_left(self._spans, span)
        around = self._spans[max(0, at - 1) : at + 1]
        if span in around:
            return True
        if any(span.overlaps(other) for other in around):
            return False
        self._spans.insert(at, span)
        return True


class Finder:
    """A glossary made ready: one automaton for each language, and its patterns."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.terms = glossary.terms
        self._entries: list[_Entry] = []
        source: list[Form] = []
        target: list[Form] = []
        self._patterns: list[tuple[int, regex.Pattern[str]]] = []
        for row, term in enumerate(self.terms):
            if term.match == "regex":
                flags = regex.IGNORECASE if term.case == "any" else 0
                self._patterns += [(row, self._compiled(row, pattern, flags)) for pattern in term.sources]
                continue
            source += [self._form(row, form, "source") for form in term.sources]
            target += [self._form(row, form, "accepted") for form in term.accepted]
            target += [self._form(row, form, "forbidden") for form in term.forbidden]
        self._source = Automaton(source, "fr")
        self._target = Automaton(target, "en")

    def _form(self, row: int, form: str, kind: Kind) -> Form:
        term = self.terms[row]
        self._entries.append(_Entry(row, seen(form), kind))
        exact = term.match == "exact" and kind != "forbidden"
        pos: str = term.pos if term.pos != "phrase" else ""
        if kind == "source" and term.match == "lemma":
            pos = headword_pos(split(form, "fr").keys, "fr", pos)
        nominal = kind == "source" and pos in ("noun", "adjective")
        return Form(form, len(self._entries) - 1, pos, exact, nominal)

    def uses(self, passage: Passage, quotes: Sequence[Span]) -> list[Use]:
        """Return where terms stand in a source passage, the longest where they overlap, in the text's order."""
        ground = _Ground()
        longest = sorted(self.all_uses(passage, quotes), key=lambda use: (-len(use.span), use.span))
        return sorted((use for use in longest if ground.take(use.span)), key=lambda use: use.span)

    def all_uses(self, passage: Passage, quotes: Sequence[Span]) -> list[Use]:
        """Return every place where terms stand in a source passage, those inside longer terms too."""
        found: dict[Span, dict[int, tuple[str, ...]]] = {}
        for hit in self._source.find(passage.words):
            entry = self._entries[hit.form.payload]
            term = self.terms[entry.row]
            span = Span(passage.words.starts[hit.start], passage.words.ends[hit.end - 1])
            if cased(span.of(passage.words.text), entry.form, term.case) and stands_french(
                passage.words, hit.start, hit.end, hit.form.pos or term.pos
            ):
                found.setdefault(span, {})[entry.row] = ()
        for row, pattern in self._patterns:
            for match in self._search(row, pattern, passage):
                span = Span(*match.span())
                found.setdefault(span, {})[row] = tuple(group or "" for group in match.groups())
        uses = []
        for span, rows in found.items():
            held = {
                row: groups
                for row, groups in rows.items()
                if holds(self.terms[row], passage.document, passage.original(span), quotes)
            }
            if held:
                uses.append(
                    Use(
                        span,
                        tuple(sorted(held)),
                        span.of(passage.words.text),
                        next((g for g in held.values() if g), ()),
                    )
                )
        return uses

    def rendered(self, passage: Passage, uses: Sequence[Use]) -> list[Rendered]:
        """Return where renderings of the rows in use stand in a target passage, the longest where they overlap."""
        rows = {row for use in uses for row in use.rows}
        found: list[Rendered] = []
        for hit in self._target.find(passage.words):
            entry = self._entries[hit.form.payload]
            if entry.row in rows and stands_english(
                passage.words, hit.start, hit.end, self.terms[entry.row], entry.form
            ):
                span = Span(passage.words.starts[hit.start], passage.words.ends[hit.end - 1])
                found.append(Rendered(span, entry.row, entry.form, entry.kind == "accepted", hit.skipped > 0))
        for use in uses:
            found += self._expanded(passage, use)
        found.sort(key=lambda item: (-len(item.span), item.span, item.row, not item.accepted))
        ground = _Ground()
        taken = [item for item in found if ground.take(item.span)]
        return sorted(dict.fromkeys(taken), key=lambda item: (item.span, item.row, not item.accepted))

    def _expanded(self, passage: Passage, use: Use) -> list[Rendered]:
        """Find the target of regular expression rows, \\1 standing for what the source's first group found."""
        found = []
        for row in use.rows:
            term = self.terms[row]
            if term.match != "regex":
                continue
            if term.status == "keep" and not term.target:
                allowed: tuple[str, ...] = (regex.escape(use.text),)
            else:
                allowed = tuple(expand(form, use.groups) for form in term.accepted)
            banned = tuple(expand(form, use.groups) for form in term.forbidden)
            flags = regex.IGNORECASE if term.case == "any" else 0
            for pattern, accepted in [(form, True) for form in allowed] + [(form, False) for form in banned]:
                for match in self._search(row, self._compiled(row, pattern, flags), passage):
                    found.append(Rendered(Span(*match.span()), row, pattern, accepted))
        return found

    def _compiled(self, row: int, pattern: str, flags: int) -> regex.Pattern[str]:
        try:
            return compiled(pattern, flags)
        except ValueError as error:  # what a group found can spoil a set or range that it stands in
            where = f"{self.glossary.path}:{self.terms[row].line}"
            raise InputError(f"the pattern {pattern!r}: {error}", where=where, remedy="mend the row") from error

    def _search(self, row: int, pattern: regex.Pattern[str], passage: Passage) -> list[regex.Match[str]]:
        found: list[regex.Match[str]] = []
        try:
            for span in passage.spans:
                found += pattern.finditer(passage.words.text, span.start, span.end, timeout=_SECONDS)
        except TimeoutError as error:
            where = f"{self.glossary.path}:{self.terms[row].line}"
            remedy = "leave out nested repetition such as (a+)+"
            raise InputError(
                f"the pattern takes more than {_SECONDS:g} s on one sentence", where=where, remedy=remedy
            ) from error
        return [match for match in found if match.end() > match.start()]


def holds(term: Term, document: Document | None, span: Span, quotes: Sequence[Span]) -> bool:
    """Tell whether a row's scope takes in a place: its globs, and quote or text."""
    kinds = [scope for scope in term.scope if scope in ("quote", "text")]
    if kinds:
        inside = any(quote.start <= span.start and span.end <= quote.end for quote in quotes)
        if ("quote" if inside else "text") not in kinds:
            return False
    globs = [scope for scope in term.scope if scope not in ("quote", "text")]
    return not globs or document is None or any(matches(document, glob) for glob in globs)


def matches(document: Document, glob: str) -> bool:
    """Tell whether a glob names a document, by its id, its path or the end of its path."""
    return any(fnmatchcase(name, pattern) for name in (document.id, document.path) for pattern in (glob, f"*/{glob}"))
