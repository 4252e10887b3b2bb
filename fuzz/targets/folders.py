"""Folders of texts: every format that can be read, and metadata.tsv beside them."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from aligner.quotes import extract
from aligner.reading import read
from aligner.segmentation import segment
from fuzz.properties import check_quotes, check_sentences
from fuzz.target import CUT, ROOT, WORDS, Target, parts, refused, scratch

_HTML = (
    *("<p>", "</p>", "<div>", "<br>", "<q>", "<script>", "</script>", "<style>", "<!--", "-->", "&nbsp;", "&laquo;"),
    *("&#8217;", "&#x110000;", "&amp;", "<table><tr><td>", "<pre>", "<article>", "<meta charset=latin-1>", "<!DOCTYPE"),
)
_MARKDOWN = ("---\n", "+++\n", "```\n", "# ", "> ", "* ", "| a |", "[a](b)", "![", "**", "__", "<!--", "-->", "\\")

_RTF = (
    "{",
    "}",
    "\\par ",
    "\\pard ",
    "\\cell ",
    "\\row ",
    "\\intbl ",
    "\\u8217?",
    "\\u-10179?",
    "\\'e9",
    "\\*",
    "\\uc2 ",
)
_RTF += (
    "\\footnote ",
    "\\shptxt ",
    "{\\upr ",
    "\\ud ",
    "\\listtext ",
    "\\ls1 ",
    "\\ilvl9 ",
    "\\s1 ",
    "\\v ",
    "\\bin3 ",
)


def _reader(ending: str) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        folder = _folder()
        (folder / f"a{ending}").write_bytes(data)
        _read()

    return check


def _metadata(data: bytes) -> None:
    folder = _folder()
    table, text = parts(data, 2)
    (folder.parent / "metadata.tsv").write_bytes(table)
    (folder / "a.txt").write_bytes(text or "Il a dit « non ».".encode())
    _read()


def _folder() -> Path:
    folder = scratch() / "reading" / "fr"
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _read() -> None:
    folder = scratch() / "reading" / "fr"
    reading = refused(lambda: read([folder], "fr"))
    if reading is None:
        return
    assert reading.documents or reading.failures or reading.notices, "a file is read or told of"
    for document in reading.documents:
        sentences = segment(document)
        check_sentences(document, sentences)
        check_quotes(document, extract(document, sentences))
        assert all(key and value for key, value in document.metadata), "metadata has no empty fields"


def _plain() -> Iterator[bytes]:
    for path in sorted((ROOT / "corpus/fr").glob("*.txt")):
        text = path.read_text(encoding="utf-8")[:800]
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
            yield text.encode(encoding, "replace")


def _markdown() -> Iterator[bytes]:
    for text in _plain():
        yield b"---\ntitle: a\n---\n# Un\n\n" + text + b"\n\n<!-- non -->\n\n* un\n* deux\n"


def _html() -> Iterator[bytes]:
    for path in sorted((ROOT / "corpus/fr").glob("*.txt")):
        body = "</p>\n<p>".join(path.read_text(encoding="utf-8")[:800].split("\n\n"))
        head = "<!DOCTYPE html><html lang=fr><head><meta charset=utf-8><title>T</title><script>1</script></head>"
        yield f"{head}<body><article><h1>Un</h1><p>{body}</p><!-- n --></article></body></html>".encode()


def _tei() -> Iterator[bytes]:
    for path in sorted((ROOT / "tests/golden/formats").glob("f*/**/*.xml")):
        yield path.read_bytes()
    yield (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text xml:lang="fr"><body><div><head>Un</head>'
        b"<p>Il a dit <q>non</q>.<note>n</note><lb/>Oui<pb n='2'/>.</p></div></body></text></TEI>"
    )


def _docx() -> Iterator[bytes]:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "<w:p><w:r><w:t>« Oui », dit-il.</w:t></w:r></w:p><w:p><w:r><w:t>Non.</w:t><w:br/></w:r></w:p>"
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", method) as archive:
            kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            archive.writestr(
                "[Content_Types].xml",
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            )
            archive.writestr(
                "_rels/.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
                'Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
                'Target="word/document.xml"/></Relationships>',
            )
            archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        yield stream.getvalue()


def _rtf() -> Iterator[bytes]:
    yield rb"{\rtf1\ansi{\fonttbl{\f0 A;}}{\stylesheet{\s1 heading 1;}}\pard\s1 Le titre\par\pard \'abOui\'bb.}"
    yield rb"{\rtf1\pard{\listtext 1}\ls1\ilvl1 A\u8217?b\par\trowd\intbl x{\footnote n\par}\cell\row{\shptxt t}\par}"


def _tables() -> Iterator[bytes]:
    yield (ROOT / "corpus/metadata.tsv").read_bytes()[:1500]
    yield b"path\ttitle\torigin\n# non\nfr/a.txt\tUn titre\tdp\n" + CUT + "Il est là.".encode()
    yield b"title\tpath\r\nt\tfr/a.txt\r\n"


TEXT = Target("txt", _reader(".txt"), _plain)
MARKDOWN = Target("markdown", _reader(".md"), _markdown, words=(*WORDS, *_MARKDOWN))
HTML = Target("html", _reader(".html"), _html, words=(*WORDS, *_HTML))
TEI = Target("tei-text", _reader(".xml"), _tei, "xml", longest=20_000)
DOCX = Target("docx", _reader(".docx"), _docx, "bytes")
RTF = Target("rtf", _reader(".rtf"), _rtf, words=(*WORDS, *_RTF))
METADATA = Target("metadata", _metadata, _tables, words=(*WORDS, "path", "fr/a.txt", "title", "..", "/", "#"))
