"""Documents paired by what they say: partners missing, texts that quote, names that mislead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import embed
from aligner.model import Document, Lang, Sentence, Span, Text
from aligner.pairing import Pairing, pair_texts
from aligner.pairing.evidence import confidence, longest_rise, profile, shared
from aligner.pairing.shortlist import shortlist
from aligner.protocols import Encoder
from aligner.reading import read
from aligner.segmentation import segment

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "alignment"

BOARD = (
    (
        "Le conseil s'est réuni vendredi à Paris.",
        "Le président a quitté la salle peu après midi.",
        "Trois ingénieurs ont démissionné le soir même.",
        "L'entreprise compte 770 salariés.",
        "Personne ne sait qui va la diriger.",
    ),
    (
        "The board met in Paris on Friday.",
        "The president left the room shortly after noon.",
        "Three engineers resigned the same evening.",
        "The company has 770 employees.",
        "Nobody knows who is going to lead it.",
    ),
)
HARBOUR = (
    (
        "La bibliothèque du port rouvrira en octobre.",
        "La mairie a payé la moitié des travaux.",
        "Les habitants pourront emprunter des cartes marines anciennes.",
        "Une salle est réservée aux enfants.",
        "Le toit fuyait depuis dix ans.",
    ),
    (
        "The harbour library will reopen in October.",
        "The town hall paid half of the works.",
        "Residents will be able to borrow old nautical charts.",
        "One room is reserved for children.",
        "The roof had been leaking for ten years.",
    ),
)


@cache
def encoder() -> Encoder:
    return embed.load()


def text(name: str, lang: Lang, sentences: Sequence[str]) -> Text:
    document = Document(f"{lang}/{name}", lang, f"{lang}/{name}", "\n".join(sentences))
    out, at = [], 0
    for i, sentence in enumerate(sentences):
        out.append(Sentence(document.id, i, i, Span(at, at + len(sentence)), sentence))
        at += len(sentence) + 1
    return Text(document, tuple(out))


def pair(french: dict[str, Sequence[str]], english: dict[str, Sequence[str]], *named: tuple[str, str]) -> Pairing:
    ours = [text(name, "fr", sentences) for name, sentences in french.items()]
    theirs = [text(name, "en", sentences) for name, sentences in english.items()]
    return pair_texts(ours, theirs, named, encoder())


def found(pairing: Pairing) -> dict[str, str | None]:
    return dict(pairing.pairs)


def test_other_names_are_paired_by_content_and_said() -> None:
    pairing = pair({"a": BOARD[0], "b": HARBOUR[0]}, {"x": HARBOUR[1], "y": BOARD[1]})
    assert found(pairing) == {"fr/a": "en/y", "fr/b": "en/x"}
    assert {p.by for p in pairing.partners} == {"content"}
    assert all(p.confidence > 0.9 for p in pairing.partners)
    assert [notice.split(" (")[0] for notice in pairing.notices] == [
        "paired by content: fr/a ~ en/y",
        "paired by content: fr/b ~ en/x",
    ]


def test_texts_without_partner_stay_alone() -> None:
    pairing = pair({"a": BOARD[0]}, {"x": HARBOUR[1]})
    assert found(pairing) == {"fr/a": None}
    assert pairing.alone == ("fr/a", "en/x")
    assert pairing.notices == ()


def test_names_win_and_say_nothing() -> None:
    pairing = pair({"a": BOARD[0]}, {"a": BOARD[1], "copy": BOARD[1]}, ("fr/a", "en/a"))
    assert found(pairing) == {"fr/a": "en/a"}
    assert [p.by for p in pairing.partners] == ["name"]
    assert pairing.notices == ()


def test_a_name_that_misleads_is_refused_aloud_and_the_partner_found() -> None:
    pairing = pair({"a": BOARD[0]}, {"a": HARBOUR[1], "z": BOARD[1]}, ("fr/a", "en/a"))
    assert found(pairing) == {"fr/a": "en/z"}
    assert "fr/a and en/a have one name but different contents" in pairing.notices[0]
    assert pairing.alone == ("en/a",)


def test_an_abridged_version_keeps_its_name_and_a_short_text_too() -> None:
    cut = pair({"a": (*BOARD[0], *HARBOUR[0])}, {"a": BOARD[1]}, ("fr/a", "en/a"))
    short = pair({"a": BOARD[0][:2]}, {"a": HARBOUR[1][:2]}, ("fr/a", "en/a"))
    assert found(cut) == found(short) == {"fr/a": "en/a"}


def test_two_versions_of_one_text_give_one_pair_and_a_word_about_the_other() -> None:
    pairing = pair({"a": BOARD[0], "b": BOARD[0][:4]}, {"x": BOARD[1]})
    assert found(pairing) == {"fr/a": "en/x", "fr/b": None}
    assert any(n.startswith("not paired, as another is surer: fr/b ~ en/x") for n in pairing.notices)


def test_an_article_that_quotes_all_of_a_statement_is_no_version_of_it() -> None:
    article = (*HARBOUR[0], BOARD[0][0], *HARBOUR[0][::-1], BOARD[0][1])
    statement = BOARD[1][:2]
    assert shared(profile(text("a", "fr", article), encoder()), profile(text("x", "en", statement), encoder())) < 0.25
    assert found(pair({"a": article}, {"x": statement})) == {"fr/a": None}


def test_the_sample_corpus_quotes_and_is_not_paired() -> None:
    sides = [[Text(d, segment(d)) for d in read([ROOT / "corpus" / lang], lang).documents] for lang in ("fr", "en")]
    assert len(sides[0]) > 5 and len(sides[1]) > 20
    partners = pair_texts(sides[0], sides[1], (), encoder()).partners
    assert [(p.source, p.target) for p in partners] == [
        ("fr/2026-10-03_harbour-library.txt", "en/2026-10-03_harbour-library.txt")
    ]


def test_empty_sides_and_empty_texts() -> None:
    assert found(pair({}, {"x": BOARD[1]})) == {}
    assert found(pair({"a": ()}, {"x": BOARD[1]})) == {"fr/a": None}
    assert found(pair({"a": BOARD[0]}, {})) == {"fr/a": None}
    assert found(pair({"a": ()}, {"a": BOARD[1]}, ("fr/a", "en/a"))) == {"fr/a": "en/a"}


def test_the_order_of_the_texts_changes_nothing() -> None:
    one = pair({"a": BOARD[0], "b": HARBOUR[0]}, {"x": HARBOUR[1], "y": BOARD[1]})
    other = pair({"b": HARBOUR[0], "a": BOARD[0]}, {"y": BOARD[1], "x": HARBOUR[1]})
    assert found(one) == found(other)


def test_order_of_sentences_counts() -> None:
    whole = profile(text("a", "fr", BOARD[0]), encoder())
    turned = profile(text("x", "en", BOARD[1][::-1]), encoder())
    assert confidence(whole, profile(text("x", "en", BOARD[1]), encoder())) > 0.99
    assert shared(whole, turned) < 0.4


@given(st.lists(st.integers(0, 30), max_size=40))
def test_longest_rise_is_rising_and_longest(numbers: list[int]) -> None:
    rise = longest_rise(numbers)
    values = [numbers[i] for i in rise]
    assert rise == sorted(rise) and values == sorted(set(values))
    best = [0] * len(numbers)  # by the definition, in n²
    for i, number in enumerate(numbers):
        best[i] = 1 + max((best[k] for k in range(i) if numbers[k] < number), default=0)
    assert len(rise) == max(best, default=0)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**31))
def test_the_shortlist_names_everybody_and_nobody_else(n: int, m: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    pairs = shortlist(rng.normal(size=(n, 8)).astype(np.float32), rng.normal(size=(m, 8)).astype(np.float32))
    assert {i for i, _ in pairs} == set(range(n)) and {j for _, j in pairs} == set(range(m))
    assert len(pairs) == len(set(pairs)) <= 8 * (n + m)


@pytest.mark.skipif(not GOLD.is_dir(), reason="no gold alignments in ../shared/gold")
@pytest.mark.parametrize("kind", ["ntrex", "ntrex-hard"])
def test_news_with_partners_missing(kind: str) -> None:
    places = sorted(path for path in (GOLD / kind).iterdir() if path.is_dir())
    assert len(places) > 50
    french = [text(p.name, "fr", lines(p / "src.txt")) for i, p in enumerate(places) if i % 3]
    english = [text(p.name, "en", lines(p / "tgt.txt")) for i, p in enumerate(places) if i % 4][::-1]
    partners = pair_texts(french, english, (), encoder()).partners
    both = sum(bool(i % 3 and i % 4) for i in range(len(places)))
    right = sum(p.source[3:] == p.target[3:] for p in partners)
    assert right == len(partners)
    assert right >= both - 1


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").removesuffix("\n").split("\n")
