"""The app in a browser, by keyboard: what is corrected there holds after a reload, in a later run, and in TEI."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from aligner.decisions import Store
from aligner.formats.tei.check import check
from tests.review.conftest import ready
from tests.review.test_server import align

T = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture
def page(local: Any, visit: Any) -> Any:  # in this order, so that pages close before their server does
    return visit(local("Ada"))


def press(page: Any, keys: str, said: str) -> None:
    """Press keys one after the other; after the last one the app says something of this pattern."""
    for key in keys.split():
        page.keyboard.press(key)
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(page.locator(".review-about")).to_have_text(re.compile(said), timeout=15_000)
    ready(page)


def to_text(page: Any) -> None:
    page.evaluate("document.querySelector('.text.paired').scrollIntoView()")


def test_a_bead_corrected_by_keyboard_holds_after_reload_and_rerun_and_tei_says_who(
    start: Any, visit: Any, folder: Path
) -> None:
    page = visit(start(folder).url)
    to_text(page)
    press(page, "j j", "Bead .*not decided")
    first = page.evaluate("document.activeElement.dataset.id")
    press(page, "m", "merge: kept")
    merged = page.evaluate("document.activeElement.dataset.id")
    assert merged != first and page.locator(f"[data-id='{first}']").count() == 0
    page.reload()
    ready(page)
    assert page.locator(f".b[data-id='{merged}'][data-decision=corrected]").count() >= 2
    (entry,) = Store(folder / "decisions.tsv").read()
    assert (entry.by, entry.action) == ("Ada", "merge")

    out = folder.parent / "aligned"
    done = align(folder / "fr", folder / "en", "-o", out, "--translator", "none", "--quiet")
    assert done.returncode == 0 and "not kept" not in done.stdout, done.stderr
    tree = etree.parse(str(out / "fr/library.xml"))
    (link,) = tree.xpath("//t:link[contains(@ana, 'st:corrected')]", namespaces=T)
    (who,) = tree.xpath(f"//t:respStmt[@xml:id='{link.get('resp')[1:]}']/t:name", namespaces=T)
    assert who.text == "Ada"
    sides = re.fullmatch(r"fr_library_(\S+)_(\S+)", merged)
    assert sides
    ends = [tree.xpath(f"//*[@xml:id='{end[1:]}']")[0] for end in link.get("target").split()]
    counts = [len(end.get("target").split()) if end.tag.endswith("ptr") else 1 for end in ends]
    assert counts == [1 + int(b or a) - int(a) for a, b in re.findall(r"s(\d+)(?:-(\d+))?", " ".join(sides.groups()))]
    assert check(out / "fr/library.xml", "aligner") == ()


def test_undo_split_and_move_by_keyboard(page: Any, folder: Path) -> None:
    page.locator(".paired .fr .b[data-type='1-1']").nth(2).click()
    press(page, "", "Bead 1-1: not decided")
    before = page.locator(".b").count()
    press(page, "s", "split: kept")
    assert page.locator(".b[data-decision=corrected]").count() == 2
    press(page, "u", "undone")
    assert page.locator("[data-decision]").count() == 0 and page.locator(".b").count() == before
    press(page, "U", "back again")
    assert page.locator(".b[data-decision=corrected]").count() == 2
    press(page, "u", "undone")
    page.locator(".paired .fr .b[data-type='1-1']").nth(2).click()
    press(page, "Alt+ArrowDown", "move: kept")
    types = page.evaluate("[...document.querySelectorAll('[data-decision]')].map(node => node.dataset.type)")
    assert "1-0" in types and len(set(types)) == 2
    actions = [entry.action for entry in Store(folder / "decisions.tsv").read()]
    assert actions == ["split", "undo", "undo", "undo", "move"]


def test_accepting_goes_on_without_a_new_page(page: Any, folder: Path) -> None:
    page.evaluate("window.same = true")
    to_text(page)
    press(page, "j a", "accepted by Ada")
    press(page, "g", "not decided")
    press(page, "x", "rejected by Ada")
    press(page, "n a", "Quote .*accepted by Ada")
    assert page.evaluate("window.same") is True
    statuses = page.evaluate(
        "[...new Set([...document.querySelectorAll('[data-decision]')].map(n => n.dataset.decision))]"
    )
    assert sorted(statuses) == ["accepted", "rejected"]
    assert [entry.what for entry in Store(folder / "decisions.tsv").read()] == ["bead", "bead", "match"]


def test_other_words_are_chosen_by_keyboard(page: Any, folder: Path) -> None:
    to_text(page)
    press(page, "n e", "Quote 1")
    page.wait_for_selector("#review-original[open]")
    page.focus("#review-find")  # at once: the text, which comes later, leaves the focus where it is
    page.keyboard.type("queued along the quay")
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(page.locator("#review-words")).not_to_have_value("")
    page.keyboard.press("Enter")
    page.wait_for_selector("textarea:focus")
    selected = page.evaluate(
        "(() => { const a = document.activeElement; return a.value.slice(a.selectionStart, a.selectionEnd) })()"
    )
    assert selected == "queued along the quay"
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#review-verdict:focus")  # words elsewhere: which verdict?
    assert not Store(folder / "decisions.tsv").read()
    page.select_option("#review-verdict", "paraphrase")
    page.keyboard.press("Enter")
    press(page, "", "^kept")
    (entry,) = Store(folder / "decisions.tsv").read()
    assert entry.action == "span" and entry.value.startswith("paraphrase ")
    assert entry.text.endswith("| queued along the quay")
    assert page.locator(".call[data-decision=corrected]").count() == 1


def test_keys_can_be_switched_off_and_typing_decides_nothing(page: Any, folder: Path) -> None:
    to_text(page)
    press(page, "j", "Bead")
    page.keyboard.press("/")
    page.keyboard.type("max")
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('shortcuts').click()")
    to_text(page)
    page.locator(".text.paired .b").nth(2).click()
    for key in ("a", "x", "m", "s", "u", "w"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert not Store(folder / "decisions.tsv").read()
    page.get_by_role("button", name="accept").click()
    page.wait_for_selector("[data-decision=accepted]")


def test_another_window_is_told_that_somebody_decided(page: Any, visit: Any, local: Any) -> None:
    other = visit(local("Bob"))
    to_text(other)
    press(other, "j j a", "accepted by Bob")
    press(page, "", "Somebody else has decided")
    page.reload()
    ready(page)
    assert page.locator(".b[data-decision=accepted]").count() >= 2
