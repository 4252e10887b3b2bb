from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from aligner.formats import Settings, render
from aligner.formats.tables.write import ALIGNMENT, QUOTES
from aligner.model import Corpus
from aligner.xml import XML
from tests.formats.corpora import corpus
from tests.formats.strategies import corpora

PLAIN = Settings()


def files(made: Corpus, name: str = "tsv", given_: Settings = PLAIN) -> dict[str, str]:
    return {path: content.decode() for path, content in render(made, (name,), given_)}


def rows(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content, newline=""), delimiter="\t", strict=True))


def test_quotes_stand_with_their_originals() -> None:
    first, scare, third, last = rows(files(corpus())["quotes.tsv"])
    assert list(first) == list(QUOTES)
    assert first["id"] == "fr_greve_q1" and first["path"] == "fr/greve.txt"
    assert (first["text"], first["speaker"], first["cue"]) == (
        "Nous restons. Nous ne “céderons” pas",
        "Léa Roy",
        "a dit",
    )
    assert (first["verdict"], first["confidence"]) == ("verbatim", "0.97")
    assert (first["original_path"], first["original_start"], first["original_end"]) == ("en/notes/memo.txt", "0", "28")
    assert first["evidence"] == "cosine=0.9123 (words)"
    assert (scare["kind"], scare["verdict"], scare["confidence"]) == ("scare", "", "")
    assert third["original_text"] == "in or leave.  =1"
    assert (last["verdict"], last["original_path"], last["confidence"]) == ("none", "", "0.88")


NEAREST = [f"candidate_{name}" for name in ("path", "start", "end", "text")]


def test_where_no_original_was_found_the_best_candidate_stands_at_the_end() -> None:
    first, scare, third, last = rows(files(corpus())["quotes.tsv"])
    assert [last[name] for name in NEAREST] == ["en/notes/memo.txt", "26", "42", "in or leave.  =1"]
    assert all(row[name] == "" for row in (first, scare, third) for name in NEAREST)


@pytest.mark.parametrize("case", ["moved", "not in the corpus", "none"])
def test_place_of_a_candidate_is_that_in_its_file(case: str) -> None:
    made = corpus()
    bitext, (target, memo) = made.bitexts[0], made.pool
    *others, last = bitext.matches
    if case == "none":
        last = replace(last, candidates=())
    if case == "not in the corpus":
        last = replace(last, candidates=(replace(last.candidates[0], document_id="en/elsewhere.txt"),))
    if case == "moved":
        memo = replace(memo, document=replace(memo.document, offsets=((0, 7),)))
    odd = replace(made, bitexts=(replace(bitext, matches=(*others, last)), made.bitexts[1]), pool=(target, memo))
    row = rows(files(odd)["quotes.tsv"])[-1]
    assert [row[name] for name in NEAREST] == {
        "moved": ["en/notes/memo.txt", "33", "49", "in or leave.  =1"],
        "not in the corpus": ["en/elsewhere.txt", "", "", "in or leave.  =1"],
        "none": [""] * 4,
    }[case]


def test_offsets_are_those_of_the_text() -> None:
    whole = corpus().bitexts[0].source.document.text
    for row in rows(files(corpus())["quotes.tsv"]):
        assert whole[int(row["start"]) : int(row["end"])] == row["text"]


def test_beads_stand_with_their_sentences() -> None:
    made = rows(files(corpus())["alignment.tsv"])
    assert list(made[0]) == list(ALIGNMENT)
    assert [(row["source_sentences"], row["target_sentences"]) for row in made] == [
        ("s1", "s1"),
        ("s2 s3", "s2"),
        ("s4 s5", "s3"),
        ("s6 s7", "s4"),
        ("s8", ""),
        ("", "s5"),
    ]
    assert made[1]["source_text"] == "« Nous restons. Nous ne “céderons” pas », a dit Léa Roy."


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_every_row_is_one_line_without_controls_and_its_id_is_in_the_tei_file(made: Corpus) -> None:
    tei = b"".join(content for path, content in render(made, ("tei",)) if path.startswith("fr/"))
    for name, header in (("quotes.tsv", QUOTES), ("alignment.tsv", ALIGNMENT)):
        content = files(made)[name]
        lines = content.splitlines()
        assert content.count("\n") == len(lines)
        assert all(line.count("\t") == len(header) - 1 for line in lines)
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for line in lines for c in line if c != "\t")
        assert all(f'xml:id="{row["id"]}"'.encode() in tei for row in rows(content))


