"""What readers keep of a source, how fast they are, and how much memory they take.

    python benchmarks/reading.py --structure FOLDER   TEI files: elements and ids in, and in the TEI that we write
    python benchmarks/reading.py --speed CHECKOUT     plain text, read and segmented: a ratio to an older checkout
    python benchmarks/reading.py --memory             a book and a page of 10 MB, made here: the most memory each takes

TEI that is written is validated by the schema of the package, and by jing where that is installed. Elements are counted
within `text`; ids on all but `s`, whose own are kept where our sentence is the source's.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

import aligner
from aligner.errors import InputError
from aligner.formats import render
from aligner.formats.tei.check import validate
from aligner.model import Bitext, Corpus, Document, Lang, Signature
from aligner.pipeline.texts import prepare
from aligner.reading.markup import READERS
from aligner.signature import digest

_T = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
COUNTED = ("div", "head", "p", "lg", "l", "sp", "speaker", "u", "seg", "list", "item", "table", "row", "cell")
COUNTED += ("note", "pb", "lb", "hi", "quote", "q", "said", "trailer", "front", "back", "kinesic", "choice")
COUNTED += ("w", "pc", "name")
PARAGRAPH = "Le port ouvrira demain à midi, a dit la maire, pour tous les bateaux qui attendent depuis trois ans. " * 6


def structure(folder: Path) -> None:
    """Print how many of each element a TEI file has, and the TEI made of it."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    files = sorted(folder.rglob("*.xml"))
    digests = []
    for path in files:
        data = path.read_bytes()
        digests.append(data)
        source = etree.fromstring(data).find(f"{_T}text")
        try:
            content = READERS[".xml"](data, str(path))
        except InputError as error:
            print(f"not read: {error}")
            continue
        if source is None:
            continue
        before.update(_counts(source, _ID))
        lang: Lang = "en" if "-GB" in path.name or "eng" in str(path) else "fr"
        held = content.blocks, content.markup, content.offsets, content.lines
        text = prepare(Document(f"{lang}/{path.name}", lang, path.name, content.text, "", "", content.metadata, *held))
        made = dict(render(Corpus((Bitext(text, None),), (), Signature("1")), ("tei",)))
        written = made[next(name for name in made if name.startswith(f"{lang}/"))]
        tree = etree.fromstring(written)
        wrong = validate(tree)
        body = tree.find(f"{_T}text")
        assert body is not None
        after.update(_counts(body, "source"))
        counts = f"{len(text.sentences)} sentences, {len(text.quotes)} quotes"
        print(f"{path.name}: {counts}, {len(wrong)} errors, jing {_jing(written)}")
        for line, message in wrong[:3]:
            print(f"    line {line}: {message}")
    print(f"{'element':12}{'in':>8}{'out':>8}")
    for name in (*COUNTED, "ids"):
        if before[name] or after[name]:
            print(f"{name:12}{before[name]:>8}{after[name]:>8}")
    print(f"aligner:{aligner.__version__} files:{len(files)} data:{digest(digests)[:12]}")


def _counts(text: etree._Element, identified: str) -> Counter[str]:
    found = Counter(etree.QName(e).localname for e in text.iter(etree.Element) if str(e.tag).startswith(_T))
    kept = (e for e in text.iter(etree.Element) if etree.QName(e).localname != "s")
    found["ids"] = sum(e.get(identified) is not None for e in kept)
    return found


def _jing(data: bytes) -> str:
    jing = shutil.which("jing")
    if jing is None:
        return "not installed"
    schema = Path(aligner.__file__).parent / "formats/tei/schema/tei_all.rng"
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(data)
        file.flush()
        done = subprocess.run([jing, str(schema), file.name], capture_output=True, text=True)
    return "valid" if done.returncode == 0 else done.stdout[:200]


_TIMED = """
import sys, time
from pathlib import Path
from aligner.model import Document
from aligner.reading.folder import Source, load
try:  # its name in older checkouts, first: an editable install would find today's there too
    from aligner.segment import segment
except ImportError:
    from aligner.segmentation import segment
data = Path(sys.argv[1]).read_bytes()
source = Source("fr/a", "fr", sys.argv[1])
best = []
for _ in range(5):
    start = time.process_time()
    document, _ = load(source, data)
    segment(document)
    best.append(time.process_time() - start)
print(min(best))
"""


