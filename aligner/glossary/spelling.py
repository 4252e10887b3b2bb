"""How a rendering is written: capitals, and spelling habits that leave its letters alone."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.glossary.forms import base_forms
from aligner.glossary.terms import Case
from aligner.glossary.words import Words, split, squeezed
from aligner.model import Lang
from aligner.text import unaccented

_LETTERS = 4  # shorter forms look alike by chance
_WIDE = 3  # words that a form may be torn into beyond its own number


def cased(found: str, wanted: str, case: Case) -> bool:
    """Tell whether words are written with the capitals of a form, endings aside ("CEOs" for "CEO").

    >>> cased("Openai", "OpenAI", "exact"), cased("Board", "board", "initial")
    (False, True)
    """
    if case == "any":
        return True
    left, right = found.split(), wanted.split()
    if len(left) != len(right):
        left, right = [found], [wanted]
    for number, (word, form) in enumerate(zip(left, right, strict=True)):
        for at, (a, b) in enumerate(zip(word, form, strict=False)):
            if a != b and a.casefold() == b.casefold() and not (case == "initial" and number == at == 0):
                return False
            if a.casefold() != b.casefold():
                break
        if len(word) > len(form) and word[len(form) :].isupper() and len(form) > 1:
            return False
    return True


def shouted(sentence: str) -> bool:
    """Tell whether a sentence is written in capitals throughout, where capitals mean nothing."""
    return sentence.isupper() and sum(c.isalpha() for c in sentence) > 12


def joined_alike(found: str, wanted: str) -> bool:
    """Tell whether the words of a form are joined as the form joins them: by a hyphen, or by space.

    >>> joined_alike("long term", "long-term"), joined_alike("boards of directors", "board of directors")
    (False, True)
    """
    left, right = _joints(found), _joints(wanted)
    return left == right or len(left) != len(right)  # words in between, as in "laid them off"


def _joints(text: str) -> list[str]:
    return [c for c in " ".join(text.split()) if c in " -"]


def near(words: Words, form: str, lang: Lang, exact: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the words (start, end) that have a form's letters, but other hyphens, spaces, apostrophes or accents.

    An ending of the last word is allowed ("co-founders" for "cofounder") unless the form is wanted exactly.
    """
    letters, keys = squeezed(form), split(form, lang).keys
    if len(letters) < _LETTERS:
        return
    for start in range(len(words.keys)):
        first = squeezed(words.keys[start])
        if not first or not letters.startswith(first[:3]):
            continue
        so_far = ""
        for end in range(start, min(start + len(keys) + _WIDE, len(words.keys))):
            last = words.keys[end]
            if not last[0].isalnum() and last not in ("'", "’", ".", "·"):
                break
            endings = {last} if exact else base_forms(last, lang)
            if any(so_far + squeezed(base) == letters for base in endings):
                if words.keys[start : end + 1] != keys:
                    yield start, end + 1
                break
            so_far += squeezed(last)


def accents_alike(found: str, wanted: str) -> bool:
    """Tell whether words bear a form's accents, as far as the form goes."""
    return unaccented(wanted.casefold()) == wanted.casefold() or all(
        c in found.casefold() for c in wanted.casefold() if unaccented(c) != c
    )
