"""What results depend on beside their inputs: our own programs, models and data, and the libraries that they use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from aligner.signature import digest, libraries

_DATA = (".py", ".json", ".npz", ".tsv")
# Models whose own digests are in the keys of what they make: not read here again, for they are large.
_KEYED = ("encoder", "translator")


@cache
def code_digest() -> str:
    """Return the digest of the package itself, programs and data: another program may make other results."""
    parts: list[str | bytes] = []
    for name, file in _walk(files("aligner"), ""):
        if name.endswith(_DATA):
            parts += [name, file.read_bytes()]
    return digest(parts)


@cache
def environment() -> str:
    """Return the digest of all that makes results here: the package, the models shipped with it, the libraries."""
    parts: list[str | bytes] = [code_digest()]
    for name, file in _walk(files("aligner_models"), ""):
        if not name.startswith(_KEYED) and not name.endswith(".md"):
            parts += [name, file.read_bytes()]
    return digest([*parts, *(f"{name} {version}" for name, version in libraries())])


def _walk(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _walk(item, f"{name}{item.name}/")
        else:
            yield f"{name}{item.name}", item
