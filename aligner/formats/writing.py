"""Writing a corpus in some formats, bitext by bitext: the same corpus gives the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from aligner.addresses import Layout
from aligner.errors import Failure, UsageError
from aligner.formats.manifest import NAME, manifest
from aligner.formats.shared.characters import report
from aligner.formats.shared.joiner import Files, Joiner
from aligner.formats.shared.settings import Settings, documents
from aligner.formats.shared.survey import Survey, View, survey_corpus
from aligner.formats.table import DEFAULT, FORMATS, Format
from aligner.model import Bitext, Corpus
from aligner.output import Claim, write_files
from aligner.output.ownership import Print

_PLAIN = Settings()


def write(
    corpus: Corpus,
    folder: Path,
    formats: Sequence[str] = DEFAULT,
    settings: Settings = _PLAIN,
    claim: Claim | None = None,
) -> tuple[Path, ...]:
    """Write a corpus in some formats, with manifest.json, all or nothing, and return the paths of the files.

    `corpus.bitexts` and `corpus.pool` may be sequences that read from disk what is asked for: they are gone through
    twice, and never kept. `claim` tells what may be replaced in the folder: unless given, what earlier runs wrote.

    Raises UsageError for an unknown format, InputError for a corpus that contradicts itself, and OutputError
    where the folder cannot be written, or something is in the way, with nothing changed.
    """
    claim = claim or Claim(folder)
    return write_files(folder, _stream(corpus, formats, settings, claim), claim)


def write_pieces(
    folder: Path,
    surveyed: Survey,
    rendered: Iterable[Files],
    formats: Sequence[str] = DEFAULT,
    settings: Settings = _PLAIN,
    claim: Claim | None = None,
) -> tuple[Path, ...]:
    """Write a corpus from its survey and what `pieces` gave for each of its views, in order: the bytes of `write`.

    Raises UsageError for an unknown format, and OutputError as `write` does.
    """
    claim = claim or Claim(folder)
    files = _joined(surveyed, rendered, formats, settings)
    return write_files(folder, _signed(surveyed, formats, files, claim), claim)


def foreseen(placed: Layout, formats: Sequence[str] = DEFAULT) -> tuple[str, ...]:
    """Return the files that `write` is going to write, as far as the addresses of the texts tell."""
    chosen = _chosen(formats)
    fixed = chain.from_iterable(form.fixed for form in chosen)
    texts = placed.files if any(form.name == "tei" for form in chosen) else ()
    return (NAME, *fixed, *texts)


def pieces(
    bitext: Bitext, view: View, formats: Sequence[str] = DEFAULT, settings: Settings = _PLAIN
) -> tuple[tuple[str, bytes], ...]:
    """Return what one bitext adds to the files of some formats: paths and content.

    For a view of a text of the pool alone, the bitext is that text without a target.
    """
    made = [form.piece(bitext, view, settings) for form in _chosen(formats) if form.piece]
    return tuple(chain.from_iterable(made))


def render(
    corpus: Corpus, formats: Sequence[str] = DEFAULT, settings: Settings = _PLAIN
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each file that `write` writes: the same corpus gives the same bytes."""
    found: dict[str, list[bytes]] = {}
    for path, content in _stream(corpus, formats, settings):
        found.setdefault(path, []).append(content)
    yield from ((path, b"".join(parts)) for path, parts in found.items())


def notices(corpus: Corpus) -> tuple[Failure, ...]:
    """Tell which documents hold characters that XML forbids, and what stands for them in XML."""
    return report(documents(corpus))


def _stream(
    corpus: Corpus, formats: Sequence[str], settings: Settings, claim: Claim | None = None
) -> Iterator[tuple[str, bytes]]:
    surveyed = survey_corpus(corpus, settings)
    views = zip(_bitexts(corpus, surveyed), surveyed.views(), strict=True)
    rendered = (pieces(bitext, view, formats, settings) for bitext, view in views)
    yield from _signed(surveyed, formats, _joined(surveyed, rendered, formats, settings), claim)


def _bitexts(corpus: Corpus, surveyed: Survey) -> Iterator[Bitext]:
    """Yield the bitexts of a corpus, then each text of the pool that no bitext holds."""
    yield from corpus.bitexts
    alone = {facts.id for facts in surveyed.alone}
    for text in corpus.pool:
        if text.document.id in alone:
            alone.remove(text.document.id)
            yield Bitext(text, None)


def _joined(
    surveyed: Survey, rendered: Iterable[Files], formats: Sequence[str], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    chosen = _chosen(formats)
    joiners = {form.prefix: form.joiner(settings) for form in chosen if form.joiner}
    heads = chain.from_iterable(form.head(surveyed, settings) for form in chosen if form.head)
    yield from _through(joiners, heads)
    count = 0
    for parts in rendered:
        yield from _through(joiners, parts)
        count += 1
    if count != len(surveyed):
        raise ValueError(f"{count} pieces for {len(surveyed)} views")
    for form in chosen:
        yield from form.tail(surveyed, settings) if form.tail else ()
    for joiner in joiners.values():
        yield from joiner.end()


def _through(joiners: Mapping[str, Joiner], parts: Files) -> Files:
    """Yield parts as they are, or what the joiner of their format makes of them."""
    for path, content in parts:
        joiner = next((joiner for prefix, joiner in joiners.items() if path.startswith(prefix)), None)
        if joiner is None:
            yield path, content
        else:
            yield from joiner.take(path, content)


def _signed(surveyed: Survey, formats: Sequence[str], files: Files, claim: Claim | None) -> Iterator[tuple[str, bytes]]:
    """Yield files, and then the manifest over them, and over what is left in the folder of earlier runs."""
    prints = {}
    sizes: dict[str, int] = {}
    for path, content in files:
        if path not in prints:
            prints[path], sizes[path] = hashlib.sha256(), 0
        prints[path].update(content)
        sizes[path] += len(content)
        yield path, content
    found = {path: Print(sizes[path], made.hexdigest()) for path, made in prints.items()}
    yield NAME, manifest(surveyed, list(dict.fromkeys(formats)), found, claim.left(found) if claim else None)


def _chosen(formats: Sequence[str]) -> list[Format]:
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise UsageError(f"no such format: {', '.join(unknown)}", remedy=f"choose from {', '.join(FORMATS)}")
    return [FORMATS[name] for name in dict.fromkeys(formats)]
