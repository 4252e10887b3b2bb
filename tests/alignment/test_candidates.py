"""Beads beyond doubt cut what a second pass may choose from; long beads are looked for where one as long is likely."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import embed
from aligner.alignment import align
from aligner.alignment.candidates import SURE, Candidates
from aligner.protocols import Encoder


@cache
def encoder() -> Encoder:
    return embed.load()


def candidates(places: list[tuple[int, int, int, int]], sure: list[int]) -> Candidates:
    none = np.zeros(len(places), np.float32)
    chances = none.copy()
    chances[sure] = SURE + 0.005
    return Candidates(
        np.array(places, np.int64).reshape(-1, 4), np.zeros((len(places), 2), np.float32), none, none, chances
    )


@settings(deadline=None)
@given(st.sets(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=4), st.integers(1, 3))
def test_what_is_free_goes_together_with_every_bead_beyond_doubt(nodes: set[tuple[int, int]], widest: int) -> None:
    """By the definition: two beads go together if one ends, on both sides, before the other begins."""
    chain, at = [], (0, 0)
    for i, j in sorted(nodes):
        if i > at[0] and j > at[1]:
            chain.append((i, j, 1, 1))
            at = i, j
    others = [
        (i, j, a, b)
        for i, j, a, b in product(range(1, 6), range(1, 6), range(1, widest + 1), range(1, widest + 1))
        if a <= i and b <= j and (i, j, a, b) not in chain
    ]
    made = candidates(chain + others, list(range(len(chain))))
    free = made.free((5, 5))[len(chain) :]

    def together(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
        (i, j, _, _), (row, column, a, b) = one, other
        return i <= row - a and j <= column - b

    for bead, told in zip(others, free.tolist(), strict=True):
        assert told == all(together(bead, one) or together(one, bead) for one in chain), bead
    assert made.settled((5, 5))[0].tolist() == [any(k == i - 1 for i, _, _, _ in chain) for k in range(5)]


def test_eight_sentences_may_be_one() -> None:
    french = [
        "Le conseil s'est réuni vendredi à Paris.",
        "Le président a quitté la salle peu après midi, et trois ingénieurs, deux avocats, sa secrétaire et un garde "
        "ont suivi avec le dossier rouge, la lampe, le chat et la clef du coffre.",
        "L'entreprise compte 770 salariés.",
    ]
    english = [
        "The board met in Paris on Friday.", "The president left the room.", "It was shortly after noon.",
        "Three engineers followed.", "So did two lawyers.", "His secretary and a guard came too.",
        "They took the red file and the lamp.", "They took the cat.", "And the key to the safe.",
        "The company has 770 employees.",
    ]  # fmt: skip
    assert [bead.type for bead in align(french, english, encoder())] == ["1-1", "1-8", "1-1"]
    assert [bead.type for bead in align(english, french, encoder(), langs=("en", "fr"))] == ["1-1", "8-1", "1-1"]
