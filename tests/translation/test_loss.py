from __future__ import annotations

import re
from pathlib import Path

import pytest

from aligner.translation.loss import denial_lost, lost_links, untranslated

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "mt"


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Voir https://exemple.fr/a_b?x=1.", "See https://exemple.fr/a b?x 1.", ("https://exemple.fr/a_b?x=1",)),
        ("Voir https://exemple.fr/a_b?x=1.", "See https://exemple.fr/a_b?x=1.", ()),
        ("Écrire à jean.le-bon@exemple.fr !", "Write to jean!", ("jean.le-bon@exemple.fr",)),
        ("Appeler `print()` ici.", "Call print here.", ("`print()`",)),
        ("Dit @jemb123, #MeToo.", "Says @jemb123.", ("#MeToo",)),
        ("Ni lien ni code : 3 € l'un.", "Neither link nor code.", ()),
    ],
)
def test_links_code_and_handles(source: str, target: str, lost: tuple[str, ...]) -> None:
    assert lost_links(source, target) == lost


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Il n'a pas voté.", "He voted.", True),
        ("Il n’a pas voté.", "He didn’t vote.", False),
        ("Personne n'est venu.", "Nobody came.", False),
        ("Il ne l'a jamais dit.", "He often said it.", True),
        ("Il a voté.", "He did not vote.", True),
        ("Il a refusé de voter.", "He did not vote.", False),
        ("Elle n'a que deux chats.", "She has only two cats.", False),
        ("Il est parti sans payer.", "He left and did not pay.", False),
        ("Il ne peut pas venir.", "He is unable to come.", False),
        ("J'en veux plus.", "I want more.", False),
    ],
)
def test_denial(source: str, target: str, lost: bool) -> None:
    assert denial_lost(source, target) is lost


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Bonjour.", "Bonjour.", ("bonjour",)),
        ("Vendredi, il pleuvait.", "Vendredi, it was raining.", ("vendredi",)),
        ("« Jeudi, la société a annoncé. »", "“Jeudi, the company announced.”", ("jeudi",)),
        ("La directrice par intérim.", "The intérim director.", ("intérim",)),
        ("Une administration locale.", "A local administration.", ()),
        ("Le journal Libération titre.", "The paper Libération has it.", ()),
        ("Le restaurant ferme.", "The restaurant closes.", ()),
    ],
)
def test_french_words_that_stay(source: str, target: str, words: tuple[str, ...]) -> None:
    assert untranslated(source, target) == words


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared/gold/mt is absent")
def test_denials_taken_out_are_seen_and_others_hardly_ever() -> None:
    """newstest2012: of what denies in Google's English, with the denying words taken out, and as it is."""
    sources, targets = ((GOLD / f"wmt12{end}").read_text("utf-8").splitlines() for end in (".fr", ".google.en"))
    without = [re.sub(r"\b(?:not|never)\b ?|n['’]t\b", "", target) for target in targets]
    changed = [(s, w) for s, w, t in zip(sources, without, targets, strict=True) if w != t]
    assert sum(denial_lost(s, w) for s, w in changed) > 0.65 * len(changed) > 200
    assert sum(denial_lost(s, t) for s, t in zip(sources, targets, strict=True)) < 0.004 * len(sources)
