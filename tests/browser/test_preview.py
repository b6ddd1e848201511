"""A page of the preview loads anew, under the policy that published pages carry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browsing import new_context

from variorum.preview.server import PreviewServer, serving
from variorum.publish.gate.elements import policy

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def write(site: Path, words: str) -> None:
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy(())}">'
    head = f'<meta charset="utf-8">{head}<link rel="icon" href="data:,">'
    page = f"<!doctype html><head>{head}</head><body><p>{words}</p></body>"
    (site / "index.html").write_text(page, encoding="utf-8")


def test_open_pages_show_the_new_site(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, "first")
    context = new_context(browser)
    errors: list[str] = []
    with serving(PreviewServer(tmp_path, 0, errors.append)) as server:
        pages = [context.new_page() for _ in range(2)]
        for page in pages:
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda message: errors.append(message.text))
            page.goto(server.address)
        for words in ("second", "third"):
            write(tmp_path, words)
            server.reload()
            for page in pages:
                page.get_by_text(words).wait_for()
        assert errors == []
    context.close()


def test_a_page_that_is_the_same_stays(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, "first")
    (tmp_path / "other.html").write_bytes((tmp_path / "index.html").read_bytes())
    context = new_context(browser)
    with serving(PreviewServer(tmp_path, 0, print)) as server:
        page, other = (context.new_page() for _ in range(2))
        page.goto(server.address)
        other.goto(f"{server.address}other.html")
        other.evaluate("window.unfolded = true")
        write(tmp_path, "second")
        content = (tmp_path / "index.html").read_bytes()
        write(tmp_path, "first")
        server.show_ahead({"index.html": content})
        page.get_by_text("second").wait_for()
        page.evaluate("window.unfolded = true")
        # What was shown ahead is in the site now, so nothing loads anew before the next change.
        write(tmp_path, "second")
        server.show_site()
        server.show_ahead({"other.html": content})
        other.get_by_text("second").wait_for()
        assert page.evaluate("window.unfolded") is True
        assert other.evaluate("window.unfolded ?? null") is None
    context.close()
