"""`manifest.json`: what made an export, from what, and the digest of every file in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from aligner.export.survey import Survey

NAME = "manifest.json"


def manifest(survey: Survey, formats: Sequence[str], files: Mapping[str, tuple[int, str]]) -> bytes:
    """Return the manifest: signature, formats, counts, and size and SHA-256 of each file by path."""
    signature, counts = survey.signature, survey.counts
    content = {
        "aligner": signature.version,
        "models": dict(signature.models),
        "data": signature.data,
        "settings": dict(signature.settings),
        "date": survey.date,
        "formats": list(formats),
        "counts": {
            "bitexts": counts.bitexts,
            "pairs": counts.pairs,
            "pool": counts.pool,
            "beads": counts.beads,
            "quotes": counts.quotes,
            "matches": counts.matches,
        },
        "files": {path: {"bytes": size, "sha256": digest} for path, (size, digest) in sorted(files.items())},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
