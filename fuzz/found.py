"""What went wrong: telling failures apart, and making the input that shows one as small as may be."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable

_TOKEN = re.compile(rb"<[^<>]*>|[\w\x80-\xff]+|\s+|.", re.DOTALL)


def signature(error: BaseException) -> str:
    """Return what tells one failure from another: its type and the innermost line of ours that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/aligner/" in frame.filename] or frames
    if isinstance(error, AssertionError):
        ours = [frame for frame in frames if "/fuzz/" in frame.filename] or frames
    place = ours[-1]
    return f"{type(error).__name__}-{place.filename.rpartition('/')[2].removesuffix('.py')}-{place.name}-{place.lineno}"


def minimise(data: bytes, check: Callable[[bytes], None], name: str, tries: int = 2000) -> bytes:
    """Return an input, part of the one given, that fails in the same way: tokens left out, ever fewer at once."""

    def fails(tokens: list[bytes]) -> bool:
        try:
            check(b"".join(tokens))
        except Exception as error:
            return signature(error) == name
        return False

    for pattern in (_TOKEN, re.compile(rb".", re.DOTALL)):
        tokens = pattern.findall(data)
        size = max(len(tokens) // 2, 1)
        while size and tries:
            at = 0
            while at < len(tokens) and tries:
                tries -= 1
                shorter = tokens[:at] + tokens[at + size :]
                if fails(shorter):
                    tokens = shorter
                else:
                    at += size
            size //= 2
        data = b"".join(tokens)
    return data
