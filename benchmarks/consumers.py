"""What other programs make of our exports: each is run for real, and what it counts is set beside what we wrote.

Run `python benchmarks/consumers.py RUN` with the folder of a finished run (`align corpus/fr corpus/en -o RUN`).
Programs that are not installed are named and passed over: OmegaT, LibreOffice, R, jing (Debian: omegat,
libreoffice-calc, r-base-core, jing), the IMS Open Corpus Workbench (`cwb-encode`, `cwb-align-encode`, `cqp` on the
path), pandas, polars, DuckDB, translate-toolkit. Exits with 1 where a count differs.
"""

from __future__ import annotations

import argparse
import csv
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from aligner import __version__
from aligner.formats import write
from aligner.formats.jsonl.read import read
from aligner.glossary import load
from aligner.glossary.exchange import EXCHANGES
from aligner.model import Bitext, Corpus

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("tei", "tsv", "xlsx", "tmx", "tmx-originals", "xliff", "xliff12", "vertical", "annotations")
OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>FR</source_lang><target_lang>EN</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
# What was asked of a program, what it found, what there is.
Row = tuple[str, object, object]


def run(*command: str, folder: Path | None = None, text: str = "") -> str:
    """Run a program and return what it prints; raises where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, input=text, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter="\t", strict=True))[1:]


def frames(folder: Path) -> Iterator[Row]:
    """Rows and cells of the tables in three libraries."""
    for name in ("alignment.tsv", "quotes.tsv"):
        path, rows = str(folder / name), table(folder / name)
        for library, reader in (("pandas", _pandas), ("polars", _polars), ("duckdb", _duckdb)):
            try:
                module = import_module(library)
            except ImportError:
                print(f"  {library} is not installed")
                continue
            found = reader(module, path)
            said = f"{library} {version(library)}: rows and cells of {name}"
            yield said, (len(found), found == rows), (len(rows), True)


def _pandas(module: object, path: str) -> list[list[str]]:
    frame = module.read_csv(path, sep="\t", dtype=str, keep_default_na=False)  # type: ignore[attr-defined]
    return frame.to_numpy().tolist()  # type: ignore[no-any-return]


def _polars(module: object, path: str) -> list[list[str]]:
    rows = module.read_csv(path, separator="\t", infer_schema=False).rows()  # type: ignore[attr-defined]
    return [[value or "" for value in row] for row in rows]


def _duckdb(module: object, path: str) -> list[list[str]]:
    rows = module.sql(f"FROM read_csv('{path}', all_varchar=true)").fetchall()  # type: ignore[attr-defined]
    return [[value or "" for value in row] for row in rows]


def r(folder: Path) -> Iterator[Row]:
    """Rows of the tables in R's read.delim."""
    for name in ("alignment.tsv", "quotes.tsv"):
        said = run("Rscript", "-e", f'cat(nrow(read.delim("{folder / name}")), R.version.string)')
        count, _, program = said.partition(" ")
        yield f"{program}: rows of {name}", int(count), len(table(folder / name))


def libreoffice(folder: Path) -> Iterator[Row]:
    """Rows and cells of the tables, and of the workbook, as LibreOffice writes them again."""
    program = run("soffice", "--version").split()[1]
    for name, rows in (("alignment.tsv", table(folder / "alignment.tsv")), ("corpus.xlsx", None)):
        home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        options = ["--infilter=CSV:9,34,76,1"] if name.endswith("tsv") else []
        out = folder / "converted"
        target = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,1"
        run("soffice", home, "--headless", *options, "--convert-to", target, "--outdir", str(out), str(folder / name))
        path = next(out.glob(f"{name.partition('.')[0]}*.csv"))
        found = table(path)
        there = rows if rows is not None else table(folder / "alignment.tsv")
        texts = [[row[6], row[7]] for row in found] == [[row[6], row[7]] for row in there]
        yield f"LibreOffice {program}: rows and texts of {name}", (len(found), texts), (len(there), True)


def toolkit(folder: Path, corpus: Corpus) -> Iterator[Row]:
    """Units of TMX, XLIFF 1.2 and 2.1, and terms of TBX, in translate-toolkit."""
    from translate.storage import factory, tbx, tmx
    from translate.storage.xliff2 import Xliff2File

    program = f"translate-toolkit {version('translate-toolkit')}"
    beads = [bead for bitext in corpus.bitexts for bead in bitext.beads]
    full = sum(bool(len(bead.source) and len(bead.target)) for bead in beads)
    units = tmx.tmxfile.parsefile(str(folder / "corpus.tmx")).units
    yield f"{program}: pairs of corpus.tmx", sum(bool(unit.source and unit.target) for unit in units), full
    pairs = [bitext for bitext in corpus.bitexts if bitext.target]
    alone = sum(len(bitext.source.sentences) for bitext in corpus.bitexts if bitext.target is None)
    wanted = sum(len(bitext.beads) for bitext in pairs) + alone
    older = [len(factory.getobject(str(path)).units) for path in sorted((folder / "xliff12").rglob("*.xlf"))]
    yield f"{program}: units of xliff12", sum(older), wanted
    newer = [len(Xliff2File.parsefile(str(path)).units) for path in sorted((folder / "xliff").rglob("*.xlf"))]
    yield f"{program}: units of xliff", sum(newer), wanted
    glossary = load(ROOT / "glossary.tsv")
    (folder / "g.tbx").write_text(EXCHANGES["tbx-2"].write(glossary), encoding="utf-8")
    terms = [term.source for term in glossary.terms if term.match != "regex"]
    found = [str(unit.source) for unit in tbx.tbxfile.parsefile(str(folder / "g.tbx")).units]
    yield f"{program}: terms of TBX of 2008", (len(found), found == terms), (len(terms), True)


