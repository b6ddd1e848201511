"""The search leads to a claim by its words, with the keyboard alone, shows words as words, and loads
nothing before it is asked for."""

from __future__ import annotations

import gzip
import re
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
from tests.reliability.gate.setting_constructs import WORDS as HOSTILE
from tests.sites import real_dossier

from variorum.publish import Engine, publish
from variorum.publish.search import FOLDER
from variorum.render.escape import front_matter, heading, markup
from variorum.render.keywords import keywords

pytestmark = pytest.mark.browser
CLAIM = lighthouse.dossier().articles[0].source.claims[0]
WORDS = (CLAIM.quote[0].text or "").strip()
ADDRESS = f"sources/{lighthouse.dossier().articles[0].source.id}.html#claim-{CLAIM.id}"
# Quotes in scripts without spaces, or with marks that few people type, and what each is found by.
WRITTEN = {"40 名船员": "船员", "le pétrolier échoué": "petrolier", "ผู้เสียชีวิต40คน": "40"}


def pages() -> dict[str, bytes]:
    """Pages that a stranger could write: words that look like markup, and quotes as `WRITTEN` has them."""
    found_as = keywords(lighthouse.dossier().names)
    quotes = [
        f"{heading(2, f'“{quote}”', f'quote-{number}')}\n\n<p>The stranger, reported speech.</p>\n"
        f"<p hidden>⁂ {markup(found_as(quote))}</p>"
        for number, quote in enumerate(WRITTEN)
    ]
    texts = {"stranger.md": "\n\n".join(("# Stranger", *quotes))}
    for number, words in enumerate(HOSTILE):
        texts[f"hostile/{number}.md"] = (
            f"{front_matter(words)}{heading(1, words, 'title')}\n\n"
            f"<p>A zebra says {markup(words)} at noon.</p>\n"
        )
    return {path: text.encode() for path, text in texts.items()}


