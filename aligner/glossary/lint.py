"""Is a glossary sound in itself, and does the corpus use it?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from aligner.glossary.automaton import Automaton, Form
from aligner.glossary.finder import Finder
from aligner.glossary.forms import canonical, headword_pos, lemma
from aligner.glossary.load import lines
from aligner.glossary.passage import passage
from aligner.glossary.terms import Finding, Glossary, Place, Severity, Term
from aligner.glossary.words import split
from aligner.languages.fr.inflection import NOMINAL_INFINITIVES
from aligner.model import Lang, Span, Text

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")


def lint(glossary: Glossary, text: str, corpus: Iterable[Text] = ()) -> tuple[Finding, ...]:
    """Return what is wrong with a glossary, in the order of its lines.

    `text` is the file's own (for stray spaces); `corpus` the French texts where terms should occur, none: not asked.
    """
    findings = [
        *_spaces(glossary.path, text),
        *_duplicates(glossary),
        *_conflicts(glossary),
        *_overlaps(glossary),
        *_readings(glossary),
        *_unused(glossary, tuple(corpus)),
    ]
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))


def _finding(glossary: Glossary, term: Term, rule: str, severity: Severity, message: str, fix: str) -> Finding:
    place = Place(glossary.path, term.line, 1, term.line, 1)
    return Finding(rule, severity, place, message, fix, term.name, term.line, source=f"{term.source} → {term.target}")


def _spaces(path: str, text: str) -> Iterator[Finding]:
    for number, line in lines(text):
        column = 1
        for cell in line.split("\t"):
            parts = cell.split("|")
            stray = any(part != part.strip() for part in parts) or "  " in cell or (len(parts) > 1 and "" in parts)
            if stray or _INVISIBLE.search(cell):
                place = Place(path, number, column, number, column + len(cell))
                what = "invisible characters" if _INVISIBLE.search(cell) else "stray spaces or empty parts"
                yield Finding("spaces", "warning", place, f"{what} in {cell!r}", "remove them", row=number, source=line)
            column += len(cell) + 1


def base(form: str, lang: Lang, term: Term) -> tuple[str, ...]:
    """Return what a form compares by: its words' base forms, or its very words where the row asks for those."""
    keys = split(form, lang).keys
    if term.match != "lemma":
        return (form,)
    pos = headword_pos(keys, lang, term.pos if term.pos != "phrase" else "")
    return tuple(canonical(key, lang, pos) for key in keys)


def _scoped(a: Term, b: Term) -> bool:
    """Tell whether two rows can hold in one place."""
    return not a.scope or not b.scope or bool(set(a.scope) & set(b.scope))


def _meets(a: Term, b: Term) -> bool:
    return _scoped(a, b) and (a.pos == b.pos or not a.pos or not b.pos)


def _by_source(glossary: Glossary) -> dict[tuple[str, ...], list[Term]]:
    groups: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for term in glossary.terms:
        for key in dict.fromkeys(base(form, "fr", term) for form in term.sources):
            groups[key].append(term)
    return groups


def _duplicates(glossary: Glossary) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Term] = {}
    ids: dict[str, Term] = {}
    for term in glossary.terms:
        target = base(term.target or term.source, "en", term)
        key = (base(term.source, "fr", term), target, term.status, term.scope, term.pos)
        if key in seen:
            said = f"“{term.source}” → “{term.target}” stands in line {seen[key].line} already"
            yield _finding(glossary, term, "duplicate", "error", said, "remove one of the two")
        seen.setdefault(key, term)
        if term.id and term.id in ids:
            said = f"the id “{term.id}” is that of line {ids[term.id].line} already"
            yield _finding(glossary, term, "duplicate", "error", said, "give each row an id of its own")
        ids.setdefault(term.id, term)
        for forms in (term.sources, term.accepted):
            for form in {form for form in forms if forms.count(form) > 1}:
                yield _finding(
                    glossary, term, "duplicate", "warning", f"“{form}” stands twice in the row", "remove one"
                )


def _conflicts(glossary: Glossary) -> Iterator[Finding]:
    for terms in _by_source(glossary).values():
        for at, term in enumerate(terms):
            for other in terms[:at]:
                yield from _clash(glossary, term, other)
    for term in glossary.terms:
        allowed = {base(form, "en", term) for form in term.accepted}
        for form in term.forbidden_target:
            if base(form, "en", term) in allowed:
                said = f"“{form}” is both allowed and forbidden for “{term.source}”"
                yield _finding(glossary, term, "conflict", "error", said, "decide for one")


