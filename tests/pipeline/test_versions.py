"""English versions made by machine: what they are called, and that no original comes from them."""

from __future__ import annotations

from pathlib import Path

from aligner import pipeline
from aligner.model import QuoteMatch
from aligner.pipeline import Options

CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLE = CORPUS / "fr" / "2024-09-27_anthropic-mocks-openai.txt"


def matches(cache: Path, *english: Path) -> list[QuoteMatch]:
    run = pipeline.run([ARTICLE], english, Options(translator="none", cache=cache))
    return [match for bitext in run.corpus.bitexts for match in bitext.matches]


def test_quotes_lead_to_the_same_originals_with_a_machine_s_version_and_without(tmp_path: Path) -> None:
    without = matches(tmp_path, CORPUS / "en")
    beside = matches(tmp_path, CORPUS / "en", CORPUS / "en-machine")
    assert len(without) > 2
    assert any(match.original for match in without)
    assert [match.original for match in beside] == [match.original for match in without]
    assert not [m for m in beside if m.original and "machine" in m.original.document_id]


def test_all_of_the_machine_s_versions_say_what_they_are() -> None:
    rows = (CORPUS / "en-machine" / "metadata.tsv").read_text(encoding="utf-8").splitlines()
    head = rows[0].split("\t")
    origins = {row.split("\t")[head.index("path")]: row.split("\t")[head.index("origin")] for row in rows[1:]}
    texts = {path.name for path in (CORPUS / "en-machine").glob("*.txt")}
    assert len(texts) == 5
    assert origins == dict.fromkeys(texts, "machine-translation")
