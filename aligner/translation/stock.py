"""The stock library argostranslate as a backend (extra `argos`): its pivoting, and its index.

It is imported only when asked for: it pulls torch, reads its settings and makes folders when imported. Sentences
come split already, so its sentence splitter, which may open a connection, is never reached.
"""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from aligner.errors import ModelError, install
from aligner.protocols import Rendering
from aligner.translation import packages

REMEDY = install("argos")
Progress = Callable[[int, int], None]


class Stock:
    """argostranslate's translation from one language to another, pivoting where it must."""

    def __init__(self, source: str = "fr", target: str = "en", folder: Path | None = None) -> None:
        self._pair = f"{source}-{target}"
        module = _imported("translate", folder)
        try:
            languages = {language.code: language for language in module.get_installed_languages()}
        except Exception as error:  # One folder that is no package, and argostranslate raises what it happens to.
            raise ModelError(
                f"argostranslate cannot read its packages: {error}", where=str(packages.argos_dir())
            ) from None
        missing = [code for code in (source, target) if code not in languages]
        translation = None if missing else languages[source].get_translation(languages[target])
        if translation is None:
            raise ModelError(
                f"argostranslate has no packages from {source} to {target}",
                where=str(packages.argos_dir()),
                remedy="argospm install translate-fr_en",
            )
        self._legs = tuple(_legs(translation))
        self._translation = translation
        self._digest = ""
        for leg in self._legs:
            leg.sentencizer = _Whole()

    @property
    def name(self) -> str:
        """`stock:` and the languages passed through, as in `stock:fr-es-en`."""
        codes = [self._legs[0].from_lang.code, *(leg.to_lang.code for leg in self._legs)]
        return "stock:" + "-".join(codes)

    @property
    def digest(self) -> str:
        """SHA-256 of the packages passed through."""
        if not self._digest:
            parts = [packages.open_package(Path(leg.pkg.package_path)).digest() for leg in self._legs]
            self._digest = parts[0] if len(parts) == 1 else hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return self._digest

    def translate(self, sentences: Sequence[str], *, progress: Progress = lambda done, all_: None) -> list[Rendering]:
        """Translate each sentence: as many out as in, in the same order; scores are per piece."""
        out: list[Rendering] = []
        for sentence in sentences:
            text = " ".join(sentence.split())
            best = self._translation.hypotheses(text, 1)[0] if text else None
            out.append(self._rendering(best) if best else Rendering("", 0.0))
            progress(len(out), len(sentences))
        return out

    def _rendering(self, hypothesis: Any) -> Rendering:
        # argostranslate adds up scores that are divided by length ** 0.2: see aligner.translation.argos.
        length = len(self._legs[-1].pkg.tokenizer.encode(hypothesis.value)) + 1
        return Rendering(hypothesis.value.strip(" "), float(hypothesis.score) * length**0.2 / length)


class _Whole:
    """A sentence splitter for text that is one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        """Return the text as it is."""
        return [text]


def load(name: str = "") -> Stock:
    """Return the backend for a pair such as `fr-en` (the default).

    Raises ModelError where argostranslate, or a way between the languages, is not installed.
    """
    source, _, target = (name or "fr-en").partition("-")
    return Stock(source, target)


def download(source: str = "fr", target: str = "en") -> Path:
    """Fetch a package file from argostranslate's index and return its path: the one function that uses the network.

    Raises ModelError where the index or the package cannot be had.
    """
    module = _imported("package", None)
    try:
        module.update_package_index()
        found = [p for p in module.get_available_packages() if (p.from_code, p.to_code) == (source, target)]
        if not found:
            raise ModelError(f"the index has no package from {source} to {target}", remedy="align models list")
        return Path(found[0].download())
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(f"the package could not be downloaded: {error}", remedy="look at the connection") from None


def _imported(name: str, folder: Path | None) -> ModuleType:
    """argostranslate's module `name`; `folder`, if any, is where it looks for packages, from its first import on."""
    if folder is not None:
        os.environ["ARGOS_PACKAGES_DIR"] = str(folder)
    try:
        return importlib.import_module(f"argostranslate.{name}")
    except ImportError as error:
        raise ModelError(f"argostranslate is not installed ({error})", remedy=REMEDY) from None


def _legs(translation: Any) -> list[Any]:
    """The package translations that a translation is made of, without the caches around them."""
    if hasattr(translation, "underlying"):
        return _legs(translation.underlying)
    if hasattr(translation, "t1"):
        return [*_legs(translation.t1), *_legs(translation.t2)]
    return [translation]
