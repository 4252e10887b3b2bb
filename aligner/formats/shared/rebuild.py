"""Bitexts from formats that keep sentences and beads but no document: it is made of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import get_args

from lxml import etree

from aligner.errors import InputError
from aligner.files import read_bytes
from aligner.languages.tags import known_language
from aligner.model import Bead, Bitext, Document, Lang, Sentence, Span, Text

_LENGTH = re.compile(r"[0-9]{1,9}")
Group = tuple[Sequence[str], Sequence[str], float]


def text_of(name: str, lang: Lang, sentences: Iterable[str], paragraphs: Iterable[int] | None = None) -> Text:
    """Return a Text of sentences in order: one a line, with an empty line before a new paragraph.

    Without `paragraphs` (one number for each sentence) all is one paragraph.
    """
    made: list[Sentence] = []
    whole = ""
    items = list(sentences)
    numbers = list(paragraphs) if paragraphs is not None else [0] * len(items)
    for index, (words, paragraph) in enumerate(zip(items, numbers, strict=True)):
        if made:
            whole += "\n" if made[-1].paragraph == paragraph else "\n\n"
        made.append(Sentence(name, index, paragraph, Span(len(whole), len(whole) + len(words)), words))
        whole += words
    return Text(Document(name, lang, name, whole), tuple(made))


def bitext_of(source: tuple[str, Lang], target: tuple[str, Lang], groups: Iterable[Group]) -> Bitext:
    """Return the bitext of groups (source sentences, target sentences, score) in order: names and languages first."""
    beads: list[Bead] = []
    sides: tuple[list[str], list[str]] = ([], [])
    for left, right, score in groups:
        start = len(sides[0]), len(sides[1])
        sides[0].extend(left)
        sides[1].extend(right)
        beads.append(Bead(Span(start[0], len(sides[0])), Span(start[1], len(sides[1])), score))
    return Bitext(text_of(*source, sides[0]), text_of(*target, sides[1]), tuple(beads))


def bitext_or_text(source: tuple[str, Lang], target: tuple[str, Lang], groups: Sequence[Group]) -> Bitext:
    """Return the bitext of groups as `bitext_of` does; of a target without a name and a sentence, the source alone."""
    if not target[0] and not any(right for _, right, _ in groups):
        return Bitext(text_of(*source, [words for left, _, _ in groups for words in left]), None)
    return bitext_of(source, (target[0] or f"{source[0]}#{target[1]}", target[1]), groups)


def lengths_of(written: str) -> tuple[int, ...]:
    """Return the lengths that a property or attribute names, as in "12 7"; none where it names anything else.

    >>> lengths_of("12 7"), lengths_of("12 x")
    ((12, 7), ())
    """
    numbers = written.split()
    return tuple(map(int, numbers)) if all(map(_LENGTH.fullmatch, numbers)) else ()


def parted(whole: str, lengths: Sequence[int]) -> Sequence[str]:
    """Return the sentences that a text was joined of, by their lengths; the text as one where those do not fit.

    >>> parted("Oui. Non.", (4, 4)), parted("Oui. Non.", (4, 5)), parted(" ", ())
    (['Oui.', 'Non.'], ['Oui. Non.'], [])
    """
    if lengths and all(lengths) and sum(lengths) + len(lengths) - 1 == len(whole):
        starts = [end + place for place, end in enumerate(accumulate(lengths[:-1], initial=0))]
        return [whole[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    return [whole] if whole.strip() else []


def language(tag: str, where: str) -> Lang:
    """Return the language of a tag, as "fr" of "fr-CA" and "fra". Raises InputError for others than fr and en."""
    found = known_language(tag)
    if found is None:
        raise InputError(f"the language {tag!r}", where=where, remedy="only French (fr) and English (en) can be read")
    return found


def other_language(lang: Lang) -> Lang:
    """Return English for French, and French for English."""
    return "en" if lang == "fr" else "fr"


def inner_text(element: etree._Element, codes: frozenset[str] = frozenset()) -> str:
    """Return the text of an element, of its children too but for those of the tags `codes` (foreign markup)."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in codes:
            parts.append(inner_text(child, codes))
        parts.append(child.tail or "")
    return "".join(parts)


def probability(value: str | None, where: str) -> float:
    """Return a score between 0 and 1; 1 where none is given. Raises InputError for what is no such number."""
    if value is None or not value.strip():
        return 1.0
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not 0 <= number <= 1:
        raise InputError(f"the score {value!r}", where=where, remedy="give a number from 0 to 1, or none")
    return number


def one_of(value: str, choices: object, where: str) -> str:
    """Return a value that is among a Literal's. Raises InputError where it is not."""
    known = get_args(choices)
    if value not in known:
        raise InputError(f"no such value: {value!r}", where=where, remedy=f"use one of {', '.join(known)}")
    return value


def lines_of(path: Path) -> list[str]:
    """Return the lines of a UTF-8 file, parted by LF or CRLF alone. Raises InputError where it cannot be read."""
    try:
        content = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", where=str(path), remedy="convert it: iconv -t UTF-8 FILE") from error
    lines = content.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines
