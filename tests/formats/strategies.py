"""Random corpora for Hypothesis: any characters, quotes and originals that cross anything, all kinds of beads."""

from __future__ import annotations

from hypothesis import strategies as st

from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Corpus,
    Document,
    Evidence,
    Lang,
    Quote,
    QuoteMatch,
    Sentence,
    Signature,
    Span,
    Text,
    Translation,
)

# What goes wrong in others' files: marks of XML, tables and Markdown, controls, line ends, wide characters.
ODD = "aé «»“”\"'<>&]]>=+-@|\\\u00a0\u202f\u200b\x00\x07\x1b\x85\u2028\ufffe\ud800😀\r\n\t"
words = st.text(st.one_of(st.sampled_from("abc é"), st.sampled_from(ODD)), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text and bool(text)
)
gaps = st.sampled_from([" ", "  ", "\n", "\u00a0", "", " • "])
breaks = st.sampled_from(["\n\n", "\n", "\r\n\r\n", " \n\t\n"])
shares = st.integers(0, 10000).map(lambda value: value / 10000)


@st.composite
def texts(draw: st.DrawFn, name: str) -> Text:
    lang: Lang = "fr" if name.startswith("fr/") else "en"
    paragraphs = draw(st.lists(st.lists(words, min_size=1, max_size=3), max_size=3))
    whole = draw(st.sampled_from(["", " ", "\n", "– "]))
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        for index, sentence in enumerate(paragraph):
            whole += draw(gaps) if index else (draw(breaks) if number else "")
            span = Span(len(whole), len(whole) + len(sentence))
            sentences.append(Sentence(name, len(sentences), number, span, sentence))
            whole += sentence
    whole += draw(st.sampled_from(["", "\n", " …\n"]))
    document = Document(name, lang, name, whole, draw(st.sampled_from(["", "Titre <&>"])), "", (("author", "A & B"),))
    return Text(document, tuple(sentences), draw(quotes(name, whole)))


@st.composite
def spans(draw: st.DrawFn, size: int) -> Span:
    start = draw(st.integers(0, size))
    return Span(start, draw(st.integers(start, size)))


@st.composite
def quotes(draw: st.DrawFn, name: str, whole: str) -> tuple[Quote, ...]:
    made: list[Quote] = []
    for index, span in enumerate(draw(st.lists(spans(len(whole)), max_size=5))):
        made.append(
            Quote(
                name,
                index,
                span,
                span.of(whole),
                draw(st.sampled_from(["direct", "embedded", "scare", "title", "block"])),
                draw(st.sampled_from(["", "Léa Roy", "lea roy", "李"])),
                draw(st.none() | spans(len(whole))),
                0,
                draw(st.none() | st.integers(0, index - 1)) if index else None,
                draw(st.booleans()),
            )
        )
    return tuple(made)


@st.composite
def beads(draw: st.DrawFn, source: int, target: int) -> tuple[Bead, ...]:
    """Beads that hold every sentence of both sides once, in order."""
    made: list[Bead] = []
    at = [0, 0]
    while at[0] < source or at[1] < target:
        left = draw(st.integers(0, min(3, source - at[0])))
        right = draw(st.integers(0, min(3, target - at[1])))
        if left + right == 0:
            left, right = (1, 0) if at[0] < source else (0, 1)
        made.append(Bead(Span(at[0], at[0] + left), Span(at[1], at[1] + right), draw(shares)))
        at = [at[0] + left, at[1] + right]
    return tuple(made)


@st.composite
def matches(draw: st.DrawFn, source: Text, pool: tuple[Text, ...]) -> tuple[QuoteMatch, ...]:
    made: list[QuoteMatch] = []
    for quote in source.quotes:
        text = draw(st.none() | st.sampled_from(pool))
        original = None
        if text is not None:
            span = draw(spans(len(text.document.text)))
            original = Candidate(text.document.id, span, span.of(text.document.text), 0.5, "Léa Roy")
        evidence = (Evidence("cosine", 0.5, "a\tb"),)
        made.append(QuoteMatch(quote, original, "altered" if original else "none", draw(shares), evidence))
    return tuple(made)


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A pair, perhaps a source alone with translations, and a pool that holds the target and one more text."""
    source, target, other = draw(texts("fr/a.txt")), draw(texts("en/a.txt")), draw(texts("en/b/é c.txt"))
    pool = (target, other)
    made = [
        Bitext(
            source,
            target,
            draw(beads(len(source.sentences), len(target.sentences))),
            draw(matches(source, pool)),
        )
    ]
    if draw(st.booleans()):
        alone = draw(texts("fr/b.txt"))
        translations = tuple(Translation(s.span, draw(words), -1.5, "argos") for s in alone.sentences)
        made.append(Bitext(alone, None, (), draw(matches(alone, pool)), translations))
    return Corpus(tuple(made), pool, Signature("0.1.0", (("encoder", "00ff"),), "ff", (("max", "5"),)))
