"""The whole recipe of training/translator, at toy size."""

from __future__ import annotations

import hashlib
import importlib.util
import lzma
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

RECIPE = Path(__file__).parents[2] / "training" / "translator"
needs_torch = pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is not installed")
needs_onnx = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("torch", "onnx")), reason="torch or onnx is not installed"
)


@pytest.fixture(scope="module", autouse=True)
def recipe() -> Iterator[None]:
    sys.path.insert(0, str(RECIPE))
    yield
    sys.path.remove(str(RECIPE))


def step(name: str, *arguments: object) -> None:
    runpy.run_path(str(RECIPE / name))["main"]([str(a) for a in arguments])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six hundred pairs of a tiny grammar, pinned by digest."""
    import hashlib

    folder = tmp_path_factory.mktemp("data")
    random = Random(0)
    who = [("Le chat", "The cat"), ("Le député", "The member"), ("Marie", "Marie"), ("Mon voisin", "My neighbour")]
    does = [("mange", "eats"), ("regarde", "watches"), ("achète", "buys"), ("refuse", "refuses"), ("trouve", "finds")]
    what = [
        ("une pomme", "an apple"),
        ("la maison", "the house"),
        ("le rapport", "the report"),
        ("un vélo", "a bicycle"),
    ]
    rows = []
    for _ in range(600):
        parts = [random.choice(side) for side in (who, does, what)]
        number = str(random.randrange(10, 9999))
        rows.append("\t".join(" ".join(p[i] for p in parts) + (f" en {number}.", f" in {number}.")[i] for i in (0, 1)))
    path = folder / "toy.tsv.xz"
    path.write_bytes(lzma.compress(("\n".join(rows) + "\n").encode()))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "inputs.tsv").write_text(f"file\tlimit\tcopies\tsha256\ntoy.tsv.xz\t0\t2\t{digest}\n")
    return folder


@pytest.fixture(scope="module")
def work(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    prepare(data, folder)
    return folder


def prepare(data: Path, folder: Path) -> None:
    arguments = ["--data", data, "--work", folder, "--listing", data / "inputs.tsv", "--vocabulary", "420"]
    step("1_prepare.py", *arguments, "--terms", "0.5", "--normalization", "identity")


def test_prepare_is_the_same_each_time_and_checks_digests(
    data: Path, work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(data, tmp_path / "again")
    assert (tmp_path / "again" / "manifest.json").read_text() == (work / "manifest.json").read_text()
    prepare(data, work)
    assert "there already" in capsys.readouterr().out
    other = tmp_path / "other"
    other.mkdir()
    (other / "inputs.tsv").write_text((data / "inputs.tsv").read_text())
    (other / "toy.tsv.xz").write_bytes((data / "toy.tsv.xz").read_bytes() + b" ")
    with pytest.raises(SystemExit, match=r"toy\.tsv\.xz: SHA-256 is"):
        prepare(other, tmp_path / "none")


def test_pieces_are_the_same_where_there_are_more_sentences_than_are_learned_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """SentencePiece 0.2.3 draws another sample each time, so the recipe draws its own."""
    recipe = runpy.run_path(str(RECIPE / "1_prepare.py"))
    learn = recipe["learn_pieces"]
    monkeypatch.setitem(learn.__globals__, "LEARNED", 120)
    random = Random(1)
    words = ["".join(random.choices("abcdelmnorstu", k=random.randint(2, 8))) for _ in range(200)]
    pairs = [(" ".join(random.choices(words, k=6)), " ".join(random.choices(words, k=6))) for _ in range(600)]
    made = []
    for name in ("one", "two"):
        learn(pairs, tmp_path / name, 400, "identity")
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_a_share_of_the_pairs_has_term_annotations(work: Path) -> None:
    import sentencepiece
    from nmt import shards  # type: ignore[import-not-found]

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "pieces.model"))
    lengths, ids = shards.read([work / "shard0.xz"])
    assert 1000 < len(lengths) <= 1200
    starts = np.concatenate([[0], np.cumsum(lengths.sum(1))])[:-1]
    mark = pieces.piece_to_id("<term>")
    marked = sum(mark in ids[a : a + n].tolist() for a, (n, _) in zip(starts, lengths, strict=True))
    assert 0.3 < marked / len(lengths) < 0.6
    assert mark not in {i for a, (n, m) in zip(starts, lengths, strict=True) for i in ids[a + n : a + n + m].tolist()}


@needs_torch
def test_from_shards_to_a_package_that_runs(work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from aligner.translation import argos, packages

    run, shape = tmp_path / "run", ["width=32", "heads=4", "inner=64", "encoder_layers=2", "decoder_layers=1"]
    common = ["--work", work, "--run", run, "--seconds", "4", "--tokens", "3000", "--rate", "1e-2", "--device", "cpu"]
    common += ["--route", "gpu"]
    size = ["vocabulary=420", "dropout=0.0", *shape]
    step("2_train.py", *common, "--stop-after", "1", *size)
    assert not (run / "finished").exists()
    step("2_train.py", *common, *size)
    printed = capsys.readouterr().out
    assert (run / "finished").exists()
    assert "1 of 4 s done" in printed
    assert "TFLOP/s" in printed
    step("2_train.py", *common, *size)
    assert "the run is finished" in capsys.readouterr().out
    step("3_average.py", "--work", work, "--run", run, "--out", tmp_path / "weights")
    losses = [float(line.rsplit(" ", 1)[1]) for line in capsys.readouterr().out.splitlines() if "loss" in line]
    assert len(losses) == 3
    assert min(losses) < 4.5 < np.log(420)
    step(
        "4_export.py", "--weights", tmp_path / "weights", "--pieces", work / "pieces.model", "--out", tmp_path / "model"
    )
    assert "greedy output as PyTorch's: 10 of 10" in capsys.readouterr().out
    step("5_shortlist.py", "--work", work, "--pieces", work / "pieces.model", "--model", tmp_path / "model" / "int8")
    arguments = ["--model", tmp_path / "model" / "int8", "--pieces", work / "pieces.model", "--version", "0.2"]
    for folder in ("one", "two"):
        step("7_pack.py", *arguments, "--out", tmp_path / folder)
    name = "translate-fr_en-0_2.argosmodel"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert packages.verify(packages.open_package(tmp_path / "one" / name)).ok
    restored_from(tmp_path / "one" / name, tmp_path / "weights")
    engine = argos.load(str(tmp_path / "one" / name), threads=1)
    assert engine.obeys_terms
    assert engine.translate(["Le chat mange une pomme en 1234."])[0].score < 0


@needs_torch
def test_weights_are_mixed_by_their_shares(tmp_path: Path) -> None:
    from nmt import weights

    for name, value in (("one", 1.0), ("two", 5.0)):
        weights.write(tmp_path / name, {"a": np.full(3, value)}, {"width": 3})
    step("3_average.py", "--mix", tmp_path / "one", "3", "--mix", tmp_path / "two", "1", "--out", tmp_path / "mean")
    assert weights.read(tmp_path / "mean")[0]["a"].tolist() == [2.0, 2.0, 2.0]
    weights.write(tmp_path / "other", {"a": np.ones(4)}, {"width": 4})
    with pytest.raises(SystemExit, match="several shapes"):
        step("3_average.py", "--mix", tmp_path / "one", "1", "--mix", tmp_path / "other", "1", "--out", tmp_path / "x")


def restored_from(package: Path, folder: Path) -> None:
    """A package's int8 weights are those it was made of, to a hundredth of the largest of their row."""
    from nmt import weights

    (arrays, sizes), (back, shape) = weights.read(folder), weights.read(package)
    assert (shape, set(back)) == (sizes, set(arrays))
    for name, array in arrays.items():
        largest = np.abs(array).max(-1, keepdims=True) if array.ndim > 1 else np.abs(array)
        assert (np.abs(back[name] - array) <= 0.01 * largest + 1e-6).all(), name
    other = package.with_name("other.argosmodel")
    other.write_bytes(b"no archive")
    with pytest.raises(ValueError, match=r"other\.argosmodel: no Argos package"):
        weights.read(other)


