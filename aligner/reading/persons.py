"""Lists of persons beside TEI texts: corpora name their speakers once, in a file of their own (ParlaMint).

What else a corpus keeps in files of their own (organisations, taxonomies, the header over all) is no text either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from aligner.errors import AlignerError, Failure
from aligner.files import opened, require_within
from aligner.reading.decode import read_bytes
from aligner.reading.tei_header import people
from aligner.xml import parse

# Roots of files that are read as texts, or refused with a reason, and of those that may name persons.
_TEXTS = frozenset(("TEI", "TEI.2", ""))
_LISTS = frozenset(("listPerson", "particDesc", "teiCorpus", "teiHeader", "standOff"))
_TEI = b"http://www.tei-c.org/ns/1.0"
_PEEK = 16_384
_PROLOG = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_TEXT = re.compile(rb"<(?:[\w.-]+:)?TEI[\s/>]")
_WHO = re.compile(rb"""\bwho\s*=\s*["']([^"'<>]*)""")


def part_of_corpus(path: Path) -> str:
    """Return the root of a TEI file that is part of a corpus but no text, as "listPerson"; empty for all others."""
    try:
        with opened(path) as stream:
            head = stream.read(_PEEK)
            root = _root(head)
            if root in _TEXTS or _TEI not in head:
                return ""
            if root == "teiCorpus" and _TEXT.search(head + stream.read()):
                return ""
    except AlignerError:  # said when it is read
        return ""
    return root


def beside(folders: Iterable[Path], parts: Mapping[Path, str]) -> tuple[Path, ...]:
    """Return the files that may name the speakers of texts: those right in some folders, and of `parts` by root.

    Links are passed over, for they may lead anywhere.
    """
    found = (path for folder in folders for path in sorted(folder.glob("*.xml")))
    files = (path for path in found if path.is_file() and not path.is_symlink())
    told = {**{path: part_of_corpus(path) for path in files}, **parts}
    return tuple(path for path, root in told.items() if root in _LISTS)


def persons_of(lists: Iterable[Path], failures: list[Failure]) -> dict[str, str]:
    """Return the names of the persons in files, by id; of an id that is two persons', none."""
    found: dict[str, str] = {}
    twice = set()
    for path in lists:
        try:
            require_within(path, path.parent)
            told = people(parse(read_bytes(path), str(path)))
        except AlignerError as error:
            failures.append(Failure(str(path), str(error)))
            continue
        twice |= {identity for identity, name in told.items() if found.get(identity, name) != name}
        found |= told
    return {identity: name for identity, name in found.items() if identity not in twice}


def speaking(data: bytes, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the persons that a TEI file lets speak, by their ids, with their names.

    >>> speaking(b'<u who="#AR l.xml#BD">', {"AR": "Anne Roy", "BD": "Bo Dé", "CE": "Cy"})
    (('AR', 'Anne Roy'), ('BD', 'Bo Dé'))
    """
    pointers = (one for found in _WHO.finditer(data) for one in found[1].decode("utf-8", "replace").split())
    ids = {pointer.rpartition("#")[2] for pointer in pointers}
    return tuple((identity, names[identity]) for identity in sorted(ids) if identity in names)


def _root(head: bytes) -> str:
    found = _ROOT.search(_PROLOG.sub(b"", head))
    return found[1].decode("utf-8", "replace") if found else ""
