"""Smaller requests than a run: one quote, tables of quotes, lines of sentences, corpora made elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import alignment, embed
from aligner.errors import AlignerError, Failure, InputError
from aligner.formats import Imported
from aligner.match import Matcher, Row, Version, match_rows
from aligner.match.pool import index
from aligner.model import Bitext, Corpus, Document, Lang, Quote, QuoteMatch, Span, Text
from aligner.pipeline.engines import NO_ENGINE, Engine
from aligner.pipeline.run import Run
from aligner.pipeline.texts import additive, prepared, quoted
from aligner.protocols import Encoder
from aligner.reading import Reading, Source, captures, find, load, made, read, read_bytes
from aligner.segmentation import segment
from aligner.signature import sign


@dataclass(frozen=True, slots=True)
class Indexed:
    """What `index_texts` did: how many texts were new, which failed, and what a person should know."""

    added: int
    failures: tuple[Failure, ...]
    notices: tuple[str, ...] = ()


def find_quote(
    quote: str, english: Iterable[str | Path], encoder: str = "bilingual", engine: Engine = NO_ENGINE
) -> Run:
    """Look for the original of one French quote in the English texts of some paths; `engine` judges it."""
    document = Document("fr/-", "fr", "-", quote)
    whole = Span(0, len(quote))
    source = Text(document, segment(document), (Quote(document.id, 0, whole, quote),))
    reading = read(english, "en")
    failures = list(reading.failures)
    pool = prepared(reading, failures)
    matcher = Matcher.from_texts(pool, additive(embed.load(encoder)))
    found = matcher.match(source.quotes, translator=engine.translator, scorer=engine.scorer)
    models = {"matcher": matcher.digest} | ({one.name: one.digest} if (one := engine.translator) else {})
    signature = sign((text.document for text in pool), models)
    corpus = Corpus((Bitext(source, None, (), found),), tuple(pool), signature)
    return Run(corpus, tuple(failures), (*reading.notices, *engine.notices))


def look(paths: Iterable[str | Path], lang: str | None = None) -> tuple[list[Text], tuple[Failure, ...]]:
    """Return the texts of some paths as every stage sees them, and what failed; each in the language of its words.

    With `lang` ("fr", "en") they are in that one, and what is not fails.
    """
    texts: list[Text] = []
    failures: list[Failure] = []
    for path in paths:
        first: Lang = "en" if lang == "en" else "fr"
        reading = read([path], first)
        if lang is None and any("reads as English" in failure.message for failure in reading.failures):
            english = read([path], "en")
            left = [failure for failure in reading.failures if "reads as English" not in failure.message]
            apart = [failure for failure in english.failures if "reads as French" not in failure.message]
            documents = (*reading.documents, *(one for one in english.documents if _is_new(one, reading)))
            reading = Reading(documents, tuple(dict.fromkeys((*left, *apart))))
        failures += reading.failures
        texts += prepared(reading, failures)
    return texts, tuple(failures)


def _is_new(document: Document, reading: Reading) -> bool:
    return all(document.id.partition("/")[2] != other.id.partition("/")[2] for other in reading.documents)


def adopt(found: Imported, english: Iterable[str | Path] = (), encoder: str = "bilingual") -> Run:
    """Find the quotes of bitexts made elsewhere and their originals, in their own targets and in English paths.

    English texts without a French one are searched too. What failed in reading them is among the run's failures.
    """
    reading = [read([path], "en") for path in english]
    failures = [*found.failures, *(failure for one in reading for failure in one.failures)]
    pool = [text for one in reading for text in prepared(one, failures)]
    pool += [bitext.source for bitext in found.bitexts if bitext.source.document.lang == "en"]
    given = [
        replace(bitext, source=bitext.source if bitext.source.quotes else quoted(bitext.source))
        for bitext in found.bitexts
        if bitext.source.document.lang == "fr"
    ]
    pool += [bitext.target for bitext in given if bitext.target]
    pool = list({text.document.id: text for text in pool}.values())  # a text may be the version of several
    matcher = Matcher.from_texts(pool, additive(embed.load(encoder)))
    made = [replace(bitext, matches=_matches(matcher, bitext)) for bitext in given]
    signature = sign((text.document for text in (*(b.source for b in made), *pool)), {"matcher": matcher.digest})
    notices = (*found.notices, *(notice for one in reading for notice in one.notices))
    return Run(Corpus(tuple(made), tuple(pool), signature), tuple(failures), notices)


def _matches(matcher: Matcher, bitext: Bitext) -> tuple[QuoteMatch, ...]:
    target = bitext.target if not bitext.target or bitext.target.quotes else quoted(bitext.target)
    version = Version(bitext.source.sentences, target, bitext.beads) if target else None
    return matcher.match(bitext.source.quotes, bitext.source.document, version=version)


def align_lines(
    source: Sequence[str],
    target: Sequence[str],
    encoder: str | Encoder = "bilingual",
    anchors: Sequence[tuple[int, int]] = (),
) -> Iterator[str]:
    """Align French with English sentences, an item each, and yield the beads as Vecalign writes them.

    A bead begins at each of `anchors`, pairs of sentence numbers from 0; raises UsageError where they contradict.
    """
    model = embed.load(encoder) if isinstance(encoder, str) else encoder
    yield from alignment.align_lines(source, target, model, anchors)


def index_texts(folder: Path, english: Iterable[str | Path]) -> Indexed:
    """Add the English texts of some paths to the index in a folder: what is there already is not added again.

    The pages of web archives are texts of their own, named by time of capture and address.
    """
    found = find(english, "en")
    failures, notices = list(found.failures), list(found.notices)

    def texts() -> Iterator[Text]:
        for source in found.sources:
            try:
                document, said = load(source, read_bytes(Path(source.path)))
                notices.extend(said)
                yield Text(document, segment(document))
            except AlignerError as error:
                failures.append(Failure(source.path, str(error)))
        for path in found.archives:
            yield from _captured(path, failures, notices)

    return Indexed(index.add(folder, texts()), tuple(failures), tuple(notices))


def _captured(path: Path, failures: list[Failure], notices: list[str]) -> Iterator[Text]:
    """Yield the pages of a web archive that are English; others are counted, and those without text are none."""
    left_out = 0
    known: set[str] = set()
    try:
        for content in captures(path):
            if isinstance(content, AlignerError):
                left_out += 1
                continue
            captured = re.sub(r"\D", "", dict(content.metadata).get("captured", ""))[:14]
            source = Source(f"en/{path.name}#{captured}/{content.part}", "en", str(path))
            try:
                document, _ = made(source, content)
            except AlignerError:
                left_out += 1
                continue
            if source.id not in known:
                known.add(source.id)
                yield Text(document, segment(document))
        if not known:
            raise InputError(
                "no English page in it",
                where=str(path),
                remedy="give an archive of HTML pages (`warcio index` lists them)",
            )
    except AlignerError as error:
        failures.append(Failure(str(path), str(error)))
    if left_out:
        notices.append(f"{path}: {left_out} captures passed over: no text of their own, broken, or not English")


def query_index(
    folder: Path, queries: Iterable[tuple[str, ...]], encoder: str = "bilingual", engine: Engine = NO_ENGINE
) -> Iterator[Row]:
    """Yield a row for each French (id, text) of `queries`: its best span in the texts of an index.

    `engine` judges as in `match_tables`.
    """
    model = additive(embed.load(encoder))
    # The vectors of its words are kept beside an index that may be written to, for the next question.
    pool = index.with_vectors(folder, model) if os.access(folder, os.W_OK) else index.load(folder)
    yield from _rows(Matcher(pool, model), queries, engine)


def match_tables(
    queries: Iterable[tuple[str, ...]],
    pool: Iterable[tuple[str, ...]],
    encoder: str = "bilingual",
    engine: Engine = NO_ENGINE,
) -> Iterator[Row]:
    """Yield a row for each French (id, text) of `queries`: its best span among the English (id, text) of `pool`.

    Each text of the pool is one document: a quote may span its sentences, never two texts. The originals are judged by
    what `engine` has to judge by.
    """
    documents = (Document(id_, "en", id_, text) for id_, text in pool)
    texts = (Text(document, segment(document)) for document in documents)
    yield from _rows(Matcher.from_texts(texts, additive(embed.load(encoder))), queries, engine)


def _rows(matcher: Matcher, queries: Iterable[tuple[str, ...]], engine: Engine) -> Iterator[Row]:
    # Back-translations are no column of the table: they are made only for what cannot judge otherwise.
    translator = None if engine.scorer else engine.translator
    yield from match_rows(matcher, ((id_, text) for id_, text in queries), translator, engine.scorer)
