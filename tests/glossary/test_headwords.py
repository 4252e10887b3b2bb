"""A row gives its term in the base form: a noun that is also a form of a verb is not found in that verb."""

from __future__ import annotations

import pytest

from aligner.formats.shared.rebuild import bitext_of
from aligner.glossary import check, lint, parse


def findings(glossary: str, french: str, english: str) -> list[str]:
    known, problems = parse("source\ttarget\n" + glossary)
    assert not problems
    bitext = bitext_of(("fr/a", "fr"), ("en/a", "en"), [([french], [english], 1.0)])
    return [finding.rule for finding in check([bitext], known)]


@pytest.mark.parametrize(
    ("headword", "target", "verb", "noun"),
    [
        ("été", "summer", "Elle était là, ils sont partis, il a été malade.", "Les étés sont longs."),
        ("fait", "fact", "Il fera beau, ils font du bruit.", "Le fait est connu."),
        ("reçu", "receipt", "Paul reçoit une lettre.", "Il garde les reçus."),
        ("dit", "saying", "Il disait la vérité.", "Un dit ancien."),
        ("vu", "sight", "Elle voit la mer.", "Au vu de tous."),
        ("tenu", "held note", "Il tient la corde.", "Un tenu long."),
    ],
)
def test_a_headword_is_found_as_a_noun_and_not_in_the_verb(headword: str, target: str, verb: str, noun: str) -> None:
    row = f"{headword}\t{target}\n"
    assert findings(row, verb, "Nothing of the kind.") == []
    assert findings(row, noun, "Nothing of the kind.") == ["missing"]
    assert findings(row, noun, f"The {target} it is.") == []


def test_verbs_are_found_in_all_their_forms_and_lint_says_what_is_unclear() -> None:
    assert findings("faire\tmake\n", "Ils font du bruit.", "Nothing.") == ["missing"]
    assert findings("pouvoir\tpower\n", "Il peut venir.", "He may come.") == ["missing"]
    known, _ = parse("source\ttarget\tpos\nété\tsummer\t\npouvoir\tpower\t\nfait\tfact\tnoun\nmer\tsea\t\n")
    told = [finding for finding in lint(known, "") if finding.rule == "reading"]
    assert [(finding.row, finding.severity) for finding in told] == [(2, "info"), (3, "info")]
