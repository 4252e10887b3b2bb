"""The translator of a run, and its model as the judge of originals."""

from __future__ import annotations

from dataclasses import dataclass

from aligner import translation
from aligner.errors import ModelError
from aligner.protocols import Judging, Scorer, Translator

UNJUDGED = "verdicts are less sure: no translator judges the originals"


@dataclass(frozen=True, slots=True)
class Engine:
    """What translates quotes and what judges their originals (None: nothing does), and what a person should know."""

    translator: Translator | None = None
    scorer: Scorer | None = None
    notices: tuple[str, ...] = ()


NO_ENGINE = Engine()
"""What stands for an engine where nothing is translated or judged."""


def engine(name: str) -> Engine:
    """Return the translator of a name ("auto": what is installed, "none") and its model as judge, ready to work.

    Raises ModelError for one that is named and cannot be loaded.
    """
    notices: list[str] = []
    translator = translator_of(name, notices)
    scorer = translator.scorer() if isinstance(translator, Judging) else None
    return Engine(translator, scorer, (*notices, *(() if scorer else (UNJUDGED,))))


def translator_of(name: str, notices: list[str]) -> Translator | None:
    """Return the translator of a name; where "auto" finds none, that is a notice."""
    if name == "none":
        return None
    try:
        translator = translation.load(None if name == "auto" else name)
        if translator.name.startswith("apertium"):
            notices.append("translated by apertium: drafts by rule, good for finding a passage, not for quoting it")
        return translator
    except ModelError as error:
        if name != "auto":
            raise
        notices.append(f"not translated: {error}")
        return None
