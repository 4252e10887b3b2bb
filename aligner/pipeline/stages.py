"""The stages of the main job: each turns what is there into jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from aligner import match, translation
from aligner.cache import touch
from aligner.errors import AlignerError, Failure, InputError
from aligner.match.pool import index
from aligner.model import Text
from aligner.pipeline import tasks
from aligner.pipeline.anchoring import Anchors
from aligner.pipeline.executors import Function
from aligner.pipeline.jobs import Job, Runner
from aligner.pipeline.results import Facts, StoredTexts, fetch
from aligner.protocols import AdditiveEncoder, Encoder, Judging, Translator
from aligner.reading import MACHINE_MADE, Source, read_bytes
from aligner.signature import digest

# By name of a source: the key of what was made of it.
Keys = Mapping[str, bytes]
NOTHING: Keys = {}


def prepare(
    runner: Runner, lang: str, sources: Sequence[Source], failures: list[Failure], notices: list[str]
) -> StoredTexts:
    """Read, segment and find quotes: the texts that could be used."""
    keys: dict[str, bytes] = {}

    def jobs() -> Iterator[Job]:
        for source in sources:
            try:
                data = read_bytes(Path(source.path))
            except AlignerError as error:
                failures.append(Failure(source.path, str(error)))
                continue
            keys[source.id] = runner.store.key("text", tasks.pack(source), data)
            yield Job(keys[source.id], source.path, partial(_same_bytes, runner, source, keys[source.id]))

    failed = runner.do(f"read {lang}", tasks.prepared, jobs(), len(sources))
    failures.extend(failed.values())
    stored = StoredTexts(runner.store, {name: key for name, key in keys.items() if key not in failed}, Facts(), {})
    for name, key in stored.keys.items():
        made = tasks.unpack(fetch(runner.store, key), tasks.Prepared)
        stored.facts.add(made.facts)
        stored.digests[name] = made.digest
        notices.extend(made.notices)
    return stored


def _same_bytes(runner: Runner, source: Source, key: bytes) -> tuple[object, ...]:
    """Read a file again when its turn comes, which may be late; raises InputError where it has changed meanwhile."""
    data = read_bytes(Path(source.path))
    if runner.store.key("text", tasks.pack(source), data) != key:
        raise InputError("changed while it was being read", where=source.path, remedy="run again")
    return source, data


def align(
    runner: Runner,
    sources: StoredTexts,
    targets: StoredTexts,
    partners: Mapping[str, str | None],
    encoder: Encoder,
    anchors: Anchors,
) -> tuple[Keys, dict[str, Failure]]:
    """Align every pair, between the anchors of some: keys of Aligned, and failures, by name of the source."""
    paired = {name: partner for name, partner in partners.items() if partner}
    keys = {
        name: runner.store.key(
            "beads", encoder.digest, tasks.pack(anchors.get(name, ())), sources.keys[name], targets.keys[partner]
        )
        for name, partner in paired.items()
    }

    def arguments(name: str) -> tuple[object, ...]:
        return encoder.name, sources.packed(name), targets.packed(paired[name]), anchors.get(name, ())

    return _done(runner, "align", tasks.aligned, sources, keys, arguments)


def find_originals(
    runner: Runner,
    sources: StoredTexts,
    targets: StoredTexts,
    encoder: AdditiveEncoder,
    shared: Path,
    translator: Translator | None,
    beads: Mapping[str, tuple[str, bytes]],
) -> tuple[Keys, dict[str, Failure]]:
    """Match the quotes of every text with all English texts that no machine made: keys of tuple[QuoteMatch, ...].

    The pool's index lies in the folder `shared`, which the workers see too. With a translator the quotes'
    back-translations are evidence, and its model judges the originals. `beads` gives by source its version and the key
    of Aligned.
    """
    # What a machine translated holds no originals.
    pool = [name for name, facts in targets.facts.items() if facts.origin != MACHINE_MADE]
    content = digest(targets.keys[name] for name in pool)
    english, untranslated = _back_translate(runner, sources, translator) if translator else (NOTHING, {})
    engine, judge = (translator.name, _judge(translator)) if translator else ("", "")
    model = encoder.digest, match.shipped_digest(), content, engine, translator.digest if translator and judge else ""
    held = frozenset(pool)
    versions = {name: found for name, found in beads.items() if found[0] in held}
    keys = {
        name: runner.store.key(
            "matches", *model, english.get(name, b""), *versions.get(name, ("", b"")), sources.keys[name]
        )
        for name, facts in sources.facts.items()
        if facts.quotes
    }
    folder = shared / content[:32] if pool else None
    if folder and len(runner.store.known(list(keys.values()))) < len(set(keys.values())):
        runner.progress("index", 0, 1)
        index.prepare(folder, (targets.text(name) for name in pool), encoder)
        runner.progress("index", 1, 1)
        touch(folder)

    def arguments(name: str) -> tuple[object, ...]:
        back = fetch(runner.store, english[name]) if name in english else b""
        there = encoder.name, str(folder or ""), sources.packed(name), back, engine, judge
        if name not in versions:
            return there
        target, key = versions[name]
        return *there, targets.packed(target), fetch(runner.store, key)

    made, failed = _done(runner, "match", tasks.matched, sources, keys, arguments)
    return made, untranslated | failed


def _judge(translator: Translator) -> str:
    """Return the name by which workers find the translator again to judge by its model; empty where they cannot."""
    try:
        same = translation.load(translator.name)
    except AlignerError:
        return ""
    return translator.name if isinstance(same, Judging) and same.digest == translator.digest else ""


def _back_translate(runner: Runner, sources: StoredTexts, translator: Translator) -> tuple[Keys, dict[str, Failure]]:
    """Translate the quotes of every text, here: keys of dict[str, Rendering]."""
    model = translator.name, translator.digest
    keys = {
        name: runner.store.key("back-translations", *model, sources.keys[name])
        for name, facts in sources.facts.items()
        if facts.quotes
    }

    def translated(packed: bytes) -> bytes:
        wanted = match.to_translate([quote.text for quote in tasks.unpack(packed, Text).quotes])
        made = translation.translate_lines(wanted, translator, translation.Cache())
        return tasks.pack(dict(zip(wanted, made, strict=True)))

    def arguments(name: str) -> tuple[object, ...]:
        return (sources.packed(name),)

    return _done(runner, "translate quotes", translated, sources, keys, arguments, here=True)


def translate_alone(
    runner: Runner, sources: StoredTexts, partners: Mapping[str, str | None], translator: Translator
) -> tuple[Keys, dict[str, Failure]]:
    """Translate every text without an English version, here: engines have threads of their own."""
    alone = [name for name, partner in partners.items() if partner is None]
    model = translator.name, translator.digest
    keys = {name: runner.store.key("translations", *model, sources.keys[name]) for name in alone}

    def translated(packed: bytes) -> bytes:
        return tasks.pack(translation.translate_text(tasks.unpack(packed, Text), translator, translation.Cache()))

    def arguments(name: str) -> tuple[object, ...]:
        return (sources.packed(name),)

    return _done(runner, "translate", translated, sources, keys, arguments, here=True)


def _done(
    runner: Runner,
    stage: str,
    function: Function,
    sources: StoredTexts,
    keys: Keys,
    arguments: Callable[[str], tuple[object, ...]],
    here: bool = False,
) -> tuple[Keys, dict[str, Failure]]:
    """Do a stage for some sources; return the keys of what was made, and the failures, by name."""
    jobs = (Job(key, sources.facts[name].path, partial(arguments, name)) for name, key in keys.items())
    failed = runner.do(stage, function, jobs, len(keys), here)
    made = {name: key for name, key in keys.items() if key not in failed}
    return made, {name: failed[key] for name, key in keys.items() if key in failed}
