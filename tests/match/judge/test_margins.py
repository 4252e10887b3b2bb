"""What a rival must be likelier by: more where the translation is free, and never by what is implausible itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.match.judge.edit import Edit
from aligner.match.judge.margins import MARGIN, excess
from aligner.protocols import Likely

ROLE = Edit("role", "We sing loud", "« Nous » for 'they'")


def likely(text: str, *log_probs: float) -> Likely:
    return Likely(tuple(f"▁{word}" for word in text.split()), (*log_probs, 0.0))


def test_one_gain_is_a_change_in_a_literal_translation_and_none_in_a_free_one() -> None:
    literal = excess(likely("They sing loud", -5.0, -0.2, -0.2), likely("We sing loud", -0.2, -0.2, -0.2), ROLE)
    free = excess(likely("They sing loud", -5.0, -9.0, -9.0), likely("We sing loud", -0.2, -9.0, -9.0), ROLE)
    assert literal > 0 > free


def test_what_is_implausible_itself_is_no_rival() -> None:
    own, rival = likely("They sing loud", -20.0, -0.2, -0.2), likely("We sing loud", -9.0, -0.2, -0.2)
    assert excess(own, rival, ROLE) == float("-inf")
    name = Edit("name", "Strasbourg sing loud", "« Strasbourg » for 'They'")
    assert excess(own, rival, name) > 0  # names are put in as the French has them


def test_words_more_are_weighed_against_what_the_whole_text_costs() -> None:
    added = Edit("added", "They sing loud", "« et partent » is not in the original", french="Ils chantent fort")
    own, rival = likely("They sing loud", -1.0, -1.0, -3.0), likely("They sing loud", -0.2, -0.2, -0.2)
    free, other = likely("They sing loud", -9.0, -9.0, -9.0), likely("They sing loud", -8.0, -8.0, -6.6)
    assert excess(own, rival, added) > 0 > excess(free, other, added)


@given(st.floats(-8, 0), st.floats(0, 4), st.floats(0, 4))
def test_what_is_asked_grows_with_the_cost_of_the_other_words(new: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    values = [excess(likely("They sing", -9.0, -cost), likely("We sing", new, -cost), ROLE) for cost in (low, high)]
    assert values[0] >= values[1]


@pytest.mark.parametrize("kind", sorted(MARGIN))
def test_what_is_as_likely_is_no_change(kind: str) -> None:
    own = likely("They sing loud", -1.0, -1.0, -1.0)
    assert excess(own, own, Edit("role", "", "", margin=kind)) < 0
