"""The main job: two folders in, a corpus out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from aligner import alignment, decisions, match
from aligner.addresses import layout
from aligner.cache import POOLS, Store, default_folder, trim_pools
from aligner.errors import Failure, InputError, OutputError
from aligner.formats import foreseen
from aligner.model import Corpus
from aligner.output import Claim, foresee
from aligner.pairing import contradiction
from aligner.pipeline import stages
from aligner.pipeline.anchoring import anchored
from aligner.pipeline.engines import UNJUDGED, translator_of
from aligner.pipeline.executors import Executor, local
from aligner.pipeline.jobs import Runner, Tally
from aligner.pipeline.likeness import pair_up
from aligner.pipeline.options import Options
from aligner.pipeline.results import Lazy, Lost, Results, StoredTexts
from aligner.pipeline.tasks import assemble, encoder
from aligner.pipeline.texts import Progress, additive, silent
from aligner.protocols import Encoder, Judging, Translator
from aligner.reading import Found, find, pair_by_name
from aligner.signature import sign_digests

_DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Run:
    """What a run made: the corpus, the documents that failed, and what a person should know.

    The bitexts and texts of `corpus` are read from where they are kept, each time they are asked for. `results` are
    what they are made of (None: the corpus is all in memory), `runner` is what made it. `inputs` are the files that
    were read, which no result may replace. `again` makes what has been lost since, from damage to the cache or from
    somebody who cleaned it. `unpaired` are French texts that were not taken for versions of the English text of their
    name, which a notice says in the same words: for whoever needs all of them.
    """

    corpus: Corpus
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()
    results: Results | None = field(default=None, repr=False, compare=False)
    runner: Runner | None = field(default=None, repr=False, compare=False)
    inputs: tuple[Path, ...] = field(default=(), repr=False, compare=False)
    again: Callable[[], Run] | None = field(default=None, repr=False, compare=False)
    unpaired: tuple[Failure, ...] = ()

    def in_memory(self) -> Corpus:
        """Return the corpus with all its texts in memory, for whoever goes through them again and again."""
        return replace(self.corpus, bitexts=tuple(self.corpus.bitexts), pool=tuple(self.corpus.pool))

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Return what was done and what was known from before, stage by stage."""
        return tuple(self.runner.tallies) if self.runner else ()


def run(
    french: Iterable[str | Path],
    english: Iterable[str | Path],
    options: Options = _DEFAULT,
    progress: Progress = silent,
    executor: Executor | None = None,
) -> Run:
    """Read, segment, translate, align, match and keep decisions: French paths, English paths, what a run may be told.

    What was done before, by this run before it was killed or by another, is not done again. Work goes to `executor`,
    or to `options.jobs` processes of this machine. Raises InputError where there is nothing to read at all, ModelError
    where the encoder cannot be loaded, and OutputError for what is in the way of the results. A document that fails
    becomes a Failure, and a missing translator a notice; the rest goes on.
    """
    again = partial(_run, tuple(french), tuple(english), options, progress, executor)
    try:
        made = again()
    except Lost:  # results were damaged or removed on the way: what is missing is made once more
        made = again()
    return replace(made, again=again)


def _run(
    french: Sequence[str | Path],
    english: Sequence[str | Path],
    options: Options,
    progress: Progress,
    executor: Executor | None,
) -> Run:
    found = find(french, "fr"), find(english, "en")
    notes = _noted(found)
    held = decisions.active(_decided(french) if options.decisions else ())
    anchors = alignment.read_anchors(options.anchors) if options.anchors else ()
    inputs = (*_inputs(found, french), *((options.anchors,) if options.anchors else ()))
    _foresee(options, found, inputs)
    model, translator = encoder(options.encoder), translator_of(options.translator, notes.notices)
    store = _store(options, notes.notices)
    runner = Runner(store, executor or local(options.jobs), progress, owned=executor is None)
    try:
        sources, targets = _read(runner, found, french, notes)
        results = _made(runner, options, sources, targets, model, translator, notes, anchors)
    finally:
        runner.rest()
    results = replace(results, entries=decisions.by_document(held))
    notes.notices.extend(f"decision not kept: {conflict}" for conflict in _conflicts(results, held))
    models = {one.name: one.digest for one in (model, translator) if one}
    models |= {"matcher": match.shipped_digest()} if options.match else {}
    signature = sign_digests({**sources.digests, **targets.digests}, models)
    corpus = Corpus(
        Lazy(results.names, results.bitext),
        Lazy(tuple(targets), targets.text),
        decisions.signed(signature, held) if held else signature,
    )
    said = tuple(notes.failures), tuple(notes.notices)
    return Run(corpus, *said, results, runner, inputs, unpaired=tuple(notes.unpaired))


@dataclass(frozen=True, slots=True)
class _Notes:
    """What failed and what a person should know, as it comes."""

    failures: list[Failure]
    notices: list[str]
    unpaired: list[Failure] = field(default_factory=list)


def _noted(found: Sequence[Found]) -> _Notes:
    """Return what is to be said of both folders; a table that both of them read fails once."""
    archives = [f"{path}: a web archive; `align index build` takes it" for side in found for path in side.archives]
    failures = dict.fromkeys(failure for side in found for failure in side.failures)
    return _Notes(list(failures), [*(notice for side in found for notice in side.notices), *archives])