def test_a_spreadsheet_takes_nothing_for_a_formula_where_that_is_asked_for() -> None:
    made = corpus()
    match = made.bitexts[0].matches[0]
    original = type(match.original)("en/notes/memo.txt", made.pool[1].sentences[3].span, "=1+1 is", 0.5, "@x")  # type: ignore[misc]
    bitext = type(made.bitexts[0])(
        made.bitexts[0].source, None, (), (type(match)(match.quote, original, "altered", 0.5),)
    )
    odd = Corpus((bitext,), made.pool)
    assert rows(files(odd)["quotes.tsv"])[0]["original_text"] == "=1+1 is"
    safe = files(odd, given_=Settings(spreadsheet=True))["quotes.tsv"]
    assert safe.startswith("\ufeff")
    row = next(csv.DictReader(io.StringIO(safe.removeprefix("\ufeff")), delimiter="\t"))
    assert (row["original_text"], row["original_speaker"], row["start"]) == ("'=1+1 is", "'@x", "20")
    assert '"' in safe.splitlines()[1]


def test_the_manifest_has_the_digest_of_every_file() -> None:
    made = dict(render(corpus(), ("tei", "tsv")))
    manifest = json.loads(made.pop("manifest.json"))
    assert {name: entry["sha256"] for name, entry in manifest["files"].items()} == {
        name: hashlib.sha256(content).hexdigest() for name, content in made.items()
    }
    assert manifest["aligner"] == "0.1.0+test" and manifest["models"] == {"encoder": "ab" * 32}
    assert manifest["counts"] == {"bitexts": 2, "pairs": 1, "pool": 2, "beads": 6, "quotes": 4, "matches": 3}


def test_the_card_counts_and_nothing_in_the_corpus_breaks_it() -> None:
    card = files(corpus(), "card", Settings(title="A | <b>*x*</b>"))["DATACARD.md"]
    assert card.startswith("# A \\| \\<b\\>\\*x\\*\\</b\\>\n")
    assert "| French | 2 | 10 | 30 | 4 |" in card and "| 2-1 | 3 | 0.810 |" in card
    assert "3 quotations searched for, 2 of them found" in card and "ab" * 32 in card


def test_the_citation_file_is_yaml_that_no_name_breaks() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    given_ = Settings('T: "x"\n- y', "P", "Anne: Durand", "CC-BY-4.0", "https://example.org/l", "2025-02-03")
    made = yaml.safe_load(files(corpus(), "card", given_)["CITATION.cff"])
    assert made["title"] == 'T: "x" - y' and made["authors"] == [{"name": "Anne: Durand"}]
    assert (made["cff-version"], made["license"], made["type"]) == ("1.2.0", "CC-BY-4.0", "dataset")
    assert made["date-released"] == "2025-02-03"
    assert "license" not in yaml.safe_load(files(corpus(), "card", Settings(licence="mine"))["CITATION.cff"])


def test_flat_files_hold_sentence_pairs_with_the_ids_of_the_full_ones() -> None:
    made = dict(render(corpus(), ("tei", "tei-flat")))
    flat = etree.fromstring(made["flat/fr/greve.xml"])
    beads = [[s.get(f"{{{XML}}}id") for s in ab] for ab in flat.iter("{*}ab")]
    assert beads[:2] == [["fr_greve_s1", "en_greve_s1"], ["fr_greve_s2", "fr_greve_s3", "en_greve_s2"]]
    full = made["fr/greve.xml"].decode()
    assert all(f'xml:id="{name}"' in full for bead in beads for name in bead)
