"""English versions of French texts, made offline and marked as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner import translation
from aligner.errors import AlignerError, Failure
from aligner.export.version import write_version
from aligner.glossary import load as load_glossary
from aligner.pipeline.texts import Progress, prepared, silent
from aligner.protocols import Translator
from aligner.reading import read


@dataclass(frozen=True, slots=True)
class Translated:
    """What `translate_folder` made: the files written, and the documents that failed."""

    written: tuple[Path, ...]
    failures: tuple[Failure, ...]


def wanted_terms(path: Path) -> tuple[translation.Wanted, ...]:
    """Return what a glossary wants of a translator: its preferred and kept rows, regular expressions aside."""
    return tuple(
        translation.Wanted(term.source, term.target, term.source_variants, term.case == "exact")
        for term in load_glossary(path).terms
        if term.status in ("preferred", "keep") and term.match != "regex"
    )


def translate_folder(
    french: Iterable[str | Path],
    folder: Path,
    translator: Translator,
    terms: Sequence[translation.Wanted] = (),
    progress: Progress = silent,
) -> Translated:
    """Write an English version of each French text into `folder`, under the French name, each as soon as it is made.

    A file that is there is left alone, whoever made it, so that a killed run goes on where it stopped. What was made is
    entered in `folder/metadata.tsv` as machine translation, by which `align` knows that it holds no originals.
    """
    reading = read(french, "fr")
    failures = list(reading.failures)
    texts = {text.document.id: text for text in prepared(reading, failures, progress)}
    written: list[Path] = []
    for done, (id_, text) in enumerate(texts.items(), 1):
        name = id_.removeprefix("fr/")
        if not (folder / name).exists():
            try:
                translations = translation.translate_text(text, translator, translation.Cache(), terms=terms)
                english = translation.english_text(text, translations, f"en/{name}", str(folder / name))
                written.append(write_version(english.document, folder, name))
            except AlignerError as error:
                failures.append(Failure(text.document.path, str(error)))
        progress("translate", done, len(texts))
    return Translated(tuple(written), tuple(failures))
