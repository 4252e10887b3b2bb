"""`corpus.jsonl`: everything, one value per line, and the only format that gives back the very same corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from aligner.formats.shared.settings import Settings
from aligner.formats.shared.survey import Survey, View
from aligner.model import Bitext, Span

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
