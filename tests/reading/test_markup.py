from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from aligner.errors import InputError, UsageError
from aligner.reading import read
from aligner.reading.builder import Builder
from aligner.reading.html import html
from aligner.reading.markup import READERS
from aligner.reading.tei import tei
from aligner.segmentation import segment

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TEI SYSTEM "tei.dtd">
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
 <titleStmt><title>La grève</title><title type="sub">Récit</title>
 <author>Jean <surname>Dupont</surname></author></titleStmt>
 <publicationStmt><publisher>ENS</publisher><date>2019</date></publicationStmt>
 <sourceDesc><bibl><title level="j">Le Monde</title><date when="2023-11-20">20 nov.</date>
 <ptr target="https://lemonde.fr/a"/></bibl></sourceDesc></fileDesc></teiHeader>
<text><front><p>Avant-propos</p></front><body><div><head>Titre <lb/>long</head>
<p>Un <hi>mot</hi><note>NOTE</note> cou<lb break="no"/>
 pé,
   et « <choice><sic>eror</sic><corr>erreur</corr></choice> » <sic>sic</sic>.</p>
<lg><l>Vers un</l>
 <l>Vers deux</l></lg><lg><l>Vers trois</l></lg>
<list><item>a</item><item>b</item></list>
<p><s><w>Il</w>
 <w>pleut</w>
 <pc join="left">.</pc></s></p>
