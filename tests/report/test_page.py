"""The page in a real browser: joined on hover and focus, found, filtered, read by keyboard, printed, and accessible."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aligner.model import Corpus
from aligner.report import render

Open = Callable[..., Any]


def lit(page: Any) -> set[str]:
    return set(page.eval_on_selector_all(".row .b.on", "nodes => nodes.map(n => n.innerText)"))


def shown(page: Any) -> int:
    return int(page.locator(".row:visible").count())


def test_hover_joins_the_bead_in_both_languages(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus))
    page.hover("#fr_greve_s5")
    assert lit(page) == {"Il pleut.", "It rains."}
    assert page.inner_text("#peek") == "1-1, 0.97"
    page.hover("h1")
    assert lit(page) == set() and page.inner_text("#peek") == ""


def test_hover_joins_a_quote_with_its_original_and_its_cue(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus))
    page.hover("#fr_greve_s6 mark")
    assert page.locator("#en_greve_s4 mark.on").inner_text() == "Never,"
    assert page.locator("#fr_greve_s6 .cue.on").inner_text() == "crie Ali"
    assert page.inner_text("#peek") == "2 · verbatim · 99% confidence · Ali"


def test_a_click_on_a_quote_opens_its_note(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus))
    page.click("#fr_greve_s2 mark")
    note = page.locator("#apparatus")
    note.wait_for(state="visible")
    assert "« 2031 » for '2030'" in note.inner_text()
    assert page.locator("#apparatus-note [id]").count() == 0, "a copy has no ids, they are the note's"
    page.click("#note-next")
    assert "Never," in note.inner_text()
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_everything_by_keyboard(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus))
    focused = "() => document.activeElement"
    for _ in range(3):
        page.keyboard.press("j")
    assert page.evaluate(focused + ".innerText") == "Il pleut."
    assert lit(page) == {"Il pleut.", "It rains."}
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused + ".innerText") == "It rains."
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("k")
    assert page.evaluate(focused + ".dataset.id") == "fr_greve_s2-4_s2"
    page.keyboard.press("Enter")
    assert page.evaluate(focused + ".id") == "apparatus-note"
    page.keyboard.press("Escape")
    assert page.evaluate(focused + ".dataset.note") == "note-fr_greve_q1"
    page.keyboard.press("n")
    assert page.evaluate(focused + ".dataset.note") == "note-fr_greve_q2"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#shortcuts").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate(focused + ".id") != "search", "single keys are switched off"
    page.keyboard.press("?")
    assert not page.locator("#help").is_visible()


def test_search_finds_without_accents_and_marks_the_hits(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus))
    everything = shown(page)
    page.keyboard.press("/")
    page.keyboard.type("LEA ROY")
    # The search follows the keys: what it says of the first letters may come in between.
    page.locator("#status", has_text="4 hits").wait_for()
    assert page.inner_text("#status") == f"4 hits · 2 of {everything} passages"
    assert shown(page) == 2
    hits = page.evaluate("[...CSS.highlights.get('hits')].map(range => range.toString())")
    assert hits == ["Léa Roy"] * 4
    page.keyboard.press("Enter")
    assert "hit 1 of 4" in page.inner_text("#status")
    page.keyboard.press("Escape")
    assert shown(page) == everything and page.input_value("#search") == ""
    page.fill("#search", "xyzzy")
    page.wait_for_selector("#nothing", state="visible")
    assert shown(page) == 0


def test_filters_by_verdict_and_speaker(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus))
    page.click("#filters > summary")
    for verdict in ("verbatim", "paraphrase", "none"):
        page.uncheck(f"#verdicts input[value={verdict}]")
    assert shown(page) == 1 and "1 quote" in page.inner_text("#status")
    assert page.locator("#text-fr_seul").is_hidden()
    page.click("#clear")
    page.select_option("#speaker", label="Ali (2)")
    assert page.inner_text("#status") == "2 quotes · 2 of 5 passages"
    page.click("#clear")
    page.uncheck("#verdicts input[value=verbatim]")
    faded = page.locator("mark.off:visible")
    assert set(faded.all_text_contents()) == {
        "Nous resterons dans le grand port",  # in a passage that stays for another quote
        "We stay. Nobody leaves before 2031,",  # nobody has looked for it
    }


@pytest.mark.parametrize("width", [320, 390, 760, 1280])
def test_the_filters_open_within_the_screen(width: int, corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus), viewport={"width": width, "height": 700})
    page.click("#filters > summary")
    box = page.locator(".filter-box").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= 700
    lefts = {page.locator("#verdicts input").nth(i).bounding_box()["x"] for i in range(4)}
    assert len(lefts) == 1, "the boxes stand in a column"


def test_a_link_to_a_note_leads_to_its_quote(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus), "#note-fr_seul_q3")
    page.wait_for_selector("#apparatus", state="visible")
    assert page.evaluate("document.activeElement.dataset.note") == "note-fr_seul_q3"


def test_colours_follow_the_system_and_the_reader(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus), color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)
    page.click("#theme")
    assert page.inner_text("#theme-name") == "light" and page.evaluate(colour) != dark
    page.reload()
    assert page.evaluate(colour) != dark, "it is remembered"
    page.keyboard.press("d")
    assert page.evaluate(colour) == dark


def test_without_scripts_it_is_a_book_with_notes(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus), java_script_enabled=False)
    assert page.locator("#bar").is_hidden() and page.locator("#apparatus").is_hidden()
    page.locator("a[href='#note-fr_greve_q1'][role]").click()
    assert page.locator("#note-fr_greve_q1").is_visible()


def test_print_opens_the_notes_and_drops_the_controls(corpus: Corpus, visit: Open) -> None:
    page = visit(render(corpus), color_scheme="dark")
    page.click("#fr_greve_s2 mark")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#bar").is_hidden() and page.locator("#apparatus").is_hidden()
    assert page.locator("#note-fr_seul_q1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(width: int, corpus: Corpus, attacked: Corpus, visit: Open) -> None:
    for made in (corpus, attacked):
        page = visit(render(made), viewport={"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_attack_stays_text(attacked: Corpus, attack: str, visit: Open) -> None:
    page = visit(render(attacked))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for mark in page.locator(".row mark").all():
        mark.hover()
    page.locator(".row mark").first.click()
    page.click("#filters > summary")
    page.select_option("#speaker", index=1)
    page.keyboard.press("n")
    assert page.evaluate("typeof pwned") == "undefined"
    assert page.locator("img, iframe").count() == 0
    assert "<script>pwned=1</script>" in page.locator("#apparatus").inner_text()
    assert page.locator("article h2").first.inner_text().startswith(attack[:24])


def test_the_policy_stops_what_is_put_in_later(corpus: Corpus, visit: Open, chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "changed.html"
    path.write_text(render(corpus).replace("</body>", "<script>window.pwned = 1</script></body>"), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    assert page.evaluate("typeof pwned") == "undefined"
    refused = "() => fetch('data:,x').then(() => false, () => true)"
    assert page.evaluate(refused)
    page.close()


def axe() -> str:
    """Return axe-core's source, from AXE_CORE or a node_modules folder at or above the working folder."""
    named = os.environ.get("AXE_CORE")
    places = (
        [Path(named)] if named else [p / "node_modules/axe-core/axe.min.js" for p in (Path.cwd(), *Path.cwd().parents)]
    )
    for place in places:
        if place.is_file():
            return place.read_text(encoding="utf-8")
    pytest.skip("no axe-core: npm install axe-core, or name axe.min.js in the environment variable AXE_CORE")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280], ids=["phone", "wide"])
def test_axe_finds_no_violation(scheme: str, width: int, corpus: Corpus, visit: Open) -> None:
    """The viewport is as high as the page, so that nothing is left out as not yet seen."""
    source = axe()
    page = visit(render(corpus), color_scheme=scheme, viewport={"width": width, "height": 6000})
    states = {
        "at first": "",
        "open and lit": """
            document.querySelector('.row .call').click();
            document.querySelectorAll('details').forEach(d => d.open = true);
            document.querySelectorAll('.row mark, .row .b').forEach(m => m.classList.add('on'));""",
        "help": "document.getElementById('help').showModal()",
    }
    page.evaluate(source)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    for state, script in states.items():
        page.evaluate(f"() => {{ {script} }}")
        result = page.evaluate("options => axe.run(document, options)", options)
        told = [
            (v["id"], [n["html"][:150] + n["failureSummary"] for n in v["nodes"][:3]]) for v in result["violations"]
        ]
        assert not told, f"{state}: {json.dumps(told, indent=1, ensure_ascii=False)}"
        passed = {rule["id"]: len(rule["nodes"]) for rule in result["passes"]}
        assert passed["color-contrast"] > (20 if state == "help" else 60), "axe had something to check"
