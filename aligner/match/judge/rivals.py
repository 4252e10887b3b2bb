"""What the original would be, had the quote changed something: the rival that a faithful original must beat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from aligner.languages.en.opposites import opposites
from aligner.languages.word_classes import CLASSES, word_class
from aligner.match.changes.contraries import beside
from aligner.match.changes.names import unrendered_names
from aligner.match.changes.negation import negators, soft
from aligner.match.changes.pair import Pair
from aligner.match.judge.additions import added
from aligner.match.judge.crossings import crossed
from aligner.match.judge.degrees import other_degrees
from aligner.match.judge.edit import Edit
from aligner.match.judge.parties import active, exchanged, he_for_she, other_subjects, turned
from aligner.match.judge.substitutions import substituted
from aligner.model import Lang
from aligner.protocols import AdditiveEncoder

# Rivals of one candidate at most, and of one kind.
MOST, EACH = 16, 5
_LANGS: tuple[Lang, Lang] = ("fr", "en")
_NOT = frozenset(["not", "never", "n't"])
# What negates in one word with what it negates, and words that do nearly.
_LESS = {"without": "with", "cannot": "can"}
_HARDLY = frozenset(["hardly", "barely", "scarcely"])
_HELPERS = frozenset(
    "is are was were will would can could should has have had must am do does did may".split()  # noqa: SIM905
)
# Words say something from here on.
_TELLING = 0.45
# Names spelt less alike than this are asked about: the model knows forms of one (Jaro–Winkler).
_SPELT_ALIKE = 0.88
# A word of the original that the word table links so strongly says what the quote says. Contraries asked about at most.
_RENDERED, _OPPOSITES, _RENDERINGS, _ALSO = 0.3, 2, 8, 12
_CONTENT = CLASSES.index("other")
# What "ne" negates with, other than by "not".
_NEGATE = {"jamais": "never", "plus": "no longer"}


def edits(pair: Pair, encoder: AdditiveEncoder) -> tuple[Edit, ...]:
    """Return a candidate's rivals: another subject, negation, order, name, contrary, degree, word; a shorter quote."""
    found: dict[tuple[str, str], Edit] = {}
    for make in (
        other_subjects,
        he_for_she,
        _negations,
        crossed,
        exchanged,
        turned,
        active,
        _names,
        added,
        _contraries,
        other_degrees,
        partial(substituted, encoder=encoder),
    ):
        for edit in islice(make(pair), EACH):
            found.setdefault((edit.french, edit.text), edit)
    return tuple(islice(found.values(), MOST))


def _negations(pair: Pair) -> Iterator[Edit]:
    """Take a negation out of the side that has more: the original's own, or one put in behind each auxiliary.

    "Hardly" is taken out as well where the quote has no word that may say it.
    """
    ours, theirs = negators(pair.french, pair.ours, "fr"), negators(pair.english, pair.theirs, "en")
    here, there = ("perhaps" if any(True for _ in soft(pair, lang)) else "" for lang in _LANGS)
    for j in theirs if len(ours) < len(theirs) else ():
        if pair.theirs.keys[j] in (_NOT | _LESS.keys()):
            detail = f"negation lost: the original has '{pair.english_word(j)}'"
            yield Edit("negation", _without(pair, j), detail, margin=here)
    for j, key in enumerate(pair.theirs.keys) if not ours and not here else ():
        if key in _HARDLY and "less" not in pair.theirs.keys[j + 1 : j + 2]:
            yield Edit("negation", _without(pair, j), f"negation lost: the original has '{pair.english_word(j)}'")
    if len(ours) <= len(theirs):
        return
    word = next((_NEGATE[key] for key in (pair.ours.keys[i] for i in ours) if key in _NEGATE), "not")
    for j, key in enumerate(pair.theirs.keys):
        if key in _HELPERS:
            end = pair.theirs.ends[j]
            text = pair.english[:end] + (word if (key, word) == ("can", "not") else f" {word}") + pair.english[end:]
            detail = f"negation added: « {pair.french_word(ours[0])} » negates, the original does not"
            yield Edit("negation", text, detail, margin=there)


def _without(pair: Pair, j: int) -> str:
    before, after = pair.english[: pair.theirs.starts[j]].rstrip(), pair.english[pair.theirs.ends[j] :]
    key, written = pair.theirs.keys[j], pair.english_word(j)
    if key in _LESS:
        return f"{before} {_LESS[key].capitalize() if written[:1].isupper() else _LESS[key]}{after}".lstrip()
    if pair.theirs.keys[j] == "n't":
        before = re.sub(r"\bca$", "can", re.sub(r"\bwo$", "will", before))
    return f"{before}{after}" if before else after.lstrip()


def _contraries(pair: Pair) -> Iterator[Edit]:
    """Put the contrary that renders a word of the quote in the place of a word of the original that renders none."""
    rendered = pair.table.max(axis=0, initial=0)
    ours, theirs = negators(pair.french, pair.ours, "fr"), negators(pair.english, pair.theirs, "en")
    for j, key in enumerate(pair.theirs.keys):
        if rendered[j] >= _RENDERED:
            continue
        for other in opposites(key)[:_OPPOSITES]:
            i = _meant(pair, other)
            if i is None or beside(ours, i) != beside(theirs, j) or _also_says(pair, i, j):
                continue  # nothing says it, or one side by a negation and the other by the contrary, or it says both
            start, written = pair.theirs.starts[j], pair.english_word(j)
            before = pair.english[:start]
            if re.search(r"\b[Aa]n? $", before):
                before = re.sub(r"n? $", "n " if other[0] in "aeiou" else " ", before)
            text = (
                before + (other.capitalize() if written[:1].isupper() else other) + pair.english[pair.theirs.ends[j] :]
            )
            yield Edit("contrary", text, f"« {pair.french_word(i)} » for '{written}'")


def _also_says(pair: Pair, i: int, j: int) -> bool:
    """Tell whether a word of the quote may render that of the original as well: là is here and there."""
    floor = pair.theirs.keys[j + 1 : j + 2] == ("floor",)  # the first in French is the second
    return floor or pair.theirs.keys[j] in pair.lexicon.renderings(pair.ours.keys[i], _ALSO)


def _meant(pair: Pair, word: str) -> int | None:
    """Return the word of the quote that an English word renders by the word table, in whatever form, if it has none."""
    stem = word[: max(3, len(word) - 2)]
    for i, key in enumerate(pair.ours.keys):
        free = (
            pair.table[i].max(initial=0) < _RENDERED and pair.said[i] >= _TELLING and word_class(key, "fr") == _CONTENT
        )
        if free and any(other.startswith(stem) for other in pair.lexicon.renderings(key, _RENDERINGS)):
            return i
    return None


def _names(pair: Pair) -> Iterator[Edit]:
    """Put the quote's names without counterpart where the original has such names."""
    lost, new = unrendered_names(pair, _SPELT_ALIKE)
    for i in lost[:2]:
        for j in sorted(new, key=lambda j: abs(j - pair.expected(i)))[:2]:
            text = pair.english[: pair.theirs.starts[j]] + pair.french_word(i) + pair.english[pair.theirs.ends[j] :]
            yield Edit("name", text, f"« {pair.french_word(i)} » for '{pair.english_word(j)}'")


def best(values: Sequence[tuple[float, Edit]]) -> dict[str, tuple[float, Edit]]:
    """Return the likeliest rival of each kind."""
    found: dict[str, tuple[float, Edit]] = {}
    for value, edit in values:
        if edit.kind not in found or value > found[edit.kind][0]:
            found[edit.kind] = value, edit
    return found
