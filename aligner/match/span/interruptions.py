"""Who says it, in the midst of what is said: "The air is foul," he said. "The heat is worse." has one in between."""

from __future__ import annotations

import re

from aligner.model import Span

# A mark that closes stands after a word or its punctuation; one that opens before a word.
_MARK = re.compile(
    r"(?P<closing>(?<=\S)[\"”](?=[\s,.;:!?)—–-]|$)|(?<=[.,!?…])[’'](?=\s))"
    r"|(?P<opening>[\"“](?=\S)|(?<=\s)[‘'](?=\w))"
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
# The longest in characters: more is the author's own text again. By judgement.
_LONGEST = 160


def interruptions(english: str) -> tuple[Span, ...]:
    """Return where a run of English that begins in direct speech leaves it and comes back to it, marks included.

    >>> text = 'The air is foul," he said. "The heat is worse'
    >>> [span.of(text) for span in interruptions(text)]
    ['" he said. "']
    >>> interruptions('He said "no" to them and "yes" to us')
    ()
    """
    found: list[Span] = []
    marks = list(_MARK.finditer(english))
    inside = bool(marks) and (marks[0].lastgroup == "closing" or marks[0].start() == 0)
    left = -1
    for mark in marks:
        if mark.lastgroup == "closing" and inside:
            inside, left = False, mark.start()
        elif mark.lastgroup == "opening" and left >= 0 and not inside:
            between = english[left : mark.end()]
            if len(between) <= _LONGEST and not _PARAGRAPH.search(between):
                found.append(Span(left, mark.end()))
            inside = True
    return tuple(found)


def uninterrupted(english: str) -> str:
    """Return a run of English without its interruptions.

    >>> uninterrupted('The air is foul," he said. "The heat is worse')
    'The air is foul, The heat is worse'
    """
    out, at = "", 0
    for span in interruptions(english):
        out, at = out + english[at : span.start] + " ", span.end
    return out + english[at:]
