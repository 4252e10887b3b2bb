# ruff: noqa: E501
"""Books, documents, subtitles, PDF, press databases, web archives: what is text, who speaks, what is known of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.pipeline import index_texts, query_index
from aligner.reading import find, load, read
from aligner.reading.content import Content
from aligner.reading.docx import docx
from aligner.reading.epub import epub
from aligner.reading.odt import odt
from aligner.reading.packages import MAX_RATIO
from aligner.reading.pdf import pdf
from aligner.reading.press import europresse, factiva
from aligner.reading.press_lines import articles
from aligner.reading.subtitles import subtitles


def package(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def blocks(content: Content) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(content.text)) for block in content.blocks]


CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/p.opf"/></rootfiles></container>'
OPF = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Le phare</dc:title>
<dc:creator>Anne Roy</dc:creator><dc:date>1902-05</dc:date></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="chap%20un.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="n"/><itemref idref="c" linear="no"/><itemref idref="b"/><itemref idref="a"/></spine></package>"""
CHAPTER = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops"><head><title>non</title></head><body>%s</body></html>"""


def book(**chapters: str) -> bytes:
    files = {"META-INF/container.xml": CONTAINER, "OEBPS/p.opf": OPF}
    return package(files | {f"OEBPS/{name}.xhtml": CHAPTER % text for name, text in chapters.items()})


def test_epub_is_its_spine_with_notes_apart_and_letters_together() -> None:
    data = book(
        nav="<nav epub:type='toc'><ol><li>Sommaire</li></ol></nav>",
        c="<p>Hors suite.</p>",
        b="<h1>Un&nbsp;jour</h1><p><span>L</span><span>a digue</span><a epub:type='noteref' href='#n'>1</a> "
        "c\u00ade<wbr/>"
        "da.</p><aside epub:type='footnote' id='n'><p>Une note.</p></aside><blockquote><p>Cité.</p></blockquote>",
        **{"chap un": "<p>Il dit <q>oui</q>.<br/>Puis rien.</p><p>mal <b>fermé</p>"},
    )
    content = epub(data, "a.epub")
    assert blocks(content) == [
        *(("heading", "Un\xa0jour"), ("paragraph", "La digue c\u00adeda."), ("note", "Une note.")),
        *(("quotation", "Cité."), ("paragraph", "Il dit oui.\nPuis rien."), ("paragraph", "mal fermé")),
        ("paragraph", "Hors suite."),
    ]
    assert dict(content.metadata) == {"title": "Le phare", "author": "Anne Roy", "date": "1902-05"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK no zip", "not a readable .epub"),
        (package({"META-INF/container.xml": "<a><b/></a>"}), "without a package document"),
        (book(b="<p>" + " " * (MAX_RATIO * 9_000) + "x</p>"), "unpacks to more"),
        (book(b="<div>" * 300 + "x" + "</div>" * 300), "nested deeper"),
        (package({"META-INF/container.xml": "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"}), "entit"),
        (package({"META-INF/container.xml": CONTAINER, "OEBPS/p.opf": OPF, "OEBPS/b.xhtml": "\x07\x08"}), "encrypted"),
    ],
)
def test_what_is_no_book_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        epub(data, "a.epub")


ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">
<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Quotations"/></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:changed-region><text:p>EFFACÉ</text:p></text:changed-region>
</text:tracked-changes><text:h text:outline-level="2">Titre</text:h>
<text:p>Un<text:s text:c="3"/>mot
 coupé<office:annotation><text:p>REMARQUE</text:p></office:annotation><text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Une note.</text:p></text:note-body></text:note>.<text:line-break/>Suite</text:p>
