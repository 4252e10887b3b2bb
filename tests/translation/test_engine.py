from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import pytest

from aligner import translation
from aligner.errors import ModelError, UsageError
from aligner.protocols import Rendering, Translator
from aligner.translation.argos import LONGEST, Argos
from aligner.translation.decoding import Decoding, Steerable, Tunable
from aligner.translation.packages import Package, install, open_package
from aligner.translation.split import framed, split_long
from aligner.translation.terms import Wanted, obeyed

LINES = (
    "Je suis fatigué.", "Il pleut.", "", "Où est la gare ?", "Elle habite à Paris.", "  \n ", "Je ne sais pas.",
    "Tom a acheté une nouvelle voiture.", "Il pleut.", "Nous avons mangé des pommes hier soir.",
)  # fmt: skip


def test_it_is_a_translator_that_can_be_tuned_and_steered(engine: Argos, toy: Package) -> None:
    assert isinstance(engine, Tunable)
    assert isinstance(engine, Steerable)
    assert engine.name == "argos:translate-fr_en-0_1"
    assert engine.digest == toy.digest()


def test_one_rendering_a_sentence_in_order(engine: Argos) -> None:
    renderings = engine.translate(LINES)
    assert len(renderings) == len(LINES)
    assert renderings[2] == renderings[5] == Rendering("", 0.0)
    assert renderings[1] == renderings[8]
    alone = [engine.translate([line])[0] for line in LINES]
    assert [r.text for r in alone] == [r.text for r in renderings]
    assert [r.score for r in alone] == pytest.approx([r.score for r in renderings], abs=1e-3)


def test_it_does_translate(engine: Argos) -> None:
    """Any of what is right: products of 8 bits are rounded otherwise on other processors, and in other batches."""
    texts = [r.text.replace("’", "'") for r in engine.translate(list(TRANSLATED))]
    assert [text for text, right in zip(texts, TRANSLATED.values(), strict=True) if text not in right] == []


TRANSLATED = {
    "Je ne sais pas.": ("I don't know.", "I do not know."),
    "Où est la gare ?": ("Where's the station?", "Where is the station?"),
    "Je t'aime.": ("I love you.",),
    "Je suis fatigué.": ("I'm tired.", "I am tired."),
}


def test_nothing_at_all(engine: Argos) -> None:
    assert engine.translate([]) == []


def test_the_score_is_the_mean_log_probability(engine: Argos) -> None:
    line = "Elle habite à Paris."
    rendering = engine.translate([line])[0]
    pieces = engine._pieces.encode(line)
    result = engine._model.translate_batch([pieces], beam_size=4, length_penalty=1, return_scores=True)[0]
    scored = engine._model.score_batch([pieces], [result.hypotheses[0]])[0]
    assert rendering.score == pytest.approx(sum(scored.log_probs) / len(scored.log_probs), rel=0.005)
    assert rendering.score < 0


def test_zip_and_folder_give_the_same(engine: Argos, toy: Package, tmp_path: Path) -> None:
    installed = Argos(install(toy.path, into=tmp_path), threads=1)
    assert installed.digest == engine.digest
    assert installed.translate(LINES) == engine.translate(LINES)


def test_several_threads_give_the_same(engine: Argos, toy: Package) -> None:
    assert [r.text for r in Argos(toy, threads=3).translate(LINES)] == [r.text for r in engine.translate(LINES)]


def test_a_long_sentence_is_cut_and_none_of_it_dropped(engine: Argos) -> None:
    sentence = ", ".join(f"Tom a acheté {i} pommes" for i in range(100, 160)) + "."
    assert len(engine._pieces.encode(sentence)) > 2 * LONGEST
    rendering = engine.translate([sentence])[0]
    assert rendering.score < 0
    parts = split_long(sentence, LONGEST, lambda text: len(engine._pieces.encode(text)))
    assert " ".join(parts) == sentence
    made = [framed(part, r.text) for part, r in zip(parts, engine.translate(parts), strict=True)]
    assert rendering.text == " ".join(made)
    assert all(len(engine._pieces.encode(part)) <= LONGEST for part in parts)


def test_progress_ends_at_all(engine: Argos) -> None:
    seen: list[tuple[int, int]] = []
    engine.translate(LINES, progress=lambda done, all_: seen.append((done, all_)))
    assert seen[-1][0] == seen[-1][1] == 7


