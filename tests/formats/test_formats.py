from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from aligner.errors import InputError, UsageError
from aligner.formats import FORMATS, read, render, write
from aligner.formats.jsonl import read as jsonl
from aligner.formats.ladder.read import parse_beads
from aligner.formats.ladder.write import format_beads
from aligner.formats.shared.characters import cell, xml_text
from aligner.model import Bead, Bitext, Corpus, Span
from aligner.output import MANIFEST
from tests.formats.corpora import corpus
from tests.formats.strategies import corpora

# A workbook is an archive, whose bytes depend on the library that packs it: tables/test_tables.py reads it.
GOLDEN_FORMATS = tuple(name for name in FORMATS if name != "xlsx")
GOLDEN = Path(__file__).parents[1] / "golden" / "formats"


def projected(bitext: Bitext, spelled=str) -> tuple[object, ...]:  # type: ignore[no-untyped-def]
    """What every format that is read back keeps: documents' ids, sentences, beads with their scores."""
    target = bitext.target
    return (
        bitext.source.document.id,
        target and target.document.id,
        [spelled(sentence.text) for sentence in bitext.source.sentences],
        target and [spelled(sentence.text) for sentence in target.sentences],
        [(bead.source, bead.target, round(bead.score, 4)) for bead in bitext.beads],
    )


def bitexts_of(name: str, path: Path) -> tuple[Bitext, ...]:
    """Read a file of which nothing is left out."""
    found = read(name, path)
    assert not found.failures
    return tuple(found.bitexts)


