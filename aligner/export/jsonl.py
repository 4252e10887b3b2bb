"""`corpus.jsonl`: everything, one value a line, and the only format that gives back the very same corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.export.consistency import verify_bitext, verify_text
from aligner.export.rebuild import lines_of
from aligner.export.settings import Settings
from aligner.export.survey import Survey, View
from aligner.export.typed import LARGEST, typed
from aligner.model import (
    Bead,
    Bitext,
    Block,
    Candidate,
    Corpus,
    Decision,
    Document,
    Evidence,
    Markup,
    Quote,
    QuoteMatch,
    Sentence,
    Signature,
    Span,
    Text,
    Translation,
)

NAME = "corpus.jsonl"
_ATOMS = (str, int, float, type(None))
# Lone surrogates, which UTF-8 cannot hold, and what some readers take for the end of a line.
_ESCAPED = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def head(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the first line, the signature."""
    yield NAME, _line({"type": "signature", **_plain(survey.signature)})


def piece(bitext: Bitext, view: View, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield a bitext's lines: its texts where they come for the first time, then itself, naming texts by number."""
    lines = []
    for text, number, first in zip((bitext.source, bitext.target), view.numbers, view.first, strict=True):
        if text is not None and first:
            lines.append(_line({"type": "text", "number": number, **_plain(text)}))
    if not view.pooled:
        names = {"type": "bitext", "source": view.numbers[0], "target": view.numbers[1]}
        facts = {name: _plain(getattr(bitext, name)) for name in ("beads", "matches", "translations")}
        lines.append(_line(names | facts))
    if lines:
        yield NAME, b"".join(lines)


def tail(survey: Survey, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the last line: which texts are the pool."""
    yield NAME, _line({"type": "pool", "texts": survey.pool})


def read(path: Path) -> Corpus:
    """Read the file again: `read` of what was written is the same corpus. Raises InputError with the line."""
    texts: list[Text] = []
    bitexts: list[Bitext] = []
    pool: tuple[Text, ...] = ()
    signature = Signature("")
    for number, line in enumerate(lines_of(path), 1):
        where = f"{path}:{number}"
        try:
            value = json.loads(line, parse_constant=_constant)
            match value["type"]:
                case "signature":
                    signature = _signature(value)
                case "text":
                    texts.append(_text(value))
                case "bitext":
                    bitexts.append(_bitext(value, texts))
                case "pool":
                    pool = tuple(_numbered(texts, index) for index in value["texts"])
                case other:
                    raise ValueError(f"a line of type {other!r}")
        except (KeyError, IndexError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
            message = f"not a line of {NAME}: {type(error).__name__}: {error}"
            raise InputError(message, where=where, remedy="export the corpus again") from error
        except InputError as error:
            raise InputError(error.message, where=where, remedy=error.remedy) from error
    corpus = Corpus(tuple(bitexts), pool, signature)
    _verify_originals(corpus, str(path))
    return corpus


def read_bitexts(path: Path) -> tuple[Bitext, ...]:
    """Read the bitexts alone."""
    return tuple(read(path).bitexts)


def _plain(value: Any) -> Any:
    """Return a value of the model as dicts and lists; a span is a pair of numbers."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    names = getattr(value, "__dataclass_fields__", None)
    if names is None:
        return value
    fields = {name: getattr(value, name) for name in names}
    return {name: field if isinstance(field, _ATOMS) else _plain(field) for name, field in fields.items()}


def _line(value: Mapping[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (_ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n").encode()


def _pairs(value: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, item) for key, item in value)


def _span(value: list[int]) -> Span:
    start, end = value
    if type(start) is not int or type(end) is not int or end > LARGEST:
        raise TypeError(f"a span is {str(value)[:60]}")
    return Span(start, end)


def _constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _numbered(texts: list[Text], number: Any) -> Text:
    if not isinstance(number, int) or number < 0:
        raise ValueError(f"a text with the number {number!r}")
    return texts[number]


def _signature(value: dict[str, Any]) -> Signature:
    return typed(Signature(value["version"], _pairs(value["models"]), value["data"], _pairs(value["settings"])))


def _text(value: dict[str, Any]) -> Text:
    document = _document(value["document"])
    sentences = tuple(typed(Sentence(**item | {"span": _span(item["span"])})) for item in value["sentences"])
    made = Text(document, sentences, tuple(_quote(item) for item in value["quotes"]))
    verify_text(made)
    return made


def _document(value: dict[str, Any]) -> Document:
    blocks = (typed(Block(**item | {"span": _span(item["span"])})) for item in value.get("blocks", ()))
    markup = (
        typed(Markup(**item | {"span": _span(item["span"]), "attributes": _pairs(item["attributes"])}))
        for item in value.get("markup", ())
    )
    offsets = tuple((int(here), int(there)) for here, there in value.get("offsets", ()))
    told = {"metadata": _pairs(value["metadata"]), "blocks": tuple(blocks), "markup": tuple(markup)}
    return typed(Document(**value | told | {"offsets": offsets, "lines": tuple(value.get("lines", ()))}))


def _quote(value: dict[str, Any]) -> Quote:
    cue = _span(value["cue"]) if value["cue"] else None
    return typed(Quote(**value | {"span": _span(value["span"]), "cue": cue}))


def _candidate(value: dict[str, Any]) -> Candidate:
    return typed(Candidate(**value | {"span": _span(value["span"])}))


def _match(value: dict[str, Any]) -> QuoteMatch:
    made = QuoteMatch(
        _quote(value["quote"]),
        _candidate(value["original"]) if value["original"] else None,
        value["verdict"],
        value["confidence"],
        tuple(typed(Evidence(**item)) for item in value["evidence"]),
        tuple(_candidate(item) for item in value["candidates"]),
        _decision(value),
    )
    return typed(made)


def _decision(value: dict[str, Any]) -> Decision | None:
    return typed(Decision(**value["decision"])) if value.get("decision") else None


def _bitext(value: dict[str, Any], texts: list[Text]) -> Bitext:
    made = Bitext(
        _numbered(texts, value["source"]),
        None if value["target"] is None else _numbered(texts, value["target"]),
        tuple(
            typed(Bead(_span(item["source"]), _span(item["target"]), item["score"], _decision(item)))
            for item in value["beads"]
        ),
        tuple(_match(item) for item in value["matches"]),
        tuple(
            typed(Translation(**item | {"source": _span(item["source"]), "flags": tuple(item["flags"])}))
            for item in value["translations"]
        ),
    )
    verify_bitext(made)
    return made


def _verify_originals(corpus: Corpus, where: str) -> None:
    """Raise InputError where an original is not what its text, if that is there, has at its place."""
    texts = {text.document.id: text.document.text for text in corpus.pool}
    for bitext in corpus.bitexts:
        for match in bitext.matches:
            found = texts.get(match.original.document_id) if match.original else None
            if match.original and found is not None and match.original.span.of(found) != match.original.text:
                message = f"the original of quote {match.quote.index} is not the text of its document"
                raise InputError(message, where=where, remedy="export the corpus again")
