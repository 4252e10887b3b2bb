"""Sentence → pieces → sentence, as Argos packages want it: SentencePiece, or Moses tokens with byte-pair merges."""

from __future__ import annotations

import importlib
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import sentencepiece

from aligner.errors import ModelError, install


class Pieces(Protocol):
    """What the engine needs of a package's tokenizer."""

    def encode(self, text: str) -> list[str]:
        """Return the pieces of one sentence."""
        ...

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of pieces that the model gave."""
        ...


class SentencePieces:
    """A `sentencepiece.model`. As in Argos Translate `_` becomes a space, unless the package keeps it."""

    def __init__(self, model: bytes, *, keep_underscores: bool = False) -> None:
        try:
            self._processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        except RuntimeError as error:
            raise ModelError(
                f"sentencepiece.model cannot be read: {error}", remedy="install the package again"
            ) from None
        self._keep = keep_underscores

    def encode(self, text: str) -> list[str]:
        """Return the pieces of one sentence."""
        return list(self._processor.encode(text, out_type=str))

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of pieces; byte pieces become characters again, control pieces vanish."""
        text = str(self._processor.decode_pieces(list(pieces))).replace("▁", " ")
        return text if self._keep else text.replace("_", " ")

    def has(self, piece: str) -> bool:
        """Tell whether the model knows a piece by this name."""
        return bool(self._processor.piece_to_id(piece) != self._processor.unk_id())


class MosesPieces:
    """A `bpe.model`: punctuation normalised and split by sacremoses, then merged by Sennrich et al. (2016), 3.2."""

    def __init__(self, model: bytes, direction: tuple[str, str]) -> None:
        try:
            moses = importlib.import_module("sacremoses")
        except ImportError:
            raise ModelError("the package uses bpe.model, which needs sacremoses", remedy=install("argos")) from None
        self._normalizer: Any = moses.MosesPunctNormalizer(direction[0])
        self._tokenizer: Any = moses.MosesTokenizer(direction[0])
        self._detokenizer: Any = moses.MosesDetokenizer(direction[1])
        lines = model.decode("utf-8").splitlines()
        self._ranks = merge_ranks(lines)
        self._apart = not lines or not lines[0].startswith("#version: 0.2")

    def encode(self, text: str) -> list[str]:
        """Return the pieces of one sentence; all but a word's last end in `@@`."""
        tokens = self._tokenizer.tokenize(self._normalizer.normalize(text))
        return [piece for token in tokens for piece in merged(token, self._ranks, self._apart)]

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of pieces."""
        return str(self._detokenizer.detokenize(" ".join(pieces).replace("@@ ", "").split(" ")))


def merge_ranks(lines: Iterable[str]) -> dict[tuple[str, str], int]:
    """Return the rank of each merge of a `bpe.model` (version line, then one pair per line, most frequent first)."""
    pairs = (line.strip("\r\n ").split(" ") for line in lines if not line.startswith("#version"))
    ranks: dict[tuple[str, str], int] = {}
    for rank, pair in enumerate(p for p in pairs if len(p) == 2):
        ranks.setdefault((pair[0], pair[1]), rank)
    return ranks


def merged(word: str, ranks: Mapping[tuple[str, str], int], apart: bool = False) -> list[str]:
    """Return a word's pieces: the pair of the lowest rank is merged until none is left; `</w>` marks the end.

    In files before version 0.2 the mark stands `apart`, as a symbol of its own.

    >>> merged("lower", {("l", "o"): 0, ("lo", "w"): 1, ("e", "r</w>"): 2})
    ['low@@', 'er']
    """
    parts = [*word, "</w>"] if apart else [*word[:-1], f"{word[-1:]}</w>"]
    while len(parts) > 1:
        best = min(itertools.pairwise(parts), key=lambda pair: ranks.get(pair, len(ranks)))
        if best not in ranks:
            break
        parts = _joined(parts, best)
    if parts[-1] == "</w>":
        parts.pop()
    pieces = [re.sub("</w>$", "", part) for part in parts]
    return [f"{piece}@@" for piece in pieces[:-1]] + pieces[-1:]


def _joined(parts: Sequence[str], pair: tuple[str, str]) -> list[str]:
    out: list[str] = []
    for part in parts:
        if out and (out[-1], part) == pair:
            out[-1] += part
        else:
            out.append(part)
    return out


_NAME = re.compile(r"\b[A-ZÀ-Ý]\w{3,}")
_GLUED = re.compile(r"\b(the|of|by|in|to|from|for|and|with|at|on|an?)([A-ZÀ-Ý]\w{3,})", re.IGNORECASE)


def parted(french: str, english: str) -> str:
    """Return a rendering with a blank between a small word and a name of the sentence that a model has glued to it.

    >>> parted("Le PDG d'Anthropic a refusé.", "TheAnthropic CEO declined."), parted("Atos", "Atos")
    ('The Anthropic CEO declined.', 'Atos')
    """
    names = set(_NAME.findall(french))
    return _GLUED.sub(lambda m: " ".join(m.groups()) if m[2] in names and m[0] not in names else m[0], english)
