"""What of a file is text, in which blocks, and where in the file it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.model import Document
from aligner.quotes import attribute, extract
from aligner.reading.content import Content
from aligner.reading.markdown import markdown
from aligner.reading.plain import plain, unwrapped
from aligner.segmentation import segment

PAGE = """---
title: "Avis"   # du maire
tags: ["travaux"]
---

Travaux
=======

<div class="une" data-x="« attribut »">
<p class="chapeau" markdown="1">La rue **Haute** &laquo;&nbsp;ferme&nbsp;&raquo; [lundi](https://x.test "titre").</p>
</div>

{{< figure src="« non »" >}}

1. Premier `code "cité"`
   point
2. Second

   - sous-point

| Rue | "Date" |
|-----|--------|
| Haute | lundi \\| mardi |

> Une phrase
> sur deux lignes.

~~~
« du code »
~~~

    « du code encore »

![« image »](i.png "« titre »")

[ref]: https://x.test "« cible »"
Suite[^1] et fin.{: .classe }

[^1]: Une note.
<!-- « commentaire » -->
"""


def document(content: Content, lang: str = "fr") -> Document:
    held = content.blocks, content.markup, content.offsets, content.lines
    return Document("d", "fr" if lang == "fr" else "en", "d", content.text, "", "", content.metadata, *held)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_markdown_is_what_a_page_shows(line_end: str) -> None:
    source = PAGE.replace("\n", line_end)
    content = markdown(source.encode(), "a.md")
    assert [(block.kind, block.level, block.span.of(content.text)) for block in content.blocks] == [
        ("heading", 1, "Travaux"),
        ("paragraph", 0, "La rue Haute «\xa0ferme\xa0» lundi."),
        ("item", 1, "Premier point"),
        ("item", 1, "Second"),
        ("item", 2, "sous-point"),
        *(("cell", 0, text) for text in ("Rue", '"Date"', "Haute", "lundi | mardi")),
        ("quotation", 1, "Une phrase sur deux lignes."),
        ("paragraph", 0, "Suite et fin."),
        ("note", 0, "Une note."),
    ]
    assert dict(content.metadata)["title"].startswith("Avis")
    read = document(content)
    for word in ("Travaux", "Haute", "ferme", "lundi", "point", "sous-point", "mardi", "lignes", "fin", "note"):
        for block in content.blocks:
            at = block.span.of(content.text).find(word)
            if at >= 0:
                span = type(block.span)(block.span.start + at, block.span.start + at + len(word))
                assert read.located(span).of(source) == word
    quotes = [quote.text for quote in extract(read, segment(read))]
    assert quotes == ["ferme", "Date"]


def test_no_sentence_reaches_over_a_block() -> None:
    content = markdown("- un début\n- une suite\n\n## Titre sans point\ntexte".encode(), "a.md")
    assert [s.text for s in segment(document(content))] == ["un début", "une suite", "Titre sans point", "texte"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_and_line_ends_newlines(line_end: str) -> None:
    words = ["Le port ouvrira demain à midi pour tous les", "  bateaux qui attendent depuis trois ans."]
    lines = [*words, "", "— Oui, dit-il.", "— Non."]
    source = line_end.join(lines)
    content = plain(source.encode(), "a.txt")
    assert content.text.split("\n\n") == [" ".join(map(str.strip, words)), "— Oui, dit-il.\n— Non."]
    found = document(content)
    for sentence in segment(found):
        place = found.located(sentence.span).of(source)
        assert " ".join(place.split()) == sentence.text and "\r" not in sentence.text


@given(st.text(st.sampled_from("ab .«»-—>\t\n\r\x0b\x85\u2028é"), max_size=200))
def test_unwrapping_moves_no_visible_character(text: str) -> None:
    content = unwrapped(text)
    assert "\r" not in content.text
    assert "".join(content.text.replace(">", "").split()) == "".join(text.replace(">", "").split())
    end = 0
    for block in content.blocks:
        assert block.span.start >= end and not content.text[end : block.span.start].strip()
        end = block.span.end
    found = document(content)
    for at, character in enumerate(content.text):
        if not character.isspace():
            assert text[found.located(type(content.blocks[0].span)(at, at + 1)).start] == character


@given(st.text(st.sampled_from("ab «»\"'#*_-+>`~[]()!<>/&;=|{}:.1\\\n\r\t"), max_size=120))
def test_markdown_of_any_shape_keeps_its_places(text: str) -> None:
    try:
        content = markdown(text.encode(), "a.md")
    except InputError:
        return
    end = 0
    for block in content.blocks:
        words = block.span.of(content.text)
        assert words.strip() == words and words and block.span.start >= end
        end = block.span.end
    depths = [mark.depth for mark in content.markup]
    assert all(deeper <= depth + 1 for depth, deeper in zip([-1, *depths], depths, strict=False))
    assert sum(not mark.tag for mark in content.markup) == len(content.blocks)


def test_elements_that_quote_are_quotes_with_or_without_marks() -> None:
    source = """Selon elle, <q>les pêcheurs attendent</q> une <b>décision</b>.

<blockquote cite="https://x.test/a"><p>Nous ne paierons pas les travaux.</p><p>— Anne Dubois, maire</p></blockquote>

> Une remarque qui n'est de personne.
"""
    found = document(markdown(source.encode(), "a.md"))
    sentences = segment(found)
    quotes = attribute(found, sentences, extract(found, sentences))
    assert [(quote.text, quote.kind) for quote in quotes] == [
        ("les pêcheurs attendent", "direct"),
        ("Nous ne paierons pas les travaux.", "block"),
    ]
    assert quotes[1].speaker == "Anne Dubois"


def test_html_that_is_indented_within_html_is_no_code() -> None:
    source = "<div>\n<p>Un.</p>\n\n      <p>Deux <em>mots</em>.</p>\n</div>\n\n    du code\n\nFin."
    content = markdown(source.encode(), "a.md")
    assert content.text.split("\n\n") == ["Un.", "Deux mots.", "Fin."]


def test_front_matter_alone_is_no_failure() -> None:
    content = markdown(b"---\ntitle: >-\n  Un titre\n  long\nauthor: 'Anne Roy'\n---\n", "a.md")
    assert dict(content.metadata) == {"title": "Un titre long", "author": "Anne Roy"}
    assert not content.text and "front matter" in content.notice
    with pytest.raises(InputError, match="no text"):
        markdown(b"![](a.png)", "a.md")


def test_text_between_marks_that_mark_nothing_keeps_its_place() -> None:
    source = "Un * deux _ trois [quatre](u_v*w) cinq * « six » ~ sept.\n\n<ul>\n<li>Un.\n<li>Deux.</li></ul>"
    content = markdown(source.encode(), "a.md")
    found = document(content)
    for word in ("deux", "trois", "quatre", "cinq", "six", "sept", "Deux"):
        at = content.text.find(word)
        assert found.located(type(content.blocks[0].span)(at, at + len(word))).of(source) == word
    assert [block.kind for block in content.blocks] == ["paragraph", "item", "item"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("opened", "title"),
    [
        ("::: tip Bon à savoir", "Bon à savoir"),
        (":::note[« Note » ici]", "« Note » ici"),
        ("::: {.avis}", ""),
        (":::", ""),
    ],
)
def test_fences_of_containers_are_no_text_and_their_titles_headings(opened: str, title: str, line_end: str) -> None:
    source = line_end.join(["Avant", opened, "Dit-elle « oui ».", ":::::", "Après", "", "::::) fin"])
    content = markdown(source.encode(), "a.md")
    found = [(block.kind, block.span.of(content.text)) for block in content.blocks]
    titles = [("heading", title)] if title else []
    paragraphs = [("paragraph", text) for text in ("Avant", "Dit-elle « oui ».", "Après", "::::) fin")]
    assert found == [paragraphs[0], *titles, *paragraphs[1:]]
    for block in content.blocks:
        place = document(content).located(block.span)
        assert place.of(source) == block.span.of(content.text)