def omegat(folder: Path, corpus: Corpus) -> Iterator[Row]:
    """XLIFF 1.2 as a source document, translated with our TMX in tm/auto: what comes out is the memory's English."""
    project = folder / "project"
    for name in ("source", "target", "tm/auto", "omegat", "glossary", "dictionary"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(OMEGAT)
    pair = max((b for b in corpus.bitexts if b.target), key=lambda bitext: len(bitext.beads))
    alone = Corpus((Bitext(pair.source, None),), ())
    write(alone, folder / "alone", ("xliff12",))
    (path,) = (folder / "alone/xliff12").rglob("*.xlf")
    shutil.copy(path, project / "source")
    shutil.copy(folder / "corpus.tmx", project / "tm/auto")
    run("omegat", "--mode=console-translate", f"--config-dir={folder}", str(project))
    targets = re.compile(r"<target[^>]*>(.*?)</target>", re.DOTALL)
    made = [html.unescape(text) for text in targets.findall((project / "target" / path.name).read_text("utf-8"))]
    sentences = [sentence.text for sentence in pair.source.sentences]
    yield "OmegaT 3.6: segments of our XLIFF 1.2", len(made), len(sentences)
    one = [bead for bead in pair.beads if len(bead.source) == 1 and len(bead.target)]
    target = pair.target.sentences if pair.target else ()
    found = sum(made[b.source.start] == " ".join(s.text for s in target[b.target.start : b.target.end]) for b in one)
    yield "OmegaT 3.6: sentences translated by our TMX in tm/auto", found, len(one)


def cwb(folder: Path, corpus: Corpus) -> Iterator[Row]:
    """Both corpora encoded and aligned as docs/exchange.md says, and an aligned query."""
    data, registry, given = folder / "cwb", folder / "registry", folder / "vertical"
    registry.mkdir()
    for lang in ("fr", "en"):
        (data / lang).mkdir(parents=True)
        name = f"bitext_{lang}"
        attributes = ("-S", "text:0+id+title", "-S", "p:0", "-S", "s:0+id", "-0", "g")
        place = ("-d", str(data / lang), "-R", str(registry / name))
        run("cwb-encode", "-c", "utf8", "-x", "-B", "-f", str(given / f"{lang}.vrt"), *place, *attributes)
        run("cwb-makeall", "-r", str(registry), name.upper())
    for one, other in (("fr", "en"), ("en", "fr")):
        with (registry / f"bitext_{one}").open("a") as stream:
            stream.write(f"\nALIGNED bitext_{other}\n")
    run("cwb-align-encode", "-r", str(registry), "-D", str(given / "fr-en.align"))
    run("cwb-align-encode", "-r", str(registry), "-D", "-R", str(given / "fr-en.align"))
    full = [b for x in corpus.bitexts if x.target for b in x.beads if len(b.source) and len(b.target)]
    query = 'BITEXT_FR; A = <s> [] :BITEXT_EN [word = ".+"]; size A;'
    found = run("cqp", "-c", "-r", str(registry), text=query)
    sentences = sum(len(bead.source) for bead in full)
    yield "CWB: French sentences with an aligned English word", int(found.split()[-1]), sentences


def jing(folder: Path, corpus: Corpus) -> Iterator[Row]:
    """TEI against tei_all."""
    files = [str(path) for path in sorted((folder / "fr").rglob("*.xml"))]
    done = run("jing", str(ROOT / "aligner/formats/tei/schema/tei_all.rng"), *files)
    yield f"jing: errors in {len(files)} TEI files", len(done.splitlines()), 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    arguments = parser.parse_args()
    corpus = read(arguments.run / "corpus.jsonl")
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        os.environ["HOME"] = temporary
        write(corpus, folder, FORMATS)
        jobs: list[tuple[str, Callable[[], Iterator[Row]]]] = [
            ("", lambda: frames(folder)),
            ("Rscript", lambda: r(folder)),
            ("soffice", lambda: libreoffice(folder)),
            ("", lambda: toolkit(folder, corpus)),
            ("omegat", lambda: omegat(folder, corpus)),
            ("cwb-encode", lambda: cwb(folder, corpus)),
            ("jing", lambda: jing(folder, corpus)),
        ]
        for program, job in jobs:
            if program and not shutil.which(program):
                print(f"  {program} is not installed")
                continue
            try:
                for said, found, there in job():
                    wrong += found != there
                    print(f"{'as written' if found == there else 'DIFFERS'}: {said}: {found} of {there}", flush=True)
            except (RuntimeError, subprocess.TimeoutExpired, StopIteration) as error:
                wrong += 1
                print(f"FAILS: {program}: {error}")
    print(f"aligner:{__version__} data:{corpus.signature.data[:12]}; {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
