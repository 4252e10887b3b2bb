"""What the tagger of words says where lists do not know: of unknown nouns, lone capitals and names run together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from aligner.quotes.names import Name
from aligner.quotes.phrases import Reference
from aligner.quotes.tokens import Token
from aligner.tagging import Tags, shipped
from aligner.tagging.features import END

WINDOW = 16  # tokens that are read on either side
_NOMINAL = ("NOUN", "PROPN")


def is_noun_phrase(reference: Reference, tokens: Sequence[Token], text: str) -> bool:
    """Tell whether a phrase has a noun, and no verb before a comma or its end."""
    tags, offset = _around(tokens, text, reference.first, reference.last)
    parts = [tags.part(place - offset) for place in range(reference.first, reference.last)]
    return any(part in _NOMINAL for part in parts) and not any(part in ("VERB", "AUX") for part in parts)


def is_proper(reference: Reference, tokens: Sequence[Token], text: str) -> bool:
    """Tell whether a lone capitalised word is a name, not one that only begins a sentence."""
    tags, offset = _around(tokens, text, reference.first, reference.last)
    places = range(reference.first - offset, reference.last - offset)
    return any(tags.part(place) == "PROPN" or tags.entity(place) for place in places)


def is_someone(reference: Reference, tokens: Sequence[Token], text: str) -> bool:
    """Tell whether the tagger takes a single name for a person's, or at least for no acronym, place or organisation."""
    tags, offset = _around(tokens, text, reference.first, reference.last)
    place = reference.last - 1 - offset
    proper = tags.part(place) == "PROPN" and not reference.text.isupper()
    return tags.entity(place) == "PER" or (proper and tags.entity(place) not in ("ORG", "LOC"))


def person_within(runs: Sequence[tuple[Name, Sequence[Token]]], text: str) -> list[Name]:
    """Return each name, or the person that ends it where a house runs into it ("Foodwatch Thilo Bode").

    The names come with the tokens of their unit; all are tagged in one go.
    """
    words: list[str] = []
    starts = []
    for name, tokens in runs:
        first = max(0, name.first - WINDOW)
        starts.append(len(words) + name.first - first)
        words += [*_words(tokens[first : name.last + WINDOW], text), END, END]
    tags = shipped().tag(words) if words else Tags((), ())
    return [
        _last_person(name, [tags.entity(start + place) for place in range(name.last - name.first)])
        for (name, _), start in zip(runs, starts, strict=True)
    ]


def _last_person(name: Name, entities: Sequence[str]) -> Name:
    words, kept, here = 0, len(entities), len(entities)
    for word in reversed(name.words):
        here -= 2 if len(word) == 2 and word[1] == "." else 1  # an initial is two tokens
        if here < 0 or entities[here] != "PER":
            break
        words, kept = words + 1, here
    acronym = name.words[-1].isupper()
    if acronym or not 2 <= words < len(name.words) or entities[kept - 1] not in ("ORG", "LOC"):
        return name
    return Name(name.first + kept, name.last, name.words[-words:], name.gender, name.titled)


def _words(tokens: Sequence[Token], text: str) -> list[str]:
    return ['"' if token.kind == "quote" else text[token.start : token.end] for token in tokens]


def _around(tokens: Sequence[Token], text: str, first: int, last: int) -> tuple[Tags, int]:
    """Return the tags of the tokens around some, and the place of the first of them."""
    offset = max(0, first - WINDOW)
    return _tagged(tuple(_words(tokens[offset : last + WINDOW], text))), offset


@lru_cache(maxsize=1024)
def _tagged(words: tuple[str, ...]) -> Tags:
    return shipped().tag(words)
