"""What words say for single beads: a clause that moved, a sentence that nothing needs; one bead or many at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import embed
from aligner.alignment import align
from aligner.alignment.evidence import NAMES, word_evidence
from aligner.alignment.sides import Side, side
from aligner.protocols import Encoder

FRENCH = (
    "Je me frottai les yeux et je le regardai attentivement ; puis la neige couvrit la route de la montagne.",
    "Le vieux capitaine ouvrit la porte de la cuisine.",
    "Trois ingénieurs ont démissionné le soir même.",
    "L'entreprise compte 770 salariés.",
)
ENGLISH = (
    "I rubbed my eyes and looked at him attentively.",
    "Then snow covered the mountain road, and the old captain opened the kitchen door.",
    "Three engineers resigned the same evening.",
    "The company has 770 employees.",
)
STRAIGHT = (
    "I rubbed my eyes and looked at him attentively; then snow covered the mountain road.",
    "The old captain opened the kitchen door.",
    *ENGLISH[2:],
)


@cache
def encoder() -> Encoder:
    return embed.load()


def sides(french: tuple[str, ...], english: tuple[str, ...]) -> tuple[Side, Side]:
    return side(french, "fr", encoder(), None), side(english, "en", encoder(), None)


def evidence(
    french: tuple[str, ...], english: tuple[str, ...], *beads: tuple[int, int, int, int]
) -> list[dict[str, float]]:
    rows = word_evidence(*sides(french, english), np.array(beads))
    return [dict(zip(NAMES, row.tolist(), strict=True)) for row in rows]


def test_a_clause_next_door_shows_at_the_boundary() -> None:
    moved, straight = (evidence(FRENCH, text, (1, 1, 1, 1))[0] for text in (ENGLISH, STRAIGHT))
    assert moved["straddles most"] > straight["straddles most"] + 1
    assert moved["moved on"] > straight["moved on"] + 1
    # Taken together, the two sentences have nothing of it.
    assert evidence(FRENCH, ENGLISH, (2, 2, 2, 2))[0]["straddles most"] < straight["straddles most"] + 0.5


def test_a_sentence_that_nothing_needs_is_not_above_chance() -> None:
    wanted, extra = evidence(FRENCH, (*STRAIGHT[:2], STRAIGHT[3]), (2, 2, 1, 1), (3, 2, 2, 1))
    assert wanted["over chance, least"] > 0.25
    assert extra["over chance, least"] < 0.1
    assert extra["least needed"] < 0.2


def test_no_words_no_evidence() -> None:
    none = evidence(("— !", "Bonjour."), ("...", "Hello."), (1, 1, 1, 1))[0]
    assert none.pop("wordless") == 1
    assert not any(none.values())


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([*FRENCH, "", "…"]), min_size=4, max_size=30), st.integers(0, 10**6))
def test_a_bead_is_judged_alike_alone_and_among_others(french: list[str], seed: int) -> None:
    rng = np.random.default_rng(seed)
    english = tuple(ENGLISH[k] for k in rng.integers(0, 4, len(french)))
    ends = rng.integers(1, len(french) + 1, (12, 2))
    beads = np.concatenate([ends, np.minimum(rng.integers(1, 9, (12, 2)), ends)], axis=1)
    pair = sides(tuple(french), english)
    together = word_evidence(*pair, beads)
    assert np.isfinite(together).all()
    for row, bead in zip(together, beads, strict=True):
        assert row == pytest.approx(word_evidence(*pair, bead[None])[0], abs=1e-3)


def test_sides_are_treated_alike() -> None:
    one = word_evidence(*sides(FRENCH, ENGLISH), np.array([(2, 1, 2, 1), (3, 3, 1, 2)]))
    there = side(ENGLISH, "en", encoder(), None), side(FRENCH, "fr", encoder(), None)
    assert one == pytest.approx(word_evidence(*there, np.array([(1, 2, 1, 2), (3, 3, 2, 1)])), abs=1e-3)


def test_the_clause_next_door_makes_one_bead() -> None:
    assert [b.type for b in align(FRENCH, ENGLISH, encoder())] == ["2-2", "1-1", "1-1"]
    assert [b.type for b in align(FRENCH, STRAIGHT, encoder())] == ["1-1"] * 4
