"""English versions of French texts, made offline and marked as such."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aligner import translation
from aligner.errors import AlignerError, Failure
from aligner.output.version import write_version
from aligner.pipeline.terminology import glossary_terms
from aligner.pipeline.texts import Progress, prepared, silent
from aligner.protocols import Translator
from aligner.reading import read


@dataclass(frozen=True, slots=True)
class Translated:
    """What `translate_folder` made: the files written, the documents that failed, and what a person should know."""

    written: tuple[Path, ...]
    failures: tuple[Failure, ...]
    notices: tuple[str, ...] = ()


def translate_folder(
    french: Iterable[str | Path],
    folder: Path,
    translator: Translator,
    glossary: Path | None = None,
    progress: Progress = silent,
) -> Translated:
    """Write an English version of each French text into `folder`, under the French name, each as soon as it is made.

    The terms of a `glossary` are brought in where they can be. A file that is there is left alone, whoever made it, so
    that a killed run goes on where it stopped. What was made is entered in `folder/metadata.tsv` as machine
    translation, by which `align` knows that it holds no originals.
    """
    terms = glossary_terms(glossary) if glossary else None
    reading = read(french, "fr")
    failures = list(reading.failures)
    texts = {text.document.id: text for text in prepared(reading, failures, progress)}
    written: list[Path] = []
    for done, (id_, text) in enumerate(texts.items(), 1):
        name = id_.removeprefix("fr/")
        if not (folder / name).exists():
            try:
                wanted = terms.within(id_) if terms else None
                translations = translation.translate_text(text, translator, translation.Cache(), terms=wanted)
                english = translation.english_text(text, translations, f"en/{name}", str(folder / name))
                written.append(write_version(english.document, folder, name))
            except AlignerError as error:
                failures.append(Failure(text.document.path, str(error)))
        progress("translate", done, len(texts))
    return Translated(tuple(written), tuple(failures), reading.notices)
