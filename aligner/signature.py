"""Who made a number, with what, from what: the signature that goes with every result."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

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
