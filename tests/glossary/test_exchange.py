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
    again = exchange.read(exchange.write(OURS), "x").terms
    leading: dict[str, str] = {}
    for term in again:
        if term.status != "forbidden":
            leading.setdefault(term.source, term.target)
    want = {t.source: t.accepted[0] for t in reversed(OURS.terms) if t.match != "regex" and t.status != "forbidden"}
    assert {source: leading[source] for source in want} == want
    assert name == "omegat" or len(leading) == len(want)  # which has a row for each variant
    assert all(f"line {t.line}" in " ".join(lost(OURS, name)) for t in OURS.terms if t.match == "regex" or t.scope)


def test_tbx_keeps_variants_status_pos_and_notes() -> None:
    exchange = EXCHANGES["tbx"]
    again = {t.source: t for t in exchange.read(exchange.write(OURS), "x").terms}
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
    (term,) = EXCHANGES["tbx"].read(MARTIF, "old.tbx").terms
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
    assert [(t.source, t.target) for t in EXCHANGES[name].read(text, "x.csv").terms] == want


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("deepl", "note\n", 1),
        ("deepl-csv", "note,memo,DE,EN\n", 1),
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


def tbx(*terms: str, other: str = "") -> str:
    """A concept with the French term "digue" and English terms, each given with what is said of it."""
    return (
        f'<martif type="TBX"><text><body>\n<termEntry id="d">{other}<langSet xml:lang="fra"><tig><term>digue</term>'
        f'</tig></langSet><langSet xml:lang="eng">{"".join(terms)}</langSet></termEntry>\n</body></text></martif>'
    )


def tig(term: str, kind: str = "", value: str = "", grouped: bool = False) -> str:
    said = f'<term>{term}</term><termNote type="{kind}">{value}</termNote>' if kind else f"<term>{term}</term>"
    return f"<ntig><termGrp>{said}</termGrp></ntig>" if grouped else f"<tig>{said}</tig>"


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize("kind", ["administrativeStatus", "normativeAuthorization", "Status", "status"])
@pytest.mark.parametrize(
    "value",
    ["forbidden", "Obsolete", "deprecated", "superseded", "not recommended", "notRecommended", "deprecatedTerm",
     "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"],
)  # fmt: skip
def test_forbidden_terms_are_never_wanted_ones(kind: str, value: str, grouped: bool) -> None:
    found = EXCHANGES["tbx"].read(tbx(tig("dike", kind, value, grouped), tig("dyke")), "x")
    assert [(t.target, t.forbidden_target, t.status) for t in found.terms] == [("dyke", ("dike",), "preferred")]
    (alone,) = EXCHANGES["tbx"].read(tbx(tig("mole", kind, value, grouped)), "x").terms
    assert (alone.target, alone.status) == ("mole", "forbidden") and not found.notices


def test_preferred_terms_lead_and_words_that_mean_no_status_are_named() -> None:
    status = "administrativeStatus"
    terms = tig("a", status, "purple"), tig("b", status, "admitted"), tig("c"), tig("d", status, "preferred")
    found = EXCHANGES["tbx"].read(tbx(*terms), "x.tbx")
    assert (found.terms[0].target, found.terms[0].target_variants) == ("d", ("c", "a", "b"))
    assert found.notices == ("x.tbx: no status known, taken as admitted: purple (line 2)",)
    shared = EXCHANGES["tbx"].read(tbx('<termNote type="administrativeStatus">obsolete</termNote>', tig("c")), "x")
    assert shared.terms[0].status == "forbidden", "a status that stands on the language is that of its terms"


@pytest.mark.parametrize(
    ("of_concept", "of_term"),
    [
        ("", '<termNote type="translationNote">no</termNote>'),
        ('<descrip type="Translation needed">No</descrip>', ""),
        ("", '<termNote type="processStatus">do not translate</termNote>'),
        ('<admin type="translatable">false</admin>', ""),
    ],
)
def test_what_is_never_translated_is_kept(of_concept: str, of_term: str) -> None:
    french = f'<langSet xml:lang="fr"><tig><term>HarbourNet</term>{of_term}</tig></langSet>'
    text = f"<martif><text><body><termEntry>{of_concept}{french}</termEntry></body></text></martif>"
    (term,) = EXCHANGES["tbx"].read(text, "x").terms
    assert (term.source, term.status, term.target, term.note) == ("HarbourNet", "keep", "", "")
    assert parse(to_tsv([term]))[0].terms[0].status == "keep"


def test_concepts_that_lack_a_language_are_named() -> None:
    other = "<termEntry id='k'><langSet xml:lang='fr'><tig><term>quai</term></tig></langSet></termEntry>"
    found = EXCHANGES["tbx"].read(tbx(tig("dyke")).replace("</body>", f"{other}</body>"), "x.tbx")
    assert len(found.terms) == 1 and found.notices == ("x.tbx: left out, for want of an English term: quai (line 3)",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("weblate", "source,target,fuzzy\nquai,quay,False\ndigue,,False\nport,harbour,True\n"),
        ("crowdin", "Term [fr],Term [en]\nquai,quay\ndigue,\nport,harbour\n"),
        ("deepl", "quai\tquay\ndigue\t\nport\tharbour\n"),
        ("deepl-csv", "quai,quay,FR,EN-GB\ndigue,,fr,en\nport,harbour,fra,eng\n"),
        ("omegat", "quai\tquay\tau bord\ndigue\nport\tharbour\n"),
    ],
)
def test_rows_that_are_not_translated_yet_stop_nothing(name: str, text: str) -> None:
    found = EXCHANGES[name].read(text, "g.csv")
    assert [(term.source, term.target) for term in found.terms] == [("quai", "quay"), ("port", "harbour")]
    line = text[: text.index("digue")].count("\n") + 1
    assert found.notices[0] == f"g.csv: rows without a source or target left out: digue (line {line})"
    assert len(found.notices) == (2 if name == "weblate" else 1)
    assert ("needs editing" in found.terms[1].note) == (name == "weblate")


def test_translate_toolkit_reads_every_term_of_the_older_tbx(tmp_path: Path) -> None:
    storage = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is not installed")
    (tmp_path / "g.tbx").write_text(EXCHANGES["tbx-2"].write(OURS), encoding="utf-8")
    store = storage.tbxfile.parsefile(str(tmp_path / "g.tbx"))
    terms = [term for term in OURS.terms if term.match != "regex"]
    assert [str(unit.source) for unit in store.units] == [term.source for term in terms]


def test_no_path_of_the_makers_disk_is_in_a_file() -> None:
    for exchange in EXCHANGES.values():
        assert str(ROOT) not in exchange.write(OURS)
