"""How likely English texts are as translations of French ones, piece by piece, by the model of a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.protocols import Likely

if TYPE_CHECKING:
    import ctranslate2  # type: ignore[import-untyped]

    from aligner.translation.loaded import Held
    from aligner.translation.pieces import Pieces

# Padded tokens a batch: of each, the model holds what it thinks of all its pieces.
BATCH_TOKENS = 128
# Workers of the model, where it is read for this alone: matching asks from one process for each processor, and the
# buffers of a worker take more memory than the model.
WORKERS = 1
# Room for what the model itself makes of a text: so many times its pieces, and so many more.
STRETCH, SPARE = 2, 16
# Beyond this the model's positions end; what is longer is not scored.
LONGEST = 500


class Likelihood:
    """See `aligner.protocols.Scorer`.

    The model computes as it translates, with the shipped one in 8 bits, which is twice as fast as 32. So a piece may
    differ by up to 0.08 nats between batches (CTranslate2 4.8): the English texts of one French text make batches of
    their own, and what they score does not depend on what else is asked.
    """

    def __init__(self, name: str, held: Held) -> None:
        self.name, self._held = name, held

    def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
        """Return for each (French, English) the English pieces and their log-probabilities, the end's among them.

        None where a text has no pieces (an empty source would score anything 0.0) or more than LONGEST.
        """
        if not pairs:
            return []
        texts: dict[str, dict[str, None]] = {}
        for french, english in pairs:
            texts.setdefault(french, {})[english] = None
        loaded = self._held.now(WORKERS)
        # All are handed in before the first is awaited, so that every worker that the model has is at work.
        asked = [(french, _Asked(loaded.model, loaded.pieces, french, own)) for french, own in texts.items()]
        told = {(french, english): likely for french, some in asked for english, likely in some.answers()}
        return [told.get(pair) for pair in pairs]

    def certainty(self, texts: Sequence[str]) -> list[float | None]:
        """Return the mean log-probability of a piece in the greedy translation of each French text, the end's included.

        None where a text has no pieces or more than LONGEST.
        """
        if not texts:
            return []
        loaded = self._held.now(WORKERS)
        rows = {text: loaded.pieces.encode(text) for text in dict.fromkeys(texts)}
        made = {
            text: loaded.model.translate_batch(
                [row],
                beam_size=1,
                max_input_length=0,
                max_decoding_length=STRETCH * len(row) + SPARE,
                use_vmap=True,
                return_scores=True,
                asynchronous=True,
            )[0]
            for text, row in rows.items()
            if 0 < len(row) <= LONGEST
        }
        return [float(made[text].result().scores[0]) if text in made else None for text in texts]


class _Asked:
    """The English texts of one French text, and what the model was asked of them."""

    def __init__(self, model: ctranslate2.Translator, pieces: Pieces, french: str, texts: Iterable[str]) -> None:
        source = pieces.encode(french)
        rows = [(text, pieces.encode(text)) for text in texts] if 0 < len(source) <= LONGEST else []
        self._rows = [(text, row) for text, row in rows if 0 < len(row) <= LONGEST]
        self._results = model.score_batch(
            [source] * len(self._rows),
            [row for _, row in self._rows],
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            max_input_length=0,
            asynchronous=True,
        )

    def answers(self) -> Iterator[tuple[str, Likely]]:
        for (text, row), promised in zip(self._rows, self._results, strict=True):
            yield text, Likely(tuple(row), tuple(float(value) for value in promised.result().log_probs))
