"""Corpora in the formats of other tools, read, written and read again; and the decisions about them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from aligner import formats
from aligner.formats.jsonl import read as jsonl
from aligner.formats.jsonl.write import NAME as JSONL_NAME
from aligner.formats.manifest import NAME as MANIFEST
from aligner.model import Bitext, Corpus
from fuzz.properties import check_bitexts, kept
from fuzz.target import CUT, ROOT, WORDS, Target, parts, refused, scratch

GOLDEN = ROOT / "tests/golden/formats"
_LADDER = ("[0]", "[]", "[0,1]", ":", "0.25", "nan", "inf", "1e999", "-1", "9" * 20, "\n", "٣")


def _format(name: str, files: tuple[str, ...]) -> Callable[[bytes], None]:
    """Check a format: an input has the files named, and the first is what is read."""

    def run(data: bytes) -> None:
        folder = _folder()
        for file, content in zip(files, parts(data, len(files)), strict=True):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        bitexts = refused(lambda: _bitexts(name, folder / files[0]))
        if bitexts is not None:
            check_bitexts(bitexts)
            _again(name, bitexts, folder)

    return run


def _bitexts(name: str, path: Path) -> tuple[Bitext, ...]:
    return tuple(formats.read(name, path).bitexts)


def _again(name: str, bitexts: tuple[Bitext, ...], folder: Path) -> None:
    """What is written and read is the same once it has been through the format."""
    first = _through(name, bitexts, folder / "one")
    second = None if first is None else _through(name, first, folder / "two")
    if first is not None and second is not None:
        check_bitexts(first)
        assert kept(second) == kept(first), "read, written and read again is the same"


def _through(name: str, bitexts: tuple[Bitext, ...], folder: Path) -> tuple[Bitext, ...] | None:
    corpus = Corpus(tuple(Bitext(one.source, one.target, one.beads) for one in bitexts), ())
    files = refused(lambda: _written(corpus, name))
    if not files:
        return None
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    last = {"tei": "corpus.xml", "xliff": "xliff", "ladder": "ladder"}.get(name) or next(iter(files))
    # What the format left empty (Moses without a bead, a text without sentences) is not there to be read.
    return refused(lambda: _bitexts(name, folder / last))


def _written(corpus: Corpus, name: str) -> dict[str, bytes]:
    """Return the files of a format by path; one that comes again goes on."""
    files: dict[str, bytes] = {}
    for path, content in formats.render(corpus, [name]):
        files[path] = files.get(path, b"") + content
    return {path: content for path, content in files.items() if path != MANIFEST}


def _jsonl(data: bytes) -> None:
    path = _folder() / JSONL_NAME
    path.write_bytes(data)
    corpus = refused(lambda: jsonl.read(path))
    if corpus is None:
        return
    check_bitexts(corpus.bitexts)
    files = refused(lambda: _written(corpus, "jsonl"))
    if files is not None:
        path.write_bytes(files[JSONL_NAME])
        again = jsonl.read(path)
        assert again.bitexts == corpus.bitexts, "written and read is the same"
        assert again.signature == corpus.signature, "the signature is kept"
        assert {text.document.id for text in again.pool} == {text.document.id for text in corpus.pool}


def _folder() -> Path:
    folder = scratch() / "exchange"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _tei(data: bytes) -> None:
    folder = _folder()
    for path in sorted(GOLDEN.glob("*/**/*.xml")):
        if path.parent.name not in ("flat", "xces"):
            (folder / path.relative_to(GOLDEN)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / path.relative_to(GOLDEN))
    (folder / "fr" / "greve.xml").write_bytes(data)
    bitexts = refused(lambda: _bitexts("tei", folder / "fr" / "greve.xml"))
    if bitexts is not None:
        check_bitexts(bitexts)
        _again("tei", bitexts, folder)


def _seeds(*files: str) -> Callable[[], Iterator[bytes]]:
    def seeds() -> Iterator[bytes]:
        yield CUT.join((GOLDEN / file).read_bytes() for file in files)

    return seeds


def _tei_seeds() -> Iterator[bytes]:
    yield (GOLDEN / "fr/greve.xml").read_bytes()
    yield (GOLDEN / "fr/seul.xml").read_bytes()
    yield (GOLDEN / "corpus.xml").read_bytes()


TEI = Target("tei", _tei, _tei_seeds, "xml", longest=60_000)
TMX = Target("tmx", _format("tmx", ("a.tmx",)), _seeds("corpus.tmx"), "xml", longest=20_000)
XLIFF = Target("xliff", _format("xliff", ("a.xlf",)), _seeds("xliff/fr/greve.xlf"), "xml", longest=20_000)
XCES = Target(
    "xces",
    _format("xces", ("fr-en.xml", "fr/greve.xml", "en/greve.xml")),
    _seeds("xces/fr-en.xml", "xces/fr/greve.xml", "xces/en/greve.xml"),
    "xml",
    longest=20_000,
)
MOSES = Target("moses", _format("moses", ("a.fr", "a.en")), _seeds("moses/corpus.fr", "moses/corpus.en"))
LADDER = Target(
    "ladder",
    _format("ladder", ("a.align", "a.fr", "a.en")),
    _seeds("ladder/fr/greve.align", "ladder/fr/greve.fr", "ladder/fr/greve.en"),
    words=(*WORDS, *_LADDER),
)
JSONL = Target(
    "jsonl",
    _jsonl,
    _seeds("corpus.jsonl"),
    words=(*WORDS, "null", "true", "-1", "1e999", "NaN", "[", "]", "{", "}", '"span":[0,1]', '"\\ud800"', ",", ":"),
    longest=20_000,
)
