from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from aligner.formats import Person, Settings, notices, render, write
from aligner.formats.shared.characters import xml_text
from aligner.formats.tei.check import check, resolve
from aligner.model import Candidate, Corpus, Evidence, Span, Text
from aligner.xml import TEI, XML
from tests.formats.corpora import corpus
from tests.formats.strategies import corpora

SCHEMA = Path(__file__).parents[3] / "aligner/formats/tei/schema/tei_all.rng"
ID = f"{{{XML}}}id"
T = {"t": TEI}
PLAIN = Settings()


def trees(made: Corpus, given_: Settings = PLAIN) -> dict[str, etree._Element]:
    return {
        path: etree.fromstring(content) for path, content in render(made, ("tei",), given_) if path.endswith(".xml")
    }


def words(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def bodies(tree: etree._Element) -> list[etree._Element]:
    return tree.xpath("//t:text", namespaces=T)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tei")
    write(corpus(), path, ("tei", "tei-flat"))
    return path


@pytest.fixture(scope="module")
def pair() -> etree._Element:
    return trees(corpus())["fr/greve.xml"]


def jing(files: list[Path]) -> str:
    done = subprocess.run(["jing", str(SCHEMA), *map(str, files)], capture_output=True, text=True, check=False)
    return done.stdout


def test_there_is_a_file_for_each_text_and_all_are_sound(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.xml"))
    assert files == ["corpus.xml", "en/notes/memo.xml", "flat/fr/greve.xml", "fr/greve.xml", "fr/seul.xml"]
    assert check(folder, "aligner") == ()


def test_every_file_and_the_whole_are_valid_tei(folder: Path, tmp_path: Path) -> None:
    whole, standard = tmp_path / "whole.xml", tmp_path / "standard.xml"
    whole.write_bytes(etree.tostring(resolve(folder / "corpus.xml")))
    tree = etree.parse(folder / "corpus.xml")
    tree.xinclude()
    tree.write(standard)
    if shutil.which("jing"):
        assert jing([whole, standard, *(path for path in folder.rglob("*.xml") if path.name != "corpus.xml")]) == ""
    else:
        assert check(folder, "tei_all") == ()


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed (Debian package jing)")
def test_jing_finds_any_corpus_valid(tmp_path: Path) -> None:
    files: list[Path] = []

    @settings(max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(corpora())
    def collect(made: Corpus) -> None:
        for path, content in render(made, ("tei", "tei-flat")):
            if path.endswith(".xml") and path != "corpus.xml":
                files.append(tmp_path / f"{len(files)}.xml")
                files[-1].write_bytes(content)

    collect()
    assert len(files) >= 45
    assert jing(files) == ""


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_any_corpus_gives_the_text_back_and_sound_files(tmp_path_factory: pytest.TempPathFactory, made: Corpus) -> None:
    folder = tmp_path_factory.mktemp("any")
    write(made, folder, ("tei", "tei-flat"))
    assert check(folder, "aligner") == ()
    given_ = [made.bitexts[0].source, made.pool[0], made.pool[1]]
    files = [trees(made)[name] for name in ("fr/a.xml", "en/b/e-c.xml")]
    found = [body for tree in files for body in bodies(tree)]
    assert len(found) == len(given_)
    for body, text in zip(found, given_, strict=True):
        assert_same_text(body, text)


def assert_same_text(body: etree._Element, text: Text) -> None:
    """Every paragraph stands in the document as it is, in order, and between them there is nothing but white space."""
    whole, position = xml_text(text.document.text), 0
    for block in body.xpath(".//t:p | .//t:head", namespaces=T):
        while not whole.startswith(words(block), position):
            assert whole[position].isspace()
            position += 1
        position += len(words(block))
    assert not whole[position:].strip()
    sentences = body.xpath(".//t:s", namespaces=T)
    assert [words(sentence) for sentence in sentences] == [xml_text(sentence.text) for sentence in text.sentences]
    by_id = {element.get(ID): element for element in body.iter() if element.get(ID)}
    for quote in text.quotes:
        parts = [e for name, e in by_id.items() if re.search(rf"_q{quote.index + 1}(\.\d+)?$", name)]
        assert "".join("".join(words(e) for e in parts).split()) == "".join(xml_text(quote.text).split())
        for part in parts:
            if part.get("next"):
                after = by_id[part.get("next", "")[1:]]
                assert after.get("prev") == f"#{part.get(ID)}"


def test_links_say_which_sentences_translate_each_other(pair: etree._Element) -> None:
    group = pair.find(".//t:linkGrp[@type='translation']", T)
    assert group is not None
    got = [(e.tag.split("}")[1], e.get("target"), e.get("cert"), e.get("ana")) for e in group]
    assert got == [
        ("link", "#fr_greve_s1 #en_greve_s1", "0.99", "bead:1-1 st:auto"),
        ("ptr", "#fr_greve_s2 #fr_greve_s3", None, None),
        ("link", "#fr_greve_b2 #en_greve_s2", "0.9312", "bead:2-1 st:accepted"),
        ("ptr", "#fr_greve_s4 #fr_greve_s5", None, None),
        ("link", "#fr_greve_b3 #en_greve_s3", "0.8", "bead:2-1 st:auto"),
        ("ptr", "#fr_greve_s6 #fr_greve_s7", None, None),
        ("link", "#fr_greve_b4 #en_greve_s4", "0.7", "bead:2-1 st:corrected"),
        ("ptr", "#fr_greve_s8", "0.6", "bead:1-0 st:auto"),
        ("ptr", "#en_greve_s5", "0.5", "bead:0-1 st:auto"),
    ]
    corresp = {e.get(ID): e.get("corresp") for e in pair.iter(f"{{{TEI}}}s")}
    assert corresp["en_greve_s2"] == "#fr_greve_s2 #fr_greve_s3"
    assert corresp["fr_greve_s8"] is None


def test_quotation_links_lead_to_the_very_words_in_another_file(pair: etree._Element) -> None:
    memo = trees(corpus())["en/notes/memo.xml"]
    links = {e.get(ID): e.get("target", "").split() for e in pair.iterfind(".//t:linkGrp[@type='quotation']/*", T)}
    assert links["fr_greve_ql1"] == ["#fr_greve_q1", "../en/notes/memo.xml#en_notes.memo_o0-28"]
    assert links["fr_greve_ql4"] == ["#fr_greve_q4"]
    parts = {e.get(ID): (words(e), e.get("next"), e.get("prev")) for e in memo.iter(f"{{{TEI}}}seg")}
    assert parts["en_notes.memo_o0-28"] == ("We stay.", "#en_notes.memo_o0-28.2", None)
    assert parts["en_notes.memo_o0-28.2"][0] == "We will not give in"
    # The two originals overlap in "in": the later one is cut where the first ends.
    overlapping = [words_ for name, (words_, _, _) in sorted(parts.items()) if name and "_o26-" in name]
    assert overlapping == ["in", "or leave.", "=1"]


def test_what_speaks_against_an_original_and_the_nearest_where_there_is_none_are_told(tmp_path: Path) -> None:
    made = corpus()
    bitext, memo = made.bitexts[0], made.pool[1].document
    words_, far = "will not", Span(0, len(memo.text) + 1)
    start = memo.text.index(words_)
    near = Candidate(memo.id, Span(start, start + len(words_)), words_, 0.3)
    lost = Evidence("negation", 1.0, "negation lost: the original has 'not'")
    told = (Evidence("cosine", 0.9, "likeness"), lost, Evidence("word", 0.5, "« rend » for 'give'"))
    first, second, third = bitext.matches
    matches = (
        replace(first, verdict="altered", evidence=told),
        replace(second, verdict="none", original=None, candidates=(replace(near, span=far),), evidence=()),
        replace(third, candidates=(near,), evidence=(lost,)),
    )
    again = replace(made, bitexts=(replace(bitext, matches=matches), *made.bitexts[1:]))
    write(again, tmp_path, ("tei",))
    assert check(tmp_path) == check(tmp_path, "aligner") == ()
    tree = resolve(tmp_path / "fr/greve.xml")
    listing = tree.findall(".//t:listAnnotation[@type='evidence']/t:annotation", T)
    assert [one.get("target", "").split() for one in listing] == [
        ["#fr_greve_q1", "../en/notes/memo.xml#en_notes.memo_o0-28"],
        ["#fr_greve_q4", f"../en/notes/memo.xml#en_notes.memo_o{start}-{start + len(words_)}"],
    ]
    notes = [[(n.get("n"), n.get("cert"), n.text) for n in one.iterfind("t:note", T)] for one in listing]
    negation = ("negation", "1", lost.detail)
    assert notes == [[negation, ("word", "0.5", told[2].detail)], [negation]]
    nearest = resolve(tmp_path / "en/notes/memo.xml").findall(".//t:seg[@type='candidate']", T)
    assert "".join(map(words, nearest)) == words_


def test_an_original_that_is_a_quote_of_its_text_is_that_quote() -> None:
    made = corpus()
    bitext = made.bitexts[0]
    quote = made.pool[0].quotes[0]
    assert bitext.matches[0].original
    original = type(bitext.matches[0].original)("en/greve.txt", quote.span, quote.text, 0.9)
    match = type(bitext.matches[0])(bitext.source.quotes[0], original, "verbatim", 0.9)
    again = Corpus((type(bitext)(bitext.source, bitext.target, bitext.beads, (match,)),), made.pool, made.signature)
    tree = trees(again)["fr/greve.xml"]
    link = tree.find(".//t:linkGrp[@type='quotation']/t:link", T)
    assert link is not None and link.get("target") == "#fr_greve_q1 #en_greve_q1"
    assert tree.find(".//t:seg", T) is None


def test_quotes_nest_and_go_on_in_the_next_paragraph(pair: etree._Element) -> None:
    by_id = {e.get(ID): e for e in pair.iter() if e.get(ID)}
    first, second = by_id["fr_greve_q1"], by_id["fr_greve_q1.2"]
    assert (first.get("who"), first.get("direct"), first.get("next")) == ("psn:lea-roy", "true", "#fr_greve_q1.2")
    assert words(first) + "|" + words(second) == "Nous restons.|Nous ne “céderons” pas"
    inner = by_id["fr_greve_q2"]
    assert inner.tag == f"{{{TEI}}}soCalled" and inner.getparent() is second
    assert by_id["fr_greve_q3"].get("ana") == "q:direct q:unclosed"
    assert by_id["fr_greve_q3"].get("next") == "#fr_greve_q4" and by_id["fr_greve_q4"].get("prev") == "#fr_greve_q3"


def test_the_first_line_is_a_head_where_it_is_the_title(pair: etree._Element) -> None:
    assert [words(head) for head in pair.iter(f"{{{TEI}}}head")] == ["La grève s’étend", "The strike spreads"]


def test_translations_by_machine_are_tagged_as_such() -> None:
    tree = trees(corpus())["fr/seul.xml"]
    notes = tree.findall(".//t:listAnnotation/t:annotation/t:note", T)
    assert [(note.get(f"{{{XML}}}lang"), note.text) for note in notes] == [
        ("en-t-fr-t0-und", "A sentence."),
        ("en-t-fr-t0-und", "Another: 'Yes'."),
    ]
    assert [e.get("ident") for e in tree.iterfind(".//t:langUsage/t:language", T)] == ["fr", "en-t-fr-t0-und"]


def test_the_header_says_who_what_when_under_which_licence() -> None:
    given_ = Settings(
        "Grèves", "Presses", "Anne Durand", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "2025-02-03"
    )
    known = (Person("Léa Roy", "wikidata", "Q42"),)
    tree = trees(corpus(), Settings(*(getattr(given_, f) for f in given_.__slots__[:6]), persons=known))["fr/greve.xml"]

    def get(path: str) -> str:
        return str(tree.xpath(f"string(t:teiHeader/{path})", namespaces=T))

    assert get("t:fileDesc/t:titleStmt/t:respStmt[2]/t:name") == "Anne Durand"
    assert get("t:fileDesc/t:extent/t:measure[@unit='sentence']/@quantity") == "13"
    assert get("t:fileDesc/t:publicationStmt/t:publisher") == "Presses"
    assert get("t:fileDesc/t:publicationStmt/t:availability/@status") == "free"
    assert get("t:fileDesc/t:publicationStmt/t:availability/t:licence/@target") == given_.licence_url
    assert get("t:fileDesc/t:sourceDesc/t:biblStruct[1]/t:monogr/t:imprint/t:date/@when") == "2024-05-31"
    assert get("t:fileDesc/t:sourceDesc/t:biblStruct[2]/t:ptr/@target") == "https://example.org/a?b=1&c=2"
    assert get("t:encodingDesc/t:appInfo/t:application/@version") == "0.1.0"
    assert "ab" * 32 in get("t:encodingDesc/t:appInfo/t:application/t:p[1]")
    assert get("t:profileDesc/t:particDesc/t:listPerson/t:person/t:idno[@type='wikidata']") == "Q42"
    assert get("t:revisionDesc/t:change/@when") == "2025-02-03"


def test_the_date_is_never_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert trees(corpus())["corpus.xml"].xpath("string(//t:change/@when)", namespaces=T) == "2024-05-31"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert trees(corpus())["corpus.xml"].xpath("string(//t:change/@when)", namespaces=T) == "1970-01-01"


def test_what_xml_cannot_hold_is_mapped_and_said() -> None:
    made = corpus()
    memo = made.pool[1]
    assert notices(made) == ()
    document = type(memo.document)("en/x.txt", "en", "en/x.txt", "a\x07b\ufffe\x07")
    odd = Corpus((), (Text(document, ()),))
    assert words(bodies(trees(odd)["en/x.xml"])[0]).strip() == "a␇b\ufffd␇"
    (notice,) = notices(odd)
    assert notice.path == "en/x.txt" and "U+0007 (2 times), U+FFFE (1 times)" in notice.message
    correction = trees(odd)["en/x.xml"].xpath("string(//t:correction)", namespaces=T)
    assert "U+0007 (2 times)" in correction


def test_the_same_corpus_gives_the_same_bytes() -> None:
    assert list(render(corpus())) == list(render(corpus()))