<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>
</text:list-item></text:list><text:p text:style-name="P1">Cité.</text:p>
<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>
<text:p>avec<draw:frame><draw:text-box><text:p>cadre</text:p></draw:text-box></draw:frame></text:p>
</office:text></office:body></office:document-content>"""


def test_odt_is_its_text_with_changes_made() -> None:
    assert blocks(odt(package({"content.xml": ODT}), "a.odt")) == [
        *(
            ("heading", "Titre"),
            ("paragraph", "Un mot coupé.\nSuite"),
            ("note", "Une note."),
            ("item", "a"),
            ("item", "b"),
        ),
        *(("quotation", "Cité."), ("cell", "x"), ("paragraph", "avec"), ("paragraph", "cadre")),
    ]
    with pytest.raises(InputError, match=r"without .content\.xml"):
        odt(package({"a": "b"}), "a.odt")


def test_docx_keeps_headings_lists_and_notes() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def paragraph(text: str, inside: str = "", after: str = "") -> str:
        return f"<w:p><w:pPr>{inside}</w:pPr><w:r><w:t>{text}</w:t></w:r>{after}</w:p>"

    level = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = (
        paragraph("Titre", '<w:pStyle w:val="Titre1"/>')
        + paragraph("Texte", after='<w:r><w:footnoteReference w:id="2"/></w:r>')
        + "".join(paragraph(text, level.format(n)) for text, n in (("a", 0), ("b", 1), ("c", 0)))
        + paragraph("Cité", '<w:pStyle w:val="Citation"/>')
    )
    styles = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Titre1", "heading 1"), ("Citation", "Quote"))
    )
    note = f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">{paragraph("Une note.")}</w:footnote>'
    data = package(
        {
            "_rels/.rels": '<r><Relationship Type="x/officeDocument" Target="word/document.xml"/></r>',
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {space}>{note}</w:footnotes>",
        }
    )
    content = docx(data, "a.docx")
    assert blocks(content) == [
        *(("heading", "Titre"), ("paragraph", "Texte"), ("note", "Une note."), ("item", "a"), ("item", "b")),
        *(("item", "c"), ("quotation", "Cité")),
    ]
    assert [block.level for block in content.blocks] == [1, 0, 0, 1, 2, 1, 0]


SRT = """1
00:00:01,000 --> 00:00:03,500
ANNE DUBOIS: The <i>harbour</i> will open
{\\an8}tomorrow at noon

2
00:00:03,600 --> 00:00:05,000
for all boats &amp; ships. [APPLAUSE]

3
01:00:06,000 --> 01:00:08,250
- Will you pay?
- No.

4
01:00:09,000 --> 01:00:10,000
PAUL ROY: We will not pay. Never.
"""
VTT = """WEBVTT

STYLE
::cue { color: red }

NOTE not said

intro
00:01.000 --> 00:03.500 align:start
<v Anne Dubois>The harbour <c.x>opens.</c></v>
<v.loud Paul Roy>Does it?</v>

00:03.500 --> 00:03.510
hello there

00:03.510 --> 00:05.000
hello there
captain.
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_subtitles_are_turns_with_speaker_and_time(line_end: str) -> None:
    content = subtitles(SRT.replace("\n", line_end).encode(), "a.srt")
    assert [(block.speaker, block.time, block.span.of(content.text)) for block in content.blocks] == [
        ("ANNE DUBOIS", "1.000-5.000", "The harbour will open tomorrow at noon for all boats & ships."),
        ("", "3606.000-3608.250", "Will you pay?"),
        ("", "3606.000-3608.250", "No."),
        ("PAUL ROY", "3609.000-3610.000", "We will not pay. Never."),
    ]
    content = subtitles(VTT.replace("\n", line_end).encode(), "a.vtt")
    assert [(block.speaker, block.span.of(content.text)) for block in content.blocks] == [
        *(("Anne Dubois", "The harbour opens."), ("Paul Roy", "Does it?"), ("", "hello there captain.")),
    ]
    with pytest.raises(InputError, match="no cue"):
        subtitles(b"just text", "a.srt")