@needs_torch
def test_the_shortlist_links_words_that_translate_each_other(work: Path, tmp_path: Path) -> None:
    import sentencepiece
    from nmt import shards, shortlist

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "pieces.model"))
    names = [pieces.id_to_piece(i) for i in range(pieces.get_piece_size())]
    lengths, ids = shards.read([work / "shard0.xz"])
    table = shortlist.counts(lengths, ids, len(names), 1000)
    assert table.shape == (len(names), len(names))
    rows = [row.partition("\t") for row in shortlist.lines(table, names, 8, 10)]
    sources = {name: set(allowed.split()) for name, _, allowed in rows}
    assert len(sources[""]) == 10
    there = sources[""].union(*(sources.get(piece, set()) for piece in pieces.encode("la maison", out_type=str)))
    assert set(pieces.encode("house", out_type=str)) <= there
    assert all(name in allowed | sources[""] for name, allowed in sources.items() if name)


def test_isotonic_regression_and_what_a_flag_takes_off() -> None:
    calibrate = runpy.run_path(str(RECIPE / "9_calibrate.py"))
    rows = [(-2 + i / 100, False, 0.3 + i / 500 + (i % 2) / 50) for i in range(200)] + [(-1.0, True, 0.4)] * 5
    made = calibrate["fitted"](rows)
    assert list(made.chrf) == sorted(made.chrf)
    assert made.expected(-1.0, flagged=False) == pytest.approx(0.51, abs=0.02)
    assert made.flagged == pytest.approx(-0.11, abs=0.02)
    assert "mean error in ten bins 0.0" in calibrate["report"](made, rows)


