"""RTF: its text and blocks, and the articles that press databases put into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.reading import read
from aligner.reading.press_lines import articles, factiva
from aligner.reading.rtf import rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}{\f2\fcharset128 M;}}"
)
STYLES = r"{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Titre de partie;}{\*\cs10 Code;}{\s3 Quote;}}"


def text_of(body: str, head: str = HEAD + STYLES) -> str:
    return rtf(f"{head}{body}}}".encode("latin-1"), "a.rtf").text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"L\'e9t\'e9 \'abvu\'bb", "Lété «vu»"),
        (r"\u8217?a \u-10179?\u-8704? \'97 \emdash\~b", "\u2019a \U0001f600 — —\xa0b"),
        (r"\uc2\u233\'e9\'e9t{\uc0\u233}x", "étéx"),
        (r"{\f1\'b3}\'b3{\f2\'83\'65}", "ł³テ"),
        (r"avant{\field{\*\fldinst HYPERLINK \"http://x.org\"}{\fldrslt le lien}} apr\'e8s", "avantle lien après"),
        (r"dit{\v cach\'e9}e{\deleted parti}s{\*\bkmkstart a}{\*\inconnu non}", "dites"),
        (r"un\line deux\par trois\page quatre", "un\ndeux\n\ntrois\n\nquatre"),
        (r"a{\pict\bin4 }}}}b}c", "ac"),
        (r"{\upr{?}{\*\ud{\u8364?}}} \{x\} \\", "€ {x} \\"),
        ("fin sans accolade", "fin sans accolade"),
        (r"{\header En-t\'eate\par}{\footer 3}Texte{\*\annotation non}", "Texte"),
        (r"{\info{\title X}}Texte", "Texte"),
        ("cou\r\np\u00e9", "coupé"),
    ],
)
def test_characters_are_read_and_what_is_no_text_is_not(body: str, text: str) -> None:
    assert text_of(body) == text


def test_blocks_are_headings_lists_tables_quotations_boxes_and_notes() -> None:
    body = (
        r"{\info{\title Le phare}{\author Anne Roy}}\pard\s1 Un\par\pard\s2\outlinelevel1 Deux\par\pard Corps"
        r"{\footnote\pard\plain {\chftn}Une note.\par Suite.} fin.{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}"
        r"{\shptxt\pard Encadr\'e9\par}}}\par"
        r"\pard\s3 Cit\'e9\par\pard{\listtext 1.\tab}\ls1\ilvl0 A\par{\listtext -\tab}\ilvl1 B\par\pard"
        r"\trowd\cellx1\cellx2\intbl x\cell\cell\row\pard Apr\'e8s\par"
    )
    content = rtf(f"{HEAD}{STYLES}{body}}}".encode("latin-1"), "a.rtf")
    found = [(block.kind, block.level, block.span.of(content.text)) for block in content.blocks]
    assert found == [
        ("heading", 1, "Un"),
        ("heading", 2, "Deux"),
        ("paragraph", 0, "Corps fin."),
        ("note", 0, "Une note."),
        ("note", 0, "Suite."),
        ("paragraph", 0, "Encadré"),
        ("quotation", 0, "Cité"),
        ("item", 1, "A"),
        ("item", 2, "B"),
        ("cell", 0, "x"),
        ("paragraph", 0, "Après"),
    ]
    assert dict(content.metadata) == {"title": "Le phare", "author": "Anne Roy"}
    assert [mark.tag for mark in content.markup if mark.tag in ("row", "cell")] == ["row", "cell", "cell"]


@pytest.mark.parametrize("data", [b"Texte", b"{\\rtf1 }", b"", b"PK\x03\x04"])
def test_no_rtf_and_no_text_are_errors(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.rtf"):
        rtf(data, "a.rtf")


@given(
    st.lists(
        st.sampled_from([*"{}\\ a", "\\u", "9", "\\'", "\\par", "\\cell", "\\row", "\\intbl", "\\footnote", "\\ud"])
    )
)
def test_any_tokens_give_a_text_or_an_error(tokens: list[str]) -> None:
    try:
        content = rtf(("{\\rtf1 x" + "".join(tokens)).encode(), "a.rtf")
    except InputError:
        return
    content.text.encode()  # no half of a character is left
    assert all(block.span.of(content.text).strip() for block in content.blocks)


def test_deep_groups_are_read() -> None:
    assert text_of("{" * 200_000 + "Texte") == "Texte"


def test_a_list_goes_on_until_the_format_of_paragraphs_is_set_back() -> None:
    body = rf"{HEAD}\pard{{\pntext 1.\tab}}\ls1 A\par B\par{{\pntext 2.\tab}}C\par\pard{{\listtext -}}D\par E\par}}"
    content = rtf(body.encode(), "a.rtf")
    assert [block.kind for block in content.blocks] == ["item", "item", "item", "item", "paragraph"]


def paragraphs(lines: list[str]) -> str:
    return "".join(rf"\pard {line}\par ".replace("é", r"\'e9").replace("ç", r"\'e7") for line in lines)


NEXIS = [
    "A title",
    "The Guardian",
    "July 1, 2019 Monday",
    "Copyright 2019",
    r"Byline:\~Anne Roy",
    "Body",
    "",
    "First.",
    "Second.",
]
ORDERED = [
    "Monde",
    "Le titre",
    "Anne Roy",
    "432 mots",
    "29 décembre 2011",
    "10:05",
    "Le Monde",
    "LEMOND",
    "12",
    "Français",
]
ORDERED += ["(c) Le Monde, 2011.", "Premier.", "IN PARIS le second.", "Document LEMOND0020111229e7ct0001x"]


def test_articles_of_nexis_are_documents(tmp_path: Path) -> None:
    body = paragraphs(
        [*NEXIS, "Load-Date: July 2, 2019", "End of Document", "Other", "The Times", "June 5, 2019", "Body"]
    )
    (tmp_path / "a.rtf").write_text(HEAD + body + paragraphs(["The last sentence of all.", "End of Document"]) + "}")
    first, second = read((tmp_path,), "en").documents
    assert (first.id, first.text, first.title) == ("en/a.rtf#1", "A title\n\nFirst.\n\nSecond.", "A title")
    assert (first.meta("publisher"), first.meta("date"), first.meta("author")) == (
        "The Guardian",
        "2019-07-01",
        "Anne Roy",
    )
    assert (second.id, second.title) == ("en/a.rtf#2", "Other")


def test_articles_of_factiva_are_told_by_the_order_of_their_lines() -> None:
    body = paragraphs(
        [
            *ORDERED,
            "Sans auteur",
            "1 020 words",
            "3 May 2012",
            "The Times",
            "T",
            "English",
            "Body.",
            "Document T000000020120503x",
        ]
    )
    first, second = articles(rtf(f"{HEAD}{body}}}".encode(), "a.rtf"))
    assert first.text == "Le titre\n\nPremier.\n\nIN PARIS le second."
    told = {"publisher": "Le Monde", "date": "2011-12-29", "author": "Anne Roy", "section": "Monde"}
    assert dict(first.metadata) == {"title": "Le titre", **told, "identifier": "LEMOND0020111229e7ct0001x"}
    assert (second.text, dict(second.metadata)["publisher"]) == ("Sans auteur\n\nBody.", "The Times")


@pytest.mark.parametrize("joined", [True, False])
def test_articles_of_factiva_are_told_by_their_codes(joined: bool) -> None:
    told = {
        "SE": "Monde",
        "HD": "Le titre",
        "BY": "Par Anne Roy",
        "WC": "432 mots",
        "PD": "29 décembre 2011",
        "SN": "Le Monde",
    }
    told |= {
        "LP": "Premier.",
        "TD": "IN PARIS le second.",
        "CO": "x : Y | z : Z",
        "AN": "Document LEMOND0020111229e7ct0001x",
    }
    lines = (
        [f"{code} {said}" for code, said in told.items()]
        if joined
        else [part for pair in told.items() for part in pair]
    )
    (article,) = factiva(lines)
    assert article.text == "Le titre\n\nPremier.\n\nIN PARIS le second."
    metadata = {
        "title": "Le titre",
        "publisher": "Le Monde",
        "date": "2011-12-29",
        "author": "Anne Roy",
        "section": "Monde",
    }
    assert dict(article.metadata) == {**metadata, "identifier": "LEMOND0020111229e7ct0001x"}


def test_a_letter_is_no_export() -> None:
    body = paragraphs(["Document annexe", "Bonjour,", "Document X", "Fin"])
    assert articles(rtf(f"{HEAD}{body}}}".encode(), "a.rtf")) == ()
