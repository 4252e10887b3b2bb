"""The whole way from two folders to a corpus: the one place where stages meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import align, decisions, embed, translate
from aligner.errors import AlignerError, Failure, InputError, ModelError
from aligner.export.version import write_version
from aligner.glossary import load as load_glossary
from aligner.match import Matcher, Row, match_rows
from aligner.model import Bitext, Corpus, Document, Quote, Span, Text, Translation
from aligner.pairing import pair_texts
from aligner.protocols import AdditiveEncoder, Encoder, Translator
from aligner.quotes import attribute, extract
from aligner.reading import Reading, pair_by_name, read
from aligner.segment import segment
from aligner.signature import sign

# (stage, done, of all): called after each document of a stage.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told: `translator` is a backend's name, "auto" (what is installed) or "none".

    Without `match` no originals are looked for, for whoever needs beads alone. Without `decisions`, what people decided
    (`decisions.tsv` beside the French texts or above them) is left out.
    """

    encoder: str = "bilingual"
    translator: str = "auto"
    match: bool = True
    decisions: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """What a run made: the corpus, the documents that failed, and what a person should know."""

    corpus: Corpus
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


def run(
    french: Iterable[str | Path],
    english: Iterable[str | Path],
    options: Options = Options(),
    progress: Progress = lambda stage, done, total: None,
) -> Run:
    """Read, segment, translate, align, match and keep decisions: French paths, English paths, what a run may be told.

    Raises InputError where there is nothing to read at all, and ModelError where the encoder cannot be loaded. A
    document that fails becomes a Failure, and a missing translator a notice; the rest goes on.
    """
    french, english = tuple(french), tuple(english)
    decided = _decided(french) if options.decisions else ()
    readings = read(french, "fr"), read(english, "en")
    failures = [failure for reading in readings for failure in reading.failures]
    notices = [notice for reading in readings for notice in reading.notices]
    sources = _texts(readings[0], failures, progress)
    targets = _texts(readings[1], failures, progress)
    if not sources:
        raise InputError("no French text to work on", where=_named(french), remedy=_because(failures))
    encoder = embed.load(options.encoder)
    translator = _translator(options, notices)
    pairs = _pair(sources, targets, encoder, notices)
    pool = [text for text in targets if text.document.origin != "machine-translation"]
    matcher = Matcher(pool, _additive(encoder)) if options.match else None
    bitexts: list[Bitext] = []
    for source, target in pairs:
        try:
            bitexts.append(_bitext(source, target, encoder, translator, matcher))
        except AlignerError as error:
            failures.append(Failure(source.document.path, str(error)))
        progress("align", len(bitexts), len(pairs))
    models = {model.name: model.digest for model in (encoder, translator) if model}
    if matcher:
        models["matcher"] = matcher.digest
    signature = sign((text.document for text in (*sources, *targets)), models)
    corpus, conflicts = decisions.apply_all(Corpus(tuple(bitexts), tuple(targets), signature), decided)
    notices += [f"decision not kept: {conflict}" for conflict in conflicts]
    return Run(corpus, tuple(failures), tuple(notices))


def find_quote(quote: str, english: Iterable[str | Path], encoder: str = "bilingual") -> Run:
    """Look for the original of one French quote in the English texts of some paths."""
    document = Document("fr/-", "fr", "-", quote)
    whole = Span(0, len(quote))
    source = Text(document, segment(document), (Quote(document.id, 0, whole, quote),))
    reading = read(english, "en")
    failures = list(reading.failures)
    pool = _texts(reading, failures, lambda stage, done, total: None)
    matcher = Matcher(pool, _additive(embed.load(encoder)))
    bitext = Bitext(source, None, (), matcher.match(source.quotes))
    signature = sign((text.document for text in pool), {"matcher": matcher.digest})
    return Run(Corpus((bitext,), tuple(pool), signature), tuple(failures), reading.notices)


def adopt(bitexts: Iterable[Bitext], english: Iterable[str | Path] = (), encoder: str = "bilingual") -> Run:
    """Find the quotes of bitexts made elsewhere and their originals, in their own targets and in English paths."""
    reading = [read([path], "en") for path in english]
    failures = [failure for one in reading for failure in one.failures]
    pool = [text for one in reading for text in _texts(one, failures, lambda stage, done, total: None)]
    given = [replace(bitext, source=_with_quotes(bitext.source)) for bitext in bitexts]
    pool += [bitext.target for bitext in given if bitext.target]
    matcher = Matcher(pool, _additive(embed.load(encoder)))
    made = [replace(bitext, matches=matcher.match(bitext.source.quotes, bitext.source.document)) for bitext in given]
    signature = sign((text.document for text in (*(b.source for b in made), *pool)), {"matcher": matcher.digest})
    notices = tuple(notice for one in reading for notice in one.notices)
    return Run(Corpus(tuple(made), tuple(pool), signature), tuple(failures), notices)


def _with_quotes(text: Text) -> Text:
    quotes = text.quotes or attribute(text.document, text.sentences, extract(text.document, text.sentences))
    return replace(text, quotes=quotes)


def align_lines(source: Sequence[str], target: Sequence[str], encoder: str | Encoder = "bilingual") -> Iterator[str]:
    """Align French with English sentences, an item each, and yield the beads as Vecalign writes them."""
    model = embed.load(encoder) if isinstance(encoder, str) else encoder
    yield from align.align_lines(source, target, model)


