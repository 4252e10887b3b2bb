"""A glossary as what a translator is steered by: its own check says which terms a rendering lacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from aligner.glossary import Glossary, load
from aligner.glossary.check import Checker
from aligner.glossary.passage import Passage, words_of
from aligner.glossary.terms import Term
from aligner.model import Bitext, Document, Span, Text, Translation
from aligner.translation import Breach

# Rules of the check that another rendering can mend; the rest is spelling.
_MENDED = frozenset({"missing", "forbidden", "kept", "case"})


@dataclass(frozen=True, slots=True)
class GlossaryTerms:
    """What a glossary wants of the renderings of one document's sentences (`document` is its id: rows have scopes)."""

    glossary: Glossary
    document: str = ""
    _checker: Checker = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_checker", Checker(self.glossary))

    def within(self, document: str) -> GlossaryTerms:
        """Return the same for another document."""
        other = GlossaryTerms.__new__(GlossaryTerms)
        for name, value in (("glossary", self.glossary), ("document", document), ("_checker", self._checker)):
            object.__setattr__(other, name, value)
        return other

    def wanted(self, sentence: str) -> tuple[str, ...]:
        """Return the rows that hold for a sentence."""
        whole = (Span(0, len(sentence)),)
        passage = Passage(words_of(sentence, whole, "fr"), whole, self._document(sentence))
        rows = {row for use in self._checker.finder.uses(passage, ()) for row in use.rows}
        return tuple("\t".join((t.source, *t.accepted, "!", *t.forbidden)) for t in self._terms(rows))

    def breaches(self, sentence: str, rendering: str) -> tuple[Breach, ...]:
        """Return the places in a sentence whose terms its rendering lacks, renders by forbidden words, or changes."""
        document = self._document(sentence)
        translation = Translation(Span(0, len(sentence)), rendering, 0.0, "")
        found = self._checker.bitext(Bitext(Text(document, ()), None, translations=(translation,)))
        self._checker.choices.clear()
        by_line = {term.line: term for term in self.glossary.terms}
        made = []
        for finding in found:
            if finding.rule in _MENDED and finding.origin is not None:
                start, end = finding.origin.column - 1, finding.origin.end_column - 1
                made.append(Breach(start, end, _told(by_line[finding.row])))
        return tuple(made)

    def _document(self, sentence: str) -> Document:
        return Document(self.document or "fr/-", "fr", self.document or "-", sentence)

    def _terms(self, rows: set[int]) -> list[Term]:
        return [self.glossary.terms[row] for row in sorted(rows)]


def glossary_terms(path: Path) -> GlossaryTerms:
    """Read a glossary for a translator; raises what `aligner.glossary.load` raises."""
    return GlossaryTerms(load(path))


def _told(term: Term) -> tuple[str, ...]:
    """Return what a translator may be told to write for a term; nothing for one that stays as it is."""
    if term.status == "keep" or term.match == "regex":
        return ()
    return tuple(form for form in term.accepted if form.casefold() != term.source.casefold())
