from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from aligner.errors import InputError
from aligner.formats import Settings, write
from aligner.formats.shared.survey import survey_corpus
from aligner.formats.tei.check import check, resolve
from aligner.model import Bead, Bitext, Candidate, Corpus, QuoteMatch, Sentence, Span, Text
from tests.formats.corpora import corpus

SCHEMA = Path(__file__).parents[3] / "aligner/formats/tei/schema"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made")
    write(corpus(), path, ("tei",))
    return path


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "tei")
    return tmp_path / "tei"


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "said"),
    [
        ("fr/greve.xml", "</teiCorpus>", "", "read", "not well-formed"),
        ("fr/greve.xml", 'xml:id="fr_greve_s2"', 'xml:id="fr_greve_s1"', "id", "fr_greve_s1 stands twice"),
        ("fr/greve.xml", 'corresp="#en_greve_s1"', 'corresp="#en_greve_s99"', "pointer", "no such id"),
        ("fr/greve.xml", "../en/notes/memo.xml#en_notes.memo_o0-28", "../en/memo.xml#x", "pointer", "no such file"),
        ("fr/greve.xml", 'memo_o0-28" cert', 'memo_o0-29" cert', "pointer", "no such id"),
        ("fr/greve.xml", "psn:lea-roy", "psn:lea-roi", "pointer", "who=psn:lea-roi: no such id"),
        ("fr/greve.xml", "bead:2-1 st:auto", "bead:9-9 st:auto", "pointer", "bead:9-9"),
        ("fr/greve.xml", 'target="#fr_greve_s1 #en_greve_s1"', 'target="#fr_greve_s1"', "link", "two targets"),
        ("fr/greve.xml", "<soCalled ", "<soCalled foo='1' ", "schema", "foo"),
        ("corpus.xml", 'href="fr/greve.xml"', 'href="fr/none.xml"', "read", "No such file"),
        ("corpus.xml", 'href="fr/greve.xml"', 'href="../../x.xml"', "read", "cannot include"),
        ("corpus.xml", 'href="fr/greve.xml"', 'href="http://localhost/x.xml"', "read", "cannot include"),
        ("corpus.xml", 'href="fr/greve.xml"', 'href="corpus.xml"', "read", "includes itself"),
    ],
)
def test_each_fault_is_found_where_it_is(folder: Path, file: str, old: str, new: str, rule: str, said: str) -> None:
    content = (folder / file).read_text()
    assert old in content
    (folder / file).write_text(content.replace(old, new, 1))
    problems = check(folder / file, "aligner")
    assert [problem for problem in problems if problem.rule == rule and said in problem.message], problems
    assert all(problem.path == str(folder / file) for problem in problems)


def test_one_fault_gives_a_line(folder: Path) -> None:
    content = (folder / "fr/greve.xml").read_text()
    (folder / "fr/greve.xml").write_text(content.replace('corresp="#en_greve_s1"', 'corresp="#no"'))
    (problem,) = check(folder / "fr/greve.xml", "")
    line = content[: content.index('corresp="#en_greve_s1"')].count("\n") + 1
    assert str(problem) == f"{folder}/fr/greve.xml:{line}: pointer: corresp=#no: no such id"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE TEI [<!ENTITY x "y">]>',
        '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY x "&a;&a;&a;&a;">]>',
    ],
)
def test_entities_are_refused(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.xml").write_text(f'{head}<TEI xmlns="http://www.tei-c.org/ns/1.0">&x;</TEI>')
    (problem,) = check(tmp_path / "a.xml", "")
    assert problem.rule == "read" and "entities" in problem.message


def test_no_dtd_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.dtd").write_text('<!ENTITY x "y">')
    (tmp_path / "a.xml").write_text('<!DOCTYPE TEI SYSTEM "a.dtd"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    assert check(tmp_path / "a.xml", "") == ()


def test_there_must_be_something_to_check(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no XML file"):
        check(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        check(tmp_path / "a.xml")


def test_the_whole_has_each_file_once_and_pointers_still_hold(made: Path, tmp_path: Path) -> None:
    whole = resolve(made / "corpus.xml")
    bases = [element.get("{http://www.w3.org/XML/1998/namespace}base") for element in whole]
    assert bases[1:] == ["fr/greve.xml", "fr/seul.xml", "en/notes/memo.xml"]
    assert not list(whole.iter("{http://www.w3.org/2001/XInclude}*"))
    shutil.copytree(made, tmp_path / "tei")
    (tmp_path / "tei/whole.xml").write_bytes(etree.tostring(whole))
    assert check(tmp_path / "tei/whole.xml", "aligner") == ()


def test_our_schema_and_its_odd_name_the_same_elements() -> None:
    ours = etree.parse(SCHEMA / "aligner.rng")
    names = set(ours.xpath("//r:element/@name", namespaces={"r": "http://relaxng.org/ns/structure/1.0"})) - {
        "xi:include"
    }
    odd = etree.parse(SCHEMA / "aligner.odd")
    included = {name for value in odd.xpath("//*[local-name()='moduleRef']/@include") for name in value.split()}
    assert names == included
    everything = (SCHEMA / "tei_all.rng").read_text()
    assert all(f'<element name="{name}"' in everything for name in names)
    if shutil.which("jing"):
        from .test_tei import jing

        assert jing([SCHEMA / "aligner.odd"]) == ""


def broken(**change: object) -> Corpus:
    first, second = corpus().bitexts
    fields = {name: getattr(first, name) for name in first.__slots__} | change
    return Corpus((Bitext(**fields), second), corpus().pool, corpus().signature)  # type: ignore[arg-type]


def cases() -> dict[str, Corpus]:
    bitext = corpus().bitexts[0]
    quote = bitext.matches[0].quote
    other = Candidate("en/none.txt", Span(0, 1), "W", 0.5)
    far = Candidate("en/notes/memo.txt", Span(0, 999), "W", 0.5)
    shifted = Sentence("fr/greve.txt", 0, 0, Span(1, 4), "La ")
    return {
        "is not in the corpus": broken(matches=(QuoteMatch(quote, other, "altered", 0.5),)),
        "ends at 999": broken(matches=(QuoteMatch(quote, far, "altered", 0.5),)),
        "not between 0 and 1": broken(beads=(Bead(Span(0, 1), Span(0, 1), float("nan")),)),
        "out of order": broken(beads=(Bead(Span(1, 2), Span(0, 1), 1), Bead(Span(0, 1), Span(1, 2), 1))),
        "of the text": broken(beads=(Bead(Span(0, 99), Span(0, 1), 1),)),
        "is not the text at": broken(source=Text(bitext.source.document, (shifted,)), beads=(), matches=()),
        "without a second text": broken(target=None),
        "which the text has not": broken(source=Text(bitext.source.document, bitext.source.sentences)),
    }


@pytest.mark.parametrize("said", sorted(cases()))
def test_a_corpus_that_contradicts_itself_is_refused_before_anything_is_written(said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        write(cases()[said], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_sound_corpus_passes() -> None:
    assert survey_corpus(corpus(), Settings()).counts.matches == 3


@pytest.mark.parametrize("date", ["2024-02-30", "31/12/2024", "yesterday"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(Exception, match="not a date"):
        survey_corpus(corpus(), Settings(date=date))
