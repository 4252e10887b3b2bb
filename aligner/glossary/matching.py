"""Which rendering each use of a term takes."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.glossary.finder import Rendered
from aligner.model import Span


def matching(options: Sequence[Sequence[Rendered]]) -> dict[int, Rendered]:
    """Return which rendering each use takes: as many uses as can be, each the first of its options that is left.

    Augmenting paths, depth first, with a stack of our own: a path may be as long as a bead has uses.
    """
    owner: dict[Span, int] = {}
    choice: dict[int, Rendered] = {}
    for first in range(len(options)):
        tried: set[Span] = set()
        path = [(first, iter(options[first]))]
        picks: list[Rendered] = []
        while path:
            item = next((item for item in path[-1][1] if item.span not in tried), None)
            if item is None:
                path.pop()
                if picks:
                    picks.pop()
                continue
            tried.add(item.span)
            picks.append(item)
            if item.span in owner:
                path.append((owner[item.span], iter(options[owner[item.span]])))
                continue
            for (use, _), pick in zip(path, picks, strict=True):
                owner[pick.span], choice[use] = use, pick
            break
    return choice
