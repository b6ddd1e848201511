"""The look, seen by a browser: readable, never wider than the screen, asking no other host."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Request, sync_playwright

from variorum.publish import Engine, publish

pytestmark = pytest.mark.browser

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("VARIORUM_BROWSER_REQUIRED"):
            pytest.fail("Chromium is required here and is not installed")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(params=["mkdocs", "zensical"])
def address(request: pytest.FixtureRequest, root: Path, files: dict[str, bytes]) -> Iterator[str]:
    engine: Engine = request.param
    look = resources.files("variorum.render") / "assets" / "variorum.css"
    files["assets/variorum.css"] = look.read_bytes()
    files["specimen.md"] = Path(__file__).with_name("specimen.md").read_bytes()
    nav = [{"Home": "index.md"}, {"Specimen": "specimen.md"}, {"Aboard": "claims/aboard.md"}]
    config = {"site_name": "The harbour", "nav": nav, "copyright": "Annotations: CC BY 4.0"}
    site = root / "site"
    publish(root, files, config, engine=engine, site_dir=site, report=lambda line: None)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def _note_request(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def _note_error(broken: list[str], error: Error) -> None:
    broken.append(str(error))


def _note_message(said: list[str], message: ConsoleMessage) -> None:
    said.append(message.text)


def test_the_policy_stops_nothing_that_a_page_needs(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", partial(_note_message, said))
    page.on("pageerror", partial(_note_error, said))
    for name in ("specimen.html", "404.html", "index.html"):
        page.goto(f"{address}/{name}")
        page.wait_for_function("document.documentElement.classList.contains('js')")
        page.locator("form[data-md-component=palette] label:visible").first.click()
        page.wait_for_function("document.body.dataset.mdColorMedia?.includes('light')")
        page.evaluate("localStorage.clear()")
    page.keyboard.press("/")
    page.keyboard.type("harbour-master", delay=10)
    page.get_by_text("About 40, says the harbour-master").first.wait_for()
    page.wait_for_function("[...document.styleSheets].every(sheet => sheet.cssRules.length)")
    assert said == []
    # What the policy is for: a script that came in by some other way does not run.
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"a=1\">')")
    page.wait_for_timeout(200)
    assert page.evaluate("typeof a") == "undefined"
    assert any("Content Security Policy" in message for message in said)
    context.close()


def test_every_part_is_accessible_fits_and_loads_from_here_only(
    browser: Browser, address: str
) -> None:
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for width in (360, 1440):
        for scheme in schemes:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme
            )
            page = context.new_page()
            asked: list[str] = []
            broken: list[str] = []
            page.on("request", partial(_note_request, asked))
            page.on("pageerror", partial(_note_error, broken))
            page.goto(f"{address}/specimen.html")
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            scrolled, inner = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert scrolled <= inner
            violations = Axe().run(page).response["violations"]
            assert [violation["id"] for violation in violations] == []
            assert broken == []
            assert [url for url in asked if not url.startswith((address, "data:"))] == []
            context.close()
