"""The encoder's recipe at toy size: it runs, resumes, gives the same result twice, and what it exports works."""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import lzma
import random
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from aligner.embed.bilingual import BilingualEncoder

pytest.importorskip("numba", reason="training needs numba (training/encoder/requirements.txt)")
RECIPE = Path(__file__).resolve().parents[2] / "training/encoder"

PARTS = (
    "le chat=the cat;le chien=the dog;la reine=the queen;le juge=the judge;la maire=the mayor;le soldat=the soldier;"
    "Obama=Obama;la banque=the bank",
    "voit=sees;cherche=seeks;vend=sells;mange=eats;aime=loves;refuse=refuses;perd=loses;trouve=finds",
    "la maison=the house;le pain=the bread;un livre=a book;la guerre=the war;la porte=the door;17 euros=17 euros;"
    "le vin=the wine;la lettre=the letter",
    "à Paris=in Paris;demain=tomorrow;sans rien dire=without saying anything;dans la rue=in the street;"
    "avec joie=with joy",
)


def sentences() -> list[tuple[str, str]]:
    """Return every sentence that the parts above make, in a fixed random order."""
    choices = [[tuple(pair.split("=")) for pair in part.split(";")] for part in PARTS]
    made = [
        (" ".join(p[0] for p in parts) + ".", " ".join(p[1] for p in parts) + ".")
        for parts in itertools.product(*choices)
    ]
    random.Random(3).shuffle(made)
    return made


def script(name: str) -> ModuleType:
    """Import one of the numbered scripts."""
    spec = importlib.util.spec_from_file_location(f"encoder_{name[0]}", RECIPE / name)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def run(module: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", [str(module.__file__), *map(str, arguments)])
    module.main()


TOY = ("--dimension", 32, "--batch", 64, "--sentence-steps", 60, "--fragment-steps", 40, "--group", 4, "--sample", 1000,
       "--every", 20, "--rate", 0.02, "--threads", 1)  # fmt: skip


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a work folder prepared from all but the last 64 sentences."""
    monkeypatch.syspath_prepend(str(RECIPE))
    packed = lzma.compress("".join(f"{f}\t{e}\n" for f, e in sentences()[:-64]).encode())
    (tmp_path / "toy.tsv.xz").write_bytes(packed)
    digest = hashlib.sha256(packed).hexdigest()
    (tmp_path / "inputs.tsv").write_text(f"file\tlimit\tsha256\ntoy.tsv.xz\t2000\t{digest}\n", "utf-8")
    run(script("1_prepare.py"), monkeypatch, "--data", tmp_path, "--work", tmp_path / "work", "--inputs",
        tmp_path / "inputs.tsv", "--pieces", 60, "--rare", 2)  # fmt: skip
    return tmp_path / "work"


def test_the_recipe_from_pairs_to_model(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    train = script("2_train.py")
    run(train, monkeypatch, "--work", work, *TOY)
    for _ in range(2):  # killed in phase 2, then taken up again
        run(train, monkeypatch, "--work", work, "--name", "again", "--limit", 80, *TOY)
    with np.load(work / "model.npz") as one, np.load(work / "again.npz") as other:
        assert int(one["step"]) == int(other["step"]) == 100
        assert np.array_equal(one["table"], other["table"])
    run(script("3_export.py"), monkeypatch, "--work", work, "--model", work / "folder")
    encoder = BilingualEncoder(work / "folder")
    encoder.verify()
    french, english = zip(*sentences()[-64:], strict=True)
    scores = encoder.encode(french, "fr") @ encoder.encode(english, "en").T
    assert (scores.argmax(1) == np.arange(64)).mean() > 0.9


def test_a_changed_input_is_refused(work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "toy.tsv.xz").write_bytes(lzma.compress(b"autre\tother\n"))
    with pytest.raises(SystemExit, match=r"expected .*; get the pinned version"):
        run(
            script("1_prepare.py"), monkeypatch, "--data", tmp_path, "--work", work, "--inputs", tmp_path / "inputs.tsv"
        )


def test_four_bits_keep_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(RECIPE))
    rows = np.random.default_rng(0).normal(0, [[0.01], [1.0], [50.0]], (3, 256)).astype(np.float32)
    codes, scales, levels = script("3_export.py").quantise(rows, seed=1)
    back = levels[np.stack([codes >> 4, codes & 15], -1).reshape(rows.shape)] * scales[:, None].astype(np.float32)
    error = np.linalg.norm(back - rows, axis=1) / np.linalg.norm(rows, axis=1)
    assert codes.shape == (3, 128)
    assert error.max() < 0.13


def test_links_join_words_that_are_each_other_s_best(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(RECIPE))
    import kernels

    vectors = np.eye(4, dtype=np.float32)
    french, english = np.array([0, 1, 2, 3], np.int32), np.array([1, 0, 3], np.int32)
    out = np.full(4, -1, np.int8)
    f_off, e_off = np.array([0, 4]), np.array([0, 3])
    kernels.word_links(french, f_off, english, e_off, vectors, vectors, np.array([0]), 0.25, 0.1, out)
    assert out.tolist() == [1, 0, -1, 2]
    drawn = kernels.fragments(np.array([0] * 50), f_off, e_off, out, 3, 2, 3, 5)
    assert len(drawn) > 0
    for a, b, c, d in drawn.tolist():
        inside = {int(j) for j in out[a:b] if j >= 0}
        assert inside and inside <= set(range(c, d))
        assert not {int(j) for j in (*out[:a], *out[b:])} & set(range(c, d))
