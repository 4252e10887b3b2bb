"""Files that are none, names that are more than names, and files that go away."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from aligner.reading import find, load, read_bytes
from hostile_cases import entry_points
from hostile_cases.case import CANARY, Case, mortal

_NAMES = {
    "newline": "a\nalign: all is well.txt",
    "escape": "a\x1b[2J\x1b]0;EVIL\x07.txt",
    "direction": "a\u202etxt.exe.txt",
    "dash": "--output=x.txt",
    "tab": "a\tb.txt",
    "quotes": "a'\"`$(touch EVIL)`.txt",
    "markup": "<script>EVIL</script>.txt".replace("/", "\u2215"),
    "long": "é" * 125 + ".txt",
    "spaces": "   .txt",
    "device": "con.txt",
    "percent": "%s%n{}{0}.txt",
    "formula": "=cmd|calc.txt",
}


def _socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder / "fr")  # the path of a socket may have some 100 bytes
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("a.txt")
    os.chdir(here)


def _link(target: str, name: str = "a.txt") -> Callable[[Path], None]:
    return lambda folder: (folder / "fr" / name).symlink_to(target.replace("{}", str(folder)))


def _unreadable(folder: Path) -> None:
    (folder / "fr/a.txt").write_text(entry_points.FRENCH, encoding="utf-8")
    (folder / "fr/a.txt").chmod(0)


def _things() -> Iterator[tuple[str, str, Callable[[Path], None], str]]:
    yield "pipe", "a named pipe by the name of a text", lambda f: os.mkfifo(f / "fr/a.txt"), "but a named pipe"
    yield "socket", "a socket by the name of a text", _socket, "but a socket"
    yield "zero", "a link to /dev/zero", _link("/dev/zero"), "leads out of its folder"
    yield "tty", "a link to /dev/tty", _link("/dev/tty"), "leads out of its folder"
    yield "self", "a link to itself", _link("a.txt"), "cannot be read"
    yield "dangling", "a link to nothing", _link("gone.txt"), "cannot be read"
    yield "secret", "a link to a file outside the folder", _link("{}/secret.txt"), "leads out of its folder"
    yield "loop", "a link to the folder it is in", _link("..", "loop"), ""
    yield "folder", "a folder called x.txt", lambda f: (f / "fr/x.txt").mkdir(), ""
    yield "hidden", "hidden files", lambda f: (f / "fr/.a.txt").write_text(CANARY), ""
    yield "bytes", "a name that is not UTF-8", _named(b"caf\xe9.txt"), "a name that is not UTF-8"
    yield "deep", "folders 60 deep", _deep, ""


def _named(name: bytes | str) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        path = os.fsencode(folder / "fr") + b"/" + os.fsencode(name)
        with open(path, "wb") as stream:  # noqa: PTH123 - the name is bytes
            stream.write(f"{entry_points.FRENCH} Le fichier est un autre.".encode())

    return build


def _deep(folder: Path) -> None:
    place = folder / "fr" / "/".join(["dossier"] * 60)
    place.mkdir(parents=True)
    (place / "a.txt").write_text(entry_points.FRENCH, encoding="utf-8")


def _vanishing(folder: Path) -> str:
    """List the files, then take one away before it is read."""
    found = find([folder / "fr"], "fr")
    (folder / "fr/good.txt").unlink()
    for source in found.sources:
        load(source, read_bytes(Path(source.path)))
    return ""


def _as_mortal(enter: Callable[[Path], str]) -> Callable[[Path], str]:
    def entered(folder: Path) -> str:
        mortal()
        return enter(folder)

    return entered


def _safe_name(answer: str, folder: Path) -> None:
    assert answer.startswith("exit 0"), answer[:300]
    assert not entry_points.unescaped(answer), (entry_points.unescaped(answer), answer)
    for name, text in entry_points.written(folder).items():
        assert name.isascii() and name.isprintable() and "EVIL(" not in name, name
        assert not set("\x1b\x07") & set(text) or name.endswith("jsonl"), name
    assert not list(folder.rglob("EVIL"))


def _with(build: Callable[[Path], None]) -> Callable[[Path], None]:
    def built(folder: Path) -> None:
        entry_points.corpus(folder)
        build(folder)

    return built


def cases() -> Iterator[Case]:
    """Yield every folder at its entry."""
    for name, given, build, expect in _things():
        yield Case(f"file-{name}", given, "folder", _with(build), entry_points.others, expect)
    for name, file in _NAMES.items():
        given = f"a name with {name}: {ascii(file)[1:41]}"
        yield Case(f"name-{name}", given, "main job", _with(_named(file)), entry_points.main_job(), "", _safe_name, 30)
    named = entry_points.process("run", "{}/none\x1b[2J", "{}/en")
    yield Case("name-argument", "escape sequences in an argument", "main job", _with(_link("x")), named, r"\\u001b")
    enter = _as_mortal(entry_points.others)
    yield Case(
        "file-unreadable", "a file without permission", "folder", _with(_unreadable), enter, "permissions", wants="root"
    )
    closed = _with(lambda folder: (folder / "fr/closed").mkdir(mode=0))
    enter = _as_mortal(entry_points.others)
    yield Case("file-closed", "a folder without permission", "folder", closed, enter, "Permission denied", wants="root")
    away = _with(lambda folder: (folder / "fr").chmod(0))
    enter = _as_mortal(entry_points.command("run", "{}/fr/good.txt", "{}/en"))
    yield Case(
        "file-away", "a text in a folder without permission", "main job", away, enter, "Permission denied", wants="root"
    )
    yield Case(
        "file-vanishing",
        "a file that vanishes during the run",
        "folder",
        _with(_link("x")),
        _vanishing,
        "cannot be read",
    )
    for name in ("glossary.tsv", "glossary.tbx"):
        entry = entry_points.rows if name.endswith("tsv") else entry_points.terms
        yield Case(f"pipe-{name}", f"a named pipe called {name}", name, _pipe(name), entry, "but a named pipe")
    for form, name in (
        ("tei", "a.xml"),
        ("tmx", "a.tmx"),
        ("jsonl", "c.jsonl"),
        ("moses", "a.fr"),
        ("ladder", "a.align"),
    ):
        enter = entry_points.imported(form, name)
        yield Case(
            f"pipe-{form}", f"a named pipe called {name}", f"import {form}", _pipe(name), enter, "but a named pipe"
        )
    for name in ("metadata.tsv", "decisions.tsv"):
        job = entry_points.main_job()
        build = _with(_pipe(name))
        if name == "metadata.tsv":
            yield Case("pipe-metadata", "a named pipe called metadata.tsv", "main job", build, job, "", _said)
        else:
            yield Case(
                "pipe-decisions", "a named pipe called decisions.tsv", "main job", build, job, "but a named pipe"
            )

    build = _with(lambda folder: (folder / "fr/metadata.tsv").symlink_to(folder / "secret.txt"))
    given = "metadata.tsv that is a link to a file outside"
    yield Case("link-metadata", given, "main job", build, entry_points.main_job(), "", _named_and_passed_over)
    build = _with(lambda folder: (folder / "fr/decisions.tsv").symlink_to(folder / "secret.txt"))
    given = "decisions.tsv that is a link to a file outside"
    yield Case("link-decisions", given, "main job", build, entry_points.main_job(), "leads out of its folder")


def _said(answer: str, folder: Path) -> None:
    assert "not a file but a named pipe" in answer, answer
    assert answer.startswith("exit 3"), answer


def _named_and_passed_over(answer: str, folder: Path) -> None:
    assert "a link that leads out of its folder is not followed" in answer, answer
    assert answer.startswith("exit 3"), answer


def _pipe(name: str) -> Callable[[Path], None]:
    return lambda folder: os.mkfifo(folder / name)
