"""One attack after the other on every entry that XML comes in through."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hostile_cases import entry_points
from hostile_cases.case import CANARY, Case

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEADER = "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>"
_ALIGNED = (
    '<cesAlign version="1.0"><linkGrp fromDoc="fr/a.xml" toDoc="en/a.xml"><link xtargets="s1;s1"/></linkGrp></cesAlign>'
)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of XML: a document with a place for text and one for an attribute, its root's name, and its entry."""

    entry: str
    root: str
    document: str
    write: Callable[[Path, bytes], None]
    enter: Callable[[Path], str]


def _at(name: str) -> Callable[[Path, bytes], None]:
    def write(folder: Path, data: bytes) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)

    return write


def _xces(folder: Path, data: bytes) -> None:
    _at("fr-en.xml")(folder, _ALIGNED.encode())
    _at("en/a.xml")(folder, b'<text><s id="s1">Good morning.</s></text>')
    _at("fr/a.xml")(folder, data)


def word_file(data: bytes, more: dict[str, bytes] | None = None) -> bytes:
    """Return a .docx of a document part, and what else is to lie in it."""
    stream = io.BytesIO()
    relations = '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", data)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()


def _docx(folder: Path, data: bytes) -> None:
    _at("fr/a.docx")(folder, word_file(data))