def printed(*pages: list[str]) -> bytes:
    """Return a PDF with some lines of text a page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET"
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start, size = len(out), len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return out + end.encode()


def test_pdf_is_paragraphs_without_running_heads() -> None:
    pytest.importorskip("pypdfium2", reason="the extra `pdf` is not installed: pip install 'aligner-fr-en[pdf]'")
    page = [
        "The Harbour Review - 2019",
        "The harbour will open tomorrow at noon for all the boats that have been wait-",
        "ing for three years. The mayor said that the dyke would be higher than before.",
        "Nobody believed her.",
        "On the quay the fishermen were already counting the days that they had lost and",
        "12",
    ]
    other = ["The Harbour Review - 2019", "the nets that they would have to mend again.", "13"]
    content = pdf(printed(page, other, ["The Harbour Review - 2019", "An end.", "14"]), "a.pdf")
    assert [words for _, words in blocks(content)] == [
        "The harbour will open tomorrow at noon for all the boats that have been waiting for three years. The mayor said "
        "that the dyke would be higher than before. Nobody believed her.",
        "On the quay the fishermen were already counting the days that they had lost and the nets that they would have to "
        "mend again.",
        "An end.",
    ]
    assert "inferred" in content.notice
    with pytest.raises(InputError, match="text layer"):
        pdf(printed([]), "a.pdf")
    with pytest.raises(InputError, match="not a readable PDF"):
        pdf(b"%PDF-1.4 nothing", "a.pdf")


EUROPRESSE = """<html><body>%s</body></html>"""
ARTICLE = """<article><header><span class="DocPublicationName">Le Monde, no. 5</span>
<span class="DocHeader">Politique, mardi 1er août 2006, p. 12</span><div><p>POLITIQUE</p></div>
<div class="rdp__articletitle titreArticle"><p class="sm-margin-bottom">Enquête</p>
<p class="titreArticleVisu extra">{}</p></div><div>Anne Roy</div></header><section><div class="DocText">
<div class="docOcurrContainer"><p>La maire a <mark>dit</mark> : « Le port ouvrira demain à midi ».</p><p>Suite.</p></div></div>
</section><aside><p>Note(s) : rien.</p></aside><footer><p>Numéro de document : news·1</p></footer></article>"""


def test_press_databases_give_a_document_for_each_article(tmp_path: Path) -> None:
    data = (EUROPRESSE % (ARTICLE.format("Un port") + ARTICLE.format("Deux ports"))).encode()
    first, second = europresse(data, "a.html")
    assert first.text == "Un port\n\nLa maire a dit : « Le port ouvrira demain à midi ».\n\nSuite."
    told = {"publisher": "Le Monde", "date": "2006-08-01", "author": "Anne Roy", "section": "Politique"}
    assert dict(second.metadata) == {"title": "Deux ports", **told}
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/export.HTML").write_bytes(data)
    found = find([tmp_path / "fr"], "fr")
    assert [source.id for source in found.sources] == ["fr/export.HTML#1", "fr/export.HTML#2"]
    document, _ = load(found.sources[1], data)
    assert (document.title, document.meta("publisher")) == ("Deux ports", "Le Monde")
    assert [document.title for document in read([tmp_path / "fr"], "fr").documents] == ["Un port", "Deux ports"]


def test_factiva_is_read_by_its_codes() -> None:
    rows = {
        "HD": "<b class='frHeadline'>Titre</b>",
        "SN": "Ouest France",
        "PD": "29 décembre 2011",
        "BY": "Par Anne Roy",
    }
    rows |= {"LP": "<p class='articleParagraph'>Premier.</p>", "TD": "<p class='articleParagraph'>Second.</p>"}
    rows |= {"NS": "gcat : News", "AN": "Document X1"}
    cells = "".join(f"<tr><td><b>{code}</b>&nbsp;</td><td>{value}</td></tr>" for code, value in rows.items())
    (content,) = factiva(f'<div class="article frArticle"><table>{cells}</table></div>'.encode(), "a.html")
    assert content.text == "Titre\n\nPremier.\n\nSecond."
    told = {"publisher": "Ouest France", "date": "2011-12-29", "author": "Anne Roy", "identifier": "X1"}
    assert dict(content.metadata) == {"title": "Titre", **told}


def test_nexis_is_read_from_word() -> None:
    lines = [
        "1. Titre",
        "Client/Matter: -None-",
        "",
        "A title",
        "The Guardian (London)",
        "July 1, 2019 Monday 9:05 AM GMT",
    ]
    lines += ["Copyright 2019 Guardian", "Section: NEWS", "Byline:\xa0Anne Roy", "Body", "", "First.", "Second."]
    lines += [
        "Load-Date: July 1, 2019",
        "<w:br/>End of Document",
        "Other",
        "The Times",
        "June 5, 2019",
        "Body",
        "Third.",
    ]
    lines += ["End of Document"]
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(
        f"<w:p><w:r>{'<w:br/>' if '<w:br/>' in line else ''}<w:t>{line.removeprefix('<w:br/>')}</w:t></w:r></w:p>"
        for line in lines
    )
    files = {
        "_rels/.rels": '<r><Relationship Type="x/officeDocument" Target="word/document.xml"/></r>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    first, second = articles(docx(package(files), "a.docx"))
    assert first.text == "A title\n\nFirst.\n\nSecond."
    told = {"publisher": "The Guardian (London)", "date": "2019-07-01", "author": "Anne Roy", "section": "NEWS"}
    assert dict(first.metadata) == {"title": "A title", **told}
    assert (second.text, dict(second.metadata)["publisher"]) == ("Other\n\nThird.", "The Times")


def captured(path: Path, *pages: tuple[str, str, str]) -> None:
    writer = pytest.importorskip("warcio.warcwriter", reason="the extra `warc` is not installed")
    headers = pytest.importorskip("warcio.statusandheaders")
    with path.open("wb") as stream:
        out = writer.WARCWriter(stream, gzip=path.suffix == ".gz")
        for address, status, text in pages:
            head = headers.StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            told = {"WARC-Date": "2019-03-01T10:00:00Z"}
            page = io.BytesIO(text.encode())
            out.write_record(
                out.create_warc_record(address, "response", payload=page, http_headers=head, warc_headers_dict=told)
            )


# warcio's writer leaves its temporary files to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_web_archives_go_into_an_index_page_by_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    page = (
        "<html><head><title>Port</title></head><body><article><p>The mayor spoke to the reporters on the quay this "
        "morning, and they wrote it all down.</p><p>She said that the harbour will open tomorrow at noon for all the "
        "boats that have been waiting there for three long years.</p></article></body></html>"
    )
    warc = tmp_path / "crawl.warc.gz"
    captured(
        warc,
        ("https://x.test/a", "200 OK", page),
        ("https://x.test/again", "200 OK", page),
        ("https://x.test/gone", "404 Not Found", page.replace("noon", "one")),
    )
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as wacz:
        wacz.write(warc, "archive/data.warc.gz")
    for archive in (warc, tmp_path / "crawl.wacz"):
        folder = tmp_path / f"index-{archive.suffix}"
        done = index_texts(folder, [archive])
        assert (done.added, done.failures) == (1, ())
        (row,) = query_index(folder, [("q", "le port ouvrira demain à midi pour tous les bateaux")])
        assert row.candidate_id == f"en/{archive.name}#20190301100000/https://x.test/a"
        assert "the harbour will open tomorrow at noon" in row.text
    (tmp_path / "bad.warc").write_bytes(warc.read_bytes()[:90])
    done = index_texts(tmp_path / "index-bad", [tmp_path / "bad.warc", warc])
    assert done.added == 1
    [failure] = done.failures
    assert "bad.warc: no English page in it; give an archive" in failure.message
