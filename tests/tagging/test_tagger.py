"""The tagger of words: what it says of common French, and that it says it of any words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.tagging import ENTITIES, PARTS, shipped
from aligner.tagging.features import BITS, END, TEMPLATES, Shapes, featured, form

SENTENCES = {
    "adverb that begins": ("Néanmoins , le maire a refusé .", 0, "ADV", ""),
    "conjunction that begins": ("Afin de protéger le port , il faut agir .", 0, "ADV", ""),
    "surname": ("Hier , Nathalie Kerviel a parlé .", 3, "PROPN", "PER"),
    "town": ("Le train va de Nantes à Quimper .", 4, "PROPN", "LOC"),
    "verb of speech": ("Le ministre déclare que le quai est fermé .", 2, "VERB", ""),
    "noun": ("Le ministre déclare que le quai est fermé .", 5, "NOUN", ""),
    "auxiliary": ("Nathalie Kerviel a parlé .", 2, "AUX", ""),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_tag(name: str) -> None:
    words, place, part, entity = SENTENCES[name]
    tags = shipped().tag(words.split())
    assert (tags.part(place), tags.entity(place)) == (part, entity)


@given(st.lists(st.text(min_size=1, max_size=30), max_size=40))
def test_any_words(words: list[str]) -> None:
    tags = shipped().tag(words)
    assert len(tags.parts) == len(tags.entities) == len(words)
    assert all(0 <= part < len(PARTS) for part in tags.parts)
    assert all(0 <= entity < len(ENTITIES) for entity in tags.entities)


def test_many_words_are_tagged_as_few() -> None:
    """Long runs are added up in another order than short ones: to the same tags."""
    words = ["Hier", ",", "Nathalie", "Kerviel", "a", "dit", "à", "Quimper", "que", "le", "quai", "rouvrira", "."]
    alone = shipped().tag([*words, END, END])
    together = shipped().tag([*words, END, END] * 100)
    first = 50 * len(alone.parts)
    assert together.parts[first : first + len(words)] == alone.parts[: len(words)]


def test_features_look_two_words_around() -> None:
    rows = featured(["a", "b", "c", "d", "e", "f"], Shapes())
    other = featured(["a", "b", "c", "d", "e", "g"], Shapes())
    assert rows.shape == (6, len(TEMPLATES))
    assert np.array_equal(rows[:3], other[:3])
    assert not np.array_equal(rows[3], other[3])
    assert rows.min() >= 0
    assert rows.max() < 1 << BITS


def test_shapes_grow() -> None:
    """More words than the table begins with."""
    words = [f"mot{number}" for number in range(3000)]
    assert np.array_equal(featured(words, Shapes())[:1], featured(words[:3], Shapes())[:1])


def test_form() -> None:
    assert [form(word) for word in ("McDonald", "20e", "aujourd'hui", "")] == ["XxXx", "0x", "x'x", ""]
