"""A hand-made corpus with every kind of bead and verdict, a hostile one, and a browser where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Corpus,
    Document,
    Evidence,
    Quote,
    QuoteMatch,
    Sentence,
    Signature,
    Span,
    Text,
)


def text(name: str, marked: str, title: str = "", **metadata: str) -> Text:
    """Make a text of paragraphs (parted by `¶`) and sentences (parted by `|`)."""
    lang: Any = name[:2]
    body, sentences = "", []
    for paragraph, block in enumerate(marked.split("¶")):
        body += "\n\n" if body else ""
        for place, part in enumerate(block.split("|")):
            body += " " if place else ""
            span = Span(len(body), len(body) + len(part))
            body += part
            sentences.append(Sentence(name, len(sentences), paragraph, span, part))
    return Text(Document(name, lang, name, body, title, "", tuple(metadata.items())), tuple(sentences))


def span(holder: Text, words: str) -> Span:
    start = holder.document.text.index(words)
    return Span(start, start + len(words))


def quoted(holder: Text, *quotes: tuple[str, str, str]) -> Text:
    """Give a text its quotes: words, speaker, and the words that attribute them ("" for none)."""
    made = []
    for index, (words, speaker, cue) in enumerate(quotes):
        place = span(holder, cue) if cue else None
        made.append(Quote(holder.document.id, index, span(holder, words), words, speaker=speaker, cue=place))
    return replace(holder, quotes=tuple(made))


def found(holder: Text, words: str) -> Candidate:
    return Candidate(holder.document.id, span(holder, words), words, 4.2, holder.document.meta("author"))


def small() -> Corpus:
    """A pair whose quotes are in its English version or in a memo, and a text alone whose quotes share an original."""
    memo = text(
        "en/memo.txt",
        "Dear all.|We will stay in the great harbour.|Nobody leaves before 2030.¶Goodbye.",
        "Memo to staff",
        author="Léa Roy",
        publisher="The Harbour",
        date="2024-05-30",
        url="https://example.org/memo",
    )
    source = text(
        "fr/greve.txt",
        "La grève s’étend¶« Nous restons.|Personne ne part avant 2031 », a dit Léa Roy.|Elle rit.¶Il pleut.|« Jamais »,"
        " crie Ali.|Fin.",
        "La grève s’étend",
        publisher="Le Journal",
        date="2024-05-31",
    )
    source = quoted(
        source, ("Nous restons. Personne ne part avant 2031", "Léa Roy", "a dit Léa Roy"), ("Jamais", "Ali", "crie Ali")
    )
    target = text(
        "en/greve.txt",
        "The strike spreads¶“We stay. Nobody leaves before 2031,” said Léa Roy, laughing.¶It rains."
        "|“Never,” shouts Ali.|Added.",
    )
    target = quoted(target, ("We stay. Nobody leaves before 2031,", "Léa Roy", ""), ("Never,", "Ali", ""))
    number = Evidence("number", 1.0, "« 2031 » for '2030'")
    pair = Bitext(
        source,
        target,
        (
            Bead(Span(0, 1), Span(0, 1), 0.99),
            Bead(Span(1, 4), Span(1, 2), 0.9),
            Bead(Span(4, 5), Span(2, 3), 0.97),
            Bead(Span(5, 6), Span(3, 4), 0.95),
            Bead(Span(6, 7), Span(4, 4), 0.5),
            Bead(Span(7, 7), Span(4, 5), 0.5),
        ),
        (
            QuoteMatch(
                source.quotes[0],
                found(memo, "Nobody leaves before 2030."),
                "altered",
                0.93,
                (Evidence("cosine", 0.91, "likeness"), number),
                (found(memo, "Dear all."),),
            ),
            QuoteMatch(source.quotes[1], found(target, "Never,"), "verbatim", 0.996),
        ),
    )
    alone = text(
        "fr/seul.txt",
        "Léa Roy promet : « Nous resterons dans le grand port ».|Et encore : « Nous allons rester au grand port »."
        "¶« Oui », dit Ali.",
        "Seul",
    )
    alone = quoted(
        alone,
        ("Nous resterons dans le grand port", "Léa Roy", ""),
        ("Nous allons rester au grand port", "Léa Roy", ""),
        ("Oui", "Ali", "dit Ali"),
    )
    original = found(memo, "We will stay in the great harbour.")
    single = Bitext(
        alone,
        None,
        (),
        (
            QuoteMatch(alone.quotes[0], original, "verbatim", 0.98),
            QuoteMatch(alone.quotes[1], original, "paraphrase", 0.7, (Evidence("word", 0.5, "« allons » for 'will'"),)),
            QuoteMatch(alone.quotes[2], None, "none", 0.2, (), (found(memo, "Dear all."),)),
        ),
    )
    return Corpus((pair, single), (target, memo), Signature("0.1.0", (("encoder", "ab" * 32),), "cd" * 32))


ATTACK = (
    "<script>pwned=1</script>\"'><img src=x onerror=pwned=1></title></style>&lt;{{7*7}}<!--\u202eevil\u2066\u0000\ud800"
)


def hostile() -> Corpus:
    """A corpus with an attack in every place that holds text."""
    bad = ATTACK
    source = text(f"fr/{bad}.txt", f"Il dit « {bad} ».|{bad}¶{bad}", bad, author=bad, publisher=bad, date=bad)
    second = Quote(source.document.id, 1, source.sentences[1].span, bad, speaker=bad)
    source = replace(source, quotes=(*quoted(source, (bad, bad, "Il dit")).quotes, second))
    target = text(f"en/{bad}.txt", f"He says “{bad}”.|{bad}", bad, author=bad, url=f"javascript:pwned=1//{bad}")
    memo = text(
        "en/memo.txt", f"First.|{bad}", bad, author=bad, publisher=bad, url='https://a.example/"onclick="pwned=1'
    )
    evidence = (Evidence(bad, 0.5, bad), Evidence("word", 0.5, f"« {bad} » for '{bad}'"))
    match = QuoteMatch(source.quotes[0], found(memo, bad), "altered", 0.9, evidence, (found(target, bad),))
    beads = (Bead(Span(0, 2), Span(0, 1), 0.9), Bead(Span(2, 3), Span(1, 2), 0.9))
    pair = Bitext(source, target, beads, (match,))
    other = replace(match, verdict="none", original=None, quote=second)
    single = Bitext(source, None, (), (match, other))
    return Corpus((pair, single), (memo, target), Signature(bad, ((bad, bad),), bad, ((bad, bad),)))


@pytest.fixture
def corpus() -> Corpus:
    return small()


@pytest.fixture
def attacked() -> Corpus:
    return hostile()


@pytest.fixture
def attack() -> str:
    return ATTACK


Open = Callable[..., Any]


@pytest.fixture
def visit(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a page in a fresh context; it may ask for nothing but itself and say nothing on the console."""
    contexts, trouble = [], []

    def go(html: str, fragment: str = "", **settings: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append(dialog.message))
        page.on("request", lambda request: request.url.split("#")[0] == path.as_uri() or trouble.append(request.url))
        page.goto(path.as_uri() + fragment)
        return page

    yield go
    for context in contexts:
        context.close()
    assert not trouble, trouble
