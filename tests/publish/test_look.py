"""The look, seen by a browser: readable, never wider than the screen, asking no other host."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browsing import (
    Seen,
    Window,
    Windows,
    await_paint,
    new_context,
    served,
    unfold,
    violations,
    widths,
)
from tests.sites import project_look

from variorum.publish import Engine, publish
from variorum.render.site import LOADED

pytestmark = pytest.mark.browser
# Files of ours that these tests look at; the others are stand-ins.
OWN = ("variorum.css", "pages.css", "search.css", "search.js", "search_found.js")


@pytest.fixture(params=["mkdocs", "zensical"])
def address(request: pytest.FixtureRequest, root: Path, files: dict[str, bytes]) -> Iterator[str]:
    engine: Engine = request.param
    own = resources.files("variorum.render") / "assets"
    files |= {f"assets/{name}": (own / name).read_bytes() for name in OWN}
    files["specimen.md"] = Path(__file__).with_name("specimen.md").read_bytes()
    nav = [{"Home": "index.md"}, {"Specimen": "specimen.md"}, {"Aboard": "claims/aboard.md"}]
    config = {
        **LOADED,
        "site_name": "The harbour",
        "nav": nav,
        "copyright": "Annotations: CC BY 4.0",
    }
    site = root / "site"
    publish(root, files.items(), config, engine=engine, site_dir=site, report=lambda line: None,
            look=project_look())  # fmt: skip
    with served(site) as address:
        yield address


def test_the_policy_stops_nothing_that_a_page_needs(browser: Browser, address: str) -> None:
    context = new_context(browser, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in ("specimen.html", "404.html", "index.html"):
        page.goto(f"{address}{name}")
        page.wait_for_function("document.documentElement.classList.contains('js')")
        page.locator("form[data-md-component=palette] label:visible").first.click()
        page.wait_for_function("document.body.dataset.mdColorMedia?.includes('light')")
        page.evaluate("localStorage.clear()")
    await_paint(page)
    page.keyboard.press("/")
    page.keyboard.type("harbour-master", delay=10)
    page.get_by_text("About 40, says the harbour-master").first.wait_for()
    page.wait_for_function("[...document.styleSheets].every(sheet => sheet.cssRules.length)")
    assert said == []
    # What the policy is for: a script that came in by some other way does not run.
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(
            """() => new Promise((failed) => {
              document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='a=1'>");
              document.body.lastElementChild.addEventListener("error", failed);
            })"""
        )
    assert page.evaluate("typeof a") == "undefined"
    context.close()


def test_every_part_is_accessible_fits_and_loads_from_here_only(
    browser: Browser, address: str
) -> None:
    windows = Windows(browser)
    for window in (Window(360, scheme="dark"), Window(1440, scheme="light")):
        page, seen = windows.open(f"{address}specimen.html", window)
        unfold(page)
        scrolled, inner = widths(page)
        assert scrolled <= inner
        assert violations(page) == []
        assert seen == Seen()
    windows.close()
