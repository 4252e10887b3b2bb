"""Argos packages: found, read, checked, digested and installed; nothing in them is ever executed.

A package is a folder, or a zip (`.argosmodel`) with one root folder, that holds `metadata.json`, a
`sentencepiece.model` (or `bpe.model`) and a CTranslate2 model in `model/`: the format of Argos Translate 1.11.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import platformdirs

from aligner.errors import ModelError
from aligner.translation import archive, records

SHIPPED, OURS, ARGOS = "shipped", "installed", "argos"


@dataclass(frozen=True, slots=True)
class Package:
    """An Argos package as it lies on the disk: `path` is its folder or zip, `origin` where it was found.

    `metadata` is its `metadata.json`; `features` what our own packages say of themselves there under "aligner".
    """

    path: Path
    origin: str
    metadata: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The name of its folder or zip, without `.argosmodel`."""
        return self.path.name.removesuffix(".argosmodel").removesuffix(".zip")

    @property
    def direction(self) -> tuple[str, str]:
        """Source and target language codes."""
        return str(self.metadata.get("from_code", "")), str(self.metadata.get("to_code", ""))

    @property
    def version(self) -> str:
        """The package's version, as it writes it."""
        return str(self.metadata.get("package_version", ""))

    @property
    def features(self) -> Mapping[str, Any]:
        """What a package of ours can do, such as `{"terms": true}`; empty for any other package."""
        found = self.metadata.get("aligner", {})
        return found if isinstance(found, Mapping) else {}

    def files(self) -> dict[str, bytes]:
        """Return the contents of all files, by path within the package; a zip is read without unpacking it."""
        return dict(archive.read(self.path))

    def digest(self) -> str:
        """Return the SHA-256 of the package's contents: the same for a zip and for the folder that it unpacks to."""
        return archive.digest(archive.read(self.path))


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of `verify`: the digest of the contents found, the digests recorded, and what is wrong."""

    package: Package
    found: str
    recorded: records.Recorded
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def data_dir() -> Path:
    """Return the folder where `install` puts packages: `translators` in the user's data folder for `aligner`."""
    return Path(platformdirs.user_data_dir("aligner", appauthor=False)) / "translators"