# The same dialog stands on the pages of both: the second engine's are looked at with the long tests.
@pytest.fixture(scope="module", params=["mkdocs", pytest.param("zensical", marks=pytest.mark.long)])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds a site under `dossier/`, once from each engine."""
    engine: Engine = request.param
    root = tmp_path_factory.mktemp(engine)
    home = root / "home"
    home.mkdir()
    rendered = lighthouse.rendered()
    apart = f"{rendered.config['not_in_nav']}\n/stranger.md\n/hostile/*\n"
    publish(
        root, {**rendered.files, **pages()}.items(), {**rendered.config, "not_in_nav": apart},
        engine=engine, site_dir=home / "dossier", report=lambda line: None,
    )  # fmt: skip
    return home


@pytest.fixture(scope="module")
def lights(folder: Path) -> Iterator[str]:
    """The address of that site."""
    with served(folder) as address:
        yield f"{address}dossier/"


def ask(page: Page, words: str) -> list[str]:
    """The addresses that the search gives."""
    if not page.locator("dialog[open]").count():
        page.keyboard.press("/")
    page.locator(".v-search__field").fill("")
    page.locator(".v-search__list a").first.wait_for(state="detached")
    # All at once: letter by letter, results of the first letters may come before those of all.
    page.keyboard.insert_text(words)
    page.locator(".v-search__list a").first.wait_for()
    links: list[str] = page.locator(".v-search__list a").evaluate_all("all => all.map(a => a.href)")
    return links


def test_a_claim_is_found_by_its_words_and_reached(open_page: Open, lights: str) -> None:
    page, seen = open_page(lights + "questions/index.html")
    links = ask(page, WORDS)
    assert lights + ADDRESS in links
    for _ in range(links.index(lights + ADDRESS) + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lights + ADDRESS)
    assert WORDS in page.locator(f"#claim-{CLAIM.id}").inner_text()
    assert seen == Seen()


def test_a_speaker_is_found(open_page: Open, each_site: str) -> None:
    page, seen = open_page(each_site + "index.html")
    speaker = next(who for who in real_dossier().actors if who.kind == "person")
    assert each_site + f"actors/{speaker.id}.html" in ask(page, speaker.name)
    assert seen == Seen()


# What the program finds, without the dialog: all pages at once.
FIND = """async ([program, words]) => {
  const pagefind = await import(program);
  const answer = await pagefind.search(words);
  return Promise.all(answer.results.map(async (each) => (await each.data()).raw_url));
}"""


@pytest.mark.long
def test_every_spelling_of_a_name_finds_the_claims_with_the_others(
    open_page: Open, each_site: str
) -> None:
    page, _ = open_page(each_site + "index.html")
    program = f"{each_site}{FOLDER}/pagefind.js"
    for name in real_dossier().names:
        word = re.compile(rf"\b(?:{'|'.join(map(re.escape, name.variants))})\b", re.IGNORECASE)
        carrying = {
            f"/sources/{article.source.id}.html"
            for article in real_dossier().articles
            for claim in article.source.claims
            if any(word.search(part.text or "") for part in claim.quote)
        }
        for spelling in name.variants:
            found = page.evaluate(FIND, [program, spelling])
            assert carrying <= set(found), spelling


@pytest.mark.parametrize(("quote", "words"), WRITTEN.items())
def test_a_quote_is_found_by_words_within_it_and_as_typed(
    open_page: Open, lights: str, quote: str, words: str
) -> None:
    page, _ = open_page(lights + "index.html")
    number = list(WRITTEN).index(quote)
    assert lights + f"stranger.html#quote-{number}" in ask(page, words)
    told = page.locator(f'a[href$="#quote-{number}"] + p').inner_text()
    assert told == "The stranger, reported speech."


def test_what_is_found_reads_as_sentences(open_page: Open, lights: str) -> None:
    page, _ = open_page(lights + "index.html")
    ask(page, WORDS)
    part = page.locator(f'.v-search__part[href$="#claim-{CLAIM.id}"]')
    assert part.inner_text() == f"“{WORDS}”"
    assert part.locator("mark").count() >= len(set(WORDS.split())) - 1
    for text in page.locator(".v-search__words").all_inner_texts():
        assert text[0].isupper() or text[0] in "“…" or text[0].isdigit(), text
        assert text.endswith((".", "”", "…", "!", "?", ")")), text
        assert "⁂" not in text


def test_the_keyboard_opens_moves_and_closes(open_page: Open, lights: str) -> None:
    page, seen = open_page(lights + "index.html")
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


def test_what_is_found_is_text(open_page: Open, lights: str) -> None:
    page, seen = open_page(lights + "index.html")
    ask(page, "zebra")
    more, found = page.locator(".v-search__more"), page.locator(".v-search__list > li")
    while more.is_visible():
        number = found.count()
        more.click()
        found.nth(number).wait_for()
    assert found.count() == len(HOSTILE)
    names = page.locator(".v-search__list *").evaluate_all("all => all.map(e => e.localName)")
    assert set(names) == {"li", "a", "p", "mark"}
    texts = {" ".join(text.split()) for text in found.all_inner_texts()}
    for words in HOSTILE:
        assert any(" ".join(words.split()) in text for text in texts), words
    marks = page.locator(".v-search__words mark").all_inner_texts()
    assert {mark.casefold() for mark in marks} == {"zebra"}
    assert seen == Seen()


def test_words_that_no_page_has_are_told_so(open_page: Open, lights: str) -> None:
    page, seen = open_page(lights + "index.html")
    page.keyboard.press("/")
    page.keyboard.type("qqxxyyzz")
    page.get_by_text("No page has these words.").wait_for()
    assert seen == Seen()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_the_dialog_fits_and_has_no_fault(
    open_page: Open, lights: str, width: int, scheme: Scheme
) -> None:
    page, _ = open_page(lights + "index.html", width=width, scheme=scheme)
    opener = page.locator(".v-search-open")
    assert opener.is_visible()
    assert opener.get_by_text("Search", exact=True).is_visible() == (width > 960)
    ask(page, "lighthouse")
    assert violations(page) == []
    wide, window = widths(page)
    assert wide <= window
    found = page.locator(".v-search__found")
    assert found.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_a_query_loads_no_more_than_is_told(browser: Browser, folder: Path, lights: str) -> None:
    windows = Windows(browser)
    page, _ = windows.open(lights + "index.html", Window())
    answers: list[Response] = []
    # Playwright marks its handlers, which a method of a list does not allow.
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    ask(page, WORDS)
    page.wait_for_load_state("networkidle")
    sizes = {
        answer.url.removeprefix(lights): len(gzip.compress(answer.body(), 6, mtime=0))
        for answer in answers
        if FOLDER in answer.url
    }
    windows.close()
    print(f"The search loads {sum(sizes.values())} bytes: {sizes}")
    endings = {Path(name.partition("?")[0]).suffix for name in sizes}
    assert {".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"} <= endings
    assert sum(sizes.values()) <= search_payload(folder / "dossier")


def test_nothing_of_it_loads_before_it_is_asked_for(open_page: Open, each_site: str) -> None:
    page, seen = open_page(each_site + "index.html")
    page.wait_for_load_state("networkidle")
    assert [
        url for url in seen.asked if f"{FOLDER}/" in url or "worker" in url or ".json" in url
    ] == []


def test_a_search_that_does_not_load_says_so(open_page: Open, lights: str) -> None:
    page, _ = open_page(lights + "index.html")
    page.route("**/pagefind-entry.json*", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("lighthouse")
    page.get_by_text("The search could not be loaded.").wait_for()
