"""A search in pieces leads to a claim by its words, with the keyboard alone, and loads little."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response
from tests import lighthouse
from tests.bench.payload import search_payload
from tests.browsing import (
    Open,
    Scheme,
    Seen,
    Window,
    Windows,
    served,
    violations,
    widths,
)

from variorum.publish import Engine, publish
from variorum.publish.search import indexes as pagefind

pytestmark = pytest.mark.browser
# Markup as text, on a page that a stranger wrote.
_PAGE = "# Stranger\n\nA zebra says &lt;img src=x onerror=alert(1)&gt; at noon.\n"
CLAIM = lighthouse.dossier().articles[0].source.claims[0]
WORDS = (CLAIM.quote[0].text or "").strip()
ADDRESS = f"sources/{lighthouse.dossier().articles[0].source.id}.html#claim-{CLAIM.id}"


# The same dialog stands on the pages of both: the second engine's are looked at with the long tests.
@pytest.fixture(scope="module", params=["mkdocs", pytest.param("zensical", marks=pytest.mark.long)])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds a site with pieces under `dossier/`, once from each engine."""
    engine: Engine = request.param
    root = tmp_path_factory.mktemp(engine)
    home = root / "home"
    home.mkdir()
    rendered = lighthouse.rendered()
    config = {**rendered.config, "not_in_nav": f"{rendered.config['not_in_nav']}\n/stranger.md\n"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pagefind, "MOST", 0)
        publish(
            root, {**rendered.files, "stranger.md": _PAGE.encode()}, config,
            engine=engine, site_dir=home / "dossier", report=lambda line: None,
        )  # fmt: skip
    return home


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield f"{address}dossier/"


def ask(page: Page, words: str) -> list[str]:
    """The addresses that the search gives."""
    page.keyboard.press("/")
    # All at once: letter by letter, results of the first letters may come before those of all.
    page.keyboard.insert_text(words)
    page.locator(".v-search__list a").first.wait_for()
    links: list[str] = page.locator(".v-search__list a").evaluate_all("all => all.map(a => a.href)")
    return links


def test_a_claim_is_found_by_its_words_and_reached(open_page: Open, site: str) -> None:
    page, seen = open_page(site + "questions/index.html")
    links = ask(page, WORDS)
    assert site + ADDRESS in links
    for _ in range(links.index(site + ADDRESS) + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(site + ADDRESS)
    assert WORDS in page.locator(f"#claim-{CLAIM.id}").inner_text()
    assert seen == Seen()


def test_the_keyboard_opens_moves_and_closes(open_page: Open, site: str) -> None:
    page, seen = open_page(site + "index.html")
    for key in ("s", "/"):
        page.keyboard.press(key)
        page.locator("dialog[open]").wait_for()
        page.keyboard.type("/s")
        assert page.locator(".v-search__field").input_value() == "/s"
        page.keyboard.press("Escape")
        page.locator("dialog[open]").wait_for(state="detached")
        # Whatever is typed before the field has let go of the keyboard is typed into it.
        page.locator("input:focus").wait_for(state="detached")
    page.locator(".v-search-open").focus()
    page.keyboard.press("Enter")
    page.locator(".v-search__field").fill("")
    page.keyboard.insert_text("lighthouse")
    page.locator(".v-search__list a").first.wait_for()
    focused = "document.activeElement.className"
    page.keyboard.press("ArrowDown")
    assert "v-search__page" in page.evaluate(focused)
    page.keyboard.press("ArrowUp")
    assert "v-search__field" in page.evaluate(focused)
    page.keyboard.press("Escape")
    assert "v-search-open" in page.evaluate(focused)
    assert seen == Seen()


def test_what_is_found_is_text(open_page: Open, site: str) -> None:
    page, seen = open_page(site + "index.html")
    assert any("stranger.html" in link for link in ask(page, "zebra"))
    words = page.locator(".v-search__words", has_text="zebra").first
    assert "<img src=x onerror=alert(1)>" in words.inner_text()
    assert page.locator(".v-search__list :is(img, script)").count() == 0
    assert words.locator("mark").all_inner_texts() == ["zebra"]
    assert seen == Seen()


def test_words_that_no_page_has_are_told_so(open_page: Open, site: str) -> None:
    page, seen = open_page(site + "index.html")
    page.keyboard.press("/")
    page.keyboard.type("qqxxyyzz")
    page.get_by_text("No page has these words.").wait_for()
    assert seen == Seen()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_the_dialog_fits_and_has_no_fault(
    open_page: Open, site: str, width: int, scheme: Scheme
) -> None:
    page, _ = open_page(site + "index.html", width=width, scheme=scheme)
    assert page.locator(".v-search-open").is_visible()
    ask(page, "lighthouse")
    assert violations(page) == []
    wide, window = widths(page)
    assert wide <= window
    found = page.locator(".v-search__found")
    assert found.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_a_query_loads_no_more_than_is_told(browser: Browser, folder: Path, site: str) -> None:
    windows = Windows(browser)
    page, _ = windows.open(site + "index.html", Window())
    answers: list[Response] = []
    # Playwright marks its handlers, which a method of a list does not allow.
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    ask(page, WORDS)
    page.wait_for_load_state("networkidle")
    sizes = {
        answer.url.removeprefix(site): len(gzip.compress(answer.body(), 6, mtime=0))
        for answer in answers
        if pagefind.FOLDER in answer.url
    }
    windows.close()
    print(f"The search loads {sum(sizes.values())} bytes: {sizes}")
    endings = {Path(name.partition("?")[0]).suffix for name in sizes}
    assert {".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"} <= endings
    assert sum(sizes.values()) <= search_payload(folder / "dossier")


def test_nothing_of_it_loads_before_it_is_asked_for(open_page: Open, site: str) -> None:
    _, seen = open_page(site + "index.html")
    assert [url for url in seen.asked if "pagefind" in url] == []


def test_a_search_that_does_not_load_says_so(open_page: Open, site: str) -> None:
    page, _ = open_page(site + "index.html")
    page.route("**/pagefind-entry.json*", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("lighthouse")
    page.get_by_text("The search could not be loaded.").wait_for()
