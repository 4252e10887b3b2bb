"""Tables of pairs: whatever a spreadsheet or tool writes is read, and what we write default readers read right."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.formats import Settings, read, render
from aligner.formats.shared.characters import cell, xml_text
from aligner.formats.tables.write import ALIGNMENT, QUOTES
from aligner.model import Bitext, Corpus, Decision
from tests.formats.corpora import corpus
from tests.formats.strategies import corpora

ROWS = [
    ("Le pont est ouvert.", "The bridge is open."),
    ("« L’eau monte », a dit le maire.", '"The water is rising," said the mayor.'),
    ("Il pleut ; la route est fermée.", "It is raining, and the road is closed."),
]


def texts(bitext: Bitext) -> list[tuple[str, str]]:
    assert bitext.target
    sides = ((bitext.source, "source"), (bitext.target, "target"))
    return [
        tuple(" ".join(s.text for s in text.sentences[span.start : span.end]) for text, span in
              ((text, getattr(bead, name)) for text, name in sides))
        for bead in bitext.beads
    ]  # type: ignore[return-value]  # fmt: skip


def put(folder: Path, made: Corpus, name: str, given_: Settings | None = None) -> None:
    for path, content in render(made, (name,), given_ or Settings()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def as_csv(delimiter: str, quoting: int = csv.QUOTE_MINIMAL, header: tuple[str, ...] = (), turned: bool = False) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows(([header] if header else []) + [row[::-1] if turned else row for row in ROWS])
    return stream.getvalue()


BARE = "".join(f"{fr}\t{en}\n" for fr, en in ROWS)


@pytest.mark.parametrize(
    "content",
    [
        BARE,
        BARE.replace("\n", "\r\n"),
        "".join(f"{en}\t{fr}\n" for fr, en in ROWS),
        "English\tFrench\n" + "".join(f"{en}\t{fr}\n" for fr, en in ROWS),
        "ID\tAnglais (en-GB)\tfr-FR\tStatus\n" + "".join(f"7\t{en}\t{fr}\tdone\n" for fr, en in ROWS),
        as_csv("\t"),
        as_csv("\t", csv.QUOTE_ALL),
        as_csv(";"),
        as_csv(",", header=("source", "target")),
        as_csv(",", turned=True),
        as_csv("|", header=("en", "fr"), turned=True),
        as_csv(";", header=("français", "anglais")),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_pairs_of_any_dialect_are_the_same_pairs(tmp_path: Path, content: str, encoding: str) -> None:
    (tmp_path / "pairs.txt").write_bytes(content.encode(encoding))
    found = read("tsv", tmp_path / "pairs.txt")
    (bitext,) = found.bitexts
    assert texts(bitext) == ROWS
    assert bool(found.notices) == (encoding == "cp1252") and not found.failures


def test_cells_may_hold_line_ends_and_rows_without_text_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'fr,en\n"Le pont\nest ouvert.","The bridge\r\nis open."\n,\nOui.,\n,Yes.\n', "utf-8", newline=""
    )
    found = read("tsv", tmp_path / "a.csv")
    assert texts(found.bitexts[0]) == [("Le pont\nest ouvert.", "The bridge\r\nis open."), ("Oui.", ""), ("", "Yes.")]


def test_a_table_without_french_or_english_is_refused(tmp_path: Path) -> None:
    for content in ("", "Der Hund bellt.\tPies szczeka.\n", "un seul\n", "The sea is calm.\tThe sea is not.\n"):
        (tmp_path / "a.tsv").write_text(content, "utf-8")
        with pytest.raises(InputError, match=r"empty table|no column of French|no French"):
            read("tsv", tmp_path / "a.tsv")
    (tmp_path / "a.tsv").write_bytes(b"\x81\x8d\x8f\t\xff\n")
    with pytest.raises(InputError, match="neither UTF-8 nor windows-1252"):
        read("tsv", tmp_path / "a.tsv")


def test_a_row_that_is_wrong_stops_nothing(tmp_path: Path) -> None:
    put(tmp_path, corpus(), "tsv")
    table = (tmp_path / "alignment.tsv").read_text("utf-8").replace("\t0.99\t", "\tmuch\t")
    (tmp_path / "alignment.tsv").write_text(table, "utf-8")
    found = read("tsv", tmp_path / "alignment.tsv")
    (failure,) = found.failures
    assert failure.path.endswith("alignment.tsv:2") and "the score 'much'" in failure.message
    assert len(found.bitexts[0].beads) == 5


@pytest.mark.parametrize(("name", "file"), [("tsv", "alignment.tsv"), ("xlsx", "corpus.xlsx")])
def test_our_own_table_comes_back_with_documents_scores_and_decisions(tmp_path: Path, name: str, file: str) -> None:
    put(tmp_path, corpus(), name)
    (bitext,) = read(name, tmp_path / file).bitexts
    first = corpus().bitexts[0]
    assert (bitext.source.document.id, bitext.target and bitext.target.document.id) == ("fr/greve.txt", "en/greve.txt")
    assert texts(bitext) == texts(first)
    assert [(bead.score, bead.decision and (bead.decision.status, bead.decision.by)) for bead in bitext.beads] == [
        (bead.score, bead.decision and (bead.decision.status, bead.decision.by)) for bead in first.beads
    ]


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_tables_give_back_what_they_were_given(tmp_path_factory: pytest.TempPathFactory, made: Corpus) -> None:
    pair = made.bitexts[0]
    wanted = [(cell(fr).strip(), cell(en).strip()) for fr, en in texts(pair)]
    wanted = [row for row in wanted if any(row)]
    assume(any(fr for fr, _ in wanted))
    folder = tmp_path_factory.mktemp("tables")
    for name, file, given_ in (
        ("tsv", "alignment.tsv", Settings()),
        ("xlsx", "corpus.xlsx", Settings()),
    ):
        put(folder, made, name, given_)
        (bitext,) = read(name, folder / file).bitexts
        spelled = [(xml_text(fr), xml_text(en)) for fr, en in wanted] if name == "xlsx" else wanted
        assert texts(bitext) == spelled, name


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_default_readers_read_the_cells_themselves(made: Corpus) -> None:
    files = {path: content.decode() for path, content in render(made, ("tsv",))}
    for name, header in (("alignment.tsv", ALIGNMENT), ("quotes.tsv", QUOTES)):
        rows = list(csv.reader(io.StringIO(files[name], newline=""), delimiter="\t", strict=True))
        assert rows[0] == list(header) and all(len(row) == len(header) for row in rows)
        assert len(rows) == files[name].count("\n")
    beads = list(csv.DictReader(io.StringIO(files["alignment.tsv"], newline=""), delimiter="\t", strict=True))
    assert [(row["source_text"], row["target_text"]) for row in beads] == [
        (cell(fr), cell(en)) for fr, en in texts(made.bitexts[0]) if fr or en
    ]


@pytest.mark.parametrize("reader", ["pandas", "polars", "duckdb"])
def test_data_frames_have_the_rows_and_cells(tmp_path: Path, reader: str) -> None:
    module = pytest.importorskip(reader, reason=f"{reader} is not installed")
    put(tmp_path, corpus(), "tsv")
    for name in ("alignment.tsv", "quotes.tsv"):
        path = str(tmp_path / name)
        rows = list(csv.reader((tmp_path / name).read_text("utf-8").splitlines(), delimiter="\t"))
        if reader == "pandas":
            found = module.read_csv(path, sep="\t", dtype=str, keep_default_na=False).to_numpy().tolist()
        elif reader == "polars":
            frame = module.read_csv(path, separator="\t", infer_schema=False)
            found = [[value or "" for value in row] for row in frame.rows()]
        else:
            query = f"SELECT * FROM read_csv('{path}', all_varchar=true)"
            found = [[value or "" for value in row] for row in module.sql(query).fetchall()]
        assert found == rows[1:]


def test_the_workbook_is_read_by_openpyxl_and_takes_nothing_for_a_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    put(tmp_path, corpus(), "xlsx")
    book = openpyxl.load_workbook(tmp_path / "corpus.xlsx")
    assert book.sheetnames == ["beads", "quotes"]
    cells = [cell for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    first = (tmp_path / "corpus.xlsx").read_bytes()
    put(tmp_path, corpus(), "xlsx")
    assert (tmp_path / "corpus.xlsx").read_bytes() == first


def test_what_looks_like_an_escape_or_a_formula_in_a_workbook_is_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["fr", "en"])
    for fr, en in [*ROWS, ("L'an _x0041_ =1+1 de la mer", "=x")]:
        sheet.append([fr, en])
        for one in sheet[sheet.max_row]:
            one.data_type = "s"
    book.save(tmp_path / "a.xlsx")
    (bitext,) = read("xlsx", tmp_path / "a.xlsx").bitexts
    assert texts(bitext)[-1] == ("L'an A =1+1 de la mer", "=x")
    put(tmp_path, Corpus((bitext,), ()), "xlsx")
    (again,) = read("xlsx", tmp_path / "corpus.xlsx").bitexts
    assert texts(again) == texts(bitext)


def test_what_is_no_workbook_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(InputError, match="not a workbook"):
        read("xlsx", path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x")
    with pytest.raises(InputError, match="not a sound workbook"):
        read("xlsx", path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * 50_000_000)
    with pytest.raises(InputError, match="unpacks to"):
        read("xlsx", path)


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), max_size=5))
def test_no_table_gives_a_traceback(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("t") / "a.tsv"
    path.write_bytes("\n".join("\t".join(row) for row in [("fr", "en"), *rows]).encode("utf-8", "surrogatepass"))
    try:
        found = read("tsv", path)
    except InputError:
        return
    assert any(bitext.source.sentences for bitext in found.bitexts)


def test_decisions_of_a_corrected_table_are_those_of_its_rows(tmp_path: Path) -> None:
    put(tmp_path, corpus(), "tsv")
    table = (tmp_path / "alignment.tsv").read_text("utf-8")
    (tmp_path / "alignment.tsv").write_text(table.replace("\tauto\t", "\tcorrected\tZoé"), "utf-8")
    (bitext,) = read("tsv", tmp_path / "alignment.tsv").bitexts
    assert bitext.beads[0].decision == Decision("corrected", "Zoé", "")
