"""A segmented French text → its translations, and an English document that keeps paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aligner.errors import UsageError
from aligner.model import Document, Sentence, Span, Text, Translation
from aligner.protocols import Rendering, Translator
from aligner.translation import checks
from aligner.translation.attempts import checked
from aligner.translation.cache import Cache
from aligner.translation.decoding import Steerable, Tunable
from aligner.translation.quality import quality
from aligner.translation.steering import Terminology, steered

# Sentences translated between two writes to the cache: what a killed run may lose.
STEP = 2048
LANGUAGE_TAG = "en-t-fr-t0-und"
"""BCP 47 with extension T (RFC 6497): English, transformed from French by an undefined machine translation."""
ORIGIN = "machine-translation"

Progress = Callable[[int, int], None]


def translate_text(
    text: Text,
    translator: Translator,
    cache: Cache | None = None,
    *,
    terms: Terminology | None = None,
    progress: Progress = lambda done, all_: None,
) -> tuple[Translation, ...]:
    """Translate a text sentence by sentence: one Translation each, with the sentence's span, in order.

    Renderings that a check flags are tried again in other ways where the translator can; flags that stay are in
    `flags`. `terms` are brought in where the plain rendering lacks them and is not made worse (`steering`). With a
    cache, what is known is not done again, and a killed run goes on where it stopped.
    Raises what the translator raises; UsageError for terms that it cannot obey.
    """
    results = translate_texts([text], translator, cache, terms=terms, progress=progress)
    return results[0]


def translate_texts(
    texts: Sequence[Text],
    translator: Translator,
    cache: Cache | None = None,
    *,
    terms: Terminology | None = None,
    progress: Progress = lambda done, all_: None,
) -> list[tuple[Translation, ...]]:
    """Translate several texts as one, so that batches fill: see `translate_text`; `progress` counts sentences."""
    rendered = _rendered([s.text for text in texts for s in text.sentences], translator, cache, terms, progress)
    return [tuple(_translation(s, rendered[s.text], translator) for s in text.sentences) for text in texts]


def translate_lines(
    lines: Sequence[str],
    translator: Translator,
    cache: Cache | None = None,
    *,
    terms: Terminology | None = None,
    progress: Progress = lambda done, all_: None,
) -> list[Rendering]:
    """Translate line for line, with the same checks, retries and cache as texts: for test sets."""
    rendered = _rendered(lines, translator, cache, terms, progress)
    return [rendered[line] for line in lines]


def english_text(text: Text, translations: Sequence[Translation], document_id: str, path: str = "") -> Text:
    """Return an English document made of the translations, which says that a machine made it.

    Sentence `i` of the result translates sentence `i` of `text`, in the same paragraph; what stands between two
    sentences (spaces, line ends, blank lines) is kept. Raises ValueError where the spans do not match.
    """
    if [t.source for t in translations] != [s.span for s in text.sentences]:
        raise ValueError("the translations are not those of this text")
    parts: list[str] = []
    sentences: list[Sentence] = []
    at = end = 0
    for sentence, translation in zip(text.sentences, translations, strict=True):
        gap = text.document.text[end : sentence.span.start]
        span = Span(at + len(gap), at + len(gap) + len(translation.text))
        parts += [gap, translation.text]
        sentences.append(Sentence(document_id, sentence.index, sentence.paragraph, span, translation.text))
        at, end = span.end, sentence.span.end
    whole = "".join(parts) + text.document.text[end:]
    engines = ", ".join(sorted({t.engine for t in translations}))
    metadata = (("translation", "machine"), ("engine", engines), ("language_tag", LANGUAGE_TAG))
    source = (("source", text.document.id),)
    title = sentences[0].text if sentences and text.document.title == text.sentences[0].text else ""
    document = Document(document_id, "en", path, whole, title, ORIGIN, metadata + source)
    return Text(document, tuple(sentences))


def _translation(sentence: Sentence, rendering: Rendering, translator: Translator) -> Translation:
    flags = checks.flags(sentence.text, rendering)
    expected = quality(translator, rendering, flags)
    return Translation(sentence.span, rendering.text, rendering.score, translator.name, flags, expected)


def obeys_terms(translator: Translator) -> bool:
    """Tell whether a translator can be given glossary terms."""
    return isinstance(translator, Steerable) and translator.obeys_terms


def _rendered(
    sentences: Sequence[str],
    translator: Translator,
    cache: Cache | None,
    terms: Terminology | None,
    progress: Progress,
) -> dict[str, Rendering]:
    """Each sentence's rendering: from the cache, else translated, checked and kept."""
    if terms and not obeys_terms(translator):
        raise UsageError(f"{translator.name} cannot obey a glossary", remedy="leave the glossary out")
    todo = list(dict.fromkeys(sentences))
    done: dict[str, Rendering] = {}
    groups: dict[str, list[str]] = {}
    for sentence in todo:
        groups.setdefault(_settings(translator, terms.wanted(sentence) if terms else ()), []).append(sentence)
    for settings, group in groups.items():
        if cache:
            done |= cache.get(translator.digest, settings, group)
    progress(len(done), len(todo))
    # Longest first over everything: batches of even length, and an early and honest guess of the time left.
    missing = sorted((s for s in todo if s not in done), key=lambda s: (-len(s), s))
    for start in range(0, len(missing), STEP):
        some = missing[start : start + STEP]
        made = checked(translator, some)
        if terms and isinstance(translator, Steerable):
            made = steered(translator, some, made, terms)
        fresh = dict(zip(some, made, strict=True))
        done |= fresh
        for settings, group in groups.items():
            if cache and (keep := {s: fresh[s] for s in group if s in fresh}):
                cache.put(translator.digest, settings, keep)
        progress(len(done), len(todo))
    return done


def _settings(translator: Translator, wanted: Sequence[str]) -> str:
    """All that decides a rendering besides model and sentence."""
    search = translator.decoding.key() if isinstance(translator, Tunable) else ""
    return "\n".join([checks.VERSION, search, *wanted])
