"""The main job: two folders in, a corpus out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner import align, decisions, embed, translate
from aligner.errors import AlignerError, Failure, InputError, ModelError
from aligner.match import Matcher
from aligner.model import Bitext, Corpus, Text, Translation
from aligner.pairing import pair_texts
from aligner.pipeline.texts import Progress, additive, prepared, silent
from aligner.protocols import Encoder, Translator
from aligner.reading import pair_by_name, read
from aligner.signature import sign


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
    progress: Progress = silent,
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
    sources = prepared(readings[0], failures, progress)
    targets = prepared(readings[1], failures, progress)
    if not sources:
        raise InputError("no French text to work on", where=_named(french), remedy=_because(failures))
    encoder = embed.load(options.encoder)
    translator = _translator(options, notices)
    pairs = _pair(sources, targets, encoder, notices)
    pool = [text for text in targets if text.document.origin != "machine-translation"]
    matcher = Matcher(pool, additive(encoder)) if options.match else None
    bitexts: list[Bitext] = []
    for source, target in pairs:
        try:
            bitexts.append(_bitext(source, target, encoder, translator, matcher))
            notices.extend(_reordered(bitexts[-1], encoder))
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
        translations = translate.translate_text(source, translator, translate.Cache())
    matches = matcher.match(source.quotes, source.document) if matcher else ()
    return Bitext(source, target, beads, matches, translations)


def _reordered(bitext: Bitext, encoder: Encoder) -> Iterator[str]:
    """Say which passages stand in another order in the translation: beads never cross, so these have none."""
    source, target = bitext.source, bitext.target
    if target is None:
        return
    texts = [sentence.text for sentence in source.sentences], [sentence.text for sentence in target.sentences]
    for found in align.crossings(*texts, bitext.beads, encoder):
        ours, theirs = texts[0][found.source.start], texts[1][found.target.start]
        places = f"sentence {found.source.start + 1} ~ {found.target.start + 1}"
        yield f"{source.document.id}: reordered, {places} ({found.score:.2f}): {ours[:50]} ~ {theirs[:50]}"


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


def _named(paths: Iterable[str | Path]) -> str:
    return ", ".join(map(str, paths))


def _because(failures: Sequence[Failure]) -> str:
    return "; ".join(failure.message for failure in failures[:3]) or "put .txt or .md files there"
