from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from aligner.errors import InputError
from aligner.glossary import Term, load, parse
from aligner.glossary.exchange import EXCHANGES, lost, to_tsv

ROOT = Path(__file__).parents[2]
OURS = load(ROOT / "glossary.tsv")


@pytest.mark.parametrize("name", list(EXCHANGES))
def test_our_glossary_goes_out_and_comes_in(name: str) -> None:
    exchange = EXCHANGES[name]
    again = exchange.read(exchange.write(OURS), "x")
    leading: dict[str, str] = {}
    for term in again:
        if term.status != "forbidden":
            leading.setdefault(term.source, term.target)
    want = {t.source: t.accepted[0] for t in reversed(OURS.terms) if t.match != "regex" and t.status != "forbidden"}
    assert leading == want
    assert all(f"line {t.line}" in " ".join(lost(OURS, name)) for t in OURS.terms if t.match == "regex" or t.scope)


def test_tbx_keeps_variants_status_pos_and_notes() -> None:
    exchange = EXCHANGES["tbx"]
    again = {t.source: t for t in exchange.read(exchange.write(OURS), "x")}
    for term in OURS.terms:
        if term.match == "regex":
            continue
        back = again[term.source]
        assert (back.status, back.pos, back.note) == (term.status, term.pos, term.note)
        assert back.source_variants == term.source_variants and back.forbidden_target == term.forbidden_target
        assert back.target_variants == term.target_variants


def test_tbx_ids_are_xml_names_and_unique() -> None:
    text = "id\tsource\ttarget\n7 x\tun\tone\n7 x\tdeux\ttwo\nok\ttrois\tthree\n"
    root = etree.fromstring(EXCHANGES["tbx"].write(parse(text)[0]).encode())
    ids = [e.get("id") for e in root.iter("{*}conceptEntry")]
    assert len(set(ids)) == 3 and ids[2] == "ok" and all(i and i[0].isalpha() for i in ids)


MARTIF = """<?xml version="1.0"?>
<martif type="TBX"><text><body>
<termEntry id="t1"><langSet xml:lang="fr-FR"><tig><term>conseil
 d'administration</term>
<termNote type="partOfSpeech">noun</termNote></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>board</term></termGrp></ntig>
<tig><term>council</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>
<termEntry id="t2"><langSet xml:lang="de"><tig><term>Rat</term></tig></langSet></termEntry>
</body></text></martif>"""


def test_old_tbx_is_read() -> None:
    (term,) = EXCHANGES["tbx"].read(MARTIF, "old.tbx")
    assert (term.source, term.target, term.forbidden_target, term.pos, term.id) == (
        "conseil d'administration", "board", ("council",), "noun", "t1",
    )  # fmt: skip


def test_xml_brings_nothing_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    bomb = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + MARTIF.partition("?>")[2].replace("board", "&e;")
    with pytest.raises(InputError, match="entities"):
        EXCHANGES["tbx"].read(bomb, "x.tbx")
    with pytest.raises(InputError, match=r"x\.tbx:1: not well-formed"):
        EXCHANGES["tbx"].read("<tbx>", "x.tbx")
    with pytest.raises(InputError, match="none with a French and an English term"):
        EXCHANGES["tbx"].read("<tbx/>", "x.tbx")


@pytest.mark.parametrize(
    ("name", "text", "want"),
    [
        ("deepl", "note interne\tmemo\nun « \"mot\" »\ta word\n", [("note interne", "memo"), ('un « "mot" »', "a word")]),  # noqa: E501
        ("deepl-csv", 'note,memo,FR,EN\r\n"a, b",c,fr,en\r\n', [("note", "memo"), ("a, b", "c")]),
        ("weblate", "location,source,target,id,flags\n,OpenAI,,1,\"read-only, terminology\"\n", [("OpenAI", "OpenAI")]),
        ("crowdin", "Term [fr],Term [en],Status [en]\nnote,memo,Preferred\nnote,note,Not Recommended\n",
         [("note", "memo"), ("note", "note")]),
    ],
)  # fmt: skip
def test_tables_as_the_tools_write_them(name: str, text: str, want: list[tuple[str, str]]) -> None:
    assert [(t.source, t.target) for t in EXCHANGES[name].read(text, "x.csv")] == want


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("deepl", "note\n", 1),
        ("deepl-csv", "a,b\nnote,memo,DE,EN\n", 2),
        ("deepl-csv", 'a,b\nnote,"memo\n', 2),
        ("weblate", "source\nnote\n", 1),
        ("crowdin", "Term [fr],Term [en]\nnote,\n", 2),
    ],
)
def test_errors_name_their_line(name: str, text: str, line: int) -> None:
    with pytest.raises(InputError, match=rf"x\.csv:{line}: "):
        EXCHANGES[name].read(text, "x.csv")


def test_a_term_that_begins_like_a_comment_survives() -> None:
    written = to_tsv([Term("#MeToo", "#MeToo", status="keep", match="exact", case="exact"), Term("a", "b")])
    assert [t.source for t in parse(written)[0].terms] == ["#MeToo", "a"]