def speed(checkout: Path) -> None:
    """Print the time of reading and segmenting plain text here and in another checkout, one after the other."""
    lines = ["\n\n".join([PARAGRAPH] * 1_500), "\r\n\r\n".join([PARAGRAPH] * 1_500), _wrapped("\n"), _wrapped("\r\n")]
    for name, text in zip(
        ("a paragraph a line", "the same, CRLF", "wrapped at 72", "wrapped, CRLF"), lines, strict=True
    ):
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(text.encode())
            file.flush()
            rounds = [
                [_seconds(root, file.name) for root in (Path(aligner.__file__).parents[1], checkout)] for _ in range(3)
            ]
        ours, theirs = (min(side) for side in zip(*rounds, strict=True))
        print(
            f"{name:20} {ours:.3f} s here, {theirs:.3f} s there, ratio {ours / theirs:.2f} ({len(text) / 1e6:.1f} MB)"
        )
    print(f"aligner:{aligner.__version__} against:{checkout.name}")


def _wrapped(line_end: str) -> str:
    words, lines, line = (PARAGRAPH * 1_500).split(), [], ""
    for word in words:
        if len(line) + len(word) > 71:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return line_end.join(line + (line_end if number % 9 == 8 else "") for number, line in enumerate([*lines, line]))


def _seconds(root: Path, file: str) -> float:
    env = os.environ | {"PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _TIMED, file], capture_output=True, text=True, env=env, cwd=root, check=True
    )
    return float(done.stdout)


_MEASURED = """
import json, sys, time
from pathlib import Path
from aligner.reading.markup import READERS
path = Path(sys.argv[1])
READERS[path.suffix](path.with_name("small" + path.suffix).read_bytes(), "small")
def kib(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))
Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew (Linux)
before = kib("VmRSS")
start = time.process_time()
content = READERS[path.suffix](path.read_bytes(), str(path))
used = time.process_time() - start
after = kib("VmHWM")
print(json.dumps([used, (after - before) / 1024, len(content.text), len(content.blocks)]))
"""


def memory() -> None:
    """Print the time and the memory that a book and a page of 10 MB take, beyond what the reader itself does."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix, make in ((".epub", _book), (".html", _page), (".md", _markdown), (".odt", _odt)):
            for name, size in (("small", 10_000), ("large", 10_000_000)):
                (Path(folder) / f"{name}{suffix}").write_bytes(make(size))
            path = Path(folder) / f"large{suffix}"
            done = subprocess.run([sys.executable, "-c", _MEASURED, str(path)], capture_output=True, text=True)
            if done.returncode:
                print(f"{suffix:6} {done.stderr.splitlines()[-1][:160]}")
                continue
            seconds, mib, length, blocks = json.loads(done.stdout)
            print(f"{suffix:6} {seconds:5.1f} CPU s, {mib:5.0f} MiB; {length:,} characters in {blocks:,} blocks")
    print(f"aligner:{aligner.__version__}")


def _paragraphs(size: int) -> list[str]:
    return [f"<p>{PARAGRAPH} <i>Fin</i> de <q>{number}</q>.</p>" for number in range(size // (len(PARAGRAPH) + 30) + 1)]


def _page(size: int) -> bytes:
    return f"<html><body><article>{''.join(_paragraphs(size))}</article></body></html>".encode()


def _book(size: int) -> bytes:
    parts = _paragraphs(size)
    chapters = [parts[start : start + 500] for start in range(0, len(parts), 500)]
    items = "".join(
        f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    files = {f"{n}.xhtml": f"<html><body><h1>{n}</h1>{''.join(part)}</body></html>" for n, part in enumerate(chapters)}
    files |= {
        "META-INF/container.xml": '<c><rootfile full-path="p.opf"/></c>',
        "p.opf": f"<package>{items}{spine}</package>",
    }
    return _zipped(files)


def _odt(size: int) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<t:p>{PARAGRAPH}</t:p>" for _ in range(size // len(PARAGRAPH) + 1))
    return _zipped(
        {"content.xml": f'<o:d xmlns:o="{space}:office:1.0" xmlns:t="{space}:text:1.0"><o:text>{body}</o:text></o:d>'}
    )


def _markdown(size: int) -> bytes:
    return "\n\n".join(f"{PARAGRAPH} *Fin*." for _ in range(size // len(PARAGRAPH) + 1)).encode()


def _zipped(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--structure", type=Path, metavar="FOLDER")
    parser.add_argument("--speed", type=Path, metavar="CHECKOUT")
    parser.add_argument("--memory", action="store_true")
    told = parser.parse_args()
    if told.structure:
        structure(told.structure)
    if told.speed:
        speed(told.speed)
    if told.memory:
        memory()


if __name__ == "__main__":
    main()
