from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from aligner.model import Bitext, Corpus, Document, Sentence, Span, Text, Translation
from aligner.report import render
from aligner.report.machine import DOUBTFUL, rendered

GOOD = Translation(Span(0, 5), "It rains.", -0.3, "argos:x", (), DOUBTFUL + 0.1)


@pytest.mark.parametrize(
    ("made", "doubtful", "why"),
    [
        (GOOD, False, "expected chrF 0.55"),
        (replace(GOOD, quality=0.3), True, "expected chrF 0.30"),
        (replace(GOOD, flags=("number", "name")), True, "number, name; expected chrF 0.55"),
        (replace(GOOD, quality=None), False, ""),
    ],
)
def test_what_is_flagged_or_likely_bad_is_doubtful(made: Translation, doubtful: bool, why: str) -> None:
    shown = rendered(made)
    assert (shown.text, shown.doubtful, shown.why) == ("It rains.", doubtful, why)


def test_the_page_shows_it_apart_and_marks_what_not_to_trust() -> None:
    body = "Il pleut. Il neige."
    spans = Span(0, 9), Span(10, 19)
    sentences = tuple(Sentence("fr/a.txt", i, 0, span, span.of(body)) for i, span in enumerate(spans))
    made = replace(GOOD, source=spans[0]), replace(GOOD, source=spans[1], text="It <snows>.", flags=("number",))
    source = Text(Document("fr/a.txt", "fr", "a.txt", body), sentences)
    page = html.document_fromstring(render(Corpus((Bitext(source, None, translations=made),), ())))
    [details] = page.xpath("//details[@class='machine']")
    assert details.find("summary").text == "Machine translation, parts of it doubtful"
    paragraph = details.find("p")
    assert paragraph.get("lang") == "en-t-fr-t0-und"
    assert "It rains." in paragraph.text_content()
    [doubtful] = paragraph.findall("span")
    assert doubtful.text.startswith("It <snows>.")
    assert doubtful.get("title") == "number; expected chrF 0.55"
    assert not render(Corpus((Bitext(source, None),), ())).count('<details class="machine"')
