"""Whether TEI files are what they should be: well-formed, valid, ids given once, every pointer resolved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import etree

from aligner.errors import AlignerError, InputError
from aligner.xml import TEI, XI, XML, Node, parse_file

# Attributes of TEI P5 whose values are pointers (teidata.pointer), one or several.
_POINTERS = (
    *("target", "corresp", "ana", "who", "ref", "next", "prev", "resp", "sameAs", "copyOf", "synch", "exclude"),
    *("select", "decls", "source", "parts", "scheme", "perf", "hand", "wit", "edRef", "facs", "change", "inst"),
)
_ID, _BASE = f"{{{XML}}}id", f"{{{XML}}}base"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file, and where: `rule` is one of read, schema, id, pointer, link, include."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.rule}: {self.message}"


@dataclass(slots=True)
class _Library:
    """Files already parsed, so that pointers into them can be followed; None where a file cannot be read."""

    ids: dict[Path, frozenset[str] | None] = field(default_factory=dict)

    def holds(self, path: Path, fragment: str) -> bool | None:
        """Tell whether the file has the id; None where there is no such file."""
        if path not in self.ids:
            try:
                self.ids[path] = _ids(parse_file(path))
            except InputError:
                self.ids[path] = None
        found = self.ids[path]
        return None if found is None else not fragment or fragment in found


def check(path: Path, schema: str = "tei_all") -> tuple[Problem, ...]:
    """Check a TEI file, or every .xml file of a folder, and return what is wrong, nothing where all is well.

    `schema` is `tei_all` (TEI P5 4.3.0), `aligner` (the part that this package writes) or "" (none). A file that
    includes others is checked as the whole that it stands for. Raises InputError where `path` holds no XML file.
    """
    paths = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
    if not paths:
        raise InputError("no XML file to check", where=str(path), remedy="name a TEI file or a folder of them")
    if not path.exists():
        raise InputError("no such file", where=str(path), remedy="check the path")
    library = _Library()
    return tuple(problem for one in paths for problem in _check_file(one, schema, library))


def resolve(path: Path) -> Node:
    """Return a file with what it includes (XInclude) put in, each with `xml:base`, so that pointers stay true.

    Only files below the file's own folder are included, each once, so that no few files make a huge one. Raises
    InputError for others, and for one that includes itself.
    """
    try:
        real = path.resolve()
    except (ValueError, OSError, RuntimeError) as error:  # a NUL, a name too long, links that go round
        raise InputError(f"not a file: {error}", where=str(path), remedy="check the path") from error
    return _resolve(path, real.parent, (real,), {real})


def _resolve(path: Path, top: Path, above: tuple[Path, ...], seen: set[Path]) -> Node:
    tree = parse_file(path)
    for place in list(tree.iter(f"{{{XI}}}include")):
        href = unquote(place.get("href", ""))
        target = _included(path, href, top) if place.get("parse", "xml") == "xml" else None
        if target is None:
            message = f"cannot include {href!r}"
            raise InputError(message, where=f"{path}:{place.sourceline}", remedy="include XML files below the folder")
        if target in above:
            raise InputError("includes itself", where=str(target), remedy="remove the include")
        if target in seen:
            raise InputError(f"{href} is included twice", where=f"{path}:{place.sourceline}", remedy="include it once")
        seen.add(target)
        made = _resolve(target, top, (*above, target), seen)
        made.set(_BASE, place.get("href", ""))
        made.tail = place.tail
        parent = place.getparent()
        if parent is not None:
            parent.replace(place, made)
    return tree


def _included(path: Path, href: str, top: Path) -> Path | None:
    """Return the file that an include names, None where it names none below the folder."""
    try:
        target = (path.parent / href).resolve()
        inside = href and not urlsplit(href).scheme and target.is_relative_to(top)
    except ValueError:  # a NUL, or what is no URI
        return None
    return target if inside else None


def _check_file(path: Path, schema: str, library: _Library) -> Iterator[Problem]:
    try:
        tree = resolve(path)
    except AlignerError as error:
        number = error.where.rpartition(":")[2]
        yield Problem(str(path), int(number) if number.isdecimal() else 0, "read", error.message)
        return
    yield from _check_ids(tree, path)
    if schema:
        for line, message in validate(tree, schema):
            yield Problem(str(path), line, "schema", message)
    yield from _check_pointers(tree, path, library)


def validate(tree: Node, schema: str = "tei_all") -> tuple[tuple[int, str], ...]:
    """Return line and message of each place where a tree breaks a schema of this package."""
    grammar = _grammar(schema)
    if grammar.validate(tree):
        return ()
    return tuple((entry.line, entry.message) for entry in grammar.error_log)


@cache
def _grammar(schema: str) -> etree.RelaxNG:
    with as_file(files("aligner.formats.tei") / "schema" / f"{schema}.rng") as path:
        if not path.is_file():
            raise InputError(f"no such schema: {schema}", remedy="choose tei_all or aligner")
        return etree.RelaxNG(parse_file(path).getroottree())


def _line(element: Node) -> int:
    return cast(int, element.sourceline) or 0


def _ids(tree: Node) -> frozenset[str]:
    return frozenset(value for element in tree.iter() if (value := element.get(_ID)) is not None)


def _check_ids(tree: Node, path: Path) -> Iterator[Problem]:
    seen: set[str] = set()
    for element in tree.iter(etree.Element):
        value = element.get(_ID)
        if value is not None and value in seen:
            yield Problem(str(path), _line(element), "id", f"{value} stands twice")
        if value is not None:
            seen.add(value)


def _check_pointers(tree: Node, path: Path, library: _Library) -> Iterator[Problem]:
    prefixes: dict[Node, Mapping[str, tuple[re.Pattern[str], str]]] = {}
    for element, base in _with_base(tree, path):
        for name in _POINTERS:
            value = element.get(name)
            if value is None:
                continue
            for one in value.split():
                reason = _broken(_expand(one, element, prefixes), base, library)
                if reason:
                    yield Problem(str(path), _line(element), "pointer", f"{name}={one}: {reason}")
        if element.tag == f"{{{TEI}}}link" and len(element.get("target", "").split()) < 2:
            yield Problem(str(path), _line(element), "link", "a link needs two targets")


def _with_base(tree: Node, path: Path) -> Iterator[tuple[Node, Path]]:
    stack = [(tree, path.resolve())]
    while stack:
        element, above = stack.pop()
        base = element.get(_BASE)
        here = _join(above, base) if base and not urlsplit(base).scheme else above
        yield element, here
        stack += [(child, here) for child in reversed(element) if isinstance(child.tag, str)]


def _expand(pointer: str, element: Node, cache_: dict[Node, Mapping[str, tuple[re.Pattern[str], str]]]) -> str:
    """Return a pointer of a private scheme as the URI that the nearest `prefixDef` makes of it (TEI P5, 16.2.3)."""
    scheme, colon, rest = pointer.partition(":")
    if not colon:
        return pointer
    for above in (element, *element.iterancestors(f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus")):
        if above not in cache_:
            cache_[above] = _prefixes(above)
        if scheme in cache_[above]:
            pattern, replacement = cache_[above][scheme]
            found = pattern.fullmatch(rest)
            return found.expand(replacement) if found else pointer
    return pointer


def _prefixes(element: Node) -> dict[str, tuple[re.Pattern[str], str]]:
    path = "t:teiHeader/t:encodingDesc//t:prefixDef"
    found = {}
    for entry in _select(element, path):
        replacement = re.sub(r"\$(\d)", r"\\\1", entry.get("replacementPattern", ""))
        found[entry.get("ident", "")] = re.compile(entry.get("matchPattern", "")), replacement
    return found


def _select(element: Node, path: str) -> Iterable[Node]:
    return element.iterfind(path, {"t": TEI})


def _broken(pointer: str, base: Path, library: _Library) -> str:
    """Return why a pointer leads nowhere, or an empty string; addresses with a scheme are not followed."""
    try:
        if urlsplit(pointer).scheme:
            return ""
    except ValueError:
        return "not a URI"
    file, fragment = urldefrag(pointer)
    found = library.holds(_join(base, file) if file else base, unquote(fragment))
    if found is None:
        return "no such file"
    return "" if found else "no such id"


def _join(base: Path, file: str) -> Path:
    return Path(posixpath.normpath(base.parent / unquote(file)))
