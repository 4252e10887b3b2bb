"""Quotes left in the language of the original: compared letter for letter, not as a translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from aligner.languages.negation import NEGATION
from aligner.match.changes.pair import Pair
from aligner.match.pool.tokens import Words, words
from aligner.match.retrieve.lexicon import digits, is_number
from aligner.model import Evidence

# A quote that shares this part of its words with the original, as they are spelt, was not translated.
_SHARED = 0.7
_LEAST_WORDS = 2
# So many words, the same on both sides in the same order, are no chance.
SURE_WORDS = 3


def kept_changes(pair: Pair) -> list[Evidence] | None:
    """Return what changed in a quote that was left in the original's language, or None where it was translated.

    The first evidence says so; there is no other where all words are the same, whatever their case and apostrophes.
    """
    ours, theirs = words(pair.french, "en"), words(pair.english, "en")
    matcher = SequenceMatcher(None, ours.keys, theirs.keys, autojunk=False)
    if len(ours) < _LEAST_WORDS or matcher.ratio() < _SHARED or _only_names(pair, ours):
        return None
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    found = [Evidence("kept", matcher.ratio(), "left in the language of the original, " +
                      ("with changes" if changed else "word for word"))]  # fmt: skip
    for _, i, j, k, m in changed:
        found.append(_change(pair, ours, theirs, (i, j), (k, m)))
    return found


def kept_whole(evidence: Sequence[Evidence]) -> bool:
    """Tell whether a quote was left in the original's language and all its words are the same."""
    return any(e.name == "kept" and e.value == 1.0 for e in evidence)


def _only_names(pair: Pair, ours: Words) -> bool:
    """Tell whether all words are written with capitals or digits, so that both languages may write them so."""
    return all(not pair.french[start].islower() for start in ours.starts)


def _change(pair: Pair, ours: Words, theirs: Words, here: tuple[int, int], there: tuple[int, int]) -> Evidence:
    left, right = list(_written(pair.french, ours, here)), list(_written(pair.english, theirs, there))
    keys = (*ours.keys[slice(*here)], *theirs.keys[slice(*there)])
    one, other = " ".join(left), " ".join(right)
    detail = f"« {one} » for '{other}'" if left and right else f"adds « {one} »" if left else f"omits '{other}'"
    return Evidence(_kind(keys, left, right), 1.0, detail)


def _kind(keys: Sequence[str], left: Sequence[str], right: Sequence[str]) -> str:
    if any(key in NEGATION["en"].hard for key in keys):
        return "negation"
    if any(is_number(key) for key in keys) and len({digits(k) for k in keys if is_number(k)}) > 1:
        return "number"
    if left and right:
        return "name" if left[0][:1].isupper() and right[0][:1].isupper() else "word"
    return "added" if left else "left_out"


def _written(text: str, found: Words, at: tuple[int, int]) -> Iterator[str]:
    yield from (text[found.starts[k] : found.ends[k]] for k in range(*at))
