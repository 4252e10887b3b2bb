"""Whether what follows a closing quotation says who spoke: "« Pourquoi ? » Sam a demandé", "“Why?” Mr. Jones asked"."""

from __future__ import annotations

import re

from aligner.languages import Language
from aligner.text import key

_REACH = 120  # characters
_NAME = 6  # words: a longer run of capitals is a heading
_WORD = re.compile(r"\S+")


def attributes(text: str, at: int, language: Language) -> bool:
    """Tell whether a name and a verb of speech start at `at`, and say who spoke the words before them.

    A pronoun or article with a capital starts a new sentence, even before such a verb; so does a name whose verb
    announces the next quotation: "« Qui paiera ? » Marc Petit réplique : « La région. »".

    >>> from aligner.languages import LANGUAGES
    >>> attributes("Marc Petit réplique.", 0, LANGUAGES["fr"])
    True
    >>> attributes("Marc Petit réplique : « La région. »", 0, LANGUAGES["fr"])
    False
    """
    data, names = language.segmentation, language.quotation
    found = list(_WORD.finditer(text, at, at + _REACH))
    words = [word.group() for word in found]
    if not words:
        return False
    head, apostrophe, _ = key(words[0]).partition("'")
    if head + apostrophe in data.starters or head in data.starters:
        return False
    name = 0
    for word in words:
        lower = word.lower()
        if name and lower in names.particles:
            pass
        elif not word[0].isupper() or word[-1] in ",;:!?»”":
            break
        elif word[-1] == "." and len(word) > 2 and lower[:-1] not in data.titles:
            return False
        name += 1
    if not 0 < name <= _NAME:
        return False
    auxiliary = False
    for place, word in zip(found[name:], words[name : name + 4], strict=False):
        lower = word.rstrip(",.:;").lower()
        if lower in names.participles if auxiliary else lower in names.finite and lower not in names.weak:
            return not re.compile(data.announcing).match(text, place.start(), at + 2 * _REACH)
        if lower in names.auxiliaries:
            auxiliary = True
        elif lower not in names.clitics:
            return False
    return False
