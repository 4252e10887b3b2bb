"""Speakers of TEI whom another file names: a list of persons beside the text, or the header over all (ParlaMint)."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.cli.notices import shortened
from aligner.reading import find, read
from aligner.reading.persons import part_of_corpus
from aligner.reading.tei import UNNAMED

SPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
ANNE = '<person xml:id="AR"><persName><surname>Roy</surname><forename>Anne</forename></persName></person>'
INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="2019/a.xml"/>'


def sitting(*who: str) -> str:
    said = "".join(f'<u who="{one}"><seg>La séance est ouverte à midi.</seg><note>Bruit.</note></u>' for one in who)
    return f"<TEI {SPACE}><teiHeader/><text><body><div>{said}</div></body></text></TEI>"


def corpus(tmp_path: Path, persons: str, name: str = "ParlaMint-XX-listPerson.xml") -> Path:
    (tmp_path / "2019").mkdir()
    (tmp_path / "2019/a.xml").write_text(sitting("#AR", "#BD"))
    (tmp_path / name).write_text(persons)
    return tmp_path


def speakers(path: Path) -> list[str]:
    (document,) = read([path], "fr").documents
    return [block.speaker for block in document.blocks if block.kind == "turn"]


@pytest.mark.parametrize(
    ("name", "persons"),
    [
        ("ParlaMint-XX-listPerson.xml", f"<?xml version='1.0'?><!-- <TEI> --><listPerson {SPACE}>{ANNE}</listPerson>"),
        ("all.xml", f"<teiCorpus {SPACE}><teiHeader><listPerson>{ANNE}</listPerson></teiHeader>{INCLUDE}</teiCorpus>"),
    ],
)
@pytest.mark.parametrize("given", ["", "2019", "2019/a.xml"])
def test_a_list_of_persons_names_speakers_from_wherever_it_is_read(
    tmp_path: Path, name: str, persons: str, given: str
) -> None:
    top = corpus(tmp_path, persons, name)
    assert speakers(top / given) == ["Anne Roy", ""]
    found = find([top / given], "fr")
    assert top / name in found.inputs  # no output may replace it
    assert len(found.sources) == 1 and not found.failures
    assert bool(given) != any(name in notice and "no reader" in notice for notice in found.notices)


def test_a_note_in_a_turn_is_not_its_speakers(tmp_path: Path) -> None:
    top = corpus(tmp_path, f"<listPerson {SPACE}>{ANNE}</listPerson>")
    (document,) = read([top], "fr").documents
    assert {block.speaker for block in document.blocks if block.kind == "note"} == {""}


def test_who_is_explained_nowhere_is_nobody_and_is_said_once(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.xml").write_text(sitting("#g", "#h", "#g"))
    reading = read([tmp_path], "fr")
    assert [notice.partition(": ")[2] for notice in reading.notices] == [UNNAMED, UNNAMED]
    assert shortened(reading.notices) == ["2 texts where no list of persons names some speakers; -v names them"]
    assert {block.speaker for document in reading.documents for block in document.blocks} == {""}


def test_an_id_of_two_persons_is_nobody(tmp_path: Path) -> None:
    top = corpus(tmp_path, f"<listPerson {SPACE}>{ANNE}</listPerson>")
    (top / "other.xml").write_text(f"<listPerson {SPACE}>{ANNE.replace('Roy', 'Ray')}</listPerson>")
    assert speakers(top) == ["", ""]


def test_a_link_to_a_list_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.xml").write_text(f"<listPerson {SPACE}>{ANNE}</listPerson>")
    (tmp_path / "top/fr").mkdir(parents=True)
    (tmp_path / "top/fr/a.xml").write_text(sitting("#AR"))
    (tmp_path / "top/persons.xml").symlink_to(tmp_path / "elsewhere.xml")
    assert speakers(tmp_path / "top/fr") == [""]
    assert not read([tmp_path / "top/fr"], "fr").failures


def test_a_bad_list_is_named_and_the_text_read(tmp_path: Path) -> None:
    top = corpus(tmp_path, f"<listPerson {SPACE}><person>")
    reading = read([top], "fr")
    assert [failure.path for failure in reading.failures] == [str(top / "ParlaMint-XX-listPerson.xml")]
    assert len(reading.documents) == 1


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (f"<listOrg {SPACE}/>", "listOrg"),
        ("<t:taxonomy xmlns:t='http://www.tei-c.org/ns/1.0'/>", "taxonomy"),
        (f"<teiCorpus {SPACE}><teiHeader/><TEI/></teiCorpus>", ""),
        ("<html/>", ""),
        ("no XML", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_parts_of_a_corpus_are_no_texts_and_all_else_goes_to_the_reader(tmp_path: Path, text: str, root: str) -> None:
    (tmp_path / "a.xml").write_text(text)
    assert part_of_corpus(tmp_path / "a.xml") == root
