from __future__ import annotations

import numpy as np
import pytest
from glossary_help import bitext, found, rows, rules, text, translated

from aligner.errors import InputError
from aligner.glossary import check
from aligner.model import Bead, Bitext, Span
from aligner.protocols import WordVectors

BOARD = {"source": "conseil d'administration", "target": "board", "forbidden_target": "board of administration"}
FIRE = {"source": "licencier", "target": "fire", "pos": "verb"}
BLAZE = {"source": "incendie", "target": "fire", "pos": "noun"}


def test_a_finding_says_where_what_why_and_how_to_mend_it() -> None:
    pair = bitext(["Le ciel est bleu.", "Le conseil d’administration a tort."],
                  ["The sky is blue.", "The board of administration is wrong."], "\n")  # fmt: skip
    (finding,) = check([pair], rows([{**BOARD, "id": "t7"}]))
    assert (finding.rule, finding.severity, finding.term, finding.row) == ("forbidden", "error", "t7", 2)
    assert (finding.place.path, finding.place.line, finding.place.column) == ("corpus/en/case.txt", 2, 5)
    assert (finding.place.end_line, finding.place.end_column) == (2, 28)
    assert finding.origin is not None
    assert (finding.origin.path, finding.origin.line, finding.origin.column) == ("corpus/fr/case.txt", 2, 4)
    assert finding.source == "Le conseil d’administration a tort."
    assert finding.target == "The board of administration is wrong."
    assert finding.found == "board of administration"
    assert "forbids" in finding.message and finding.fix == "write “board” instead of “board of administration”"


def test_one_rendering_serves_one_term() -> None:
    assert rules("Il l'a licencié après l'incendie.", "He fired him after the fire.", FIRE, BLAZE) == []
    assert rules("Il l'a licencié après l'incendie.", "He sacked him after the fire.", FIRE, BLAZE) == ["missing"]


def test_machine_translations_are_checked_and_placed_in_the_source() -> None:
    pair = translated(["Bonjour.", "Le conseil d'administration a tort."], ["Hello.", "The committee is wrong."])
    (finding,) = check([pair], rows([BOARD]))
    assert (finding.rule, finding.place.path, finding.target) == (
        "missing",
        "corpus/fr/case.txt",
        "The committee is wrong.",
    )


def test_what_is_not_translated_at_all_is_no_terminology() -> None:
    source, target = text("fr", ["Le conseil d'administration a tort."]), text("en", ["Hello."])
    beads = (Bead(Span(0, 1), Span(0, 0), 0.0), Bead(Span(1, 1), Span(0, 1), 0.0))
    assert check([Bitext(source, target, beads)], rows([BOARD])) == ()


def test_a_rendering_next_door_counts_once() -> None:
    french = ["Le conseil d'administration a tort.", "Il pleut."]
    assert check([bitext(french, ["They are wrong.", "The board gets wet."])], rows([BOARD])) == ()
    french = ["Le conseil d'administration a tort.", "Le conseil d'administration dort."]
    got = check([bitext(french, ["They are wrong.", "The board sleeps."])], rows([BOARD]))
    assert [finding.rule for finding in got] == ["missing"]


def test_no_term_reaches_over_a_sentence() -> None:
    source = text("fr", ["Un conseil", "d'administration"], "\n")
    target = text("en", ["Advice", "on government"], "\n")
    whole = (Bead(Span(0, 2), Span(0, 2), 1.0),)
    assert check([Bitext(source, target, whole)], rows([BOARD])) == ()


def test_scope_and_exemption_by_glob() -> None:
    for scope, want in (
        ("fr/case*", 1),
        ("corpus/fr/*", 1),
        ("case.txt", 1),
        ("fr/other*", 0),
        ("quote", 0),
        ("text", 1),
    ):
        assert len(found("Le conseil d'administration dort.", "They sleep.", {**BOARD, "scope": scope})) == want, scope
    assert not found("Le conseil d'administration dort.", "They sleep.", {**BOARD, "ignore": "en/case*: an old text"})


def test_severity_is_the_rows_and_spelling_only_warns() -> None:
    term = {"source": "jeune pousse", "target": "startup"}
    assert [f.severity for f in found("Une jeune pousse.", "A start-up.", term)] == ["warning"]
    assert [f.severity for f in found("Une jeune pousse.", "A tree.", {**term, "severity": "info"})] == ["info"]


def test_a_pattern_that_explodes_is_an_error_that_names_its_row() -> None:
    with pytest.raises(InputError, match=r"glossary\.tsv:2: the pattern takes more than"):
        found("a" * 60 + "!", "x", {"source": "(a|a|aa)+$", "target": "x", "match": "regex"})


def test_patterns_fill_in_what_they_found() -> None:
    term = {"source": r"(\d+) (?:kilomètres|km)", "target": r"\1 kilomet(?:er|re)s?", "match": "regex"}
    assert rules("Il court 12 km.", "He runs 12 kilometres.", term) == []
    assert rules("Il court 12 km.", "He runs 21 kilometres.", term) == ["missing"]
    kept = {"source": r"RFC \d+", "status": "keep", "match": "regex", "case": "exact"}
    assert rules("La RFC 2119 le dit.", "RFC 2119 says so.", kept) == []
    assert rules("La RFC 2119 le dit.", "RFC 8174 says so.", kept) == ["kept"]


def test_order_does_not_depend_on_the_order_of_texts() -> None:
    pairs = [bitext(["Le conseil d'administration dort."], ["They sleep."], name=name) for name in "bca"]
    forward, backward = check(pairs, rows([BOARD])), check(pairs[::-1], rows([BOARD]))
    assert forward == backward and [f.place.path[-5:] for f in forward] == ["a.txt", "b.txt", "c.txt"]


TABLE = {
    "conseil": (1, 0.3), "d": (0, 0.01), "administration": (1, 0.2),
    "bord": (0.2, 1), "board": (0.5, 1), "panel": (1, 0.2),
}  # fmt: skip


class Vectors:
    """An encoder of three words, to see that word alignment is asked."""

    name, digest = "vectors", "0"

    def encode(self, texts: list[str], lang: str) -> np.ndarray:
        raise AssertionError("not needed")

    def words(self, texts: list[str], lang: str) -> WordVectors:
        import re

        spans, vectors, offsets = [], [], [0]
        for one in texts:
            for match in re.finditer(r"\w+", one):
                spans.append(match.span())
                vectors.append(TABLE.get(match.group().lower(), (-0.1, -0.1)))
            offsets.append(len(spans))
        return WordVectors(np.array(offsets), np.array(spans, np.int32), np.array(vectors, np.float32))


def test_word_alignment_tells_a_rendering_from_a_lookalike() -> None:
    pair = bitext(["Le conseil d'administration reste sur le bord."], ["The panel stays on board."])
    assert check([pair], rows([BOARD])) == ()
    (finding,) = check([pair], rows([BOARD]), Vectors())
    assert (finding.rule, finding.found) == ("missing", "panel") and "“panel” seems to stand for it" in finding.message
