import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligner.embed import bilingual
from aligner.embed.bilingual import BilingualEncoder, listing_digest
from aligner.errors import ModelError
from aligner.model import Lang
from aligner.protocols import AdditiveEncoder

SHIPPED = Path(__file__).resolve().parents[2] / "models/encoder"

# Letters of both languages, apostrophes, spaces, combining accents, joiners, astral and other scripts, numbers.
TEXT = st.text(
    st.one_of(st.sampled_from("aeioulmnstéèçœÀ ’'-«».,%€19\u0301\u0308\u00ad\u200d🙂İßﬁж漢"), st.characters())
)

PAIRS = [
    ("Le gouvernement a présenté son budget mardi.", "The government presented its budget on Tuesday."),
    ("Les négociations ont échoué à la dernière minute.", "The negotiations failed at the last minute."),
    ("Il pleut depuis trois jours sur toute la région.", "It has been raining for three days across the region."),
    ("Mme Kowalczykowska a refusé de répondre.", "Mrs Kowalczykowska refused to answer."),
    ("La banque a perdu 17,3 millions d'euros.", "The bank lost 17.3 million euros."),
    ("La banque a perdu 84,9 millions d'euros.", "The bank lost 84.9 million euros."),
    ("Nous ne savons pas ce qui s'est passé.", "We do not know what happened."),
    ("Nous savons ce qui s'est passé.", "We know what happened."),
]


@pytest.fixture(scope="module")
def encoder() -> BilingualEncoder:
    return BilingualEncoder()


def test_is_additive(encoder: BilingualEncoder) -> None:
    assert isinstance(encoder, AdditiveEncoder)
    assert encoder.name == "bilingual"


def test_finds_each_translation_first(encoder: BilingualEncoder) -> None:
    french, english = zip(*PAIRS, strict=True)
    scores = encoder.encode(french, "fr") @ encoder.encode(english, "en").T
    assert scores.argmax(1).tolist() == list(range(len(PAIRS)))
    assert scores.argmax(0).tolist() == list(range(len(PAIRS)))


@pytest.mark.parametrize("word", ["Kowalczykowska", "Zhuravlyova", "73519", "20481", "Brzęczyszczykiewicz"])
def test_a_name_or_number_never_seen_is_itself_in_both_languages(encoder: BilingualEncoder, word: str) -> None:
    others = ["Ngozi", "Petrosyan", "64128", "99177", "bonjour", "house"]
    same = encoder.encode([word], "fr")[0] @ encoder.encode([word], "en")[0]
    assert same > 0.99
    assert (encoder.encode(others, "en") @ encoder.encode([word], "fr")[0]).max() < 0.6


@pytest.mark.parametrize(
    "variant",
    [
        "LE MINISTÈRE A DÉMENTI L'ENQUÊTE DE « L'ÉQUIPE ».",
        "le ministère a démenti l'enquête de \"l'équipe\"",
        "Le ministère a démenti l’enquête de “L’Équipe”.",
        "Le ministere a dementi l'enquete de «L'Equipe».",
        "Le ministe\u0300re a de\u0301menti l'enque\u0302te de l'E\u0301quipe",
        "Le\u00a0ministère a dé\u00admenti — l'enquête de ‹ L'Équipe ›…",
    ],
)
def test_case_accents_quotation_marks_and_spaces_change_little(encoder: BilingualEncoder, variant: str) -> None:
    plain, changed = encoder.encode(["Le ministère a démenti l'enquête de « L'Équipe ».", variant], "fr")
    assert plain @ changed > 0.98


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXT, max_size=5), st.sampled_from(["fr", "en"]))
@example(["", "!!", "\ud800", "a\x00b", "İ", "\u0301e"], "fr")
def test_words_add_up_to_the_text(encoder: BilingualEncoder, texts: list[str], lang: Lang) -> None:
    found = encoder.words(texts, lang)
    vectors = encoder.encode(texts, lang)
    assert vectors.shape == (len(texts), encoder.dimension)
    assert vectors.dtype == found.vectors.dtype == np.float32
    assert found.offsets.tolist() == sorted(found.offsets) and found.offsets[0] == 0
    assert found.offsets[-1] == len(found.spans) == len(found.vectors)
    for i, vector in enumerate(vectors):
        total = found.vectors[found.offsets[i] : found.offsets[i + 1]].sum(0, dtype=np.float64)
        length = np.linalg.norm(total)
        assert np.allclose(vector, total / length if length > 1e-6 else 0, atol=1e-4) or length < 1e-3


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXT, max_size=5))
def test_spans_are_words_of_the_untouched_text(encoder: BilingualEncoder, texts: list[str]) -> None:
    found = encoder.words(texts, "fr")
    for i, text in enumerate(texts):
        end_before = 0
        for start, end in found.spans[found.offsets[i] : found.offsets[i + 1]].tolist():
            assert end_before <= start < end <= len(text)
            assert text[start].isalnum() or text[start] in "%€$£&"
            assert not any(c.isalpha() or c.isdigit() for c in text[end_before:start])
            end_before = end
        assert not any(c.isalpha() or c.isdigit() for c in text[end_before:])


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=40))
def test_a_text_has_the_same_vector_alone_as_among_others(encoder: BilingualEncoder, texts: list[str]) -> None:
    together = encoder.encode(texts, "en")
    for text, vector in zip(texts, together, strict=True):
        assert np.allclose(encoder.encode([text], "en")[0], vector, atol=1e-6)