@needs_torch
def test_the_route_without_a_gpu_goes_on_from_weights_and_decays(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shape = ["vocabulary=420", "width=32", "heads=4", "inner=64", "encoder_layers=2", "decoder_layers=1"]
    common = ["--work", work, "--no-compile", "--tokens", "1200", "--rate", "6e-2", "--route", "cpu", "--threads", "1"]
    run, decayed = tmp_path / "run", tmp_path / "decayed"
    step("2_train.py", *common, "--run", run, "--seconds", "99", "--steps", "36", *shape)
    step("2_train.py", *common, "--run", run, "--seconds", "99", "--steps", "16", "--decay", decayed, *shape)
    first, last = (float(line.rsplit(" ", 1)[1]) for line in capsys.readouterr().out.splitlines() if "held-out" in line)
    assert last < first < np.log(420)
    # From the shipped weights, on either route: no better than they were before, nor much worse.
    for route, name in (("cpu", "again"), ("gpu", "there")):
        arguments = ["--from", decayed / "weights", "--run", tmp_path / name, "--seconds", "0.2", "--rate", "1e-5"]
        step(
            "2_train.py",
            *common[:-4],
            "--route",
            route,
            *arguments,
            *shape,
            *(["dropout=0.0"] if route == "gpu" else []),
        )
        assert float(capsys.readouterr().out.rsplit(" ", 1)[1]) == pytest.approx(last, abs=0.15)
    with pytest.raises(SystemExit, match="weights of shape"):
        step("2_train.py", *common, "--from", decayed / "weights", "--run", tmp_path / "x", *shape[:-1])


@needs_torch
def test_the_loss_made_in_chunks_is_the_plain_one() -> None:
    import torch
    from nmt.cpu_network import Loss  # type: ignore[import-not-found]
    from torch.nn import functional

    torch.manual_seed(0)
    sizes = ((40, 16), (50, 16), (50,))
    states, weight, bias = (torch.randn(*size, dtype=torch.bfloat16, requires_grad=True) for size in sizes)
    target = torch.randint(0, 50, (40,))
    target[:5] = 0
    ours = Loss.apply(states, weight, bias, target, 0)
    ours.backward()
    got = [tensor.grad.clone() for tensor in (states, weight, bias)]
    for tensor in (states, weight, bias):
        tensor.grad = None
    scores = states.float() @ weight.float().t() + bias.float()
    plain = functional.cross_entropy(scores, target, ignore_index=0, label_smoothing=0.1)
    plain.backward()
    assert float(ours.detach()) == pytest.approx(float(plain.detach()), rel=0.01)
    assert all(torch.allclose(a, t.grad, atol=0.02) for a, t in zip(got, (states, weight, bias), strict=True))


@needs_torch
def test_bfloat16_and_the_loss_s_return_after_a_bad_step(work: Path, tmp_path: Path) -> None:
    import torch
    from nmt.batches import Pairs  # type: ignore[import-not-found]
    from nmt.loop import Plan, Run  # type: ignore[import-not-found]
    from nmt.network import Shape  # type: ignore[import-not-found]

    shape = Shape(vocabulary=420, width=16, heads=2, inner=32, encoder_layers=1, decoder_layers=1, dropout=0.1)
    run = Run(shape, Plan(1e9, tokens=2000), Pairs([work / "shard0.xz"], "cpu"), tmp_path)
    run._amp = torch.autocast("cpu", dtype=torch.bfloat16)
    assert not run.train(stop_after=0.3)
    before, step_ = run.network.output_bias.detach().clone(), run.step
    with torch.no_grad():
        run.network.output_bias.fill_(float("nan"))
    assert not run._report(float("nan"), 0.0)
    assert torch.equal(run.network.output_bias, before)
    assert (run.step, run.scale) == (step_, 0.5)
    other = Run(Shape(vocabulary=420, width=32, heads=2), Plan(1.0), run.pairs, tmp_path)
    with pytest.raises(ValueError, match="saved with shape"):
        other.resume()


@needs_torch
def test_batches_hold_every_pair_once_within_the_limit(work: Path) -> None:
    from nmt.batches import Pairs

    pairs = Pairs([work / "shard0.xz"], "cpu")
    plan = pairs.plan(pairs.training, 2000, 3)
    assert sorted(int(i) for rows, _ in plan for i in rows) == sorted(pairs.training.tolist())
    assert all(len(rows) * width * 2 <= 2000 for rows, width in plan)
    rows, width = plan[0]
    source, shifted, target = pairs.batch(rows, width)
    assert source.shape == shifted.shape == target.shape == (len(rows), width)
    assert (shifted[:, 0] == 1).all()
    assert ((target == 2).sum(1) == 1).all()
    assert ((source == 2).sum(1) == 1).all()
    for i, row in enumerate(rows):
        assert int((target[i] != 0).sum()) == pairs.lengths[row, 1] + 1
        assert shifted[i, 1 : pairs.lengths[row, 1] + 1].tolist() == target[i, : pairs.lengths[row, 1]].tolist()
    assert not set(pairs.held_out.tolist()) & set(pairs.training.tolist())


@needs_onnx
def test_the_splitter_is_trained_and_written(data: Path, tmp_path: Path) -> None:
    import onnx
    from nmt import splitter  # type: ignore[import-not-found]

    lines = [f"Le député numéro {i} parle de M. Dupont." for i in range(40)] + [
        f"Qui est là {i} fois ?" for i in range(40)
    ]
    units = splitter.units_of(lines)
    network = splitter.train(splitter.sentences(lines), units, 60)
    precision, recall = splitter.accuracy(network, splitter.sentences(lines), units, 40)
    assert precision > 0.9
    assert recall > 0.9
    splitter.export(network, units, tmp_path / "minisbd" / "fr.onnx")
    model = onnx.load(str(tmp_path / "minisbd" / "fr.onnx"))
    assert {p.key for p in model.metadata_props} == {"lang_code", "config", "vocab", "lexicon"}
    assert [i.name for i in model.graph.input] == ["units", "features"]


def test_shards_stay_below_their_limit(tmp_path: Path) -> None:
    from nmt import shards

    random = np.random.default_rng(0)
    pairs = [(random.integers(0, 16000, 30).tolist(), random.integers(0, 16000, 28).tolist()) for _ in range(500)]
    made = list(shards.write(tmp_path, pairs, most=10_000))
    assert len(made) > 3
    assert all(path.stat().st_size <= 10_000 for path, _ in made)
    lengths, ids = shards.read([path for path, _ in made])
    assert lengths.tolist() == [[30, 28]] * 500
    assert ids.tolist() == [i for pair in pairs for side in pair for i in side]


def test_weights_come_back_from_pieces(tmp_path: Path) -> None:
    from nmt import weights

    arrays = {"a": np.arange(5000, dtype=np.float32) % 2000 / 8, "b": np.ones((3, 4), np.float32)}
    count = weights.write(tmp_path, arrays, {"width": 4}, piece=4096)
    assert count == len(list(tmp_path.glob("weights.npz.*"))) > 2
    back, shape = weights.read(tmp_path)
    assert shape == {"width": 4}
    assert all((back[name] == arrays[name]).all() for name in arrays)
    (tmp_path / "weights.npz.1").unlink()
    with pytest.raises(ValueError, match=r"weights\.npz\.1 missing"):
        weights.read(tmp_path)


@settings(deadline=None)
@given(seed=st.integers(0, 10_000))
def test_variations_keep_both_sides_alike(seed: int) -> None:
    from nmt import augment

    random = Random(seed)
    french, english = (
        "« Il a vu 1234 gens à Bordeaux », dit l'élu.",
        "“He saw 1234 people in Bordeaux,” said the deputy's aide.",
    )
    for name, function in augment.STEPS:
        new: tuple[str, str] = function(french, english, random)
        if name in ("number", "name"):
            [ours] = set(new[0].split()) - set(french.split()) or [""]
            assert ours.strip("»,") in new[1]
        if name == "link":
            assert set(new[0].split()) - set(french.split()) == set(new[1].split()) - set(english.split())
        if name == "quotes":
            assert ('"' in new[0]) == ('"' in new[1])
        if name in ("lower", "accents", "capitals", "spacing"):
            assert new[1] == english


@pytest.mark.parametrize(
    ("step_name", "pair", "expected"),
    [
        ("upper", ("Un.", "A."), ("UN.", "A.")),
        ("title", ("Un essai.", "A trial."), ("Un essai", "A trial")),
        ("title", ("Un essai !", "A trial!"), ("Un essai !", "A trial!")),
        ("accents", ("Élève où ça, cœur", "x"), ("Eleve ou ca, coeur", "x")),
        ("capitals", ("Élève où", "x"), ("Elève où", "x")),
        ("heading", ("un essai", "a trial"), ("Un Essai", "A Trial")),
        ("apostrophe", ("Sans rien", "It’s nothing"), ("Sans rien", "It's nothing")),
        ("quotes", ("Sans rien", "With none"), ("Sans rien", "With none")),
        ("quotes", ("« Un » et « deux »", "“One” and two"), ("« Un » et « deux »", "“One” and two")),
    ],
)
def test_variations(step_name: str, pair: tuple[str, str], expected: tuple[str, str]) -> None:
    from nmt import augment

    function: Any = dict(augment.STEPS)[step_name]
    assert function(*pair, Random(1)) == expected


def test_terms_are_what_the_reference_has() -> None:
    from nmt import annotate

    pairs = [("la maison verte", "the green house"), ("une maison", "a house"), ("verte pomme", "green apple")] * 3
    pairs += [("le rapport annuel", "the annual report"), ("rapport", "report"), ("annuel", "annual")] * 3
    lexicon = annotate.Lexicon(pairs, seen=2)
    assert lexicon.dice("maison", "house") > lexicon.dice("maison", "green") > 0
    french, english = "Il lit le rapport annuel.", "He reads the annual report."
    [(start, end, target)] = annotate.terms(french, english, lexicon)
    assert (french[start:end], target) == ("rapport annuel", "annual report")
    assert annotate.terms("Rien.", "Nothing.", lexicon) == []


def test_names_that_stay_as_they_are_are_terms_too() -> None:
    from nmt import annotate

    lexicon = annotate.Lexicon([("la maison", "the house")] * 8, seen=2)
    french, english = "Hier, Maeve Corrigan a vu la maison de l'ONU.", "Yesterday Maeve Corrigan saw the house."
    found = [(french[start:end], target) for start, end, target in annotate.terms(french, english, lexicon)]
    assert found == [("Maeve Corrigan", "Maeve Corrigan"), ("maison", "house")]
    assert annotate.terms("Paris et Paris", "Paris", lexicon) == []


def test_some_targets_are_replaced_on_both_sides() -> None:
    from nmt import annotate

    words = [("maison", "house"), ("voiture", "car"), ("fenêtre", "window"), ("rapport", "report")]
    pairs = [(f"la {french} rouge", f"the red {english}") for french, english in words] * 20
    lexicon = annotate.Lexicon(pairs, seen=2)
    annotator = annotate.Annotator(lexicon, Random(0))
    rows = [(pair, annotator(*pair)) for pair in pairs]
    assert all(target in reference for _, (spans, reference) in rows for _, _, target in spans)
    swapped = sum(reference != english for (_, english), (_, reference) in rows)
    assert 0.1 < swapped / len(rows) < 0.45
    assert all(0 <= start < end <= len(french) for (french, _), (spans, _) in rows for start, end, _ in spans)


def test_the_evaluation_of_a_package(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the package of the engine's tests: what it prints is counted over real output."""
    package = Path(__file__).parents[1] / "translation" / "data" / "translate-fr_en-0_1.argosmodel"
    for side, lines in {
        "fr": "Il regarde la maison.\nJe ne sais pas.\n",
        "en": "He watches the house.\nI don't know.\n",
    }.items():
        (tmp_path / f"test.{side}").write_text(lines)
    arguments = ["--package", package, "--test", tmp_path / "test", "--data", data, "--listing", data / "inputs.tsv"]
    step("8_evaluate.py", *arguments)
    printed = capsys.readouterr().out.splitlines()
    assert [line.split(" terms:")[0] for line in printed[1:]] == ["without", "with"]
    assert " of 2 (" in printed[1]
    assert all("BLEU" in line and "chrF2" in line for line in printed[1:])


def test_the_examples_of_the_variations_are_true() -> None:
    import doctest

    from nmt import augment

    assert doctest.testmod(augment).failed == 0


def test_a_listing_says_which_lines_of_a_file_are_taken(tmp_path: Path) -> None:
    from nmt import inputs

    lines = ["un\tone", "deux fois\ttwice", "trois\tthree", "quatre fois dix\tfour times ten", "cinq\tfive"]
    with lzma.open(tmp_path / "toy.tsv.xz", "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines))
    digest = hashlib.sha256((tmp_path / "toy.tsv.xz").read_bytes()).hexdigest()

    def taken(limit: int, copies: int, *lines: int) -> list[str]:
        row = "\t".join(map(str, ["toy.tsv.xz", limit, copies, digest, *lines]))
        (tmp_path / "list.tsv").write_text(f"file\tlimit\tcopies\tsha256\n{row}\n")
        (found,) = inputs.checked(tmp_path, tmp_path / "list.tsv")
        return [english for _, english in inputs.pairs(found)]

    assert taken(2, 1) == ["one", "twice"]
    assert taken(0, 1, 1, 0, 0) == ["twice", "three", "four times ten", "five"]
    assert taken(0, 1, 0, 8, 0) == ["twice", "three", "four times ten", "five"]
    assert taken(1, 1, 1, 9, 12) == ["three"]


def test_of_the_shipped_listings_nothing_is_non_commercial() -> None:
    rows = [line.split("\t") for line in (RECIPE / "inputs.tsv").read_text("utf-8").splitlines()[1:]]
    assert len(rows) == 16
    last = [line.split("\t") for line in (RECIPE / "decay.tsv").read_text("utf-8").splitlines()[1:]]
    assert all(len(row) == 7 and (row[0], row[3]) in {(r[0], r[3]) for r in rows} for row in last)
    assert all(len(row) == 4 and len(row[3]) == 64 for row in rows)
    assert not {row[0].split(".")[0] for row in rows} & {"multi30k", "progit"}
