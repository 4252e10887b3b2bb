"""Speech that marks do not show cleanly: the tagger parts it from narration."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.languages import LANGUAGES
from aligner.model import Document
from aligner.quotes import extract
from aligner.quotes.clause_features import BITS
from aligner.quotes.clauses import read_clauses
from aligner.quotes.tagger import STATES, shipped

TURNS = """Le pilote ôta sa veste et regarda la mer.

— Nous sortirons à l'aube, dit-il en pliant la carte. Le vent tombait et les hommes dormaient déjà.

— Et si la brume revient ? demanda Claire.

— Alors nous attendrons, répondit le pilote. J'ai connu pire que cela, vous savez.

— Vous me le promettez ?

— Je vous le promets.
"""
RULES = LANGUAGES["fr"].quotation


def quoted(text: str) -> list[str]:
    return [quote.text for quote in extract(Document("d", "fr", "d", text), ())]


def test_the_narrator_is_left_out_of_turns() -> None:
    found = quoted(TURNS)
    assert "Nous sortirons à l'aube" in found
    assert not any("Le vent tombait" in text for text in found)
    assert "J'ai connu pire que cela, vous savez." in found


def test_turns_within_a_line_are_found() -> None:
    found = " ".join(quoted(" ".join(TURNS.split())))
    for words in ("Et si la brume revient", "Alors nous attendrons", "Vous me le promettez", "Je vous le promets"):
        assert words in found
    assert "demanda Claire" not in found and "répondit le pilote" not in found


def test_clean_marks_are_never_changed() -> None:
    marked = TURNS + "\nLe soir, Claire répéta : « Nous sortirons, et le vent tombera ce soir. » Puis elle dormit.\n"
    assert "Nous sortirons, et le vent tombera ce soir." in quoted(marked)


def test_lists_and_news_are_not_tagged() -> None:
    items = "Le conseil a voté :\n" + "".join(f"– la rue numéro {number} pour la ville ;\n" for number in range(12))
    assert quoted(items) == []


@given(st.text(alphabet="ab e,.—«»\n:!?'-", max_size=120))
@settings(max_examples=60, deadline=None)
def test_clauses_cover_words_in_order(text: str) -> None:
    clauses = read_clauses(text, [], RULES)
    assert all(clauses.starts < clauses.ends) and all(clauses.ends[:-1] <= clauses.starts[1:])
    assert len(clauses.gaps) == len(clauses) + 1 and len(shipped().tag(clauses)) == len(clauses)
    if len(clauses):
        assert clauses.features.max() < 1 << BITS and np.bincount(clauses.bag_of).min() > 0


def test_the_weights_are_small_and_whole() -> None:
    tagger = shipped()
    assert tagger.emissions.shape == (1 << BITS, STATES)
    assert np.isfinite(tagger.emissions).all() and np.isfinite(tagger.transitions).all()
