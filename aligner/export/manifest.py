"""`manifest.json`: what made an export, from what, and the digest of every file in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from aligner.export.settings import Settings, export_date
from aligner.model import Corpus

NAME = "manifest.json"


def manifest(corpus: Corpus, settings: Settings, formats: Sequence[str], files: Mapping[str, tuple[int, str]]) -> bytes:
    """Return the manifest: signature, formats, counts, and size and SHA-256 of each file by path."""
    signature = corpus.signature
    content = {
        "aligner": signature.version,
        "models": dict(signature.models),
        "data": signature.data,
        "settings": dict(signature.settings),
        "date": export_date(corpus, settings),
        "formats": list(formats),
        "counts": {
            "bitexts": len(corpus.bitexts),
            "pairs": sum(bitext.target is not None for bitext in corpus.bitexts),
            "pool": len(corpus.pool),
            "beads": sum(len(bitext.beads) for bitext in corpus.bitexts),
            "quotes": sum(len(bitext.source.quotes) for bitext in corpus.bitexts),
            "matches": sum(len(bitext.matches) for bitext in corpus.bitexts),
        },
        "files": {path: {"bytes": size, "sha256": digest} for path, (size, digest) in sorted(files.items())},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def fingerprint(content: bytes) -> tuple[int, str]:
    """Return size and SHA-256, in hexadecimal, of a file's content."""
    return len(content), hashlib.sha256(content).hexdigest()
