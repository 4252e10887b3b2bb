"""Subtitles, SRT and WebVTT: what is said, by whom where it is written, and when.

Cues are put together to sentences, for a cue ends where the screen is full. Our own few lines, since the libraries lose
the second speaker of a cue, or leave out cues without hours, and none undoes the repetitions of automatic captions.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.errors import InputError
from aligner.model import Block, Markup, Span
from aligner.reading.content import Content, require_text, squeezed
from aligner.reading.decode import decode
from aligner.reading.plain import guessed

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_STAMP}[ \t]*-->[ \t]*{_STAMP}")
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]*)>")
_TAG = re.compile(r"</?[A-Za-z0-9:.][^<>]*>|\{\\?[^{}]*\}")
# What is heard and not said: "[applause]", "(Rires)", a line of music.
_SOUND = re.compile(r"\[[^\[\]]*\]|^[ \t]*[-–—]?[ \t]*\([^()]*\)[ \t]*$|[♪♫][^♪♫]*[♪♫]?")
# "ANNE DUBOIS: …", ">> Anne Dubois: …": small letters only after the marks, or "Remember: …" would speak.
_LABEL = re.compile(
    r"(?:>>+[ \t]*(?P<marked>[^\W\d_][\w.'’ -]{1,40})|(?P<capitals>[A-ZÀ-Þ][A-ZÀ-Þ0-9.'’ -]{1,40}))"
    r"[ \t\u00a0\u202f]*:(?:\s+|$)"
)
_CHANGE = re.compile(r">>+[ \t]*|[-–—][ \t\u00a0]*(?=\w|[«\"“])")
_ENDS = re.compile(r"[.!?…]['\"’”» \u00a0\u202f)\]]*$")
_PAUSE = 4.0  # seconds: after so long a silence, another sentence begins
_LONGEST = 800  # characters: captions without punctuation are cut here


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Said:
    """What one speaker says in a row, as far as it is known."""

    start: float
    end: float
    speaker: str
    words: str


def subtitles(data: bytes, where: str) -> Content:
    """Return the sentences of subtitles as turns, with their speakers and times (in seconds).

    Raises InputError where no line has times.
    """
    raw, encoding = decode(data, where)
    cues = list(_cues(raw.replace("\r\n", "\n").replace("\r", "\n")))
    if not cues:
        raise InputError("no cue with its times in it", where=where, remedy="give SubRip or WebVTT, or rename it .txt")
    parts: list[str] = []
    blocks: list[Block] = []
    markup: list[Markup] = []
    size = 0
    said = list(_spoken(cues))
    # Where a label stands at the start of each turn alone, it holds for all of it; a voice tag is its cue's.
    lasting = len({one.speaker for one in said} - {"", "?"}) > 1 and not _VOICE.search(raw)
    for turn in _sentences(said, lasting):
        start = size + (2 if blocks else 0)
        size = start + len(turn.words)
        span = Span(start, size)
        parts.append(turn.words)
        blocks.append(Block(span, "turn", 0, turn.speaker, "", f"{turn.start:.3f}-{turn.end:.3f}"))
        named = (("speaker", turn.speaker),) if turn.speaker else ()
        markup += [Markup("u", span, 0, named), Markup("", span, 1)]
    text = require_text("\n\n".join(parts), where)
    return Content(text, (), guessed(encoding), tuple(blocks), tuple(markup))


def _cues(text: str) -> Iterator[_Cue]:
    """Yield the cues; what stands between them (numbers, names, comments, styles) is not theirs."""
    for part in re.split(r"\n[ \t]*\n+", f"\n{text}"):
        lines = part.strip("\n").split("\n")
        times = [(number, found) for number, line in enumerate(lines) if (found := _TIMES.match(line))]
        if not times or times[0][0] > 1:  # a comment, a style
            continue
        ends = [number for number, _ in times[1:]] + [len(lines)]
        for (number, found), end in zip(times, ends, strict=True):
            first, last = found.groups()[:4], found.groups()[4:]
            said = lines[number + 1 : end]
            if end < len(lines) and said and said[-1].strip().isdigit():  # the number of the next
                said.pop()
            yield _Cue(_seconds(first), _seconds(last), tuple(said))


def _seconds(stamp: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = stamp
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + int((rest or "0").ljust(3, "0")) / 1000


def _spoken(cues: list[_Cue]) -> Iterator[_Said]:
    """Yield what each cue says, one speaker at a time; a line that the cue before ended with is not said again."""
    before: tuple[str, ...] = ()
    for cue in cues:
        lines = tuple(filter(None, (squeezed(_SOUND.sub(" ", line)).strip() for line in cue.lines)))
        shown = tuple(html.unescape(_TAG.sub("", _VOICE.sub("", line))).strip() for line in lines)
        repeated = next((n for n in range(min(len(before), len(shown)), 0, -1) if before[-n:] == shown[:n]), 0)
        before = tuple(filter(None, shown)) or before
        speaker = ""
        for line in lines[repeated:]:
            for voice, words in _voices(line):
                speaker = voice or speaker
                plain = squeezed(html.unescape(_TAG.sub("", words))).strip()
                label, changed = _LABEL.match(plain), _CHANGE.match(plain)
                if label:
                    speaker = (label["marked"] or label["capitals"]).strip()
                    plain = plain[label.end() :]
                elif changed:
                    plain, speaker = plain[changed.end() :], voice
                if plain or label:
                    yield _Said(cue.start, cue.end, speaker if speaker or not (changed or label) else "?", plain)


def _voices(line: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a line with the speaker that a voice tag names; empty before the first."""
    found = _VOICE.split(line)
    if found[0].strip():
        yield "", found[0]
    for voice, words in zip(found[1::2], found[2::2], strict=True):
        yield html.unescape(voice).strip(), words


def _sentences(said: Sequence[_Said], lasting: bool) -> Iterator[_Said]:
    """Put together what makes a sentence: up to its end, a pause, or another speaker ("?": one who is not named)."""
    speaker = ""
    open_: _Said | None = None
    for part in said:
        changed = bool(part.speaker) and part.speaker != speaker
        speaker = part.speaker or (speaker if lasting or open_ else "")
        named = "" if speaker == "?" else speaker
        if open_ and (changed or part.start - open_.end > _PAUSE or len(open_.words) > _LONGEST):
            yield open_
            open_ = None
        if not part.words:
            continue
        if open_ is None:
            open_ = _Said(part.start, part.end, named, part.words)
        else:
            open_.words, open_.end = f"{open_.words} {part.words}", max(open_.end, part.end)
        if _ENDS.search(open_.words):
            yield open_
            open_ = None
    if open_:
        yield open_
