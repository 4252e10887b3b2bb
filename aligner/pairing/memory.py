"""Pairing of texts that are all in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from aligner.model import Text
from aligner.pairing.evidence import Profile, confidence, profile
from aligner.pairing.partners import Pairing, Title, pair
from aligner.protocols import Encoder, Floats


class _Memory:
    """A judge that encodes each text once, when it is first asked about."""

    def __init__(self, texts: Iterable[Text], encoder: Encoder) -> None:
        self._texts = {text.document.id: text for text in texts}
        self._encoder = encoder
        self._profiles: dict[str, Profile] = {}

    def likeness(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        return [confidence(self._profile(one), self._profile(other)) for one, other in pairs]

    def wholes(self, ids: Sequence[str]) -> Floats:
        return np.stack([self._profile(name).whole for name in ids])

    def _profile(self, name: str) -> Profile:
        if name not in self._profiles:
            self._profiles[name] = profile(self._texts[name], self._encoder)
        return self._profiles[name]


def pair_texts(
    sources: Sequence[Text], targets: Sequence[Text], named: Iterable[tuple[str, str]], encoder: Encoder
) -> Pairing:
    """Pair texts of two languages, as `pair` does; memory is about 1 KiB for each sentence."""
    return pair(_titles(sources), _titles(targets), named, _Memory((*sources, *targets), encoder))


def _titles(texts: Sequence[Text]) -> list[Title]:
    return [Title(text.document.id, text.document.path, len(text.sentences)) for text in texts]
