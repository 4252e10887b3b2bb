"""Which French document and which English one are versions of each other, by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from aligner.text import seen

# `a.fr.txt` and `a.en.txt`, `a_fr.txt`, `a-en.md`: the language at the end of the name says nothing about the text.
_LANGUAGE = re.compile(r"(?i)[._-](?:fr|fra|fre|en|eng|french|english)(?:[._-][A-Z]{2})?$")
_PART = re.compile(r"\.\w+#\d+$")


def pair_by_name(sources: Sequence[str], targets: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pair document ids of the same name (folder, stem; ending and language mark aside): the sources that have one.

    Documents of one file ("a.html#2") have no names of their own, and so no pairs.

    >>> pair_by_name(["fr/a.fr.txt", "fr/b.txt"], ["en/a.en.md"])
    (('fr/a.fr.txt', 'en/a.en.md'),)
    """
    by_key: dict[str, str] = {}
    for target in targets:
        if not _PART.search(target):
            by_key.setdefault(_key(target), target)
    named = (source for source in sources if not _PART.search(source))
    return tuple((source, by_key[_key(source)]) for source in named if _key(source) in by_key)


def _key(document: str) -> str:
    path = PurePosixPath(document)
    stem = _LANGUAGE.sub("", path.stem)
    return seen("/".join((*path.parts[1:-1], stem)))
