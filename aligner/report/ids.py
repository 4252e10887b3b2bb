"""Ids of texts, sentences, beads and quotes on the page: the same in every run over the same texts."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from aligner.model import Bead, Span

_OTHER = re.compile(r"[^A-Za-z0-9._-]+")
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
_LONGEST = 60


def prefixes(keys: Iterable[tuple[str, str]]) -> list[str]:
    """Return the start of a text's ids for each (language, document id), in order and no two the same.

    Names that would be the same get a digest of the document's id, and a text that comes again (paired twice) the
    count of its appearance.

    >>> prefixes([("fr", "fr/été/Grève.txt"), ("fr", "fr/b.txt"), ("fr", "fr/b.txt")])
    ['fr_ete.Greve', 'fr_b', 'fr_b.2']
    """
    listed = list(keys)
    plain = {key: _plain(*key) for key in listed}
    owners: dict[str, set[tuple[str, str]]] = {}
    for key, value in plain.items():
        owners.setdefault(value.casefold(), set()).add(key)
    seen: dict[tuple[str, str], int] = {}
    used: set[str] = set()
    made = []
    for key in listed:
        value = plain[key] if len(owners[plain[key].casefold()]) == 1 else f"{plain[key]}-{_digest(key[1])}"
        seen[key] = seen.get(key, 0) + 1
        name = value if seen[key] == 1 else f"{value}.{seen[key]}"
        if name in used:  # another text is called like this one's second appearance
            name = f"{name}-{_digest(key[1])}"
        used.add(name)
        made.append(name)
    return made


def bead_id(prefix: str, bead: Bead) -> str:
    """Return a bead's id, which says what it joins and so never changes with the beads before it.

    >>> bead_id("fr_b", Bead(Span(1, 3), Span(1, 2), 0.9)), bead_id("fr_b", Bead(Span(4, 5), Span(3, 3), 0.5))
    ('fr_b_s2-3_s2', 'fr_b_s5_0')
    """
    return f"{prefix}_{_side(bead.source)}_{_side(bead.target)}"


def _side(span: Span) -> str:
    if not len(span):
        return "0"
    return f"s{span.start + 1}" if len(span) == 1 else f"s{span.start + 1}-{span.end}"


def _plain(lang: str, name: str) -> str:
    parts = [part for part in name.replace("\\", "/").split("/") if part.strip(". ")]
    if len(parts) > 1 and parts[0] == lang:
        parts = parts[1:]
    joined = _EXTENSION.sub("", ".".join(parts))
    ascii_ = "".join(c for c in unicodedata.normalize("NFKD", joined) if not unicodedata.combining(c))
    safe = _OTHER.sub("-", ascii_).strip("-.")
    short = safe if 0 < len(safe) <= _LONGEST else f"{safe[:_LONGEST] or 'text'}-{_digest(name)}"
    return f"{lang}_{short}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
