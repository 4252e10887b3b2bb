from __future__ import annotations

from pathlib import Path

import pytest

from aligner.cli.lines import read_lines, read_table
from aligner.errors import InputError


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("un\r\n\r\ndeux\u2028trois\x0bquatre\nfin".encode())
    assert read_lines(file) == ["un", "", "deux\u2028trois\x0bquatre", "fin"]


def test_table_by_column_names(tmp_path: Path) -> None:
    file = tmp_path / "q.tsv"
    file.write_text('text\tid\n"Oui\t1\nNon\t2\n', encoding="utf-8")
    assert read_table(file, ("id", "text")) == [("1", '"Oui'), ("2", "Non")]


@pytest.mark.parametrize(("content", "where"), [("id\tfr\n", ":1"), ("id\ttext\na\tb\nc\n", ":3"), (" \n", "")])
def test_bad_tables_are_reported_with_their_line(tmp_path: Path, content: str, where: str) -> None:
    file = tmp_path / "q.tsv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_table(file, ("id", "text"))
    assert caught.value.where == f"{file}{where}"
