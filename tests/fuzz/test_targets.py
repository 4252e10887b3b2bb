"""What `fuzz/` looks for in hours, here in seconds; and every input that it ever found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.errors import AlignerError
from fuzz import vary
from fuzz.found import minimise, signature
from fuzz.target import CUT, WORDS, Target
from fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
FOUND = sorted(path for path in CORPUS.glob("*/*") if path.is_file())
# Each input costs a second there; `python fuzz/run.py` has the time.
SLOW = {"html", "glossary-check", "tei"}

SPACES = st.sampled_from([" ", " ", " ", "\u00a0", "\u202f", "\n", "\n\n", "\t", ""])
FRENCH = st.sampled_from(
    [
        "Il a dit",
        "selon Mme Roy",
        "« Oui »",
        "l'accord",
        "M. Le Pen",
        "a-t-elle ajouté",
        "— Non, dit-il.",
        "Le PDG",
        "qui",
    ]
)
ENGLISH = st.sampled_from(
    ["he said", "according to Mr. Lee", "“Yes”", "the U.S. deal", "Ms. Roy told", "who", "'tis", '5"', "she added, “no"]
)


def marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Text in marks, closed, crossed or left open, so that they nest to any depth."""
    marks = st.sampled_from(
        [("« ", " »"), ("“", "”"), ('"', '"'), ("‘", "’"), ("(", ")"), ("[", "]"), ("« ", ""), ("", "”")]
    )
    return st.tuples(marks, inner).map(lambda drawn: drawn[0][0] + drawn[1] + drawn[0][1])


PLAIN = st.one_of(FRENCH, ENGLISH, st.sampled_from(WORDS), st.text(max_size=4))
NESTED = st.recursive(
    PLAIN, lambda inner: st.one_of(marked(inner), st.lists(inner, max_size=4).map(" ".join)), max_leaves=12
)
DIALOGUE = st.lists(NESTED.map(lambda text: f"— {text}, dit-il.\n"), max_size=6).map("".join)
TEXTS = st.lists(st.tuples(st.one_of(NESTED, DIALOGUE), SPACES).map("".join), max_size=8).map("".join)

NAMES = st.sampled_from(
    ["p", "s", "q", "div", "seg", "TEI", "tu", "tuv", "unit", "link", "conceptEntry", "term", "xi:include"]
)
SOUP = st.recursive(
    st.one_of(
        PLAIN, st.sampled_from(["&amp;", "&a;", "<!--", "]]>", "<![CDATA[a]]>", "<?p?>", "<!DOCTYPE a>", "\x00"])
    ),
    lambda inner: st.tuples(NAMES, st.sampled_from(["", ' id="a"', " xml:id='fr_s1'", ' ana="#a"', " a"]), inner).map(
        lambda drawn: f"<{drawn[0]}{drawn[1]}>{drawn[2]}</{drawn[0]}>"
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name].check(path.read_bytes())


def test_every_input_that_was_found_has_its_target() -> None:
    assert len(FOUND) >= 20
    assert {path.parent.name for path in FOUND} <= set(TARGETS)
    assert max(path.stat().st_size for path in FOUND) < 20_000


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_seeds_are_well(target: Target) -> None:
    seeds = list(target.seeds())
    assert seeds and all(len(seed) <= target.longest for seed in seeds)
    for seed in seeds[:: max(1, len(seeds) // 5)]:
        target.check(seed)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_spoilt_seeds(target: Target, seed: int) -> None:
    source = random.Random(seed)
    seeds = list(target.seeds())[:50]
    data = source.choice(seeds)
    for _ in range(1 if target.name in SLOW else 3):
        if target.form == "xml":
            data = vary.xml(data, source, target.words)
        elif target.form == "text":
            data = vary.text(data, source, target.words, source.choice(seeds))
        else:
            data = vary.octets(data, source)
        target.check(data[: target.longest])


@pytest.mark.parametrize("name", ["segmentation", "quotes", "txt", "markdown"])
@settings(max_examples=60, deadline=None)
@given(text=TEXTS, lang=st.sampled_from("fe"))
def test_texts_of_both_languages(name: str, text: str, lang: str) -> None:
    TARGETS[name].check((lang + text).encode("utf-8", "replace"))


@pytest.mark.parametrize("name", ["tei", "tei-text", "tmx", "xliff", "xces", "tbx", "html"])
@settings(max_examples=15, deadline=None)
@given(soup=SOUP)
def test_soup_of_elements(name: str, soup: str) -> None:
    TARGETS[name].check(soup.encode("utf-8", "replace"))


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if name not in SLOW])
@settings(max_examples=15, deadline=None)
@given(parts=st.lists(st.binary(max_size=40), max_size=3))
def test_any_bytes(name: str, parts: list[bytes]) -> None:
    TARGETS[name].check(CUT.join(parts))


# ---- the tools themselves


def fail_on_nested_marks(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    if "« “" in text:
        raise ZeroDivisionError
    if "refused" in text:
        raise AlignerError("no")


def test_a_failure_is_made_small_and_keeps_its_name() -> None:
    data = ("mot " * 50 + "« “ ‘ mot ’ ” » " + "mot " * 50).encode()
    with pytest.raises(ZeroDivisionError) as raised:
        fail_on_nested_marks(data)
    name = signature(raised.value)
    assert name.startswith("ZeroDivisionError-test_targets-fail_on_nested_marks-")
    assert minimise(data, fail_on_nested_marks, name).decode() == "« “"


def test_variations_are_the_same_for_a_seed_and_differ_between_seeds() -> None:
    data = next(iter(TARGETS["tmx"].seeds()))
    made = [vary.xml(data, random.Random(seed), WORDS) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
    assert all(piece != data for piece in made)
