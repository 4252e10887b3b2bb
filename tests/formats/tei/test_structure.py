"""The structure of a source goes through: its elements stand in the TEI that is written, with sentences inside."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from aligner.formats import render
from aligner.formats.tei.check import validate
from aligner.formats.tei.read import read as read_tei
from aligner.model import Bitext, Corpus, Document, Signature, Text
from aligner.quotes import attribute, extract
from aligner.reading.markdown import markdown
from aligner.reading.tei import tei
from aligner.segmentation import segment

_T = "{http://www.tei-c.org/ns/1.0}"
SOURCE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Le phare</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc><profileDesc><particDesc>
<listPerson><person xml:id="g"><persName><surname>Kerel</surname><forename>Yann</forename></persName></person>
</listPerson></particDesc></profileDesc></teiHeader><text xml:id="t1" xml:lang="fr">
<front><titlePage><docTitle><titlePart>Le phare</titlePart></docTitle></titlePage></front>
<body><div type="part" n="1"><head>Première partie</head><epigraph><cit><quote>La mer dort.</quote></cit></epigraph>
<div type="chapter" xml:id="c1"><head>La <hi rend="italic">tempête</hi></head><pb n="12"/>
<p xml:id="p1">Il se leva. <said who="#g">La lampe ne tiendra pas</said>, dit-il<note
 place="foot" n="1">Une note. Longue.</note>.
Il sor<lb break="no"/>tit<pb n="13"/> par la <choice><orig>porte</orig><reg>Porte</reg></choice>.</p>
<lg><l n="1">La mer montait</l><l>sans bruit</l></lg>
<list><head>Objets</head><item>une lampe<list><item>sa mèche</item></list></item><item>un câble</item></list>
<table><row><cell>a</cell><cell/></row></table>
<sp who="#g"><speaker>YANN</speaker><stage>(bas)</stage><p>Nous partirons.</p></sp>
<p>Avant <quote><p>Bloc cité.</p></quote> après.</p><trailer>Fin</trailer></div></div>
<div><u who="#g"><seg>Bonjour à tous.</seg><kinesic><desc>Applaudissements</desc></kinesic></u></div></body>
<back><div type="notes"><note xml:id="n9">Note de fin.</note></div></back></text></TEI>"""


def text_of(document: Document) -> Text:
    sentences = segment(document)
    return Text(document, sentences, attribute(document, sentences, extract(document, sentences)))


def document_of(source: str, reader: object = tei) -> Document:
    content = reader(source.encode(), "fr/a.xml")  # type: ignore[operator]
    held = content.blocks, content.markup, content.offsets, content.lines
    return Document("fr/a.xml", "fr", "fr/a.xml", content.text, "", "", content.metadata, *held)


