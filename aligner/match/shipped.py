"""The learned files that come with the package."""

from __future__ import annotations

from importlib.resources import as_file, files

from aligner.match.judge import backtranslation as back
from aligner.match.judge import likelihood as likely
from aligner.match.judge.weights import Weights, load
from aligner.match.retrieve.lexicon import Lexicon
from aligner.signature import digest

FILES = ("lexicon.npz", "weights.json", "backtranslation.json", "likelihood.json")


def lexicon() -> Lexicon:
    """Return the word table that comes with the package; ModelError where it is missing or damaged."""
    with as_file(files("aligner_models") / "matcher" / "lexicon.npz") as path:
        return Lexicon.load(path)


def weights() -> Weights:
    """Return the weights that come with the package; ModelError where they are missing or damaged."""
    with as_file(files("aligner_models") / "matcher" / "weights.json") as path:
        return load(path)


def shipped_digest() -> str:
    """Return the digest of the learned files that come with the package."""
    folder = files("aligner_models") / "matcher"
    return digest((folder / name).read_bytes() for name in FILES)


def backtranslation() -> dict[str, back.Weights]:
    """Return what back-translation is worth by engine; ModelError where the file is missing or damaged."""
    with as_file(files("aligner_models") / "matcher" / "backtranslation.json") as path:
        return back.load(path)


def likelihood() -> dict[str, likely.Weights]:
    """Return what likelihoods are worth by translator; ModelError where the file is missing or damaged."""
    with as_file(files("aligner_models") / "matcher" / "likelihood.json") as path:
        return likely.load(path)
