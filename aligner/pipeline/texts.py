"""From documents to segmented texts with their quotes, for every way in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from aligner.errors import AlignerError, Failure, ModelError
from aligner.model import Document, Text
from aligner.protocols import AdditiveEncoder, Encoder
from aligner.quotes import Words, attribute, extract
from aligner.reading import Reading
from aligner.segmentation import segment

# (stage, done, of all): called after each document of a stage.
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def prepare(document: Document) -> Text:
    """Segment one document and find its quotes and their speakers."""
    return quoted(Text(document, segment(document)))


def quoted(text: Text) -> Text:
    """Find the quotes of a segmented text and their speakers."""
    document, words = text.document, Words.of(text.document.text)
    found = extract(document, text.sentences, words)
    return replace(text, quotes=attribute(document, text.sentences, found, words))


def prepared(reading: Reading, failures: list[Failure], progress: Progress = silent) -> list[Text]:
    """Prepare every document of a reading; one that fails joins `failures`, and the rest goes on."""
    texts: list[Text] = []
    for document in reading.documents:
        try:
            texts.append(prepare(document))
        except AlignerError as error:
            failures.append(Failure(document.path, str(error)))
        progress(f"read {document.lang}", len(texts), len(reading.documents))
    return texts


def additive(encoder: Encoder) -> AdditiveEncoder:
    """Return the encoder if it can search quotes, which takes additive vectors; raises ModelError otherwise."""
    if not isinstance(encoder, AdditiveEncoder):
        raise ModelError(f"the encoder {encoder.name} cannot search quotes", remedy="use --encoder bilingual")
    return encoder
