"""`corpus.jsonl`: everything, one value a line, and the only format that gives back the very same corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.export.rebuild import lines_of
from aligner.export.settings import Settings
from aligner.export.survey import Survey, View
from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Corpus,
    Decision,
    Document,
    Evidence,
    Quote,
    QuoteMatch,
    Sentence,
    Signature,
    Span,
    Text,
    Translation,
)

NAME = "corpus.jsonl"
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
            value = json.loads(line)
            match value["type"]:
                case "signature":
                    signature = _signature(value)
                case "text":
                    texts.append(_text(value))
                case "bitext":
                    bitexts.append(_bitext(value, texts))
                case "pool":
                    pool = tuple(texts[index] for index in value["texts"])
                case other:
                    raise ValueError(f"a line of type {other!r}")
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            message = f"not a line of {NAME}: {type(error).__name__}: {error}"
            raise InputError(message, where=where, remedy="export the corpus again") from error
    return Corpus(tuple(bitexts), pool, signature)


def read_bitexts(path: Path) -> tuple[Bitext, ...]:
    """Read the bitexts alone."""
    return tuple(read(path).bitexts)


def _plain(value: Any) -> Any:
    """Return a value of the model as dicts and lists; a span is a pair of numbers."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def _line(value: Mapping[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (_ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n").encode()


def _pairs(value: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, item) for key, item in value)


def _span(value: list[int]) -> Span:
    start, end = value
    return Span(start, end)


def _signature(value: dict[str, Any]) -> Signature:
    return Signature(value["version"], _pairs(value["models"]), value["data"], _pairs(value["settings"]))


def _text(value: dict[str, Any]) -> Text:
    document = Document(**value["document"] | {"metadata": _pairs(value["document"]["metadata"])})
    sentences = tuple(Sentence(**item | {"span": _span(item["span"])}) for item in value["sentences"])
    return Text(document, sentences, tuple(_quote(item) for item in value["quotes"]))


def _quote(value: dict[str, Any]) -> Quote:
    return Quote(**value | {"span": _span(value["span"]), "cue": _span(value["cue"]) if value["cue"] else None})


def _candidate(value: dict[str, Any]) -> Candidate:
    return Candidate(**value | {"span": _span(value["span"])})


def _match(value: dict[str, Any]) -> QuoteMatch:
    return QuoteMatch(
        _quote(value["quote"]),
        _candidate(value["original"]) if value["original"] else None,
        value["verdict"],
        value["confidence"],
        tuple(Evidence(**item) for item in value["evidence"]),
        tuple(_candidate(item) for item in value["candidates"]),
        _decision(value),
    )


def _decision(value: dict[str, Any]) -> Decision | None:
    return Decision(**value["decision"]) if value.get("decision") else None


def _bitext(value: dict[str, Any], texts: list[Text]) -> Bitext:
    return Bitext(
        texts[value["source"]],
        None if value["target"] is None else texts[value["target"]],
        tuple(
            Bead(_span(item["source"]), _span(item["target"]), item["score"], _decision(item))
            for item in value["beads"]
        ),
        tuple(_match(item) for item in value["matches"]),
        tuple(
            Translation(**item | {"source": _span(item["source"]), "flags": tuple(item["flags"])})
            for item in value["translations"]
        ),
    )