def packed(files: dict[str, bytes]) -> bytes:
    """Return a zip file of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _odt(folder: Path, data: bytes) -> None:
    _at("fr/a.odt")(folder, packed({"content.xml": data}))


_TEI = (
    f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr" n="@ATTRIBUTE@">{_HEADER}<sourceDesc><biblStruct>'
    '<monogr><idno type="file">fr/a.txt</idno></monogr></biblStruct></sourceDesc></fileDesc></teiHeader><text><body>'
    "<div><p><s xml:id='fr_a_s1'>Bonjour le monde. @TEXT@</s></p></div></body></text></TEI>"
)
_TMX = (
    '<tmx version="1.4"><header srclang="fr" o-tmf="@ATTRIBUTE@"/><body><tu>'
    '<tuv xml:lang="fr"><seg>Bonjour. @TEXT@</seg></tuv><tuv xml:lang="en"><seg>Hello.</seg></tuv></tu></body></tmx>'
)
_XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="en"><file id="f" '
    'original="@ATTRIBUTE@"><unit id="u"><segment><source>Bonjour. @TEXT@</source><target>Hello.</target></segment>'
    "</unit></file></xliff>"
)
_TBX = (
    '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="@ATTRIBUTE@"><text><body><conceptEntry id="c1">'
    '<langSec xml:lang="fr"><termSec><term>bonjour @TEXT@</term></termSec></langSec>'
    '<langSec xml:lang="en"><termSec><term>hello</term></termSec></langSec></conceptEntry></body></text></tbx>'
)
_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    '<text:p text:class-names="@ATTRIBUTE@">Bonjour le monde. @TEXT@</text:p></office:text></office:body>'
    "</office:document-content>"
)
_BODY = '<w:body><w:p><w:r><w:t w:a="@ATTRIBUTE@">Bonjour le monde. @TEXT@</w:t></w:r></w:p></w:body>'

FORMS = (
    Form("TEI text", "TEI", _TEI, _at("fr/a.xml"), entry_points.reader),
    Form("docx", "w:document", f'<w:document xmlns:w="{_WORD}">{_BODY}</w:document>', _docx, entry_points.reader),
    Form("odt", "office:document-content", _ODT, _odt, entry_points.reader),
    Form("TEI import", "TEI", _TEI, _at("a.xml"), entry_points.imported("tei", "a.xml")),
    Form("TMX", "tmx", _TMX, _at("a.tmx"), entry_points.imported("tmx", "a.tmx")),
    Form("XLIFF", "xliff", _XLIFF, _at("a.xlf"), entry_points.imported("xliff", "a.xlf")),
    Form(
        "XCES",
        "text",
        '<text n="@ATTRIBUTE@"><s id="s1">Bonjour. @TEXT@</s></text>',
        _xces,
        entry_points.imported("xces", "fr-en.xml"),
    ),
    Form("TBX", "tbx", _TBX, _at("glossary.tbx"), entry_points.terms),
)


@dataclass(frozen=True, slots=True)
class Attack:
    """What is put where: a document type, text, attribute; `data` makes bytes of the whole document.

    `@ROOT@` stands for the root's name, `@FOLDER@` for the folder's address, `@SERVER@` for that of a server.
    """

    name: str
    given: str
    expect: str = ""
    doctype: str = ""
    text: str = ""
    attribute: str = ""
    data: Callable[[str], bytes] = str.encode
    instead: dict[str, str] | None = None


_LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
_ENTITIES = "declares entities|multiply"
_INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="@FOLDER@/secret.txt" parse="text"/>'
_DEEP = 100_000
_UTF7 = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a +AFsAPAAh-ENTITY x +ACI-y+ACIAPgBdAD4-'


def _declared(encoding: str, real: str = "utf-8") -> Callable[[str], bytes]:
    return lambda document: f'<?xml version="1.0" encoding="{encoding}"?>{document}'.encode(real)


ATTACKS = (
    Attack("entity", "an internal entity", _ENTITIES, '<!DOCTYPE @ROOT@ [<!ENTITY x "y">]>', "&x;"),
    Attack("laughs", "a billion laughs", _ENTITIES, f'<!DOCTYPE @ROOT@ [<!ENTITY l0 "ha">{_LAUGHS}]>', "&l9;"),
    Attack(
        "laughs-attribute", "a billion laughs in an attribute", _ENTITIES,
        f'<!DOCTYPE @ROOT@ [<!ENTITY l0 "ha">{_LAUGHS}]>', "", "&l9;",
    ),
    Attack(
        "laughs-parameter", "a billion laughs of parameter entities", "not well-formed|multiply|declares",
        f"<!DOCTYPE @ROOT@ [<!ENTITY % l0 'ha'>{_LAUGHS.replace('Y l', 'Y % l').replace('&l', '&#37;l')}%l9;]>",
    ),
    Attack("quadratic", "an entity of 100 kB, 1,000 times", _ENTITIES,
           f'<!DOCTYPE @ROOT@ [<!ENTITY x "{"y" * 100_000}">]>', "&x;" * 1_000),
    Attack("quadratic-attribute", "an entity of 100 kB, 1,000 times in an attribute", _ENTITIES,
           f'<!DOCTYPE @ROOT@ [<!ENTITY x "{"y" * 100_000}">]>', "", "&x;" * 1_000),
    Attack("external", "an external entity: a local file", _ENTITIES,
           '<!DOCTYPE @ROOT@ [<!ENTITY x SYSTEM "@FOLDER@/secret.txt">]>', "&x;"),
    Attack("external-http", "an external entity: an address", _ENTITIES,
           '<!DOCTYPE @ROOT@ [<!ENTITY x SYSTEM "@SERVER@/x">]>', "&x;"),
    Attack("parameter", "an external parameter entity: a local file", _ENTITIES + "|not well-formed",
           '<!DOCTYPE @ROOT@ [<!ENTITY % p SYSTEM "@FOLDER@/secret.dtd"> %p;]>', "&leak;"),
    Attack("parameter-pipe", "an external parameter entity: a pipe that nobody writes to", _ENTITIES,
           '<!DOCTYPE @ROOT@ [<!ENTITY % p SYSTEM "@FOLDER@/pipe"> %p;]>'),
    Attack("parameter-http", "an external parameter entity: an address", _ENTITIES,
           '<!DOCTYPE @ROOT@ [<!ENTITY % p SYSTEM "@SERVER@/p"> %p;]>'),
    Attack("dtd", "an external DTD: a local file that would give an entity", "uses the entity|not well-formed",
           '<!DOCTYPE @ROOT@ SYSTEM "@FOLDER@/secret.dtd">', "&leak;"),
    Attack("dtd-pipe", "an external DTD: a pipe that nobody writes to", "", '<!DOCTYPE @ROOT@ SYSTEM "@FOLDER@/pipe">'),
    Attack("dtd-http", "an external DTD: an address", "", '<!DOCTYPE @ROOT@ SYSTEM "@SERVER@/dtd">'),
    Attack("xinclude", "XInclude of a local file", "", "", _INCLUDE, instead={"TEI import": "cannot include"}),
    Attack("stylesheet", "a stylesheet at an address", "",
           data=lambda document: f'<?xml-stylesheet href="@SERVER@/style" type="text/xsl"?>{document}'.encode()),
    Attack("schema", "xsi:schemaLocation at an address", "",
           text='<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="u @SERVER@/schema"/>'),
    Attack("deep", "elements nested 100,000 deep", "nested deeper", text="<x>" * _DEEP + "</x>" * _DEEP),
    Attack("nearly-deep", "elements nested 230 deep", "", text="<x>" * 230 + "</x>" * 230),
    Attack("unclosed", "100,000 elements never closed", "nested deeper", text="<x>" * _DEEP),
    Attack("attribute", "an attribute of 20 MB", "one piece of more", attribute="y" * 20_000_000,
           instead={"docx": "unpacks to more", "odt": "unpacks to more"}),
    Attack("attributes", "100,000 attributes", "", text="<x " + " ".join(f"a{i}='1'" for i in range(_DEEP)) + "/>"),
    Attack("piece", "20 MB of text in one piece", "one piece of more", text="y" * 20_000_000,
           instead={"docx": "unpacks to more", "odt": "unpacks to more"}),
    Attack("utf16-declared", "UTF-8 that says it is UTF-16", "not well-formed", data=_declared("UTF-16"),
           instead={"TBX": ""}),
    Attack("latin-declared", "UTF-8 that says it is ISO-8859-1", "", data=_declared("ISO-8859-1")),
    Attack("unknown", "an encoding that does not exist", "not well-formed", data=_declared("x-none"),
           instead={"TBX": ""}),
    Attack("utf7", "an entity hidden in UTF-7", "not well-formed|declares", data=lambda d: (_UTF7 + "<a/>").encode()),
    Attack("utf16-entity", "an entity hidden in UTF-16", "declares entities",
           data=lambda d: f"<!DOCTYPE x [<!ENTITY x 'y'>]>{d}".encode("utf-16"), instead={"TBX": "not UTF-8"}),
    Attack("broken", "bytes that are not UTF-8", "not well-formed", data=lambda d: d.replace("onjour", "\udcff").encode(
        "utf-8", "surrogateescape"), instead={"TBX": "not UTF-8"}),
    Attack("nul", "a NUL", "not well-formed", text="\0"),
    Attack("nul-reference", "a reference to NUL", "not well-formed", text="&#0;"),
    Attack("surrogate", "a reference to half a character", "not well-formed", text="&#xD800;"),
    Attack("cut", "a file cut off in the middle", "not well-formed", data=lambda d: d[: len(d) // 2].encode()),
    Attack("empty", "an empty file", "not well-formed|empty", data=lambda d: b""),
    Attack("other", "other XML: an RSS feed", "not TEI|not TMX|not XLIFF|without a text|concepts|no sentence",
           data=lambda d: b"<rss><channel><title>x</title></channel></rss>"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Yield each attack at each entry."""
    for attack in ATTACKS:
        for form in FORMS:
            name = f"xml-{attack.name}-{form.entry.replace(' ', '-')}"
            expect = (attack.instead or {}).get(form.entry, attack.expect)
            yield Case(name, attack.given, form.entry, _builder(attack, form), form.enter, expect, _clean)


def _builder(attack: Attack, form: Form) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        (folder / "secret.dtd").write_text(f'<!ENTITY leak "{CANARY}">', encoding="utf-8")
        server = (folder / "server").read_text(encoding="utf-8")
        text = form.document.replace("@TEXT@", attack.text).replace("@ATTRIBUTE@", attack.attribute or "n")
        # A document type of this root, and addresses of this folder and of a server that waits to be asked.
        data = attack.data(attack.doctype.replace("@ROOT@", form.root) + text)
        data = data.replace(b"@FOLDER@", folder.as_uri().encode()).replace(b"@SERVER@", server.encode())
        form.write(folder, data)

    return build


def _clean(answer: str, folder: Path) -> None:
    assert "onjour" in answer, answer[:200]
