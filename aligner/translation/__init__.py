"""Offline translation behind one protocol: a table of backends, and what to do with any of them."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from aligner.errors import ModelError, UsageError
from aligner.protocols import Translator
from aligner.translation.cache import Cache
from aligner.translation.packages import Package, Verification, available, install, verify
from aligner.translation.quality import Calibration
from aligner.translation.steering import Breach, Terminology, Terms
from aligner.translation.terms import Wanted
from aligner.translation.texts import english_text, obeys_terms, translate_lines, translate_text, translate_texts

__all__ = [
    "BACKENDS",
    "Backend",
    "Breach",
    "Cache",
    "Calibration",
    "Package",
    "Terminology",
    "Terms",
    "Verification",
    "Wanted",
    "available",
    "english_text",
    "install",
    "load",
    "obeys_terms",
    "translate_lines",
    "translate_text",
    "translate_texts",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Backend:
    """A row of the table: its name, the module that holds its `load`, and a line for `--help`."""

    name: str
    module: str
    help: str
    default: bool = False
    """Whether it is tried when no backend is named."""
    takes: str = ""
    """What may follow the name and a colon."""


BACKENDS = (
    Backend("argos", "aligner.translation.argos", "an Argos package, through CTranslate2", True, "package or path"),
    Backend("apertium", "aligner.translation.apertium", "rules, by way of Spanish: fast and rough, for drafts", True),
    Backend("stock", "aligner.translation.stock", "the library argostranslate, with its pivoting", False, "fr-en"),
)


def load(name: str | None = None) -> Translator:
    """Return a translator: `argos:PACKAGE`, a package's path or name, `apertium`, `stock`, or (None) the best there is.

    The result's `name` says what it is. Raises ModelError, which says in one line how to get one, where it is not
    installed; UsageError for an empty name.
    """
    if name is None:
        return _first()
    if not name:
        raise UsageError("no translator is named", remedy=f"name one of {', '.join(b.name for b in BACKENDS)}")
    head, _, rest = name.partition(":")
    for backend in BACKENDS:
        if head == backend.name:
            if rest and not backend.takes:
                raise UsageError(f"{backend.name} takes nothing after its name, found {rest!r}")
            return _loaded(backend, rest)
    return _loaded(BACKENDS[0], name)


def _first() -> Translator:
    said: list[str] = []
    for backend in BACKENDS:
        if backend.default:
            try:
                return _loaded(backend, "")
            except ModelError as error:
                said.append(error.message)
    raise ModelError(
        f"no translator is installed ({'; '.join(said)})",
        remedy="get one: align models install FILE.argosmodel, "
        "or for drafts: apt-get install apertium apertium-fr-es apertium-eng-spa",
    )


def _loaded(backend: Backend, rest: str) -> Translator:
    module = importlib.import_module(backend.module)
    translator: Translator = module.load(rest) if backend.takes else module.load()
    return translator
