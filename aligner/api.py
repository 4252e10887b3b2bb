"""The library: what the command line does, on strings, paths and lists.

Wherever a text is wanted, a `str` is the text itself, a `Path` a file to read, and a `Document` or `Text` what an
earlier call made; a list of them is several texts. Nothing is written but by `write`, and nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from aligner import alignment, embed, reading, translation
from aligner.arguments import check_lang, several
from aligner.errors import InputError, UsageError
from aligner.formats import DEFAULT
from aligner.formats import write as write_corpus
from aligner.match import Matcher
from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Corpus,
    Document,
    Lang,
    Quote,
    QuoteMatch,
    Sentence,
    Signature,
    Span,
    Text,
)
from aligner.pipeline.texts import additive, quoted
from aligner.protocols import AdditiveEncoder, Encoder, Judging, Translator
from aligner.segmentation import segment as sentences_of
from aligner.signature import sign

__all__ = [
    "Bead",
    "Bitext",
    "Candidate",
    "Corpus",
    "Document",
    "Matcher",
    "Quote",
    "QuoteMatch",
    "Sentence",
    "Span",
    "Text",
    "Translator",
    "align",
    "extract_quotes",
    "find_originals",
    "read",
    "segment",
    "translate",
    "write",
]

Readable = str | Path | Document | Text


def read(paths: str | Path | Iterable[str | Path], lang: Lang) -> tuple[Document, ...]:
    """Read the texts under one path or several: folders, files or globs; documents of one language, ordered by id.

    Here a `str` is a path too. Raises InputError for a path that names nothing, and for the first file that cannot be
    read or is in another language (`aligner.reading.read` goes on and lists what failed); UsageError for what is no
    path, and for a language other than `fr` and `en`.

    >>> [document.id for document in read("corpus/en/2026-10-03_harbour-library.txt", "en")]
    ['en/2026-10-03_harbour-library.txt']
    """
    check_lang(lang)
    found = reading.read(several(paths, (str, Path), "a path"), lang)
    if found.failures:
        first = found.failures[0]
        raise InputError(first.message, where=first.path, remedy="leave it out, or mend it")
    return found.documents


def segment(text: Readable, lang: Lang = "fr") -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order, with their offsets and paragraphs.

    >>> [sentence.text for sentence in segment("M. Le Pen reste. Il part.")]
    ['M. Le Pen reste.', 'Il part.']
    """
    return _text(text, lang, "text").sentences


def extract_quotes(text: Readable, lang: Lang = "fr") -> tuple[Quote, ...]:
    """Return the quotations of a text, in order, with their kinds, speakers and offsets.

    >>> [(quote.text, quote.speaker) for quote in extract_quotes("« Il pleut », a dit Marie Curie.")]
    [('Il pleut', 'Marie Curie')]
    """
    return _quoted(_text(text, lang, "text")).quotes


def find_originals(
    french: Readable | Sequence[Readable],
    english: Readable | Sequence[Readable],
    *,
    encoder: str | Encoder = "bilingual",
    translator: Translator | None = None,
) -> list[QuoteMatch]:
    """Find the English original of every quotation in the French texts: one match for each, in order.

    A French `str` without quotation marks is one quotation as a whole. The match holds the quotation, its original (the
    exact span in its document; None where it is not there), the verdict, the calibrated confidence, and the evidence.
    With a `translator` its back-translations are evidence too, and its model judges the originals where it can.

    >>> english = "On Friday he said that the company will be totally fine without me, and he smiled."
    >>> [match] = find_originals(["L’entreprise ira parfaitement bien sans moi"], [english])
    >>> match.original.text, match.verdict
    ('the company will be totally fine without me', 'verbatim')
    """
    sources = [_quotes_or_whole(_text(one, "fr", f"french-{i}")) for i, one in enumerate(_texts(french), 1)]
    pool = [_text(one, "en", f"english-{i}") for i, one in enumerate(_texts(english), 1)]
    matcher = Matcher.from_texts(pool, _encoder(encoder))
    scorer = translator.scorer() if isinstance(translator, Judging) else None
    found = (matcher.match(text.quotes, text.document, translator, scorer=scorer) for text in sources)
    return [match for matches in found for match in matches]


