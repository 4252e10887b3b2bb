"""All formats: what writes each, what reads it, one entry for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from aligner.formats.annotations import write as web_annotations
from aligner.formats.card import write as card
from aligner.formats.jsonl import read as jsonl_read
from aligner.formats.jsonl import write as jsonl
from aligner.formats.ladder import read as ladder_read
from aligner.formats.ladder import write as ladder
from aligner.formats.moses import read as moses_read
from aligner.formats.moses import write as moses
from aligner.formats.shared.joiner import Files, Joiner
from aligner.formats.shared.log import Log
from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
from aligner.formats.tables import read as tables_read
from aligner.formats.tables import write as tables
from aligner.formats.tei import flat as tei_flat
from aligner.formats.tei import read as tei_read
from aligner.formats.tei import write as tei
from aligner.formats.tmx import originals as tmx_originals
from aligner.formats.tmx import read as tmx_read
from aligner.formats.tmx import write as tmx
from aligner.formats.vertical import write as vertical
from aligner.formats.xces import read as xces_read
from aligner.formats.xces import write as xces
from aligner.formats.xliff import read as xliff_read
from aligner.formats.xliff import write as xliff
from aligner.formats.xliff import write_older as xliff12
from aligner.formats.xlsx import read as xlsx_read
from aligner.formats.xlsx import write as xlsx
from aligner.model import Bitext


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a corpus: each file's path below the folder, and its content.

    It is written piece by piece: `head`, a `piece` for each view of the survey, `tail`; a path that comes again goes on
    with the same file. `read` yields the bitexts of a file or folder, and tells a log of what it could not use; None
    where the format does not keep enough. Pieces whose paths begin with `prefix` go through a `joiner`, where there is
    one, in place of being written as they are. `fixed` are the files that every corpus gives.
    """

    name: str
    about: str
    head: Callable[[Survey, Settings], Files] | None = None
    piece: Callable[[Bitext, View, Settings], Files] | None = None
    tail: Callable[[Survey, Settings], Files] | None = None
    read: Callable[[Path, Log], Iterable[Bitext]] | None = None
    prefix: str = ""
    joiner: Callable[[Settings], Joiner] | None = None
    fixed: tuple[str, ...] = ()


def _whole(read: Callable[[Path], Iterable[Bitext]]) -> Callable[[Path, Log], Iterable[Bitext]]:
    """Return a reader that takes all of its file or nothing, as one that keeps a log."""
    return lambda path, log: read(path)


_ALL = (
    Format(
        "tei",
        "TEI P5: a file for each pair or text, and corpus.xml over all",
        head=tei.head,
        piece=tei.piece,
        read=_whole(tei_read.read),
        fixed=(tei.CORPUS_FILE,),
    ),
    Format("tei-flat", "TEI of sentence pairs alone, for BlackLab", piece=tei_flat.piece),
    Format(
        "tsv",
        "quotes.tsv and alignment.tsv",
        head=tables.head,
        piece=tables.piece,
        read=tables_read.read,
        fixed=tables.FILES,
    ),
    Format(
        "xlsx",
        "a workbook of quotes and beads",
        piece=xlsx.piece,
        read=xlsx_read.read,
        prefix=xlsx.PREFIX,
        joiner=xlsx.Workbook,
    ),
    Format(
        "jsonl",
        "everything, one value per line; read back without loss",
        head=jsonl.head,
        piece=jsonl.piece,
        tail=jsonl.tail,
        read=_whole(jsonl_read.read_bitexts),
        fixed=(jsonl.NAME,),
    ),
    Format("tmx", "TMX 1.4b translation memory", head=tmx.head, piece=tmx.piece, tail=tmx.tail, read=tmx_read.read),
    Format(
        "tmx-originals",
        "TMX of quotes with their originals",
        head=tmx_originals.head,
        piece=tmx_originals.piece,
        tail=tmx_originals.tail,
    ),
    Format("xliff", "XLIFF 2.1, for translation tools", piece=xliff.piece, read=xliff_read.read),
    Format("xliff12", "XLIFF 1.2, for translation tools", piece=xliff12.piece, read=xliff_read.read),
    Format(
        "xces", "XCES cesAlign, as OPUS has it", head=xces.head, piece=xces.piece, tail=xces.tail, read=xces_read.read
    ),
    Format("moses", "two files that go line for line", head=moses.head, piece=moses.piece, read=moses_read.read),
    Format(
        "ladder",
        "Vecalign's ladder, with the sentences of both texts",
        piece=ladder.piece,
        read=_whole(ladder_read.read),
    ),
    Format(
        "vertical",
        "vertical text with alignment, for CWB and NoSketch",
        head=vertical.head,
        piece=vertical.piece,
        prefix=vertical.PREFIX,
        joiner=vertical.Positions,
    ),
    Format("annotations", "W3C Web Annotations: quotes linked to their originals", piece=web_annotations.piece),
    Format("card", "data card and citation file", head=card.head, fixed=card.FILES),
)
FORMATS = {form.name: form for form in _ALL}
# What `align` writes when nothing else is asked for.
DEFAULT = ("tei", "tsv", "jsonl", "card")
