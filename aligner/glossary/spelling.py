"""How a rendering is written: capitals, and spelling habits that leave its letters alone."""

from __future__ import annotations

from aligner.glossary.forms import base_forms
from aligner.glossary.terms import Case
from aligner.glossary.words import Words, split, squeezed, unaccented
from aligner.model import Lang

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
    return _joints(found) == _joints(wanted)


def _joints(text: str) -> list[str]:
    return ["-" if c in "-‐‑" else " " for c in " ".join(text.split()) if c in " -‐‑"]


def near(words: Words, form: str, lang: Lang) -> tuple[int, int] | None:
    """Return the words (start, end) that have a form's letters, but other hyphens, spaces, apostrophes or accents.

    An ending of the last word is allowed ("co-founders" for "cofounder"); None where there are no such words.
    """
    key = squeezed(form)
    if len(key) < 4:
        return None
    length = len(split(form, lang).keys)
    for start in range(len(words.keys)):
        if not words.keys[start][0].isalnum() or not key.startswith(squeezed(words.keys[start])[:3]):
            continue
        letters = ""
        for end in range(start, min(start + length + _WIDE, len(words.keys))):
            last = words.keys[end]
            if not last[0].isalnum() and last not in ("'", "’", ".", "·"):
                break
            bases = {squeezed(base) for base in base_forms(last, lang)}
            if any(letters + base == key for base in bases):
                return start, end + 1
            letters += squeezed(last)
            if len(letters) > len(key) + 4:
                break
    return None


def accents_alike(found: str, wanted: str) -> bool:
    """Tell whether words bear a form's accents, as far as the form goes."""
    return unaccented(wanted.casefold()) == wanted.casefold() or all(
        c in found.casefold() for c in wanted.casefold() if unaccented(c) != c
    )
