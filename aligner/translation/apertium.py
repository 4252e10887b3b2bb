"""Apertium (Forcada et al. 2011): rule-based French→Spanish→English, fast and rough, for drafts.

The programs and data are Debian's `apertium`, `apertium-fr-es` and `apertium-eng-spa`, run as they are; no shell
is given any text. On newstest2013 it reaches 14.7 BLEU, less than half of a neural package.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from aligner.errors import ModelError
from aligner.protocols import Rendering

STEPS = ("fr-es", "spa-eng")
DATA = Path("/usr/share/apertium")
REMEDY = "apt-get install apertium apertium-fr-es apertium-eng-spa"
TIMEOUT = 600
CHUNK = 2000
# `*` before a word means "unknown", `@` and `#` before a word "no such entry": one of the text's own is kept apart
# by hiding it from Apertium. The private-use characters go through unchanged as unknown symbols.
HIDDEN = str.maketrans({"*": "\ue000", "@": "\ue001", "#": "\ue002", "\0": " "})
SHOWN = str.maketrans({"\ue000": "*", "\ue001": "@", "\ue002": "#"})

_LETTERS = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"}
_LIGATURE = re.compile("[œŒæÆ]")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
# Counted up when what is done to texts before Apertium changes: what was translated before is then done again.
_SPELLING = b"2"

Progress = Callable[[int, int], None]


class Apertium:
    """Apertium's French→Spanish→English pivot: see `aligner.protocols.Translator`.

    Rules give no probabilities: every score is 0. Raises ModelError where Apertium or a language pair is missing.
    """

    name = "apertium:fr-es-en"

    def __init__(self, program: str = "apertium", data: Path = DATA) -> None:
        found = shutil.which(program)
        if not found:
            raise ModelError("Apertium is not installed", remedy=REMEDY)
        for step in STEPS:
            if not (data / "modes" / f"{step}.mode").is_file():
                raise ModelError(f"Apertium has no data for {step}", where=str(data), remedy=REMEDY)
        self._program, self._data = found, data
        self._digest = ""

    @property
    def digest(self) -> str:
        """SHA-256 over the language data of both steps, in hexadecimal."""
        if not self._digest:
            whole = hashlib.sha256(_SPELLING)
            for file in sorted(file for step in STEPS for file in self._files(step)):
                whole.update(file.name.encode() + b"\0" + file.read_bytes())
            self._digest = whole.hexdigest()
        return self._digest

    def translate(self, sentences: Sequence[str], *, progress: Progress = lambda done, all_: None) -> list[Rendering]:
        """Translate each sentence: as many out as in, in the same order."""
        lines = [as_apertium_spells(" ".join(sentence.split())) for sentence in sentences]
        out: list[str] = []
        for start in range(0, len(lines), CHUNK):
            part = lines[start : start + CHUNK]
            for step in STEPS:
                part = self._aligned(step, part)
            out += part
            progress(len(out), len(lines))
        return [Rendering(text, 0.0) for text in out]

    def _aligned(self, step: str, lines: Sequence[str]) -> list[str]:
        """One step, line for line: should Apertium join or lose lines, they go again in halves."""
        todo = [line for line in lines if line]
        if not todo:
            return list(lines)
        # A blank line ends a sentence for Apertium, so that no rule reaches over it.
        raw = self._run(step, "\n\n".join(line.translate(HIDDEN) for line in todo) + "\n")
        out = [" ".join(part.split()).translate(SHOWN) for part in re.split(r"\n[ \t]*\n", raw.strip("\n"))]
        if len(todo) == 1:
            out = [" ".join(out)]
        elif len(out) != len(todo):
            half = len(todo) // 2
            out = [*self._aligned(step, todo[:half]), *self._aligned(step, todo[half:])]
        results = iter(out)
        return [next(results) if line else "" for line in lines]

    def _run(self, step: str, text: str) -> str:
        command = [self._program, "-d", str(self._data), "-f", "txt", "-u", step]
        try:
            done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=TIMEOUT, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ModelError(f"Apertium did not run: {error}", where=self._program, remedy=REMEDY) from None
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
            raise ModelError(f"Apertium failed on {step}: {said[0]}", where=self._program, remedy=REMEDY)
        return done.stdout.decode(errors="replace")

    def _files(self, step: str) -> list[Path]:
        mode = (self._data / "modes" / f"{step}.mode").read_text(encoding="utf-8")
        files = [Path(name) for name in re.findall(r"'(/[^']+)'", mode)]
        return [self._data / "modes" / f"{step}.mode", *(file for file in files if file.is_file())]


def as_apertium_spells(text: str) -> str:
    """Return French in the spelling of apertium-fr-es, whose dictionary has "coeur" and no "cœur".

    Ligatures are parted, accents composed with their letters, and hyphens that do not break become plain ones.

    >>> as_apertium_spells("Son œuvre, l’ŒUVRE, Œdipe"), as_apertium_spells("rendez\u2011vous, e\u0301te\u0301")
    ('Son oeuvre, l’OEUVRE, Oedipe', 'rendez-vous, été')
    """
    return _LIGATURE.sub(_parted, unicodedata.normalize("NFC", text)).translate(_HYPHENS)


def _parted(ligature: re.Match[str]) -> str:
    letters = _LETTERS[ligature.group()]
    text, at = ligature.string, ligature.end()
    around = text[at : at + 1] or text[max(0, at - 2) : at - 1]
    return letters.upper() if letters[0].isupper() and around.isupper() else letters


def load() -> Apertium:
    """Return the backend; raises ModelError where it is not installed."""
    return Apertium()
