"""Bitexts and glossaries in a line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from aligner.glossary import Finding, Glossary, check, parse
from aligner.model import Bead, Bitext, Document, Lang, Quote, Sentence, Span, Text, Translation


def text(lang: Lang, sentences: Sequence[str], joiner: str = " ", name: str = "case") -> Text:
    whole, out, at = joiner.join(sentences), [], 0
    document = Document(f"{lang}/{name}.txt", lang, f"corpus/{lang}/{name}.txt", whole)
    for index, sentence in enumerate(sentences):
        out.append(Sentence(document.id, index, 0, Span(at, at + len(sentence)), sentence))
        at += len(sentence) + len(joiner)
    found = re.finditer(r"«\s?(.*?)\s?»", whole) if lang == "fr" else iter(())
    quotes = tuple(Quote(document.id, i, Span(*m.span(1)), m[1]) for i, m in enumerate(found))
    return Text(document, tuple(out), quotes)


def bitext(french: Sequence[str], english: Sequence[str], joiner: str = " ", name: str = "case") -> Bitext:
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1), 1.0) for i in range(len(french)))
    return Bitext(text("fr", french, joiner, name), text("en", english, joiner, name), beads)


def translated(french: Sequence[str], english: Sequence[str]) -> Bitext:
    source = text("fr", french)
    pairs = zip(source.sentences, english, strict=True)
    return Bitext(source, None, translations=tuple(Translation(s.span, e, -0.1, "test") for s, e in pairs))


def rows(terms: Sequence[Mapping[str, str]]) -> Glossary:
    columns = list(dict.fromkeys(["source", "target", *(name for term in terms for name in term)]))
    lines = ["\t".join(columns), *("\t".join(term.get(name, "") for name in columns) for term in terms)]
    glossary, problems = parse("\n".join(lines) + "\n")
    assert not problems, problems
    return glossary


def found(french: str, english: str, *terms: Mapping[str, str]) -> tuple[Finding, ...]:
    return check([bitext([french], [english])], rows(terms))


def rules(french: str, english: str, *terms: Mapping[str, str]) -> list[str]:
    return [finding.rule for finding in found(french, english, *terms)]
