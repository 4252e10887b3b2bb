"""How likely English texts are as translations of French ones, piece by piece, by the model of a package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligner.protocols import Likely

if TYPE_CHECKING:
    import ctranslate2  # type: ignore[import-untyped]

    from aligner.translation.pieces import Pieces

# Padded tokens a batch.
BATCH_TOKENS = 2048
# Beyond this the model's positions end; what is longer is not scored.
LONGEST = 500


class Likelihood:
    """See `aligner.protocols.Scorer`; the model computes in 32 bits, so that scores do not depend on the batch.

    With 8 bits a piece jumps by up to 0.08 between batches (CTranslate2 4.8).
    """

    def __init__(self, name: str, model: ctranslate2.Translator, pieces: Pieces) -> None:
        self.name, self._model, self._pieces = name, model, pieces

    def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
        """Return for each (French, English) the English pieces and their log-probabilities, the end's among them.

        None where a text has no pieces (an empty source would score anything 0.0) or more than LONGEST.
        """
        rows = [(self._pieces.encode(fr), self._pieces.encode(en)) for fr, en in pairs]
        able = [i for i, row in enumerate(rows) if all(0 < len(side) <= LONGEST for side in row)]
        out: list[Likely | None] = [None] * len(pairs)
        results = self._model.score_batch(
            [rows[i][0] for i in able],
            [rows[i][1] for i in able],
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
        )
        for i, result in zip(able, results, strict=True):
            out[i] = Likely(tuple(rows[i][1]), tuple(float(value) for value in result.log_probs))
        return out