def _clash(glossary: Glossary, term: Term, other: Term) -> Iterator[Finding]:
    if not _meets(term, other) or term is other:
        return
    leading = ("preferred", "keep")
    if (
        term.status in leading
        and other.status in leading
        and base(term.accepted[0], "en", term) != base(other.accepted[0], "en", other)
    ):
        said = f"“{term.source}” is “{other.accepted[0]}” in line {other.line} and “{term.accepted[0]}” here"
        yield _finding(glossary, term, "conflict", "error", said, "make one of them admitted, or give them scopes")
    for good, bad in ((term, other), (other, term)):
        allowed = {base(form, "en", good) for form in good.accepted}
        for form in bad.forbidden:
            if base(form, "en", bad) in allowed:
                said = f"“{form}” is forbidden in line {bad.line} and allowed in line {good.line}"
                yield _finding(glossary, term, "conflict", "error", said, "decide for one")


def _overlaps(glossary: Glossary) -> Iterator[Finding]:
    """Forms of different rows that meet in one text: a variant that is another row's term, a term inside a term."""
    groups = _by_source(glossary)
    for terms in groups.values():
        for at, term in enumerate(terms):
            for other in terms[:at]:
                same = base(term.source, "fr", term) == base(other.source, "fr", other)
                if term is not other and not same and _meets(term, other):
                    said = f"a form of “{term.source}” is also one of “{other.source}” in line {other.line}"
                    yield _finding(glossary, term, "overlap", "warning", said, "leave it to one of them")
    rows = [term for term in glossary.terms if term.match != "regex"]
    forms = [Form(term.source, at, "", term.match == "exact") for at, term in enumerate(rows)]
    automaton = Automaton(forms, "fr")
    for at, term in enumerate(rows):
        words = split(term.source, "fr")
        for hit in automaton.find(words):
            inner = rows[hit.form.payload]
            if hit.form.payload != at and (hit.end - hit.start) < len(words.keys) and _scoped(term, inner):
                if _consistent(term, inner):
                    continue
                said = f"“{inner.source}” (line {inner.line}) stands in “{term.source}”, which is rendered otherwise"
                fix = "nothing, if the longer term is meant to win"
                yield _finding(glossary, term, "overlap", "info", said, fix)


def _readings(glossary: Glossary) -> Iterator[Finding]:
    """Terms without a part of speech whose word is a noun and a verb: what is found depends on which is meant."""
    for term in glossary.terms:
        keys = split(term.source, "fr").keys
        if term.pos or term.match != "lemma" or len(keys) != 1:
            continue
        if headword_pos(keys, "fr", ""):
            said = f"“{term.source}” is taken for a noun, and not found in forms of “{lemma(keys[0], 'fr')}”"
            yield _finding(glossary, term, "reading", "info", said, "write noun, or the infinitive, if that is meant")
        elif keys[0] in NOMINAL_INFINITIVES:
            said = f"“{term.source}” is a noun and a verb, and is found in all forms of the verb"
            yield _finding(glossary, term, "reading", "info", said, "write noun or verb in the column pos")


def _consistent(outer: Term, inner: Term) -> bool:
    """Tell whether a longer term's rendering holds the shorter one's."""
    words = set(split(" ".join(outer.accepted), "en").keys)
    return any(set(split(form, "en").keys) <= words for form in inner.accepted)


def _unused(glossary: Glossary, corpus: Sequence[Text]) -> Iterator[Finding]:
    if not corpus:
        return
    finder = Finder(glossary)
    seen: set[int] = set()
    for text in corpus:
        spans = tuple(sentence.span for sentence in text.sentences) or (Span(0, len(text.document.text)),)
        for use in finder.all_uses(passage(text.document, spans, "fr"), [quote.span for quote in text.quotes]):
            seen.update(use.rows)
    for row, term in enumerate(glossary.terms):
        if row not in seen:
            said = f"“{term.source}” never occurs in {len(corpus)} texts"
            yield _finding(glossary, term, "unused", "info", said, "remove the row, or mend its forms")
