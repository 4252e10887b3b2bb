"""Which French document and which English one are versions of each other, by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from aligner.model import Document

# `a.fr.txt` and `a.en.txt`, `a_fr.txt`, `a-en.md`: the language at the end of the name says nothing about the text.
_LANGUAGE = re.compile(r"(?i)[._-](?:fr|fra|fre|en|eng|french|english)(?:[._-][A-Z]{2})?$")


def pair_by_name(
    sources: Sequence[Document], targets: Sequence[Document]
) -> tuple[tuple[Document, Document | None], ...]:
    """Pair each source with the target of the same name (folder, stem; ending and language mark aside), or with None.

    >>> fr, en = Document("fr/a.fr.txt", "fr", "", ""), Document("en/a.en.md", "en", "", "")
    >>> [(s.id, t.id) for s, t in pair_by_name([fr], [en]) if t]
    [('fr/a.fr.txt', 'en/a.en.md')]
    """
    by_key: dict[str, Document] = {}
    for target in targets:
        by_key.setdefault(_key(target), target)
    return tuple((source, by_key.get(_key(source))) for source in sources)


def _key(document: Document) -> str:
    path = PurePosixPath(document.id)
    stem = _LANGUAGE.sub("", path.stem)
    return "/".join((*path.parts[1:-1], stem))