def written(document: Document, tmp_path: Path) -> tuple[etree._Element, Text]:
    text = text_of(document)
    for name, data in render(Corpus((Bitext(text, None),), (), Signature("1")), ("tei",)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    tree = etree.parse(tmp_path / "fr/a.xml").getroot()
    assert validate(tree) == ()
    return tree, text


def test_tei_keeps_its_structure_its_ids_and_its_speakers(tmp_path: Path) -> None:
    tree, text = written(document_of(SOURCE), tmp_path)
    body = tree.find(f"{_T}text")
    assert body is not None
    before = etree.fromstring(SOURCE)
    for tag in ("div", "head", "pb", "lb", "lg", "l", "list", "item", "row", "cell", "sp", "speaker", "stage", "note"):
        made = list(body.iter(_T + tag))
        assert len(made) == len(list(before.iter(_T + tag))), tag
    for tag in ("titlePart", "epigraph", "trailer", "hi", "choice", "u", "seg", "kinesic", "front", "back"):
        assert len(list(body.iter(_T + tag))) == len(list(before.iter(_T + tag))), tag
    assert [element.tag.removeprefix(_T) for element in body] == ["front", "body", "back"]
    pointers = {element.get("source", "").partition("#")[2] for element in body.iter(etree.Element)}
    assert {"t1", "c1", "p1", "n9"} <= pointers
    (person,) = tree.iter(f"{_T}person")
    assert person.findtext(f"{_T}persName") == "Yann Kerel"
    assert {e.get("who") for tag in ("u", "sp", "said") for e in body.iter(_T + tag)} == {"psn:yann-kerel"}
    assert "".join(next(body.iter(f"{_T}orig")).itertext()) == "porte"
    assert next(quote for quote in text.quotes if quote.speaker).text == "La lampe ne tiendra pas"


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    _, text = written(document_of(SOURCE), tmp_path)
    (bitext,) = read_tei(tmp_path / "fr/a.xml")
    assert [s.text for s in bitext.source.sentences] == [s.text for s in text.sentences]
    assert [(q.text, q.speaker) for q in bitext.source.quotes] == [(q.text, q.speaker) for q in text.quotes]
    assert "Applaudissements" not in bitext.source.document.text


@pytest.mark.parametrize(
    "source",
    [
        "Intro\n\n# Un\n\n### Trois\n\n## Deux\n\n- a\n  1. b\n\n     > c\n\n# Fin",
        "> # Titre cité\n> texte\n\n- # titre\n- \n\n| a | |\n|---|---|\n| | |",
        "<h3>Un</h3>texte<q>mot</q>\n\n<table><tr><td>x</td></tr></table>",
    ],
)
def test_markdown_makes_valid_tei_with_its_headings_and_lists(source: str, tmp_path: Path) -> None:
    tree, _ = written(document_of(source, markdown), tmp_path)
    assert any(True for _ in tree.iter(f"{_T}head", f"{_T}item"))


def annotated(body: str) -> str:
    """A text of words, in TXM's way and in TEI's."""
    space = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:txm="http://textometrie.org/1.0"'
    return f"<TEI {space}><teiHeader/><text><body><div>{body}</div></body></text></TEI>"


WORDS = """<p><s xml:id="s1"><w xml:id="w1" lemma="le" pos="DET">La</w> <w xml:id="w2" ana="mte:N" msd="a=b">digue</w>
<w join="right">tient</w><pc xml:id="p3">.</pc></s> <s><name type="PER"><w>Anne</w>
 <w join="right">Roy</w> </name><pc join="left">,</pc> <w>au<w xml:id="w9" lemma="à"/><w lemma="le"/></w> <w>III<hi
 rend="sup">e</hi></w> <w>sor<lb/>
 tit</w> <w>c<choice><am>ō</am><expan>on</expan></choice>te</w><pc join="left">.</pc></s></p>"""
TXM = """<p><w id="w1"><txm:form>Il</txm:form>
<txm:ana type="#frlemma">il</txm:ana><txm:ana type="#frpos">PRO</txm:ana></w>
<w><txm:form>vint</txm:form><txm:ana resp="#a" type="lemma">venir</txm:ana><txm:ana type="#other">x</txm:ana></w></p>"""


def test_words_of_the_source_are_written_again_within_our_sentences(tmp_path: Path) -> None:
    tree, text = written(document_of(annotated(WORDS)), tmp_path)
    assert text.document.text == "La digue tient. Anne Roy, au IIIe sortit conte."
    words = [(e.tag.removeprefix(_T), "".join(e.itertext()), e.get("lemma"), e.get("pos")) for e in tree.iter(_T + "w")]
    assert words[:3] == [("w", "La", "le", "DET"), ("w", "digue", None, None), ("w", "tient", None, None)]
    assert [word[1] for word in words[3:]] == ["Anne", "Roy", "au", "", "", "IIIe", "sortit", "cōonte"]
    assert len(list(tree.iter(_T + "pc"))) == 3 and len(list(tree.iter(_T + "lb"))) == 1
    assert ["".join(e.itertext()) for e in tree.iter(_T + "name")][-1] == "Anne Roy"
    pointers = [e.get("source", "").partition("#")[2] for e in tree.iter(_T + "w", _T + "pc", _T + "s")]
    assert [pointer for pointer in pointers if pointer] == ["s1", "w1", "w2", "p3", "w9"]
    assert next(tree.iter(_T + "w")).getparent().tag == _T + "s"  # type: ignore[union-attr]


def test_annotations_of_txm_become_attributes(tmp_path: Path) -> None:
    tree, _ = written(document_of(annotated(TXM)), tmp_path)
    assert [dict(e.attrib) for e in tree.iter(_T + "w")] == [{"lemma": "il", "pos": "PRO"}, {"lemma": "venir"}]


def test_a_word_that_a_sentence_or_quote_ends_in_is_written_in_parts(tmp_path: Path) -> None:
    source = annotated('<p><w lemma="x">La digue tient. Anne est venue. Elle dit : « Non ! »</w></p>')
    tree, text = written(document_of(source), tmp_path)
    parts = list(tree.iter(_T + "w"))
    assert [e.get("part") for e in parts] == ["I", *["M"] * (len(parts) - 2), "F"] and len(parts) > 2
    assert {e.get("lemma") for e in parts} == {"x"}
    (bitext,) = read_tei(tmp_path / "fr/a.xml")
    assert [s.text for s in bitext.source.sentences] == [s.text for s in text.sentences]


@pytest.mark.parametrize("source", [WORDS, TXM])
def test_words_do_not_change_what_is_read_again(source: str, tmp_path: Path) -> None:
    _, text = written(document_of(annotated(source)), tmp_path)
    (bitext,) = read_tei(tmp_path / "fr/a.xml")
    assert [s.text for s in bitext.source.sentences] == [s.text for s in text.sentences]