<sp><speaker>MARIE</speaker><p>Oui.</p></sp><p>Avant <quote><p>Bloc</p></quote> après</p></div></body></text></TEI>"""


def word(body: str, core: str = "") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        relations = '<Relationship Type="x/officeDocument" Target="/word/document.xml"/>'
        relations += '<Relationship Type="y/core-properties" Target="docProps/core.xml"/>' if core else ""
        archive.writestr("_rels/.rels", f"<Relationships>{relations}</Relationships>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        if core:
            archive.writestr("docProps/core.xml", core)
    return stream.getvalue()


def run(text: str, inside: str = "") -> str:
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tei_is_the_text_of_its_body_and_what_the_header_says() -> None:
    content = tei(TEI.encode(), "a.xml")
    assert content.text.split("\n\n") == [
        *("Avant-propos", "Titre long", "Un mot coupé, et « erreur » sic.", "NOTE", "Vers un\nVers deux", "Vers trois"),
        *("a", "b", "Il pleut.", "MARIE", "Oui.", "Avant", "Bloc", "après"),
    ]
    kinds = {block.span.of(content.text): block.kind for block in content.blocks}
    assert [kinds[text] for text in ("Titre long", "NOTE", "Vers un", "a", "MARIE", "Bloc")] == [
        *("heading", "note", "verse", "item", "label", "quotation"),
    ]
    assert next(block.speaker for block in content.blocks if block.span.of(content.text) == "Oui.") == "MARIE"
    assert dict(content.metadata) == {
        "title": "La grève",
        "author": "Jean Dupont",
        "publisher": "Le Monde",
        "date": "2023-11-20",
        "url": "https://lemonde.fr/a",
    }


def test_p4_and_other_encodings_are_read_and_corpora_are_not() -> None:
    old = '<?xml version="1.0" encoding="ISO-8859-1"?><TEI.2><text><body><p>Été</p></body></text></TEI.2>'
    assert tei(old.encode("latin-1"), "a.xml").text == "Été"
    one = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>x</p></body></text></TEI>"
    two = f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>{one}{one}</teiCorpus>"
    with pytest.raises(InputError, match="2 texts"):
        tei(two.encode(), "a.xml")
    with pytest.raises(InputError, match="not TEI"):
        tei(b"<TEI xmlns='http://example.org'/>", "a.xml")


def test_word_reads_as_with_all_changes_accepted() -> None:
    body = (
        f"<w:p>{run('Bonjour')}<w:r><w:tab/></w:r><w:ins>{run(' ajouté')}</w:ins><w:del><w:r>"
        f"<w:delText>effacé</w:delText></w:r></w:del>{run('CACHÉ', '<w:rPr><w:vanish/></w:rPr>')}"
        f"<w:hyperlink>{run(' lien')}</w:hyperlink></w:p><w:p/>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('cellule')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{run('hors')}<w:r><w:pict><w:txbxContent><w:p>{run('cadre')}</w:p></w:txbxContent>"
        "</w:pict></w:r></w:p>"
    )
    core = "<c xmlns:dc='d'><dc:title>Titre</dc:title><dc:creator>Anne Roy</dc:creator><dc:date>2013</dc:date></c>"
    content = READERS[".docx"](word(body, core), "a.docx")
    assert content.text == "Bonjour ajouté lien\n\ncellule\n\nhors\n\ncadre"
    assert dict(content.metadata) == {"title": "Titre", "author": "Anne Roy"}


PAGE = """<html lang=fr><head><title>La mesure - Le Monde</title><meta property="og:site_name" content="Le Monde">
<meta name=author content="Jean Dupont"><meta property="article:published_time" content="2023-11-20T10:00:00+01:00">
<link rel=canonical href="https://www.lemonde.fr/a.html"></head><body>
<nav><a href=/>Accueil</a> <a href=/une>Une</a></nav>
<article><h1>La mesure</h1><p>Le ministre a <b>annoncé</b> hier une « <a href=x>mesure</a> » contre l’inflation.</p>
<p>Elle sera présentée au parlement.<br>La semaine prochaine, dit-on.</p>
<blockquote><p>Une citation en bloc.</p></blockquote>
<ul><li>un point</li><li>deux points</li></ul></article><footer>Tous droits réservés</footer></body></html>"""


def test_html_is_its_article_and_what_the_page_says_of_itself() -> None:
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed: pip install 'aligner-fr-en[html]'")
    content = html(PAGE.encode(), "a.html")
    assert content.text.split("\n\n") == [
        "La mesure",
        "Le ministre a annoncé hier une « mesure » contre l’inflation.",
        "Elle sera présentée au parlement.\nLa semaine prochaine, dit-on.",
        *("Une citation en bloc.", "un point", "deux points"),
    ]
    assert dict(content.metadata) == {
        "title": "La mesure",
        "author": "Jean Dupont",
        "publisher": "Le Monde",
        "date": "2023-11-20",
        "url": "https://www.lemonde.fr/a.html",
    }
    assert content == html(PAGE.encode(), "a.html")
    latin = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode("cp1252")
    assert html(latin, "a.html") == content


def test_without_the_extra_an_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UsageError, match=r"pip install 'aligner-fr-en\[html\]'"):
        html(PAGE.encode(), "a.html")


def test_metadata_tsv_comes_first_and_the_file_fills_the_rest(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/a.xml").write_text(TEI, encoding="utf-8")
    (tmp_path / "metadata.tsv").write_text("path\tauthor\torigin\nfr/a.xml\tAnne Roy\toriginal\n", encoding="utf-8")
    (document,) = read([tmp_path / "fr"], "fr").documents
    assert (document.title, document.origin) == ("La grève", "original")
    assert (document.meta("author"), document.meta("publisher")) == ("Anne Roy", "Le Monde")
    for sentence in segment(document):
        assert sentence.span.of(document.text) == sentence.text
    paragraphs = {sentence.text: sentence.paragraph for sentence in segment(document)}
    assert paragraphs["Titre long"] != paragraphs["Un mot coupé, et « erreur » sic."] != paragraphs["Il pleut."]


def test_a_text_with_broken_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Déjà l’été, à côté.\n".encode() * 9 + b"\xe9\n")
    reading = read([tmp_path], "fr")
    assert not reading.documents and "a.txt:10: byte 0xe9" in reading.failures[0].message


def test_glue_joins_across_white_space() -> None:
    out = Builder()
    for piece in ("cou", "  "):
        out.add(piece)
    out.glue()
    out.add("\n  ")
    out.add(" pé")
    assert out.content().text == "coupé"