def argos_dir(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder of Argos Translate's own packages, by its rules (`ARGOS_PACKAGES_DIR`, `XDG_DATA_HOME`)."""
    env = os.environ if environ is None else environ
    if given := env.get("ARGOS_PACKAGES_DIR"):
        return Path(given)
    share = Path(env["XDG_DATA_HOME"]) if env.get("XDG_DATA_HOME") else Path.home() / ".local" / "share"
    return share / "argos-translate" / "packages"


def shipped_dir() -> Path | None:
    """Return the folder of the shipped models, or None where `aligner` was installed without them."""
    try:
        folder = resources.files("aligner_models") / "translator"
    except ModuleNotFoundError:
        return None
    return folder if isinstance(folder, Path) and folder.is_dir() else None


def places() -> tuple[tuple[str, Path], ...]:
    """Return where packages are looked for, first come first taken: origin and folder, read anew at each call.

    What the user has installed for `aligner` comes before what is shipped, and that before Argos Translate's own.
    """
    shipped = shipped_dir()
    found = [(SHIPPED, shipped)] if shipped else []
    return ((OURS, data_dir()), *found, (ARGOS, argos_dir()))


def available(where: Iterable[tuple[str, Path]] | None = None) -> tuple[Package, ...]:
    """Return every readable package of `where` (default: `places()`), in that order, newest version first in each."""
    found: list[Package] = []
    for origin, folder in places() if where is None else where:
        here = [_opened(path, origin) for path in _candidates(folder)]
        found += sorted((p for p in here if p), key=lambda p: (p.direction, _order(p.version)), reverse=True)
    return tuple(found)


def open_package(path: Path, origin: str = "") -> Package:
    """Read one package's metadata.

    Raises ModelError where `path` is no Argos package.
    """
    try:
        raw = archive.read_one(path, "metadata.json")
        metadata = json.loads(raw)
    except KeyError:
        raise ModelError("no metadata.json: not an Argos package", where=str(path)) from None
    except (ValueError, RecursionError) as error:
        raise ModelError(f"metadata.json is not JSON: {error}", where=str(path)) from None
    if not isinstance(metadata, dict):
        raise ModelError("metadata.json is not a JSON object", where=str(path))
    return Package(path, origin, MappingProxyType(metadata))


def find(name: str, direction: tuple[str, str] = ("fr", "en")) -> Package:
    """Return the package called `name` (a path, or a name as `available` lists it; empty: the first of `direction`).

    Raises ModelError where there is none, with what to do.
    """
    if name and (Path(name).suffix in archive.SUFFIXES or os.sep in name or Path(name).is_dir()):
        return open_package(Path(name))
    for package in available():
        if (package.name == name) if name else (package.direction == direction and not _unsupported(package)):
            return package
    what = f"no package is called {name!r}" if name else f"no package translates {'→'.join(direction)}"
    raise ModelError(
        what, remedy="install one: align models install FILE.argosmodel; align models list shows what there is"
    )


def check(package: Package) -> tuple[str, ...]:
    """Return what keeps the engine from running a package, in words; empty where nothing does."""
    names = frozenset(archive.names(package.path))
    problems = list(_unsupported(package))
    if not {"sentencepiece.model", "bpe.model"} & names:
        problems.append("no sentencepiece.model and no bpe.model")
    problems += [f"no {name}" for name in ("model/model.bin", "model/config.json") if name not in names]
    return tuple(problems)


def verify(package: Package) -> Verification:
    """Recompute a package's digests, and compare them with those recorded beside it where there are any."""
    recorded, found = records.read(package.path), records.found(package.path)
    problems = check(package)
    pairs = (("its file has", found.file, recorded.file), ("its files have", found.contents, recorded.contents))
    for what, now, then in pairs:
        if now and then and now != then:
            problems += (f"{what} changed: digest {now[:12]}…, recorded {then[:12]}…",)
    return Verification(package, found.contents, recorded, problems)


def install(source: Path, *, into: Path | None = None, expected: str = "", replace: bool = False) -> Package:
    """Unpack a package file, or copy a package folder, into `into` (default: `data_dir()`) and record its digest.

    All or nothing: it is unpacked beside its place, checked, and renamed. Installing what is there already does
    nothing. `expected` may be the package's digest or the SHA-256 of its file. Raises ModelError for a package that
    is unsafe, incomplete or not the `expected` one, and where another of that name is installed, unless `replace`.
    """
    package = open_package(source)
    if problems := check(package):
        raise ModelError("; ".join(problems), where=str(source), remedy="use a package of type translate")
    digest = package.digest()
    if expected and expected.lower() not in (digest, archive.file_digest(source)):
        raise ModelError(f"digest is {digest}, not {expected}", where=str(source), remedy="download it again")
    folder = data_dir() if into is None else into
    place = folder / package.name
    if place.is_dir():
        old = open_package(place, OURS)
        if old.digest() == digest:
            return old
        if not replace:
            raise ModelError("another package of that name is installed", where=str(place), remedy="pass --replace")
    archive.unpack(source, place)
    records.write(place, records.Recorded("", digest))
    return open_package(place, OURS)


def _unsupported(package: Package) -> tuple[str, ...]:
    kind = package.metadata.get("type", "translate")
    return () if kind == "translate" else (f"its type is {kind!r}, not 'translate'",)


def _candidates(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    inside = [folder, *sorted(folder.iterdir())]
    return [p for p in inside if p.suffix in archive.SUFFIXES or (p / "metadata.json").is_file()]


def _opened(path: Path, origin: str) -> Package | None:
    try:
        return open_package(path, origin)
    except ModelError:
        return None


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))
