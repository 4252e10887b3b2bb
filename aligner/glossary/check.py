"""Does a translation keep to the glossary? One verdict for every use of a term."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.glossary.consistent import Choice, inconsistent
from aligner.glossary.finder import Finder, Rendered, Use, matches
from aligner.glossary.links import Linker
from aligner.glossary.matching import matching
from aligner.glossary.passage import Pair, pairs
from aligner.glossary.spelling import accents_alike, cased, joined_alike, near, shouted
from aligner.glossary.terms import Finding, Glossary, Severity, Term
from aligner.languages.stopwords import STOPWORDS
from aligner.model import Bitext, Span
from aligner.protocols import AdditiveEncoder

# Renderings before and after the place of a use that it may take: only a bead that is no sentence has more.
_AROUND = 200


def check(bitexts: Iterable[Bitext], glossary: Glossary, encoder: AdditiveEncoder | None = None) -> tuple[Finding, ...]:
    """Return what breaks the glossary in bitexts (beads, or machine translations), by place.

    With an encoder, word alignment decides whether a rendering belongs to its term, and names what stands there.
    Raises InputError for a pattern of the glossary that takes too long.
    """
    checker = Checker(glossary, encoder)
    findings: list[Finding] = []
    for bitext in bitexts:
        findings += checker.bitext(bitext)
    findings += inconsistent(checker.choices, glossary)
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))


@dataclass(slots=True)
class _Bead:
    """A bead on its way: what was found, and which rendering each use took."""

    pair: Pair
    uses: list[Use]
    rendered: list[Rendered]
    taken: dict[int, Rendered]


class Checker:
    """Checks bitext after bitext; `choices` grows by every rendering that was allowed."""

    def __init__(self, glossary: Glossary, encoder: AdditiveEncoder | None = None) -> None:
        self.finder = Finder(glossary)
        self.terms = glossary.terms
        self.choices: list[Choice] = []
        self.used = 0  # uses of terms that were judged
        self._linker = Linker(encoder)

    def bitext(self, bitext: Bitext) -> list[Finding]:
        """Return the findings of one bitext, those of rule `inconsistent` left for the end."""
        quotes = [quote.span for quote in bitext.source.quotes]
        beads = [self._bead(pair, quotes) for pair in pairs(bitext)]
        findings: list[Finding] = []
        for at, bead in enumerate(beads):
            around = [beads[i] for i in (at - 1, at + 1) if 0 <= i < len(beads)]
            findings += self._judge(bead, around)
        return findings

    def _bead(self, pair: Pair, quotes: Sequence[Span]) -> _Bead:
        uses = self.finder.uses(pair.source, quotes) if pair.source.spans else []
        if not uses or not pair.target.spans:
            return _Bead(pair, [], [], {})
        rendered = self.finder.rendered(pair.target, uses)
        return _Bead(pair, uses, rendered, self._assign(pair, uses, rendered))

    def _assign(self, pair: Pair, uses: list[Use], rendered: list[Rendered]) -> dict[int, Rendered]:
        """Give each use a rendering of its own where there are enough: a maximum matching, nearest places first."""
        accepted = [item for item in rendered if item.accepted]
        places = [_relative(item.span.start, pair.target.whole) for item in accepted]
        options: list[list[Rendered]] = []
        for use in uses:
            at = bisect_left(places, _relative(use.span.start, pair.source.whole))
            mine = [item for item in accepted[max(0, at - _AROUND) : at + _AROUND] if item.row in use.rows]
            mine = [i for i in mine if i.parted or not self._linker.elsewhere(pair, use.span, i.span)]
            options.append(sorted(mine, key=lambda item: (_apart(pair, use.span, item.span), item.row)))
        return matching(options)

    def _judge(self, bead: _Bead, around: Sequence[_Bead]) -> list[Finding]:
        findings: list[Finding] = []
        self.used += len(bead.uses)
        for at, use in enumerate(bead.uses):
            terms = [self.terms[row] for row in use.rows if not self._exempt(row, bead.pair)]
            if not terms:
                continue
            taken = bead.taken.get(at)
            if taken is not None:
                findings += self._written(bead, use, taken)
                self._choose(bead.pair, use, taken)
                continue
            forbidden = self._forbidden(bead, use)
            if forbidden is not None:
                findings.append(self._finding("forbidden", bead.pair, use, terms, forbidden.span))
                continue
            wanted = [term for term in terms if term.accepted]
            if not wanted or self._repeated(bead, use) or any(self._spare(other, use) for other in around):
                continue
            findings.append(self._absent(bead, use, wanted))
        return findings

    def _exempt(self, row: int, pair: Pair) -> bool:
        documents = [document for document in (pair.source.document, pair.target.document) if document]
        return any(matches(d, exemption.glob) for d in documents for exemption in self.terms[row].ignore)

    def _forbidden(self, bead: _Bead, use: Use) -> Rendered | None:
        used = {item.span for item in bead.taken.values()}
        free = [r for r in bead.rendered if not r.accepted and r.row in use.rows and r.span not in used]
        free = [r for r in free if not self._linker.elsewhere(bead.pair, use.span, r.span)]
        return min(free, key=lambda r: _apart(bead.pair, use.span, r.span), default=None)

    def _repeated(self, bead: _Bead, use: Use) -> bool:
        """Tell whether another use of the same rows in the bead is rendered: the second one is often a pronoun."""
        return any(bead.uses[at].rows == use.rows for at in bead.taken)

    def _spare(self, bead: _Bead, use: Use) -> bool:
        """Tell whether a bead next door has an allowed rendering that none of its own terms took: it may have moved."""
        used = {item.span for item in bead.taken.values()}
        there = self.finder.rendered(bead.pair.target, [use])
        return any(item.accepted and item.span not in used for item in there)

    def _absent(self, bead: _Bead, use: Use, terms: Sequence[Term]) -> Finding:
        pair = bead.pair
        used = [item.span for item in bead.taken.values()]
        for term in terms:
            for form in term.accepted if term.match != "regex" else ():
                for start, end in near(pair.target.words, form, "en", term.match == "exact"):
                    span = Span(pair.target.words.starts[start], pair.target.words.ends[end - 1])
                    if not any(span.overlaps(other) for other in used):
                        return self._finding("typography", pair, use, [term], span)
        rule = "kept" if all(term.status == "keep" for term in terms) else "missing"
        return self._finding(rule, pair, use, terms, self._linker.standing(pair, use.span))

    def _written(self, bead: _Bead, use: Use, taken: Rendered) -> list[Finding]:
        pair, term = bead.pair, self.terms[taken.row]
        if term.match == "regex":
            return []
        found = taken.span.of(pair.target.words.text)
        forms = [
            item.form for item in bead.rendered if item.accepted and (item.span, item.row) == (taken.span, taken.row)
        ]
        loud = shouted(pair.target.sentence(taken.span.start))
        if not loud and not any(cased(found, form, term.case) for form in forms):
            return [self._finding("case", pair, use, [term], taken.span)]
        spellings = [found, found.replace("-", " ")] if _attributive(pair, taken.span) else [found]
        if not any(joined_alike(s, form) and accents_alike(s, form) for s in spellings for form in forms):
            return [self._finding("typography", pair, use, [term], taken.span)]
        return []

    def _choose(self, pair: Pair, use: Use, taken: Rendered) -> None:
        place = pair.target.place(taken.span) or pair.source.place(use.span)
        if place is not None and len(use.rows) > 1:
            self.choices.append(
                Choice(
                    use.rows, taken.row, self._finding("inconsistent", pair, use, [self.terms[taken.row]], taken.span)
                )
            )

    def _finding(self, rule: str, pair: Pair, use: Use, terms: Sequence[Term], span: Span | None) -> Finding:
        term = next((term for term in terms if term.status == "preferred"), terms[0])
        origin = pair.source.place(use.span)
        assert origin is not None
        where = pair.target.place(span or pair.target.whole) or origin
        found = span.of(pair.target.words.text) if span else ""
        wanted = wanted_by(terms if rule != "forbidden" else [self.terms[row] for row in use.rows])
        severity: Severity = _soften(term.severity) if rule in ("typography", "inconsistent") else term.severity
        source = pair.source.sentence(use.span.start)
        used = " ".join(use.span.of(pair.source.words.text).split())
        target = pair.target.sentence(span.start) if span else pair.target.text
        return Finding(
            rule, severity, where, _why(rule, used, found, wanted), _fix(found, wanted, rule),
            term.name, term.line, found, source, target, origin,
        )  # fmt: skip


def wanted_by(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the renderings that rows allow, best first."""
    ranked = sorted(terms, key=lambda term: ("preferred", "keep", "admitted", "forbidden").index(term.status))
    return tuple(dict.fromkeys(form for term in ranked for form in term.accepted))


