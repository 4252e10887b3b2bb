"""The ways in: readers, imports, and the command line, each called as a user's command calls it."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

from aligner import formats
from aligner.cli import group, main
from aligner.errors import AlignerError
from aligner.glossary.exchange import EXCHANGES
from aligner.glossary.load import load, read_text
from aligner.reading import read
from aligner.translation import install

FRENCH = "Le directeur a parlé hier. « L’entreprise ira bien sans moi », a dit Sam Altman."
ENGLISH = "The director spoke yesterday. “The company will be fine without me,” said Sam Altman."


def reader(folder: Path) -> str:
    """Read the folder `fr` as French texts: their texts, or the first failure."""
    found = read([folder / "fr"], "fr")
    if found.failures:
        raise AlignerError(found.failures[0].message)
    return "\n".join([*(document.text for document in found.documents), *found.notices])


def others(folder: Path) -> str:
    """Read the folder `fr`, in which good.txt must come through whatever else fails; say what failed."""
    found = read([folder / "fr"], "fr")
    assert any(document.id == "fr/good.txt" for document in found.documents), found
    if found.failures:
        raise AlignerError("\n".join(failure.message for failure in found.failures))
    return "\n".join([document.id for document in found.documents] + list(found.notices))


def imported(form: str, name: str) -> Callable[[Path], str]:
    """Return the entry of `align import --format form`: the sentences of the bitexts."""

    def enter(folder: Path) -> str:
        bitexts = formats.read(form, folder / name).bitexts
        texts = [text for bitext in bitexts for text in (bitext.source, bitext.target) if text]
        return "\n".join(sentence.text for text in texts for sentence in text.sentences)

    return enter


def terms(folder: Path) -> str:
    """Import glossary.tbx as `align glossary import --from tbx` does: its terms."""
    path = folder / "glossary.tbx"
    found = EXCHANGES["tbx"].read(read_text(path), str(path)).terms
    return "\n".join(f"{t.source} = {t.target} {t.note}" for t in found)


def rows(folder: Path) -> str:
    """Load glossary.tsv."""
    return f"{len(load(folder / 'glossary.tsv').terms)} terms"


def package(folder: Path) -> str:
    """Install an Argos package: the names of the files that were written."""
    place = install(folder / "evil.argosmodel").path
    return "\n".join(sorted(path.relative_to(place).as_posix() for path in place.rglob("*")))


def command(*arguments: str) -> Callable[[Path], str]:
    """Return the entry of the command line: exit code, standard output and errors. `{}` stands for the folder."""

    def enter(folder: Path) -> str:
        given = [argument.replace("{}", str(folder)) for argument in arguments]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = group.main(given, standalone_mode=False)
        return f"exit {code or 0}\n{out.getvalue()}{err.getvalue()}"

    return enter


def process(*arguments: str) -> Callable[[Path], str]:
    """Return the entry of the whole program: what it prints on standard error as it ends with 2."""

    def enter(folder: Path) -> str:
        sys.argv = ["align", *(argument.replace("{}", str(folder)) for argument in arguments)]
        err = io.StringIO()
        try:
            with contextlib.redirect_stderr(err):
                main()
        except SystemExit as done:
            assert done.code == 2, done.code
        assert not unescaped(err.getvalue()), unescaped(err.getvalue())
        raise AlignerError(err.getvalue())

    return enter


def main_job(*more: str) -> Callable[[Path], str]:
    """Return the entry of `align fr en -o out --translator none`."""
    return command("run", "{}/fr", "{}/en", "-o", "{}/out", "--translator", "none", *more)


def corpus(folder: Path, **french: str) -> None:
    """Write a pair of texts that are as they should be, and more French texts by name."""
    for place, text in (("fr/good.txt", FRENCH), ("en/good.txt", ENGLISH)):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    for name, text in french.items():
        (folder / "fr" / f"{name}.txt").write_text(text, encoding="utf-8")


def written(folder: Path) -> dict[str, str]:
    """Return the text of every file that a main job wrote."""
    found = [path for path in (folder / "out").rglob("*") if path.is_file()]
    assert found, "nothing was written"
    return {path.relative_to(folder / "out").as_posix(): path.read_text(encoding="utf-8") for path in found}


def unescaped(text: str) -> list[str]:
    """Return the characters of a terminal's output that could drive it."""
    return re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def fail(answer: str) -> None:
    """Raise the errors that a command printed."""
    raise AlignerError(
        "\n".join(line for line in answer.splitlines() if line.startswith("align: ")).removeprefix("align: ")
    )
