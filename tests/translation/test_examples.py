"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = ("archive", "checks", "attempts", "decoding", "loss", "pieces", "split", "steering", "terms")


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"aligner.translation.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