def _attributive(pair: Pair, span: Span) -> bool:
    """Tell whether a noun follows at once: "venture-capital firms" takes a hyphen by the rules of English."""
    words = pair.target.words
    at = bisect_left(words.starts, span.end)
    return at < len(words.keys) and words.keys[at].isalpha() and words.keys[at] not in STOPWORDS["en"]


def _apart(pair: Pair, source: Span, target: Span) -> float:
    return abs(_relative(source.start, pair.source.whole) - _relative(target.start, pair.target.whole))


def _relative(at: int, whole: Span) -> float:
    return (at - whole.start) / max(len(whole), 1)


def _soften(severity: Severity) -> Severity:
    return "warning" if severity == "error" else severity


def _quoted(forms: Sequence[str]) -> str:
    return " or ".join(f"“{form}”" for form in forms)


def _why(rule: str, used: str, found: str, wanted: Sequence[str]) -> str:
    """Say in one sentence what is wrong."""
    match rule:
        case "forbidden":
            return f"“{used}” is rendered as “{found}”, which the glossary forbids"
        case "case":
            return f"“{found}” is written with the wrong capitals for “{used}”"
        case "typography":
            return f"“{found}” is spelt otherwise than the glossary's {_quoted(wanted)} for “{used}”"
        case "inconsistent":
            return f"“{used}” is rendered as “{found}” here and otherwise elsewhere"
        case "kept":
            tail = f"; “{found}” stands there" if found else ""
            return f"“{used}” is kept as it is, and {_quoted(wanted)} is not in the translation{tail}"
        case _:
            tail = f"; “{found}” seems to stand for it" if found else ""
            return f"“{used}” is not rendered as {_quoted(wanted)}{tail}"


def _fix(found: str, wanted: Sequence[str], rule: str) -> str:
    if not wanted:
        return f"do not write “{found}”"
    if rule == "inconsistent":
        return ""
    return f"write {_quoted(wanted)}" + (f" instead of “{found}”" if found else "")