def test_settings_change_the_search(engine: Argos) -> None:
    greedy = engine.tuned(Decoding(beam=1))
    assert greedy.decoding.beam == 1
    assert engine.decoding.beam == 4
    assert greedy.digest == engine.digest
    assert len(greedy.translate(LINES)) == len(LINES)


def test_terms_are_obeyed(engine: Argos) -> None:
    line, term = "Tom a acheté une voiture.", Wanted("voiture", "house")
    plain, steered = engine.translate([line])[0].text, engine.translate([line], terms=[term])[0].text
    assert not obeyed(plain, "house")
    assert obeyed(steered, "house")


def test_a_package_without_terms_refuses_them(toy: Package, tmp_path: Path) -> None:
    path = install(toy.path, into=tmp_path).path
    metadata = json.loads((path / "metadata.json").read_text())
    del metadata["aligner"]
    (path / "metadata.json").write_text(json.dumps(metadata))
    other = Argos(open_package(path), threads=1)
    assert not other.obeys_terms
    with pytest.raises(ModelError, match="not trained to obey"):
        other.translate(["Il pleut."], terms=[Wanted("pluie", "rain")])
    assert other.translate(LINES) == Argos(toy, threads=1).translate(LINES)


def test_a_target_prefix_is_forced_and_taken_off(toy: Package, tmp_path: Path) -> None:
    path = install(toy.path, into=tmp_path).path
    metadata = json.loads((path / "metadata.json").read_text())
    metadata["target_prefix"] = "▁I"
    (path / "metadata.json").write_text(json.dumps(metadata))
    # As in Argos Translate, the prefix is compared with the decoded text: "▁I" decodes to "I", and stays.
    assert Argos(open_package(path), threads=1).translate(["Il pleut."])[0].text.startswith("I")


@pytest.mark.parametrize("broken", ["model/model.bin", "model/config.json", "sentencepiece.model"])
def test_a_damaged_package_is_an_error_with_a_remedy(toy: Package, tmp_path: Path, broken: str) -> None:
    path = install(toy.path, into=tmp_path).path
    (path / broken).write_bytes(b"damaged")
    with pytest.raises(ModelError, match="install the package again"):
        Argos(open_package(path), threads=1)
    (path / broken).unlink()
    with pytest.raises(ModelError, match="no "):
        Argos(open_package(path), threads=1)


def test_load_by_path_name_or_nothing(toy: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert translation.load(str(toy.path)).digest == toy.digest()
    assert translation.load(f"argos:{toy.path}").digest == toy.digest()
    translation.install(toy.path)
    assert translation.load().name == translation.load("translate-fr_en-0_1").name == "argos:translate-fr_en-0_1"
    with pytest.raises(ModelError, match="'other'"):
        translation.load("other")
    with pytest.raises(UsageError):
        translation.load("")
    with pytest.raises(UsageError, match="takes nothing"):
        translation.load("apertium:fr")


def test_with_nothing_installed_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr("aligner.translation.packages.shipped_dir", lambda: None)
    with pytest.raises(ModelError, match=r"align models install .* apt-get install apertium") as caught:
        translation.load()
    assert "\n" not in str(caught.value)


def test_every_backend_of_the_table_can_be_imported() -> None:
    assert [b.name for b in translation.BACKENDS] == ["argos", "apertium", "stock"]
    program = "; ".join(f"import {backend.module}" for backend in translation.BACKENDS)
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; import sys; assert 'torch' not in sys.modules"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_whole_run_opens_no_connection(toy: Package, tmp_path: Path) -> None:
    """From a fresh process, with a hook that sees what C code asks of Python's socket module too."""
    program = """
import sys
def hook(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(hook)
from pathlib import Path
from aligner import translation
from aligner.model import Document, Sentence, Span, Text
translation.install(Path(sys.argv[1]))
text = "Il pleut. Je ne sais pas."
sentences = (Sentence("d", 0, 0, Span(0, 9), text[:9]), Sentence("d", 1, 0, Span(10, 25), text[10:]))
out = translation.translate_text(
    Text(Document("d", "fr", "", text), sentences), translation.load(), translation.Cache()
)
assert len(out) == 2 and all(t.text for t in out)
"""
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(toy.path)], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr


def test_the_engine_s_model_is_ctranslate2_s(engine: Argos) -> None:
    assert isinstance(engine._model, ctranslate2.Translator)


def translator_of(engine: Argos) -> Translator:
    """For mypy: the engine is a Translator."""
    return engine


def lines_of(translator: Translator, lines: Sequence[str]) -> list[str]:
    return [rendering.text for rendering in translator.translate(lines)]
