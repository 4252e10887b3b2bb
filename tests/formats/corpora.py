"""Hand-made corpora: texts given as lines, sentences split by `|`, so that nothing depends on other stages."""

from __future__ import annotations

import re

from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Corpus,
    Decision,
    Document,
    Evidence,
    Lang,
    Quote,
    QuoteKind,
    QuoteMatch,
    Sentence,
    Signature,
    Span,
    Text,
    Translation,
)


def text(name: str, marked: str, title: str = "", quotes: tuple[Quote, ...] = (), **metadata: str) -> Text:
    """Make a Text: paragraphs are parted by an empty line, sentences by `|` (a space in the document)."""
    lang: Lang = "fr" if name.startswith("fr/") else "en"
    whole = marked.replace("|", " ")
    document = Document(name, lang, name, whole, title, metadata.get("origin", ""), tuple(metadata.items()))
    sentences: list[Sentence] = []
    for paragraph, block in enumerate(re.finditer(r"(?s)\S.*?(?=\n\n|\Z)", marked)):
        position = block.start()
        for part in block.group().rstrip().split("|"):
            span = Span(position, position + len(part))
            sentences.append(Sentence(name, len(sentences), paragraph, span, span.of(whole)))
            position += len(part) + 1
    return Text(document, tuple(sentences), quotes)


def find(whole: str, words: str) -> Span:
    start = whole.index(words)
    return Span(start, start + len(words))


def quote(
    name: str,
    whole: str,
    index: int,
    words: str,
    speaker: str = "",
    kind: QuoteKind = "direct",
    depth: int = 0,
    continued_from: int | None = None,
    closed: bool = True,
    cue: str = "",
) -> Quote:
    span = find(whole, words)
    return Quote(
        name, index, span, words, kind, speaker, find(whole, cue) if cue else None, depth, continued_from, closed
    )


FR = (
    "La grève s’étend\n\n« Nous restons.|Nous ne “céderons” pas », a dit Léa Roy.|Elle ajoute : « Jamais.\n\n"
    "Pas un jour » ; c’est <clair> & net.|Un.|Deux.\n\nFin ?"
)
EN = (
    "The strike spreads\n\n“We stay. We will not give in,” said Léa Roy.|She adds: “Never. Not one day”; it is clear.|"
    "One, two.|Added."
)
MEMO = "We stay.|We will not give in|or leave.\n\n=1+1 is what we want."


def corpus() -> Corpus:
    """A pair with all kinds of beads and quotes, a source alone with translations, and a memo in the pool."""
    fr, flat = "fr/greve.txt", FR.replace("|", " ")
    quotes = (
        quote(fr, flat, 0, "Nous restons. Nous ne “céderons” pas", "Léa Roy", cue="a dit"),
        quote(fr, flat, 1, "céderons", kind="scare", depth=1),
        quote(fr, flat, 2, "Jamais.", "Léa Roy", closed=False),
        quote(fr, flat, 3, "Pas un jour", "Léa Roy", continued_from=2),
    )
    source = text(
        fr, FR, "La grève s'étend", quotes, author="A. Auteur", publisher="Le Journal", date="2024-05-31", note="essai"
    )
    target_quotes = (quote("en/greve.txt", EN.replace("|", " "), 0, "We stay. We will not give in,", "Léa Roy"),)
    target = text("en/greve.txt", EN, "The strike spreads", target_quotes, url="https://example.org/a?b=1&c=2")
    memo = text("en/notes/memo.txt", MEMO, author="Léa Roy", date="2024-05-30", licence="CC BY 4.0")
    flat_memo = memo.document.text
    first, second = (
        Candidate("en/notes/memo.txt", find(flat_memo, words), words, 0.9, "Léa Roy")
        for words in ("We stay. We will not give in", "in or leave. \n\n=1".replace(" \n", "\n"))
    )
    beads = (
        Bead(Span(0, 1), Span(0, 1), 0.99),
        Bead(Span(1, 3), Span(1, 2), 0.9312, Decision("accepted", "Zoé <&>", "2024-06-01")),
        Bead(Span(3, 5), Span(2, 3), 0.8),
        Bead(Span(5, 7), Span(3, 4), 0.7, Decision("corrected", "Ada", "2024-06-02")),
        Bead(Span(7, 8), Span(4, 4), 0.6),
        Bead(Span(8, 8), Span(4, 5), 0.5),
    )
    matches = (
        QuoteMatch(quotes[0], first, "verbatim", 0.97, (Evidence("cosine", 0.9123456, "words"),), (second,)),
        QuoteMatch(quotes[2], second, "altered", 0.4, decision=Decision("rejected", "Ada", "2024-06-02")),
        QuoteMatch(quotes[3], None, "none", 0.88, (), (second, first)),
    )
    pair = Bitext(source, _fit(target), _fit_beads(beads, source, target), matches)
    alone = text("fr/seul.txt", "Une phrase.|Une autre : « Oui ».", quotes=())
    translations = (
        Translation(alone.sentences[0].span, "A sentence.", -0.2, "argos"),
        Translation(alone.sentences[1].span, "Another: 'Yes'.", -0.3, "argos", ("repeated",), 0.4321),
    )
    signature = Signature("0.1.0+test", (("encoder", "ab" * 32),), "cd" * 32, (("max_bead", "5"),))
    return Corpus((pair, Bitext(alone, None, (), (), translations)), (target, memo), signature)


def _fit(target: Text) -> Text:
    return target


def _fit_beads(beads: tuple[Bead, ...], source: Text, target: Text) -> tuple[Bead, ...]:
    assert beads[-1].source.end == len(source.sentences), [s.text for s in source.sentences]
    assert beads[-1].target.end == len(target.sentences), [s.text for s in target.sentences]
    return beads
