from __future__ import annotations

from pathlib import Path

import pytest

from aligner.pipeline.terminology import GlossaryTerms, glossary_terms
from aligner.translation import Breach

ROWS = """source\ttarget\tstatus\ttarget_variants\tforbidden_target\tscope
conseil d'administration\tboard\t\tboard of directors\tadministrative council\t
démissionner\tresign\t\tstep down\t\t
fusion\tmerger\t\t\t\tfr/2023*
PDG\tPDG\tkeep\t\t\t
"""


@pytest.fixture
def terms(tmp_path: Path) -> GlossaryTerms:
    path = tmp_path / "glossary.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return glossary_terms(path)


def test_what_a_rendering_lacks_is_what_the_check_finds(terms: GlossaryTerms) -> None:
    sentence = "Le conseil d'administration a vu le PDG démissionner."
    assert terms.breaches(sentence, "The board of directors saw the PDG step down.") == ()
    assert terms.breaches(sentence, "The administrative council saw the PDG resigning.") == (
        Breach(3, 27, ("board", "board of directors")),
    )
    lacking = terms.breaches(sentence, "The council saw him leave.")
    assert {sentence[b.start : b.end]: b.targets for b in lacking} == {
        "conseil d'administration": ("board", "board of directors"),
        "PDG": (),
        "démissionner": ("resign", "step down"),
    }


def test_inflected_forms_are_found(terms: GlossaryTerms) -> None:
    [breach] = terms.breaches("Elles ont démissionné hier.", "They left yesterday.")
    assert (breach.start, breach.end) == (10, 21)


def test_rows_hold_within_their_scope(terms: GlossaryTerms) -> None:
    sentence = "La fusion a échoué."
    assert terms.within("fr/2024-a.txt").wanted(sentence) == ()
    assert terms.within("fr/2023-a.txt").wanted(sentence) != ()
    assert [b.targets for b in terms.within("fr/2023-a.txt").breaches(sentence, "The fusion failed.")] == [("merger",)]
