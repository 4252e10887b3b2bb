"""Texts in another language than their folder's, and texts that hold two."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.languages.profiles import NAMES, PROFILES
from aligner.model import Document, Lang
from aligner.reading import read
from aligner.reading.language import check_language, passages, votes

FRENCH = """Le conseil s'est réuni vendredi à Paris, et le président a quitté la salle peu après midi.
Trois ingénieurs ont démissionné le soir même. Personne ne sait qui va diriger l'entreprise.
Elle avait été fondée par deux frères qui n'étaient pas d'accord sur la suite. C'est ce que dit une lettre.
"""
ENGLISH = """The board met in Paris on Friday, and the president left the room shortly after noon.
Three engineers resigned on the same evening. Nobody knows who is going to lead the company.
It had been founded by two brothers who did not agree on what was to follow. That is what a letter says.
"""
GERMAN = """Der Vorstand traf sich am Freitag in Paris, und der Präsident verließ den Raum kurz nach Mittag.
Niemand weiß, wer die Firma leiten wird. Sie wurde von zwei Brüdern gegründet, die nicht einig waren. Das steht in einem
Brief, den wir gesehen haben, und er ist nicht sehr freundlich.
"""
SPANISH = """El consejo se reunió el viernes en París, y el presidente salió de la sala poco después de las doce.
Nadie sabe quién va a dirigir la empresa. Fue fundada por dos hermanos que no estaban de acuerdo. Esto es lo que dice
una carta que hemos visto, pero no es muy amable con los que se van.
"""
# Names, figures, headings: nothing to tell a language by.
POOR = "OpenAI, Microsoft, Anthropic\n2023\t770\t12 %\nSam Altman; Greg Brockman; Mira Murati; Emmett Shear\n"


def document(text: str, lang: Lang) -> Document:
    return Document(f"{lang}/a.txt", lang, f"{lang}/a.txt", text)


@pytest.mark.parametrize(("text", "lang"), [(FRENCH, "fr"), (ENGLISH, "en"), (POOR, "fr"), (POOR, "en"), ("", "fr")])
def test_the_right_language_and_none_at_all_pass(text: str, lang: Lang) -> None:
    assert check_language(document(text, lang)) == ""


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        (ENGLISH, "fr", "English"),
        (FRENCH, "en", "French"),
        (GERMAN, "fr", "German"),
        (GERMAN, "en", "German"),
        (SPANISH, "fr", "Spanish"),
        (ENGLISH.upper(), "fr", "English"),
        (FRENCH.replace("'", "’"), "en", "French"),
    ],
)
def test_the_wrong_language_is_refused_by_name(text: str, lang: Lang, name: str) -> None:
    with pytest.raises(InputError) as caught:
        check_language(document(text, lang))
    assert caught.value.where == f"{lang}/a.txt"
    assert f"reads as {name}" in caught.value.message


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_both_languages_are_reported_with_the_line(lang: Lang) -> None:
    mine, other = (FRENCH, ENGLISH) if lang == "fr" else (ENGLISH, FRENCH)
    notice = check_language(document(f"{mine}\n{other}", lang))
    assert notice.startswith(f"{lang}/a.txt: ")
    assert f"reads as {'English' if lang == 'fr' else 'French'}, first at line 5" in notice


def test_line_by_line_bilingual_text_is_reported() -> None:
    rows = [line for both in zip(FRENCH.splitlines(), ENGLISH.splitlines(), strict=True) for line in both]
    assert "reads as English, first at line 2" in check_language(document("\n".join(rows), "fr"))


def test_a_quotation_in_the_original_is_no_second_language() -> None:
    article = FRENCH * 4 + "Il a dit : « Oui. The company will be totally fine without me. » Et il est parti.\n"
    assert [p.lang for p in passages(document(article, "fr"))].count("en") == 1
    assert check_language(document(article, "fr")) == ""


def test_a_word_of_two_languages_counts_for_both_in_parts() -> None:
    assert votes("on") == {"fr": 0.5, "en": 0.5}


def test_every_profile_has_a_name_and_small_letters() -> None:
    assert set(PROFILES) == set(NAMES)
    assert all(word == word.lower() for profile in PROFILES.values() for word in profile)


def test_reading_a_folder_fails_the_stray_text_and_keeps_the_rest(tmp_path: Path) -> None:
    for name, body in (("good.txt", FRENCH), ("stray.txt", ENGLISH), ("both.txt", FRENCH + ENGLISH)):
        (tmp_path / name).write_text(body, encoding="utf-8")
    reading = read([tmp_path], "fr")
    assert [d.id for d in reading.documents] == ["fr/both.txt", "fr/good.txt"]
    assert [(Path(f.path).name, "reads as English, not French" in f.message) for f in reading.failures] == [
        ("stray.txt", True)
    ]
    assert [Path(n.split(": ")[0]).name for n in reading.notices] == ["both.txt"]


ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "alignment"


def test_the_sample_corpus_passes() -> None:
    for lang in ("fr", "en"):
        reading = read([ROOT / "corpus" / lang], lang)  # type: ignore[arg-type]
        assert reading.documents and not reading.failures and not reading.notices


@pytest.mark.skipif(not GOLD.is_dir(), reason="no gold alignments in ../shared/gold")
def test_news_and_novels_pass_and_fail_where_they_should() -> None:
    checked = 0
    for place in sorted(GOLD.glob("*/*/")):
        if place.parent.name == "ntrex-hard":
            continue
        for name, lang, other in (("src.txt", "fr", "en"), ("tgt.txt", "en", "fr")):
            text = (place / name).read_text("utf-8")[:20000]
            assert check_language(document(text, lang)) == "", place  # type: ignore[arg-type]
            with pytest.raises(InputError):
                check_language(document(text, other))  # type: ignore[arg-type]
            checked += 1
    assert checked > 100