def match_tables(
    queries: Iterable[tuple[str, ...]], pool: Iterable[tuple[str, ...]], encoder: str = "bilingual"
) -> Iterator[Row]:
    """Yield a row for each French (id, text) of `queries`: its best span among the English (id, text) of `pool`.

    Each text of the pool is one document: a quote may span its sentences, never two texts.
    """
    texts = []
    for id_, text in pool:
        document = Document(id_, "en", id_, text)
        texts.append(Text(document, segment(document)))
    matcher = Matcher(texts, _additive(embed.load(encoder)))
    yield from match_rows(matcher, ((id_, text) for id_, text in queries))


def prepare(document: Document) -> Text:
    """Segment one document and find its quotes and their speakers."""
    sentences = segment(document)
    return Text(document, sentences, attribute(document, sentences, extract(document, sentences)))


@dataclass(frozen=True, slots=True)
class Translated:
    """What `translate_folder` made: the files written, and the documents that failed."""

    written: tuple[Path, ...]
    failures: tuple[Failure, ...]


def wanted_terms(path: Path) -> tuple[translate.Wanted, ...]:
    """Return what a glossary wants of a translator: its preferred and kept rows, regular expressions aside."""
    return tuple(
        translate.Wanted(term.source, term.target, term.source_variants, term.case == "exact")
        for term in load_glossary(path).terms
        if term.status in ("preferred", "keep") and term.match != "regex"
    )


def translate_folder(
    french: Iterable[str | Path],
    folder: Path,
    translator: Translator,
    terms: Sequence[translate.Wanted] = (),
    progress: Progress = lambda stage, done, total: None,
) -> Translated:
    """Write an English version of each French text into `folder`, under the French name, each as soon as it is made.

    A file that is there is left alone, whoever made it, so that a killed run goes on where it stopped. What was made is
    entered in `folder/metadata.tsv` as machine translation, by which `align` knows that it holds no originals.
    """
    reading = read(french, "fr")
    failures = list(reading.failures)
    texts = {text.document.id: text for text in _texts(reading, failures, progress)}
    written: list[Path] = []
    for done, (id_, text) in enumerate(texts.items(), 1):
        name = id_.removeprefix("fr/")
        if not (folder / name).exists():
            try:
                translations = translate.translate_text(text, translator, translate.Cache(), terms=terms)
                english = translate.english_text(text, translations, f"en/{name}", str(folder / name))
                written.append(write_version(english.document, folder, name))
            except AlignerError as error:
                failures.append(Failure(text.document.path, str(error)))
        progress("translate", done, len(texts))
    return Translated(tuple(written), tuple(failures))


def _texts(reading: Reading, failures: list[Failure], progress: Progress) -> list[Text]:
    texts: list[Text] = []
    for document in reading.documents:
        try:
            texts.append(prepare(document))
        except AlignerError as error:
            failures.append(Failure(document.path, str(error)))
        progress(f"read {document.lang}", len(texts), len(reading.documents))
    return texts


def _pair(
    sources: Sequence[Text], targets: Sequence[Text], encoder: Encoder, notices: list[str]
) -> Sequence[tuple[Text, Text | None]]:
    named = pair_by_name([text.document for text in sources], [text.document for text in targets])
    pairing = pair_texts(sources, targets, [(one.id, other.id) for one, other in named if other], encoder)
    notices.extend(pairing.notices)
    return pairing.pairs


def _bitext(
    source: Text, target: Text | None, encoder: Encoder, translator: Translator | None, matcher: Matcher | None
) -> Bitext:
    beads = align.align_texts(source, target, encoder) if target else ()
    translations: tuple[Translation, ...] = ()
    if translator and target is None:
        translations = translate.translate_text(source, translator)
    matches = matcher.match(source.quotes, source.document) if matcher else ()
    return Bitext(source, target, beads, matches, translations)


def _decided(french: Iterable[str | Path]) -> tuple[decisions.Entry, ...]:
    """Return the decisions about the texts of some paths; a file that several share is read once."""
    files = dict.fromkeys(filter(None, (decisions.find(Path(path)) for path in french)))
    return tuple(entry for file in files for entry in decisions.Store(file).read())


def _translator(options: Options, notices: list[str]) -> Translator | None:
    if options.translator == "none":
        return None
    try:
        translator = translate.load(None if options.translator == "auto" else options.translator)
        if translator.name.startswith("apertium"):
            notices.append("translated by apertium: drafts by rule, good for finding a passage, not for quoting it")
        return translator
    except ModelError as error:
        if options.translator != "auto":
            raise
        notices.append(f"not translated: {error}")
        return None


def _additive(encoder: Encoder) -> AdditiveEncoder:
    if not isinstance(encoder, AdditiveEncoder):
        raise ModelError(f"the encoder {encoder.name} cannot search quotes", remedy="use --encoder bilingual")
    return encoder


def _named(paths: Iterable[str | Path]) -> str:
    return ", ".join(map(str, paths))


def _because(failures: Sequence[Failure]) -> str:
    return "; ".join(failure.message for failure in failures[:3]) or "put .txt or .md files there"