def test_a_fresh_encoder_gives_the_same_bits(encoder: BilingualEncoder) -> None:
    texts = [french for french, _ in PAIRS] * 9
    encoder.encode(["Des mots d'abord, pour que l'ordre du cache diffère."], "fr")
    assert np.array_equal(encoder.encode(texts, "fr"), BilingualEncoder().encode(texts, "fr"))


def test_texts_without_words_have_the_zero_vector(encoder: BilingualEncoder) -> None:
    assert not encoder.encode(["", " ", "…!?", "«»"], "en").any()
    assert encoder.encode([], "en").shape == (0, encoder.dimension)
    assert encoder.words([], "en").offsets.tolist() == [0]


def test_the_cache_is_bounded(encoder: BilingualEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bilingual, "_MOST_CACHED", 10)
    small = BilingualEncoder()
    texts = [french for french, _ in PAIRS]
    before = [small.encode(texts, "fr"), small.encode(texts, "fr")]
    assert np.array_equal(before[0], before[1])
    assert np.array_equal(before[0], encoder.encode(texts, "fr"))


def test_rejects_other_languages(encoder: BilingualEncoder) -> None:
    with pytest.raises(ModelError, match="'de'"):
        encoder.encode(["Hallo"], "de")  # type: ignore[arg-type]


def test_the_shipped_model_is_whole_and_small(encoder: BilingualEncoder) -> None:
    encoder.verify()
    assert len(encoder.digest) == 64
    assert encoder.digest in (SHIPPED / "README.md").read_text("utf-8")
    assert sum(p.stat().st_size for p in SHIPPED.iterdir()) < 20_000_000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "encoder"))


def test_a_changed_byte_is_found_by_verify(copy: Path) -> None:
    with (copy / "vectors.bin").open("r+b") as f:
        first = f.read(1)
        f.seek(0)
        f.write(bytes([first[0] ^ 1]))
    encoder = BilingualEncoder(copy)
    with pytest.raises(ModelError, match=r"vectors\.bin: the digest is wrong"):
        encoder.verify()


def test_a_changed_listing_is_found_by_verify(copy: Path) -> None:
    config = json.loads((copy / "config.json").read_text("utf-8"))
    del config["files"]["scales.bin"]
    (copy / "config.json").write_text(json.dumps(config), "utf-8")
    assert listing_digest(config["files"]) != config["digest"]
    with pytest.raises(ModelError, match=r"config\.json: the digest is wrong"):
        BilingualEncoder(copy).verify()


def test_a_cut_file_is_found_on_loading(copy: Path) -> None:
    with (copy / "vectors.bin").open("r+b") as f:
        f.truncate(1000)
    with pytest.raises(ModelError, match=r"vectors\.bin: has 1000 bytes, expected \d+; install aligner again"):
        BilingualEncoder(copy)


@pytest.mark.parametrize("content", ["", "[]", "{}", "{", '{"files": {"a": {}}}', "\ud800"])
def test_a_broken_config_is_an_error_with_a_remedy(copy: Path, content: str) -> None:
    (copy / "config.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(ModelError, match=r"config\.json"):
        BilingualEncoder(copy)


def test_a_missing_folder_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no encoder here; install aligner again"):
        BilingualEncoder(tmp_path / "nowhere")
