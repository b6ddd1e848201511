"""The page of `variorum annotate` in the browser: pull requests read, mistakes told, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.hand import opened
from tests.browsing import Seen, new_context, served, violations, widths

from variorum.pipeline.annotating import Annotation
from variorum.preview.desk import Desk
from variorum.preview.server import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
def annotation(harbour: Path) -> Annotation:
    return Annotation(harbour)


@pytest.fixture
def review(annotation: Annotation) -> Iterator[Desk]:
    with serving(Desk(annotation.answer, 0, print)) as server:
        yield server


COURIER = "data/sources/coast-courier.yaml"


def test_a_pull_request_is_read_claim_by_claim(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, seen = opened(browser, review, "coast-courier", viewport={"width": 1200, "height": 420})
    before = (annotation.root / COURIER).read_text()
    ids = []
    for _ in range(8):
        hand.press("j")
        shown = hand.page.locator("#article .now").first
        box, quote = shown.bounding_box(), hand.page.locator(".quote").inner_text()
        assert box is not None
        assert 0 < box["y"] < 420
        assert shown.inner_text()[:10].split() == quote[: len(shown.inner_text()[:10])].split()
        ids.append(hand.page.locator("#panel h2").first.inner_text())
    assert len(set(ids)) == 8
    hand.press("k", "Enter", "Escape")
    assert hand.page.evaluate("document.activeElement.id") == "article"
    hand.press("j", "Enter", "Enter")
    assert (annotation.root / COURIER).read_text() == before
    hand.page.context.close()
    assert seen == Seen()


def test_what_is_wrong_is_told_while_it_is_written(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, _ = opened(browser, review, "coast-courier")
    before = (annotation.root / COURIER).read_text()
    hand.click("Fewer than 10 people")
    hand.press("Alt+v", "d")
    hand.page.locator("#problems").get_by_text("these words stand in no quotation marks").wait_for()
    marked = hand.page.locator("#article .err")
    assert "no quotation marks" in (marked.first.get_attribute("title") or "")
    assert "".join(marked.all_inner_texts()) == "Fewer than 10 people are aboard"
    assert (annotation.root / COURIER).read_text() == before
    hand.press("ArrowDown", "Tab", "d", "Enter")
    after = (annotation.root / COURIER).read_text()
    assert [line for line in after.split("\n") if line not in before.split("\n")] == [
        "    stance: denies"
    ]
    hand.page.context.close()


def test_another_article_says_it_too(browser: Browser, review: Desk) -> None:
    hand, _ = opened(browser, review, "coast-courier")
    hand.select("oil had reportedly escaped")
    assert "Nearly the same sentence elsewhere" in hand.panel
    assert "“More than 300 tonnes of oil had leaked since Thursday”" in hand.panel
    hand.press("Alt+1")
    fields = hand.page.locator("#panel input")
    shown = [fields.nth(at).input_value() for at in range(fields.count())]
    assert {"Oil leaked", "radio-briefing", "oil-leaked"} <= set(shown)
    hand.page.context.close()


def test_what_is_written_is_not_lost(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, _ = opened(browser, review, "coast-courier")
    path = annotation.root / COURIER
    hand.click("Fewer than 10 people")
    hand.press("Alt+m")
    hand.type("2024-03-02")
    # Somebody else dates it too, and writes a remark elsewhere.
    text = path.read_text()
    at = text.index("as_of", text.index("few-aboard"))
    text = text[:at] + text[at:].replace(
        "as_of: unknown", "as_of: {when: 2024-03, basis: stated, from: [Friday]}", 1
    )
    path.write_text(text + "# mine\n")
    annotation.forget()
    review.reload()
    hand.press("Control+Enter")
    hand.page.get_by_text("was changed meanwhile: `as_of`").wait_for()
    assert "2024-03-02" not in path.read_text()
    assert hand.page.locator("[data-letter=M]").input_value() == "2024-03-02"
    hand.press("Control+Enter")
    assert "when: 2024-03-02" in path.read_text()
    assert path.read_text().endswith("# mine\n")
    # Clicks elsewhere don't throw away what is written.
    hand.click("Fewer than 10 people")
    hand.press("Alt+i")
    hand.type("x")
    hand.click("Twelve people")
    hand.select("oiled birds")
    hand.press("Escape")
    assert hand.page.locator("[data-letter=I]").input_value().endswith("x")
    hand.press("Escape")
    assert "To do" in hand.panel
    hand.page.context.close()


def test_the_page_follows_the_files(browser: Browser, review: Desk, annotation: Annotation) -> None:
    hand, _ = opened(browser, review, "coast-courier")
    assert "8 claims" in hand.page.locator("#progress").inner_text()
    path = annotation.root / COURIER
    path.write_text(
        path.read_text() + "  - {id: new, quote: on the beach, by: none, voice: narrator}\n"
    )
    annotation.forget()
    review.reload()
    hand.page.get_by_text("9 claims").wait_for()
    hand.page.context.close()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(1440, "light"), (768, "dark"), *(
        pytest.param(*each, marks=pytest.mark.long)
        for each in ((1440, "dark"), (768, "light"), (400, "light"), (400, "dark"))
    )],
)  # fmt: skip
def test_it_can_be_read_and_used_by_all(
    browser: Browser, review: Desk, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    hand, seen = opened(browser, review, "coast-courier", viewport=size, color_scheme=scheme)

    def look() -> None:
        wide, window = widths(hand.page)
        assert wide <= window
        assert hand.page.locator("#panel").evaluate("each => each.scrollWidth <= each.clientWidth")
        assert violations(hand.page) == []

    look()
    for keys in (
        ("j", "j", "j"),
        ("Enter", "ArrowDown"),
        ("Escape", "Alt+s", "Alt+n"),
        ("Escape", "Escape", "h"),
        ("Escape", "?"),
    ):
        hand.press(*keys)
        look()
    hand.page.context.close()
    assert seen == Seen()


def test_other_pages_change_nothing(
    browser: Browser, review: Desk, annotation: Annotation, tmp_path: Path
) -> None:
    before = (annotation.root / COURIER).read_bytes()
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil/index.html").write_text("<title>x</title>")
    context = new_context(browser)
    page = context.new_page()
    step = {"do": "remove", "id": "few-aboard"}
    sent = json.dumps({"source": "coast-courier", "version": "", "steps": [step], "write": True})
    with served(tmp_path / "evil") as other:
        page.goto(other)
        for mode, token in (("no-cors", ""), ("cors", review.token)):
            kind = "text/plain" if mode == "no-cors" else "application/json"
            page.evaluate(
                """([where, mode, token, kind, body]) => fetch(where + "do/edit", { method: "POST", mode, body,
                headers: { "Content-Type": kind, ...(token ? { "X-Variorum-Token": token } : {}) } }).catch(() => 0)""",
                [review.address, mode, token, kind, sent],
            )
    assert (annotation.root / COURIER).read_bytes() == before
    page.goto(review.address)
    page.get_by_text("Open the address that the terminal shows").wait_for()
    context.close()


def test_what_was_not_changed_is_not_written(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, seen = opened(browser, review, "coast-courier")
    path = annotation.root / COURIER
    for _ in range(8):
        before = path.read_text()
        hand.press("j", "Enter", "Alt+v", "Tab", "p", "Enter")
        after = path.read_text()
        gone = [line for line in before.split("\n") if line not in after.split("\n")]
        new = [line for line in after.split("\n") if line not in before.split("\n")]
        assert (gone, len(after) - len(before)) == ([], len("    stance: predicts\n"))
        assert new in ([], ["    stance: predicts"])
    before = path.read_text()
    hand.press("h", "Alt+o")
    hand.type("Coast Radio")
    hand.press("Control+Enter")
    assert path.read_text() == before.replace("outlet: unknown", "outlet: Coast Radio")
    hand.page.context.close()
    assert seen == Seen()


def test_parts_of_a_quote_removal_and_passages_set_aside(
    browser: Browser, review: Desk, annotation: Annotation
) -> None:
    hand, seen = opened(browser, review, "coast-courier")
    path = annotation.root / COURIER
    before = path.read_text()
    hand.select("harbour master Nils Oke")
    hand.press("Alt+p")
    hand.select("Coast Radio")
    hand.press("Enter")
    assert "quote: [harbour master Nils Oke, Coast Radio]" in path.read_text()
    # Taken back by its key, pressed twice; another key in between keeps it.
    hand.click("harbour master Nils Oke")
    hand.press("Escape", "j", "Delete", "k", "Delete", "j")
    assert "Nils Oke, Coast Radio]" in path.read_text()
    hand.press("k", "Delete", "Delete")
    hand.click("back to square one")
    hand.press("x", "c")
    assert "{quote: back to square one, reason: caption}" in path.read_text()
    hand.click("back to square one")
    hand.press("x", "i")
    hand.press("ArrowDown", "Shift+ArrowDown", "x", "a")
    assert "reason: navigation}" in path.read_text()
    hand.press("Home", "Escape")
    hand.page.context.close()
    assert seen == Seen()
    assert path.read_text() != before
