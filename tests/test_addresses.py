from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.addresses import layout, slug, slugs


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fr/2024-05-31_grève.txt", "2024-05-31_greve"),
        ("fr/fr/a.b.html", "fr/a.b"),
        ("fr/Œuvre n° 1.TXT", "OEuvre-n-1"),
        ("fr/../../etc/passwd", "etc/passwd"),
        ("fr\\sous\\a.txt", "sous/a"),
        ("fr/con.txt", "x-con"),
        ("fr/.caché.txt", "cache"),
        ("a", "a"),
    ],
)
def test_names_become_paths_that_are_safe_everywhere(name: str, expected: str) -> None:
    assert slug(name, "fr") == expected


def test_names_without_a_letter_and_long_ones_get_a_digest() -> None:
    assert re.fullmatch(r"text-[0-9a-f]{8}", slug("fr/李.txt", "fr"))
    assert re.fullmatch(r"a{80}-[0-9a-f]{8}", slug(f"fr/{'a' * 300}.txt", "fr"))


@given(st.lists(st.text(max_size=20), max_size=8, unique=True))
def test_no_two_names_share_a_slug_and_none_leaves_the_folder(names: list[str]) -> None:
    made = slugs(names)
    assert len({value.replace("/", ".").casefold() for value in made.values()}) == len(names)
    for value in made.values():
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", value)
        assert not PurePosixPath(value).is_absolute() and ".." not in PurePosixPath(value).parts


def test_names_that_would_be_the_same_get_a_digest_and_others_stay() -> None:
    made = slugs(["fr/a.txt", "fr/A.md", "fr/b.txt"], "fr")
    assert made["fr/b.txt"] == "b"
    assert re.fullmatch(r"a-[0-9a-f]{8}", made["fr/a.txt"]) and re.fullmatch(r"A-[0-9a-f]{8}", made["fr/A.md"])


def test_a_text_of_two_pairs_has_its_home_in_the_first_and_no_id_twice() -> None:
    one, other, shared = ("fr", "fr/a.txt"), ("fr", "fr/b.txt"), ("en", "en/a.txt")
    plan = layout([(one, shared), (other, shared)], [shared])
    assert plan.files == ("fr/a.xml", "fr/b.xml")
    assert plan.home["en/a.txt"].file == "fr/a.xml"
    prefixes = [address.prefix for pair in plan.pairs for address in pair if address]
    assert len(set(prefixes)) == 4 and prefixes[1] == "en_a"


def test_ids_do_not_hang_on_what_else_is_in_the_corpus() -> None:
    keys = [("fr", "fr/greve.txt"), ("fr", "fr/seul.txt")]
    more, fewer = (layout([(key, None) for key in chosen]) for chosen in (keys, keys[:1]))
    assert more.pairs[0][0].id("s1") == fewer.pairs[0][0].id("s1") == "fr_greve_s1"
