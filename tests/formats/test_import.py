"""Corpora made elsewhere: whatever order, language tag, code or gap a tool leaves, nothing is lost without a word."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import pipeline
from aligner.errors import InputError
from aligner.formats import Imported, read
from aligner.formats.shared.spool import Spool
from aligner.formats.tmx.read import PART
from aligner.model import Bitext

FR = ("Le phare s'éteint à six heures.", "« Personne ne monte la nuit », a dit Paul Garnier.", "Il pleut.")
EN = ("The lighthouse goes dark at six.", '"Nobody climbs it at night," said Paul Garnier.', "It rains.")


def unit(fr: str, en: str, tags: tuple[str, str] = ("fr", "en"), properties: str = "", attributes: str = "") -> str:
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in zip(tags, (fr, en), strict=True)
    )
    return f"<tu{attributes}>{properties}{variants}</tu>"


def memory(path: Path, *units: str, header: str = 'srclang="fr"', version: str = "1.4") -> Path:
    text = f'<tmx version="{version}">\n<header {header}/>\n<body>\n' + "\n".join(units) + "\n</body></tmx>\n"
    path.write_text(text, encoding="utf-8")
    return path


def document(fr: str, en: str) -> str:
    return f'<prop type="x-source-document">{fr}</prop><prop type="x-target-document">{en}</prop>'


def texts(bitext: Bitext) -> list[tuple[str, str]]:
    """The beads of a bitext as text."""
    assert bitext.target
    return [
        (
            " ".join(s.text for s in bitext.source.sentences[bead.source.start : bead.source.end]),
            " ".join(s.text for s in bitext.target.sentences[bead.target.start : bead.target.end]),
        )
        for bead in bitext.beads
    ]


def only(found: Imported) -> Bitext:
    (bitext,) = found.bitexts
    return bitext


def xliff(path: Path, source: str, target: str, pairs: list[tuple[str, str]]) -> Path:
    units = "".join(
        f'<unit id="u{i}"><segment><source>{a}</source><target>{b}</target></segment></unit>'
        for i, (a, b) in enumerate(pairs)
    )
    path.write_text(
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="{source}" trgLang="{target}">'
        f'<file id="f" original="a.txt">{units}</file></xliff>',
        encoding="utf-8",
    )
    return path


def older_xliff(path: Path, source: str, target: str, pairs: list[tuple[str, str]]) -> Path:
    units = "".join(
        f'<trans-unit id="{i}"><source>{a}</source><target>{b}</target></trans-unit>' for i, (a, b) in enumerate(pairs)
    )
    path.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a.txt" '
        f'source-language="{source}" target-language="{target}" datatype="plaintext">'
        f"<body>{units}</body></file></xliff>",
        encoding="utf-8",
    )
    return path


def opus(folder: Path, sides: tuple[str, str], names: tuple[str, ...] = ("a",), links: str = "") -> Path:
    for side in sides:
        (folder / side).mkdir(parents=True, exist_ok=True)
        lines = FR if side.startswith("fr") else EN
        for name in names:
            sentences = "".join(f'<s id="{i}">{line}</s>' for i, line in enumerate(lines, 1))
            (folder / side / f"{name}.xml").write_text(f"<text>{sentences}</text>", encoding="utf-8")
    links = links or "".join(f'<link xtargets="{i};{i}"/>' for i in range(1, 4))
    groups = "".join(
        f'<linkGrp targType="s" fromDoc="{sides[0]}/{name}.xml.gz" toDoc="{sides[1]}/{name}.xml.gz">\n'
        f"{links}</linkGrp>\n"
        for name in names
    )
    path = folder / "links.xml"
    path.write_text(f'<cesAlign version="1.0">\n{groups}</cesAlign>', encoding="utf-8")
    return path


SWAPPED = list(zip(EN, FR, strict=True))
STRAIGHT = list(zip(FR, EN, strict=True))


@pytest.mark.parametrize("tags", [("en-GB", "fr-FR"), ("eng", "fra"), ("EN_US", "fre"), ("en", "fr-CA")])
def test_french_is_the_source_whatever_a_file_names_first(tmp_path: Path, tags: tuple[str, str]) -> None:
    en, fr = tags
    units = [unit(b, a, (en, fr)) for a, b in STRAIGHT]
    files = {
        "tmx": memory(tmp_path / "m.tmx", *units, header=f'srclang="{en}"'),
        "xliff": xliff(tmp_path / "x.xlf", en, fr, SWAPPED),
        "xces": opus(tmp_path / "opus", (en, fr)),
    }
    for name, path in files.items():
        found = read(name, path)
        assert only(found).source.document.lang == "fr", name
        assert texts(only(found)) == STRAIGHT, name
        assert [notice for notice in found.notices if "French is taken for the source" in notice], name
    found = read("xliff", older_xliff(tmp_path / "y.xlf", en, fr, SWAPPED))
    assert texts(only(found)) == STRAIGHT


def test_the_quote_of_a_memory_that_names_english_first_has_its_original(tmp_path: Path) -> None:
    units = [unit(en, fr, ("en", "fr")) for fr, en in STRAIGHT]
    run = pipeline.adopt(read("tmx", memory(tmp_path / "m.tmx", *units, header='srclang="en"')))
    (bitext,) = run.corpus.bitexts
    (match,) = bitext.matches
    assert match.quote.text == "Personne ne monte la nuit" and match.quote.speaker == "Paul Garnier"
    assert match.original and match.original.text.startswith("Nobody climbs it at night")


def test_units_that_say_other_directions_are_of_one_text(tmp_path: Path) -> None:
    straight, other = document("fr/a.txt", "en/a.txt"), document("en/a.txt", "fr/a.txt")
    path = memory(
        tmp_path / "m.tmx",
        unit(FR[0], EN[0], properties=straight, attributes=' srclang="fr"'),
        unit(EN[1], FR[1], ("en", "fr"), other, ' srclang="en"'),
        unit(FR[2], EN[2], properties=straight, attributes=' srclang="fr"'),
    )
    bitext = only(read("tmx", path))
    assert (bitext.source.document.id, texts(bitext)) == ("fr/a.txt", STRAIGHT)


@given(st.permutations(range(6)))
def test_a_memory_in_any_order_gives_the_texts_in_theirs(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    units = [
        unit(f"Phrase {name}{i}.", f"Sentence {name}{i}.", properties=document(f"fr/{name}", f"en/{name}"),
             attributes=f' tuid="fr_{name}_al{i}"')
        for name in "ab" for i in (1, 2, 10)
    ]  # fmt: skip
    path = memory(tmp_path_factory.mktemp("m") / "m.tmx", *(units[place] for place in order))
    found = {bitext.source.document.id: texts(bitext) for bitext in read("tmx", path).bitexts}
    assert found == {
        f"fr/{name}": [(f"Phrase {name}{i}.", f"Sentence {name}{i}.") for i in (1, 2, 10)] for name in "ab"
    }


def test_a_memory_merged_with_itself_is_itself_and_units_of_others_stand_apart(tmp_path: Path) -> None:
    units = [
        unit(fr, en, properties=document("fr/a", "en/a"), attributes=f' tuid="fr_a_al{i}"')
        for i, (fr, en) in enumerate(STRAIGHT)
    ]
    path = memory(tmp_path / "m.tmx", *units, unit("Un ajout.", "An addition."), *units)
    first, second = read("tmx", path).bitexts
    assert texts(first) == STRAIGHT and texts(second) == [("Un ajout.", "An addition.")]


def test_texts_that_share_an_id_are_told_apart(tmp_path: Path) -> None:
    path = memory(
        tmp_path / "m.tmx",
        unit(FR[0], EN[0], properties=document("fr/a", "en/a")),
        unit(FR[1], EN[1], properties=document("fr/a", "en/b")),
    )
    found = read("tmx", path)
    assert [bitext.source.document.id for bitext in found.bitexts] == ["fr/a", "fr/a#2"]
    assert any("share an id" in notice for notice in found.notices)
    assert len(pipeline.adopt(found).corpus.bitexts) == 2


def test_other_languages_are_counted_and_left_out(tmp_path: Path) -> None:
    path = memory(
        tmp_path / "m.tmx",
        unit("Das Meer.", "Morze.", ("de", "pl")),
        unit(FR[0], EN[0]),
        unit("Le Meer", "Frp", ("frp", "enm")),
        unit("", ""),
    )
    found = read("tmx", path)
    assert texts(only(found)) == [(FR[0], EN[0])]
    told = "\n".join(found.notices)
    assert f"neither French nor English: 2 (the first: {path}:4)" in told and "are empty: 1" in told


@pytest.mark.parametrize("tags", [("de", "pl"), ("fr", "de"), ("de", "en")])
def test_a_file_without_one_pair_is_refused_and_its_languages_are_named(tmp_path: Path, tags: tuple[str, str]) -> None:
    path = memory(tmp_path / "m.tmx", unit("Ach.", "Oh.", tags))
    with pytest.raises(InputError, match="languages found: " + ", ".join(sorted(tags))):
        read("tmx", path)


def test_text_that_stands_in_tuv_is_taken_and_said(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(
        '<tmx version="1.4"><header srclang="fr"/><body><tu><tuv xml:lang="fr">Oui.</tuv>'
        '<tuv xml:lang="en">Yes.</tuv></tu></body></tmx>'
    )
    found = read("tmx", path)
    assert texts(only(found)) == [("Oui.", "Yes.")] and "without seg" in found.notices[0]


def test_a_unit_that_is_wrong_stops_nothing(tmp_path: Path) -> None:
    twice = unit("Oui.", "Yes.").replace("</tu>", '<tuv xml:lang="en"><seg>Yeah.</seg></tuv></tu>')
    scored = unit("Non.", "No.", properties='<prop type="x-score">much</prop>')
    found = read("tmx", memory(tmp_path / "m.tmx", twice, unit(FR[0], EN[0]), scored, twice))
    assert texts(only(found)) == [(FR[0], EN[0])]
    first, second = found.failures
    assert first.path == f"{tmp_path}/m.tmx:4" and "two versions in en" in first.message
    assert first.message.endswith("(the first of 2 such)") and "the score 'much'" in second.message


def test_of_several_regions_the_first_is_taken_and_said(tmp_path: Path) -> None:
    regions = (
        '<tu><tuv xml:lang="en-US"><seg>Color.</seg></tuv><tuv xml:lang="en-GB"><seg>Colour.</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Couleur.</seg></tuv></tu>'
    )
    found = read("tmx", memory(tmp_path / "m.tmx", regions))
    assert texts(only(found)) == [("Couleur.", "Color.")] and not found.failures
    assert "en-US and en-GB" in found.notices[0]


@pytest.mark.parametrize(
    ("code", "between"),
    [
        ('<ph type="lb"/>', " "),
        ("<ph>&lt;br/&gt;</ph>", " "),
        ('<ph x="1">&lt;/p&gt;&lt;p class="x"&gt;</ph>', " "),
        ("<ut>\\par </ut>", " "),
        ("<ph>\t</ph>", " "),
        ('<it pos="begin" type="cb">{1}</it>', " "),
        ('<x id="1"/>', " "),
        ('<x id="1" ctype="lb"/>', " "),
        ('<bpt i="1" type="bold">&lt;b&gt;</bpt>', ""),
        ("<ph>&lt;/sub&gt;</ph>", ""),
        ('<g id="1"></g>', ""),
        ('<hi type="x"/>', ""),
    ],
)
def test_codes_that_part_words_leave_a_space_and_no_others(tmp_path: Path, code: str, between: str) -> None:
    path = memory(tmp_path / "m.tmx", unit(f"Partez.{code}Vite, H{code}O.", f"Leave.{code}Now, H{code}O."))
    fr, en = texts(only(read("tmx", path)))[0]
    assert fr.startswith(f"Partez.{between}Vite") and en.startswith(f"Leave.{between}Now")
    spaced = memory(tmp_path / "s.tmx", unit(f"Partez. {code}Vite.", f"Leave.{code} Now."))
    assert texts(only(read("tmx", spaced))) == [("Partez. Vite.", "Leave. Now.")]


def test_an_unknown_code_in_one_language_parts_nothing(tmp_path: Path) -> None:
    path = memory(tmp_path / "m.tmx", unit('Partez.<ph x="1"/>Vite.', "Leave. Now."))
    assert texts(only(read("tmx", path)))[0][0] == "Partez.Vite."


@pytest.mark.parametrize(
    ("code", "between"),
    [
        ('<ph id="1" subType="xlf:lb" type="fmt"/>', " "),
        ('<ph id="1" dataRef="d"/>', " "),
        ('<ph id="1" equiv=" "/>', " "),
        ('<sc id="1" subType="xlf:pb" type="fmt"/>', " "),
        ('<ph id="1" dataRef="b" type="fmt"/>', ""),
        ('<pc id="1" dataRefStart="b" dataRefEnd="b"></pc>', ""),
    ],
)
def test_codes_of_xliff_2_do_as_those_of_tmx(tmp_path: Path, code: str, between: str) -> None:
    data = '<originalData><data id="d">&lt;br&gt;</data><data id="b">&lt;i&gt;</data></originalData>'
    path = xliff(tmp_path / "x.xlf", "fr", "en", [(f"Partez{code}à midi.", f"Leave{code}at noon.")])
    path.write_text(path.read_text("utf-8").replace("<segment>", f"{data}<segment>"), "utf-8")
    assert texts(only(read("xliff", path))) == [(f"Partez{between}à midi.", f"Leave{between}at noon.")]


OMEGAT = 'creationtool="OmegaT" o-tmf="OmegaT TMX" srclang="FR"'


def test_omegats_own_tags_are_codes_there_and_text_elsewhere(tmp_path: Path) -> None:
    fr = "Il dit &lt;b0&gt;non&lt;/b0&gt;.&lt;br1/&gt;a &lt; b, &lt;3, &lt;nom&gt;"
    en = "He says &lt;b0&gt;no&lt;/b0&gt;.&lt;br1/&gt;a &lt; b, &lt;3, &lt;name&gt;"
    clean = [("Il dit non. a < b, <3, <nom>", "He says no. a < b, <3, <name>")]
    assert texts(only(read("tmx", memory(tmp_path / "m.tmx", unit(fr, en), header=OMEGAT, version="1.1")))) == clean
    for header, version in ((OMEGAT, "1.4"), ('creationtool="other" srclang="FR"', "1.1")):
        path = memory(tmp_path / "m.tmx", unit(fr, en), header=header, version=version)
        assert texts(only(read("tmx", path)))[0][0].startswith("Il dit <b0>non</b0>.")


def test_a_memory_without_documents_becomes_texts_of_a_bounded_size(tmp_path: Path) -> None:
    units = [unit(f"Phrase {i}.", f"Sentence {i}.") for i in range(PART + 1)]
    first, second = read("tmx", memory(tmp_path / "m.tmx", *units)).bitexts
    assert [len(b.beads) for b in (first, second)] == [PART, 1]
    assert [b.source.document.id for b in (first, second)] == ["m.tmx#fr", "m.tmx#fr-2"]


def test_gzipped_memories_and_alignments_are_read_and_bombs_are_not(tmp_path: Path) -> None:
    path = memory(tmp_path / "m.tmx", *(unit(fr, en) for fr, en in STRAIGHT))
    packed = tmp_path / "m.tmx.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert texts(only(read("tmx", packed))) == STRAIGHT
    links = opus(tmp_path / "opus", ("en", "fr"))
    (tmp_path / "opus/links.xml.gz").write_bytes(gzip.compress(links.read_bytes()))
    assert texts(only(read("xces", tmp_path / "opus/links.xml.gz"))) == STRAIGHT
    packed.write_bytes(gzip.compress(b"<tmx>" + b" " * 40_000_000))
    with pytest.raises(InputError, match="unpacks to more"):
        read("tmx", packed)
    packed.write_bytes(gzip.compress(path.read_bytes())[:-20])
    with pytest.raises(InputError, match="cannot be read"):
        read("tmx", packed)


def test_of_opus_what_is_missing_or_broken_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    path = opus(tmp_path, ("fr", "en"), ("a", "b", "c", "d"))
    (tmp_path / "en/b.xml").unlink()
    (tmp_path / "en/c.xml").write_text("<text>\n<s id='1'>R & D</s></text>")
    text = path.read_text("utf-8")
    cut = text.rindex('<link xtargets="3;3"/>')
    path.write_text(text[:cut] + '<link xtargets="3;9"/>' + text[cut + 22 :], "utf-8")
    found = read("xces", path)
    assert texts(only(found)) == STRAIGHT and only(found).source.document.id == "fr/a.xml"
    missing, broken, link = (failure.message for failure in found.failures)
    assert "no document 'en/b.xml.gz'" in missing and "en/c.xml:2: not well-formed" in broken
    assert "links.xml:9: no sentence 9" in link
    (tmp_path / "en/a.xml").unlink()
    with pytest.raises(InputError, match=r"nothing could be read: .*no document 'en/a.xml.gz'.*no sentence 9"):
        read("xces", path)


def test_of_a_folder_of_xliff_a_broken_file_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    xliff(tmp_path / "a.xlf", "fra", "eng", STRAIGHT)
    xliff(tmp_path / "b.xliff", "de", "en", STRAIGHT)
    (tmp_path / "c.xlf").write_text("<xliff>")
    older_xliff(tmp_path / "d.sdlxliff", "fr-FR", "en-GB", STRAIGHT)
    found = read("xliff", tmp_path)
    assert [texts(bitext) for bitext in found.bitexts] == [STRAIGHT, STRAIGHT]
    assert ["b.xliff" in found.failures[0].message, "c.xlf" in found.failures[1].message] == [True, True]


def test_english_alone_is_a_pool_and_no_corpus(tmp_path: Path) -> None:
    xliff(tmp_path / "a.xlf", "fr", "en", STRAIGHT)
    xliff(tmp_path / "b.xlf", "en", "fr", [(EN[0], "")])
    run = pipeline.adopt(read("xliff", tmp_path))
    assert len(run.corpus.bitexts) == 1 and len(run.corpus.pool) == 2
    (tmp_path / "a.xlf").unlink()
    with pytest.raises(InputError, match="no French text"):
        read("xliff", tmp_path)


def test_segments_that_a_tool_marked_in_xliff_are_units(tmp_path: Path) -> None:
    path = older_xliff(tmp_path / "a.xlf", "en", "fr", [("x", "y")])
    marks = [[f'<mrk mtype="seg" mid="{i}">{text}</mrk>' for i, text in enumerate(side)] for side in (EN, FR)]
    text = path.read_text("utf-8").replace(
        "<source>x</source>", f"<source>{' '.join(EN)}</source><seg-source>{' '.join(marks[0])}</seg-source>"
    )
    path.write_text(text.replace(">y<", f">{' '.join(reversed(marks[1]))}<"), "utf-8")
    assert texts(only(read("xliff", path))) == STRAIGHT


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(-1, 3), st.text(max_size=3)), max_size=12))
def test_a_spool_gives_every_record_once(records: list[tuple[str, int, str]]) -> None:
    with Spool[str]() as spool:
        for group, order, record in records:
            spool.add(group, record, order)
        found = [(group, list(kept)) for group, kept in spool.groups()]
    assert [group for group, _ in found] == list(dict.fromkeys(group for group, _, _ in records))
    for group, kept in found:
        mine = [(order, record) for name, order, record in records if name == group]
        assert set(kept) == {record for _, record in mine}
        if any(order < 0 for order, _ in mine):
            assert kept == [record for _, record in mine]
