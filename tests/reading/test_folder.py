from __future__ import annotations

from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.model import Span
from aligner.reading import pair_by_name, read

CORPUS = Path(__file__).parents[2] / "corpus"


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_sample_corpus() -> None:
    french, english = read([CORPUS / "fr"], "fr"), read([CORPUS / "en"], "en")
    assert (len(french.documents), len(english.documents)) == (6, 26)
    assert not french.failures + english.failures
    verge = next(d for d in english.documents if "verge" in d.id)
    assert verge.id == "en/2023-11-29_altman-verge-interview.txt"
    assert verge.meta("publisher") == "The Verge"
    assert verge.origin == "original"
    assert verge.text == Path(verge.path).read_bytes().decode()
    pairs = list(pair_by_name(*([document.id for document in side.documents] for side in (french, english))))
    assert pairs == [("fr/2026-10-03_harbour-library.txt", "en/2026-10-03_harbour-library.txt")]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt="Bonjour.", b_dot_txt="   ", sub__c_dot_md="# Titre\n\nTexte.")
    (tmp_path / "d.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 50)
    result = read([tmp_path], "fr")
    assert [d.id for d in result.documents] == ["fr/a.txt", "fr/sub/c.md"]
    assert [Path(f.path).name for f in result.failures] == ["b.txt", "d.txt"]


def test_single_files_and_globs(tmp_path: Path) -> None:
    write(tmp_path, x__a_dot_txt="Un.", x__b_dot_txt="Deux.", y__a_dot_txt="Trois.")
    assert [d.id for d in read([tmp_path / "x/a.txt"], "fr").documents] == ["fr/a.txt"]
    assert [d.id for d in read([f"{tmp_path}/*/a.txt"], "fr").documents] == ["fr/x/a.txt", "fr/y/a.txt"]
    for nothing in ("missing", f"{tmp_path}/z*.txt"):
        with pytest.raises(InputError):
            read([nothing], "fr")


def test_two_files_of_one_id_are_reported(tmp_path: Path) -> None:
    write(tmp_path, x__a_dot_txt="Un.", y__a_dot_txt="Deux.")
    result = read([tmp_path / "x", tmp_path / "y", tmp_path / "x"], "fr")
    assert [d.text for d in result.documents] == ["Un."]
    assert len(result.failures) == 1


def test_what_has_no_reader_is_said(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt="Un.", b_dot_jpg="x", _dot_hidden_dot_txt="x")
    result = read([tmp_path], "fr")
    assert [d.id for d in result.documents] == ["fr/a.txt"]
    assert [n for n in result.notices if "b.jpg" in n]
    assert read([tmp_path / "b.jpg"], "fr").failures


def test_links_that_loop_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt="Un.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [d.id for d in read([tmp_path], "fr").documents] == ["fr/a.txt"]


def test_front_matter_and_comments_are_no_text(tmp_path: Path) -> None:
    text = "---\ntitle: x\n---\nTexte <!-- caché\nencore --> visible.\n"
    write(tmp_path, a_dot_md=text)
    (document,) = read([tmp_path], "fr").documents
    assert (document.text, document.title) == ("Texte visible.", "x")
    assert document.located(Span(6, 14)).of(text) == "visible."


@pytest.mark.parametrize(
    ("table", "line"),
    [("file\tlang\na.txt\tfr\n", ":1"), ("path\tlang\na.txt\tfr\tx\n", ":2"), ("path\na.txt\n# c\na.txt\n", ":4")],
)
def test_bad_metadata_is_reported_with_its_line(tmp_path: Path, table: str, line: str) -> None:
    write(tmp_path, a_dot_txt="Un.", metadata_dot_tsv=table)
    result = read([tmp_path], "fr")
    assert [d.id for d in result.documents] == ["fr/a.txt"]
    assert f"metadata.tsv{line}:" in result.failures[0].message


def test_pairs_by_name_whatever_the_language_mark(tmp_path: Path) -> None:
    write(tmp_path, fr__n__a_fr_dot_txt="Un.", en__n__a_dot_en_dot_md="One.", en__a_dot_txt="Other.")
    french, english = read([tmp_path / "fr"], "fr"), read([tmp_path / "en"], "en")
    ((source, target),) = pair_by_name(*([document.id for document in side.documents] for side in (french, english)))
    assert (source, target) == ("fr/n/a_fr.txt", "en/n/a.en.md")
