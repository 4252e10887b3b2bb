from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from aligner.protocols import Rendering
from aligner.translation import Terms, Wanted
from aligner.translation.decoding import Spans
from aligner.translation.steering import steered

BOARD = Wanted("conseil d'administration", "board")
KEPT = Wanted("Maeve Corrigan", "Maeve Corrigan")


@dataclass
class Told:
    """A translator that answers by the terms that it was told."""

    answers: dict[tuple[str, ...], tuple[str, ...]]
    score: float = -0.6
    asked: list[tuple[str, ...]] = field(default_factory=list)
    name: str = "told"
    digest: str = "0" * 64
    obeys_terms: bool = True

    def translate(self, sentences: Sequence[str]) -> list[Rendering]:
        raise AssertionError("what is plain is given")

    def alternatives(self, rows: Sequence[tuple[str, Spans]]) -> list[list[Rendering]]:
        told = [tuple(target for _, _, target in spans) for _, spans in rows]
        self.asked += told
        return [[Rendering(text, self.score) for text in self.answers.get(terms, ())] for terms in told]


def one(told: Told, sentence: str, plain: str, *terms: Wanted) -> str:
    return steered(told, [sentence], [Rendering(plain, -0.5)], Terms(terms))[0].text


def test_a_term_that_is_there_is_not_told() -> None:
    told = Told({})
    assert one(told, "Le conseil d'administration vote.", "The boards vote.", BOARD) == "The boards vote."
    assert told.asked == []


def test_a_term_that_is_lacking_is_brought_in() -> None:
    told = Told({("board",): ("The council votes today.", "The board votes.")})
    assert one(told, "Le conseil d'administration vote.", "The council votes.", BOARD) == "The board votes."


def test_a_name_that_stays_is_checked_and_never_told() -> None:
    told = Told({("board",): ("The board votes, she says.",), (): ("Maeve Corrigan says the council votes.",)})
    sentence = "Le conseil d'administration vote, dit Maeve Corrigan."
    plain = "The council votes, says Maeve Corrigan."
    assert one(told, sentence, plain, BOARD, KEPT) == plain  # the only one with the term has lost the name
    assert told.asked == [("board",)]
    assert one(told, sentence, "The board votes, she says.", BOARD, KEPT) == "The board votes, she says."


@pytest.mark.parametrize(
    ("worse", "score"),
    [
        ("The board.", -0.6),  # too short
        ("The board board board board votes.", -0.6),  # a loop
        ("The board votes in 2020.", -1.4),  # unlikely
        ("Nothing at all is what any board of ours would like to see then.", -0.6),  # something else
    ],
)
def test_what_is_worse_is_not_taken(worse: str, score: float) -> None:
    told = Told({("board",): (worse,)}, score)
    plain = "The council votes in 2020."
    assert one(told, "Le conseil d'administration vote en 2020.", plain, BOARD) == plain


def test_of_several_terms_those_are_told_alone_that_fail_together() -> None:
    ferry = Wanted("bac", "ferry")
    told = Told({("board", "ferry"): ("The.",), ("ferry",): ("The council buys the ferry.",)})
    sentence = "Le conseil d'administration achète le bac."
    assert one(told, sentence, "The council buys the tray.", BOARD, ferry) == "The council buys the ferry."
