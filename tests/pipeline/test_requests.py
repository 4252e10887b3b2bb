"""Smaller requests judge originals as the main job does, and say so where they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner import pipeline

FRENCH = "Je pense que nous devons attendre la fin de l'hiver."
ENGLISH = "They think we must wait for winter to end."


@pytest.mark.parametrize(("translator", "verdict"), [("auto", "altered"), ("none", "verbatim")])
def test_originals_are_judged_by_every_command(tmp_path: Path, translator: str, verdict: str) -> None:
    engine = pipeline.engine(translator)
    pool, text = [("p1", ENGLISH)], tmp_path / "en.txt"
    text.write_text(f"{ENGLISH}\n", encoding="utf-8")
    pipeline.index_texts(tmp_path / "index", [text])
    (table,) = pipeline.match_tables([("q1", FRENCH)], pool, engine=engine)
    (indexed,) = pipeline.query_index(tmp_path / "index", [("q1", FRENCH)], engine=engine)
    one = pipeline.find_quote(FRENCH, [text], engine=engine)
    (match,) = one.corpus.bitexts[0].matches
    assert {table.verdict, indexed.verdict, match.verdict} == {verdict}
    less_sure = any("verdicts are less sure" in notice for notice in one.notices)
    assert less_sure == (translator == "none")


def test_quotes_alone_translate_no_text(tmp_path: Path) -> None:
    for lang, body in (("fr", f"Elle a dit : « {FRENCH} »\n"), ("en", f"{ENGLISH}\n")):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / f"{lang}.txt").write_text(body, encoding="utf-8")
    options = pipeline.Options(keep=False, translations=False)
    found = pipeline.run([tmp_path / "fr"], [tmp_path / "en"], options)
    (bitext,) = found.corpus.bitexts
    assert not bitext.translations
    assert [match.verdict for match in bitext.matches] == ["altered"]
