"""`corpus.jsonl` read again: the very same corpus, one value at a time."""

from __future__ import annotations

import json
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from aligner.errors import InputError
from aligner.files import opened
from aligner.formats.jsonl.write import NAME
from aligner.formats.shared.consistency import verify_bitext, verify_text
from aligner.formats.shared.kept import Kept
from aligner.formats.shared.typed import LARGEST, typed
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

# Texts at hand: bitexts name texts by number, mostly those of the lines before.
_AT_HAND = 64
# And no more than so many sentences of them: texts may be long.
_SENTENCES = 40_000


def read(path: Path) -> Corpus:
    """Read the file again: `read` of what was written is the same corpus. Raises InputError with the line.

    Its bitexts and pool are read from a temporary file when they are asked for: memory does not grow with the texts.
    """
    with opened(path) as stream:
        file = _File(path, stream)
        bitexts = Kept(file.bitexts())
        pool = Kept(map(file.text, file.pool))
        corpus = Corpus(bitexts, pool, file.signature)
        _verify_originals(file, bitexts)
    return corpus


def read_bitexts(path: Path) -> Iterator[Bitext]:
    """Yield the bitexts alone."""
    yield from read(path).bitexts


class _File:
    """A file gone through once: where its texts stand, and what else it says."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self.path = path
        self.signature = Signature("")
        self.pool: tuple[int, ...] = ()
        self.numbers: dict[str, int] = {}
        self._stream = stream
        self._offsets = array("q")
        self._at_hand: OrderedDict[int, Text] = OrderedDict()

    def bitexts(self) -> Iterator[Bitext]:
        """Yield the bitexts, line by line; what the other lines say is known afterwards."""
        offset = 0
        self._stream.seek(0)
        for number, line in enumerate(iter(self._stream.readline, b""), 1):
            made = self._line(line, offset, number)
            if made is not None:
                yield made
            offset += len(line)
            self._stream.seek(offset)

    def text(self, number: Any) -> Text:
        """Return a text by its number."""
        if not isinstance(number, int) or not 0 <= number < len(self._offsets):
            raise ValueError(f"a text with the number {number!r}")
        if number not in self._at_hand:
            self._stream.seek(self._offsets[number])
            self._keep(number, _text(_value(self._stream.readline(), False)))
        self._at_hand.move_to_end(number)
        return self._at_hand[number]

    def _line(self, line: bytes, offset: int, number: int) -> Bitext | None:
        where = f"{self.path}:{number}"
        try:
            value = _value(line, number == 1)
            match value["type"]:
                case "signature":
                    self.signature = _signature(value)
                case "text":
                    self._offsets.append(offset)
                    text = _text(value)
                    self._keep(len(self._offsets) - 1, text)
                    self.numbers.setdefault(text.document.id, len(self._offsets) - 1)
                case "bitext":
                    return _bitext(value, self.text)
                case "pool":
                    self.pool = tuple(value["texts"])
                    for one in self.pool:
                        if not isinstance(one, int) or not 0 <= one < len(self._offsets):
                            raise ValueError(f"a text with the number {one!r}")
                case other:
                    raise ValueError(f"a line of type {other!r}")
        except UnicodeDecodeError as error:
            raise InputError("not UTF-8", where=where, remedy="convert it: iconv -t UTF-8 FILE") from error
        except (KeyError, IndexError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
            message = f"not a line of {NAME}: {type(error).__name__}: {error}"
            raise InputError(message, where=where, remedy="export the corpus again") from error
        except InputError as error:
            raise InputError(error.message, where=where, remedy=error.remedy) from error
        return None

    def _keep(self, number: int, text: Text) -> None:
        self._at_hand[number] = text
        while len(self._at_hand) > 2 and self._too_many():
            self._at_hand.popitem(last=False)

    def _too_many(self) -> bool:
        sentences = sum(len(text.sentences) for text in self._at_hand.values())
        return len(self._at_hand) > _AT_HAND or sentences > _SENTENCES


def _value(line: bytes, first: bool) -> Any:
    return json.loads(line.decode("utf-8-sig" if first else "utf-8"), parse_constant=_constant)


def _pairs(value: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, item) for key, item in value)


def _span(value: list[int]) -> Span:
    start, end = value
    if type(start) is not int or type(end) is not int or end > LARGEST:
        raise TypeError(f"a span is {str(value)[:60]}")
    return Span(start, end)


def _constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


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
    structure = {"metadata": _pairs(value["metadata"]), "blocks": tuple(blocks), "markup": tuple(markup)}
    return typed(Document(**value | structure | {"offsets": offsets, "lines": tuple(value.get("lines", ()))}))


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


def _bitext(value: dict[str, Any], text: Callable[[Any], Text]) -> Bitext:
    made = Bitext(
        text(value["source"]),
        None if value["target"] is None else text(value["target"]),
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


def _verify_originals(file: _File, bitexts: Iterable[Bitext]) -> None:
    """Raise InputError where an original is not what its text, if that is in the pool, has at its place."""
    pool = set(file.pool)
    for bitext in bitexts:
        for match in bitext.matches:
            number = file.numbers.get(match.original.document_id) if match.original else None
            if match.original is None or number is None or number not in pool:
                continue
            if match.original.span.of(file.text(number).document.text) != match.original.text:
                message = f"the original of quote {match.quote.index} is not the text of its document"
                raise InputError(message, where=str(file.path), remedy="export the corpus again")
