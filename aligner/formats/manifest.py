"""`manifest.json`: what made an export, from what, and the digest of every file in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from aligner.formats.shared.survey import Survey
from aligner.output import MANIFEST
from aligner.output.ownership import Print
from aligner.signature import libraries

NAME = MANIFEST


def manifest(
    survey: Survey, formats: Sequence[str], files: Mapping[str, Print], earlier: Mapping[str, Print] | None = None
) -> bytes:
    """Return the manifest: signature, formats, counts, and size and SHA-256 of each file by path.

    `earlier` are files that were written into the folder before and are still there: they stay known as ours.
    """
    signature, counts = survey.signature, survey.counts
    content: dict[str, Any] = {
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
        "files": {path: asdict(made) for path, made in sorted(files.items())},
        "libraries": dict(libraries()),
    }
    if earlier:
        content["earlier"] = {path: asdict(made) for path, made in sorted(earlier.items())}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