def put(folder: Path, made: Corpus, name: str) -> None:
    """Write without fsync, for speed."""
    for path, content in render(made, (name,)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def paired(made: Corpus) -> list[Bitext]:
    return [bitext for bitext in made.bitexts if bitext.target]


def stable(file: tuple[str, bytes]) -> tuple[str, bytes]:
    """Return a file without the versions of the libraries of this machine, which its manifest names."""
    path, content = file
    if path != MANIFEST:
        return file
    told = json.loads(content)
    assert dict(told.pop("libraries"))["numpy"]
    return path, (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def test_exports_are_those_of_the_golden_folder() -> None:
    """Where a change is meant: `python -m tests.formats.regolden`, and look at the difference."""
    made = dict(map(stable, render(corpus(), GOLDEN_FORMATS)))
    there = {path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in GOLDEN.rglob("*") if path.is_file()}
    assert there, "no golden files"
    assert sorted(made) == sorted(there)
    for path, content in made.items():
        assert content.decode() == there[path].decode(), path


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_jsonl_gives_back_the_very_corpus(tmp_path_factory: pytest.TempPathFactory, made: Corpus) -> None:
    folder = tmp_path_factory.mktemp("jsonl")
    put(folder, made, "jsonl")
    assert jsonl.read(folder / "corpus.jsonl") == made
    content = (folder / "corpus.jsonl").read_bytes()
    assert len(content.decode().splitlines()) == content.count(b"\n")


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_what_can_be_read_back_is_the_same_bitext(tmp_path_factory: pytest.TempPathFactory, made: Corpus) -> None:
    assume(paired(made)[0].source.sentences)  # a corpus without a French sentence is refused
    folder = tmp_path_factory.mktemp("formats")
    for name in ("tmx", "xces", "xliff", "xliff12", "ladder", "moses"):
        put(folder, made, name)
    pairs = [bitext for bitext in paired(made) if bitext.beads]
    if pairs:
        assert_same(bitexts_of("tmx", folder / "corpus.tmx"), pairs, xml_text)
    assert_same(bitexts_of("xces", folder / "xces/fr-en.xml"), paired(made), xml_text)
    if (folder / "xliff").exists():
        expected = [b for b in made.bitexts if b.beads or (b.target is None and b.source.sentences)]
        assert_same(bitexts_of("xliff", folder / "xliff"), expected, str)
        assert_same(bitexts_of("xliff12", folder / "xliff12"), expected, xml_text)
    (ladder,) = bitexts_of("ladder", folder / "ladder")
    assert projected(ladder)[2:] == projected(paired(made)[0], cell)[2:]
    both = [bead for bead in paired(made)[0].beads if len(bead.source) and len(bead.target)]
    assert len(both) == len((folder / "moses/corpus.ids").read_text().splitlines())
    if both:
        (moses,) = bitexts_of("moses", folder / "moses/corpus.fr")
        assert len(moses.beads) == len(both)


def assert_same(found: tuple[Bitext, ...], expected: list[Bitext], spelled) -> None:  # type: ignore[no-untyped-def]
    assert [projected(bitext) for bitext in found] == [projected(bitext, spelled) for bitext in expected]


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_tei_gives_back_sentences_beads_quotes_and_originals(
    tmp_path_factory: pytest.TempPathFactory, made: Corpus
) -> None:
    assume(paired(made)[0].source.sentences)  # a corpus without a French sentence is refused
    folder = tmp_path_factory.mktemp("tei")
    put(folder, made, "tei")
    found = bitexts_of("tei", folder / "corpus.xml")
    assert [projected(bitext) for bitext in found] == [projected(bitext, xml_text) for bitext in made.bitexts]
    assert [speech(bitext) for bitext in found] == [speech(bitext) for bitext in made.bitexts]
    # A file alone gives the same, though the originals lie in others.
    assert bitexts_of("tei", folder / "fr/a.xml") == found[:1]


def squeezed(words: str) -> str:
    return "".join(xml_text(words).split())


def speech(bitext: Bitext) -> list[object]:
    """Quotes, who says them, and what became of each."""
    said = [(q.index, squeezed(q.text), q.kind, q.closed, q.speaker) for q in bitext.source.quotes]
    answers = [
        (m.quote.index, m.verdict, m.confidence, m.original and (m.original.document_id, squeezed(m.original.text)))
        for m in bitext.matches
    ]
    return [said, answers]


def test_a_corpus_made_elsewhere_can_be_exported(tmp_path: Path) -> None:
    put(tmp_path, corpus(), "tmx")
    bitexts = bitexts_of("tmx", tmp_path / "corpus.tmx")
    again = Corpus(bitexts, tuple(bitext.target for bitext in bitexts if bitext.target))
    write(again, tmp_path / "again", tuple(FORMATS))
    assert bitexts_of("tmx", tmp_path / "again/corpus.tmx") == bitexts


def test_xces_keeps_paragraphs_and_reads_opus(tmp_path: Path) -> None:
    put(tmp_path, corpus(), "xces")
    (bitext,) = bitexts_of("xces", tmp_path / "xces/fr-en.xml")
    kept = [sentence.paragraph for sentence in bitext.source.sentences]
    assert kept == [sentence.paragraph for sentence in corpus().bitexts[0].source.sentences]
    (tmp_path / "fr").mkdir()
    tokens = b'<document><p id="1"><s id="1.1"><w id="1">Oui</w><w id="2">.</w></s><s id="1.2">Non.</s></p></document>'
    (tmp_path / "fr/a.xml.gz").write_bytes(gzip.compress(tokens))
    (tmp_path / "en").mkdir()
    (tmp_path / "en/a.xml").write_text('<text><s id="s1">Yes. No.</s></text>')
    (tmp_path / "a.xml").write_text(
        '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" ""><cesAlign version="1.0"><linkGrp targType="s" '
        'fromDoc="fr/a.xml.gz" toDoc="en/a.xml.gz"><link id="SL1" xtargets="1.1 1.2;s1" certainty="1.7"/>'
        "</linkGrp></cesAlign>"
    )
    (opus,) = bitexts_of("xces", tmp_path / "a.xml")
    assert [sentence.text for sentence in opus.source.sentences] == ["Oui .", "Non."]
    assert opus.beads == (Bead(Span(0, 2), Span(0, 1), 1.0),)


def test_tmx_of_others_is_read(tmp_path: Path) -> None:
    (tmp_path / "m.tmx").write_text(
        '<tmx version="1.4"><header srclang="EN-US"/><body><tu><tuv xml:lang="EN-US"><seg>Press '
        '<bpt i="1">&lt;b></bpt>OK<ept i="1">&lt;/b></ept>.</seg></tuv>'
        '<tuv lang="fr_CA"><seg>Cliquez sur <hi>OK</hi>.</seg></tuv>'
        '<tuv xml:lang="de"><seg>OK drücken.</seg></tuv></tu></body></tmx>'
    )
    (bitext,) = bitexts_of("tmx", tmp_path / "m.tmx")
    assert bitext.target
    assert [text.sentences[0].text for text in (bitext.source, bitext.target)] == ["Cliquez sur OK.", "Press OK."]
    assert [bitext.source.document.lang, bitext.target.document.lang] == ["fr", "en"]


def test_translate_toolkit_reads_tmx_and_xliff(tmp_path: Path) -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is not installed")
    made = corpus()
    put(tmp_path, made, "tmx")
    store = tmx.tmxfile.parsefile(str(tmp_path / "corpus.tmx"))
    units = [(unit.source, unit.target) for unit in store.units if unit.source and unit.target]
    assert units[1] == (
        "« Nous restons. Nous ne “céderons” pas », a dit Léa Roy.",
        "“We stay. We will not give in,” said Léa Roy.",
    )
    assert len(units) == 6  # two of them are a machine's, and tagged so
    older = pytest.importorskip("translate.storage.xliff", reason="translate-toolkit is not installed")
    put(tmp_path, made, "xliff12")
    store = older.xlifffile.parsefile(str(tmp_path / "xliff12/fr/greve.xlf"))
    assert [str(unit.target) for unit in store.units][1] == "“We stay. We will not give in,” said Léa Roy."
    assert [str(match.target) for match in store.units[1].getalttrans()] == ["We stay. We will not give in"]
    assert "Original (verbatim" in store.units[1].getnotes() and len(store.units) == 6
    xliff = pytest.importorskip("translate.storage.xliff2", reason="this translate-toolkit has no XLIFF 2")
    put(tmp_path, made, "xliff")
    store = xliff.Xliff2File.parsefile(str(tmp_path / "xliff/fr/greve.xlf"))
    found = [(str(unit.source), str(unit.target)) for unit in store.units if unit.source and unit.target]
    assert len(found) == 4 and "a dit Léa Roy." in found[1][0]


@pytest.mark.parametrize(
    ("name", "file", "content", "said"),
    [
        ("tei", "a.xml", "<x/>", "not TEI"),
        ("tei", "a.xml", '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "a.xml:1: a text without"),
        ("tmx", "a.tmx", "<tmx><body>", "not well-formed"),
        ("tmx", "a.tmx", "<xliff/>", "not TMX"),
        ("tmx", "a.tmx", '<!DOCTYPE t [<!ENTITY a "b">]><tmx>&a;</tmx>', "entities"),
        ("xliff", "a.xlf", '<xliff version="3.0"/>', "not XLIFF"),
        ("xliff", "a.xlf", '<xliff version="1.2"/>', "no French text"),
        ("xces", "a.xml", "<x/>", "not cesAlign"),
        ("xces", "a.xml", '<cesAlign><linkGrp fromDoc="../../etc/passwd" toDoc="b"/></cesAlign>', "no document"),
        ("ladder", "a.align", "[0,2]:[0]:0.1\n", "a.align:1: sentences not in a row"),
        ("ladder", "a.align", "[0]:[0]\n\n[0]:[1]\n", "a.align:3: sentence 0 comes twice"),
        ("ladder", "a.align", "[0]:[0]:x\n", "a.align:1: the cost 'x'"),
        ("ladder", "a.align", "0-0\n", "a.align:1: not a bead"),
        ("ladder", "a.align", "[0]:[0]\n", "No such file"),
        ("moses", "a.fr", "un\n", "No such file"),
        ("jsonl", "a.jsonl", '{"type": "text"}\n', "a.jsonl:1: not a line"),
        ("jsonl", "a.jsonl", "[]\n", "a.jsonl:1: not a line"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(
    tmp_path: Path, name: str, file: str, content: str, said: str
) -> None:
    (tmp_path / file).write_text(content)
    with pytest.raises(InputError, match=said.replace("[", r"\[")) as caught:
        bitexts_of(name, tmp_path / file)
    assert str(tmp_path) in str(caught.value) and caught.value.remedy


def test_a_format_there_is_none_of_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such format: docx; choose from tei"):
        write(corpus(), tmp_path, ("tei", "docx"))
    with pytest.raises(UsageError, match="cannot read the format 'card'"):
        bitexts_of("card", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_ladders_are_vecaligns() -> None:
    lines = ["[0]:[0]:0.25", "[1, 2]:[]:0.5", "[]:[1]", "[3]:[2,3]:1.75"]
    beads = parse_beads(lines)
    assert [(bead.type, bead.score) for bead in beads] == [("1-1", 0.75), ("2-0", 0.5), ("0-1", 1.0), ("1-2", 0.0)]
    assert parse_beads(format_beads(beads).splitlines()) == beads


_OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>FR</source_lang><target_lang>EN</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""


@pytest.mark.skipif(shutil.which("omegat") is None, reason="OmegaT is not installed (Debian package omegat)")
def test_omegat_translates_with_our_memory(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("source", "target", "tm/auto", "omegat", "glossary", "dictionary"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(_OMEGAT)
    (project / "source/a.txt").write_text("La grève s’étend\n\nUn. Deux.\n\nInconnu.\n")
    ((_, memory), *_) = render(corpus(), ("tmx",))
    (project / "tm/auto/corpus.tmx").write_bytes(memory)
    command = ["omegat", "--mode=console-translate", f"--config-dir={tmp_path}", str(project)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert (project / "target/a.txt").read_text().split("\n\n") == ["The strike spreads", "One, two.", "Inconnu.\n"]
