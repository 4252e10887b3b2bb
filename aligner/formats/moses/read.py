"""Moses pairs: two files of sentences that go line for line."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import count, islice, zip_longest
from pathlib import Path

from aligner.errors import InputError
from aligner.formats.shared.log import Log
from aligner.formats.shared.rebuild import Group, bitext_of
from aligner.formats.shared.sources import unpacked
from aligner.languages.tags import known_language
from aligner.model import Bitext

# As in a memory without documents: more would have to be held in memory at once.
PART = 10_000


def read(path: Path, log: Log) -> Iterator[Bitext]:
    """Read `NAME.fr` with `NAME.en` beside it, plain or gzipped, `path` being one of them or NAME.

    Each line is a sentence, two of them a bead; every `PART` of them are a text. Raises InputError where a file is
    missing or they are not of the same length.
    """
    french, english = _sides(path)
    with closing(_lines(french, log)) as left, closing(_lines(english, log)) as right:
        lines = zip_longest(left, right)
        for number in count(1):
            part = [_group(pair, french, english) for pair in islice(lines, PART)]
            if not part and number > 1:
                return
            tail = f"-{number}" if number > 1 else ""
            yield bitext_of((f"{french.name}{tail}", "fr"), (f"{english.name}{tail}", "en"), part)


def _group(pair: tuple[str | None, str | None], french: Path, english: Path) -> Group:
    left, right = pair
    if left is None or right is None:
        message = f"fewer lines than in {(english if left is None else french).name}"
        where = str(french if left is None else english)
        raise InputError(message, where=where, remedy="give two files that go line for line")
    return [left] if left.strip() else [], [right] if right.strip() else [], 1.0


def _sides(path: Path) -> tuple[Path, Path]:
    """Return the French and the English file of a pair of which one is named, as in `a.fr`, `a.fr.gz` or `a`."""
    stem = path.with_suffix("") if path.suffix == ".gz" else path
    stem = stem.with_suffix("") if known_language(stem.suffix[1:]) else stem
    sides = [stem.with_name(f"{stem.name}.{lang}") for lang in ("fr", "en")]
    gzipped = [side.with_name(f"{side.name}.gz") for side in sides]
    french, english = (zipped if zipped.exists() else side for side, zipped in zip(sides, gzipped, strict=True))
    return french, english


def _lines(path: Path, log: Log) -> Generator[str, None, None]:
    """Yield the lines of a UTF-8 file, parted by LF or CRLF alone; one that is not UTF-8 joins the log and is empty."""
    with unpacked(path) as stream:
        for number, line in enumerate(stream, 1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                log.fail(InputError("not UTF-8", where=f"{path}:{number}", remedy="convert it: iconv -t UTF-8 FILE"))
                text = ""
            yield text.removesuffix("\n").removesuffix("\r")