def _inputs(found: Sequence[Found], french: Sequence[str | Path]) -> tuple[Path, ...]:
    """Return the files that a run reads, decisions among them: no result may replace them."""
    return (*(path for side in found for path in side.inputs), *_decision_files(french))


def _foresee(options: Options, found: Sequence[Found], inputs: tuple[Path, ...]) -> None:
    """Raise OutputError, before any work is done, for what is in the way of the results."""
    if options.output is not None:
        sources, targets = (tuple(source.id for source in side.sources) for side in found)
        foresee(options.output, _outputs(sources, targets), Claim(options.output, inputs, overwrite=options.overwrite))


def _read(
    runner: Runner, found: Sequence[Found], french: Sequence[str | Path], notes: _Notes
) -> tuple[StoredTexts, StoredTexts]:
    """Read both folders; raises InputError where nothing is left to work on, or the folders are swapped."""
    sources, targets = (
        stages.prepare(runner, lang, side.sources, notes.failures, notes.notices)
        for lang, side in zip(("fr", "en"), found, strict=True)
    )
    where = ", ".join(map(str, french))
    if _swapped(notes.failures) and len(notes.failures) > len(sources) + len(targets):
        raise InputError("FRENCH and ENGLISH seem to be swapped", where=where, remedy="align FRENCH ENGLISH")
    if not sources:
        raise InputError("no French text to work on", where=where, remedy=_because(notes))
    return sources, targets


def _made(
    runner: Runner,
    options: Options,
    sources: StoredTexts,
    targets: StoredTexts,
    model: Encoder,
    translator: Translator | None,
    notes: _Notes,
    anchors: Sequence[alignment.Anchor],
) -> Results:
    """Pair, align, match and translate; a source that fails on the way is left out."""
    pairing = pair_up(runner, sources, targets, model)
    notes.notices.extend(pairing.notices)
    partners = dict(pairing.pairs)
    for one, other in pairing.contradicted:
        if partners[one] is None:
            path = sources.facts[one].path
            notes.unpaired.append(Failure(path, contradiction(path, targets.facts[other].path)))
    placed = anchored(anchors, sources, targets, partners, notes.failures)
    beads, failed = stages.align(runner, sources, targets, partners, model, placed)
    matches = translations = stages.NOTHING
    if options.match:
        if not isinstance(translator, Judging) and any(facts.quotes for facts in sources.facts.values()):
            notes.notices.append(UNJUDGED)
        pool = options.shared or runner.store.folder / POOLS
        versions = {name: (partners[name] or "", key) for name, key in beads.items()}
        matches, unmatched = stages.find_originals(
            runner, sources, targets, additive(model), pool, translator, versions
        )
        failed |= unmatched
    if translator and options.translations:
        translations, untranslated = stages.translate_alone(runner, sources, partners, translator)
        failed |= untranslated
    notes.failures.extend(failed.values())
    names = tuple(name for name in sources if name not in failed)
    results = Results(sources, targets, names, partners, beads, matches, translations)
    notes.notices.extend(results.notices())
    return results


def _store(options: Options, notices: list[str]) -> Store:
    """Return where results are kept; where the user's own cache folder cannot be used, that is said and not fatal."""
    if not options.keep:
        return Store()
    store = Store(options.cache or default_folder())
    try:
        store.trim()
        trim_pools(store.folder)
    except OutputError as error:
        if options.cache:
            raise
        notices.append(f"results are not kept for the next run: {error}")
        return Store()
    return store


def _conflicts(results: Results, held: Sequence[decisions.Entry]) -> list[decisions.Conflict]:
    """Return the decisions that could not be kept."""
    decided = [name for name in results.names if name in results.entries]
    found = [conflict for name in decided for conflict in assemble(results.parts(name))[1]]
    return [*found, *decisions.homeless(held, results.names)]


def _decided(french: Iterable[str | Path]) -> tuple[decisions.Entry, ...]:
    """Return the decisions about the texts of some paths; a file that several share is read once."""
    return tuple(entry for file in _decision_files(french) for entry in decisions.Store(file).read())


def _decision_files(french: Iterable[str | Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(filter(None, (decisions.find(Path(path)) for path in french))))


def _outputs(sources: Sequence[str], targets: Sequence[str]) -> tuple[str, ...]:
    """Return the files that a run over such texts writes, as far as names tell which are versions of each other."""
    named = dict(pair_by_name(sources, targets))
    pairs = [(("fr", name), ("en", named[name]) if name in named else None) for name in sources]
    return foreseen(layout(pairs, [("en", name) for name in targets]))


def _swapped(failures: Sequence[Failure]) -> bool:
    """Tell whether texts given as French are English, and the other way round."""
    return all(any(f"reads as {word}, not" in one.message for one in failures) for word in ("English", "French"))


def _because(notes: _Notes) -> str:
    said = (*(failure.message for failure in notes.failures), *notes.notices)
    return "; ".join(said[:3]) or "put .txt or .md files there"