def align(
    french: Readable | Sequence[str], english: Readable | Sequence[str], *, encoder: str | Encoder = "bilingual"
) -> Bitext:
    """Align a French text with its English version sentence by sentence; lists are sentences, one each.

    The bitext holds both texts and the beads, which cover every sentence once, in order.

    >>> bitext = align(["Il pleut.", "Elle rentre."], ["It is raining, so she goes home."])
    >>> [bead.type for bead in bitext.beads]
    ['2-1']
    """
    source, target = _listed(french, "fr", "french"), _listed(english, "en", "english")
    return Bitext(source, target, alignment.align_texts(source, target, _any_encoder(encoder)))


def translate(sentences: str | Sequence[str], translator: str | Translator | None = None) -> list[str]:
    """Translate French sentences, one for one, with a translator or the name of one (None: the best that is there).

    Raises ModelError where none is installed, with what to do, and UsageError for what are no sentences.
    """
    lines = several(sentences, (str,), "a sentence")
    engine = translation.load(translator) if translator is None or isinstance(translator, str) else translator
    return [rendering.text for rendering in translation.translate_lines(lines, engine)]


def write(
    corpus: Corpus | Bitext | Sequence[Bitext], folder: str | Path, formats: Sequence[str] = DEFAULT
) -> tuple[Path, ...]:
    """Write bitexts as `align` does (TEI, tables, JSON lines, a data card), all or nothing; return the files' paths.

    Raises UsageError for an unknown format and where there is no bitext, OutputError where the folder cannot be
    written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = write(align("Il pleut.", "It is raining."), folder, ["tmx"])
    >>> sorted(path.name for path in files)
    ['corpus.tmx', 'manifest.json']
    """
    if not isinstance(corpus, Corpus):
        bitexts = tuple(several(corpus, (Bitext,), "a bitext"))
        corpus = Corpus(bitexts, tuple(b.target for b in bitexts if b.target), _signed(bitexts))
    if not corpus.bitexts:
        raise UsageError("there is no bitext to write", remedy="give what align() returns, one or several")
    if not formats:
        raise UsageError("no format to write is named", remedy=f"leave it out for {', '.join(DEFAULT)}")
    return write_corpus(corpus, Path(folder), formats)


def _texts(given: Readable | Sequence[Readable]) -> list[Readable]:
    return several(given, (str, Path, Document, Text), "a text")


def _text(given: Readable, lang: Lang, name: str) -> Text:
    """Return a text with its sentences: a `str` is called `name`."""
    check_lang(lang)
    [given] = _texts([given])
    if isinstance(given, Text):
        return given
    if isinstance(given, str):
        given = Document(f"{lang}/{name}", lang, name, given)
    elif isinstance(given, Path):
        documents = read(given, lang)
        if len(documents) != 1:
            raise UsageError(f"{given} holds {len(documents)} texts", remedy="name one file, or use read()")
        given = documents[0]
    check_lang(given.lang)
    return Text(given, sentences_of(given))


def _quoted(text: Text) -> Text:
    return text if text.quotes else quoted(text)


def _quotes_or_whole(text: Text) -> Text:
    """Find the quotations of a text; one without any is a quotation as a whole."""
    found, words = _quoted(text), text.document.text
    if found.quotes or not words.strip():
        return found
    start = len(words) - len(words.lstrip())
    span = Span(start, len(words.rstrip()))
    return replace(found, quotes=(Quote(text.document.id, 0, span, span.of(words)),))


def _listed(given: Readable | Sequence[str], lang: Lang, name: str) -> Text:
    """Return a text to align; a list of strings is its sentences, each a line of the document."""
    if isinstance(given, str | Path | Document | Text):
        return _text(given, lang, name)
    lines = several(given, (str,), "a text or a sentence of one")
    document = Document(f"{lang}/{name}", lang, name, "\n".join(lines))
    sentences: list[Sentence] = []
    at = 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(document.id, index, 0, Span(at, at + len(line)), line))
        at += len(line) + 1
    return Text(document, tuple(sentences))


@lru_cache(maxsize=2)
def _loaded(name: str) -> Encoder:
    return embed.load(name)


def _any_encoder(encoder: str | Encoder) -> Encoder:
    return _loaded(encoder) if isinstance(encoder, str) else encoder


def _encoder(encoder: str | Encoder) -> AdditiveEncoder:
    return additive(_any_encoder(encoder))


def _signed(bitexts: Iterable[Bitext]) -> Signature:
    texts = [text for bitext in bitexts for text in (bitext.source, bitext.target) if text]
    return sign([text.document for text in texts], {})
