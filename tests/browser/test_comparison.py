"""The comparison in a browser: as a table, as cards and on paper, with its script and without."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.bench.invented import LOOK, invent
from tests.browsing import await_paint, new_context, served
from tests.sites import publish_dossier

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.pipeline.checking import check_dossier
from variorum.render.pages.comparison import MOST_COLUMNS, origin_key, party_key, standing_place

pytestmark = pytest.mark.browser
FEW, MANY = 3, MOST_COLUMNS + 1
HARBOUR = Path(__file__).parents[1] / "dossiers" / "harbour"
SHOWN = "[data-question]:not([hidden])"


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a built dossier for each number of sources."""
    folder = tmp_path_factory.mktemp("comparison")
    for number in (FEW, MANY):
        root = folder / str(number)
        if number == FEW:
            shutil.copytree(HARBOUR, root)
            shutil.copy(LOOK, root)
        else:
            invent(root, number)
        dossier = check_dossier(root).dossier
        publish_dossier(root, dossier, "mkdocs", root / "site")
    return folder


@pytest.fixture(scope="module")
def few(dossiers: Path) -> Analysis:
    return analyse(check_dossier(dossiers / str(FEW)).dossier)


@pytest.fixture(scope="module")
def home(dossiers: Path) -> Iterator[str]:
    with served(dossiers) as address:
        yield address.rstrip("/")


Open = Callable[..., Page]
CONTROLS = ".v-controls-place > details"


@pytest.fixture
def opened(browser: Browser, home: str) -> Iterator[Open]:
    """Opens the comparison of so many sources; at the end no page may have complained."""
    contexts, errors = [], []

    def open_page(sources: int, query: str = "", *, width: int = 1440, **more: Any) -> Page:
        context = new_context(browser, viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(f"{home}/{sources}/site/comparison.html{query}", wait_until="load")
        if more.get("java_script_enabled", True):
            await_paint(page)
            page.locator(CONTROLS).evaluate("fold => fold.open = true")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def order(page: Page, group: str = "[data-questions] >> nth=0") -> list[str]:
    shown = page.locator(group).locator(SHOWN)
    return [str(name) for name in shown.evaluate_all("all => all.map(q => q.dataset.question)")]


def shared(found: Analysis) -> list[str]:
    return [row.question.id for row in found.rows if len(row.sources) > 1]


def visible_claims(page: Page) -> list[str]:
    links = page.locator("[data-party] a").filter(visible=True)
    return [
        str(href).removeprefix("sources/").replace(".html#claim-", "/")
        for href in links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    ]


def unseen(page: Page, selector: str) -> list[str]:
    """Which of some elements take no room, or room beyond the page's width."""
    found = page.locator(selector)
    assert found.count() > 0
    lost = """all => all.filter(e => {
        const box = e.getBoundingClientRect();
        const inside = box.left >= 0 && box.right <= document.documentElement.clientWidth + 1;
        return !e.checkVisibility({visibilityProperty: true}) || !box.height || !inside;
    }).map(e => e.outerHTML)"""
    return [str(html) for html in found.evaluate_all(lost)]


@pytest.mark.parametrize("sources", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_without_a_script_everything_is_there(opened: Open, sources: int, width: int) -> None:
    page = opened(sources, width=width, java_script_enabled=False)
    for fold in page.locator("main details:not([open]) > summary").all():
        fold.click()
    assert unseen(page, "[data-cell], [data-party] a, [data-question]") == []
    names = page.locator(".v-of, .v-matrix thead th, .v-by-source tbody th").filter(visible=True)
    assert names.count() > 0
    assert page.locator("form select").count() == page.locator("template form select").count()
    assert not page.locator(".v-controls").filter(visible=True).count()


# Colours differ between the schemes, places between the widths: each is seen in every run.
WINDOWS = [(width, scheme) for width in (360, 768, 1440) for scheme in ("light", "dark")]
OFTEN = {(FEW, 360, "dark"), (FEW, 768, "dark"), (FEW, 1440, "light"), (MANY, 360, "dark")}


@pytest.mark.parametrize(
    ("sources", "width", "scheme"),
    [
        pytest.param(number, *window, marks=() if (number, *window) in OFTEN else pytest.mark.long)
        for number in (FEW, MANY)
        for window in WINDOWS
    ],
)
def test_it_fits_and_can_be_read(
    opened: Open, sources: int, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = opened(sources, "?party=port", width=width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert unseen(page, f".v-compare {SHOWN}") == []
    found = Axe().run(page, context=".md-content").response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_the_head_stays_in_sight_and_headlines_are_whole_for_a_listener(opened: Open) -> None:
    page = opened(FEW)
    page.set_viewport_size({"width": 1440, "height": 420})
    page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    head = page.locator(".v-matrix thead th").first.bounding_box()
    bar = page.locator(".md-header").bounding_box()
    assert head is not None
    assert bar is not None
    assert abs(head["y"] - bar["height"]) <= 2
    for link in page.locator(".v-matrix thead a").all():
        assert link.evaluate("a => a.textContent === a.title")


def test_it_is_a_table_for_a_listener_even_as_cards(opened: Open) -> None:
    page = opened(FEW, width=360)
    first = page.get_by_role("table").first
    assert first.get_by_role("rowheader").count() > 1
    assert first.get_by_role("cell").count() > 1


def test_the_controls_open_by_keyboard(browser: Browser, home: str) -> None:
    context = new_context(browser)
    page = context.new_page()
    page.goto(f"{home}/{FEW}/site/comparison.html")
    await_paint(page)
    assert not page.get_by_label("Order").is_visible()
    page.locator(f"{CONTROLS} > summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_label("Order").is_visible()
    context.close()


def test_sorting_by_mouse(opened: Open, few: Analysis) -> None:
    page = opened(FEW)
    house = shared(few)
    rows = {row.question.id: row for row in few.rows}
    assert order(page) == house
    sort = page.get_by_label("Order")
    for value, key in (
        ("standing", lambda q: standing_place(rows[q])),
        ("name", lambda q: rows[q].question.short.casefold()),
        ("sources", lambda q: -len(rows[q].sources)),
        ("origins", lambda q: -len(rows[q].origins)),
    ):
        sort.select_option(value)
        assert order(page) == sorted(house, key=key)
        assert f"sort={value}" in page.url
    assert order(page) != house
    page.get_by_role("button", name="Show all again").click()
    assert order(page) == house
    assert "?" not in page.url


def test_filtering_by_keyboard(opened: Open, few: Analysis) -> None:
    page = opened(FEW)
    page.get_by_label("Order").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "party"
    # Not by its first letters: typed too slowly, each of them begins another word.
    for _ in page.locator("select[name=party]").locator("option").all():
        if page.locator("select[name=party]").input_value() != "owner":
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expected = [each.id for row in few.rows for each in row.answers if party_key(each) == "owner"]
    assert expected
    assert sorted(visible_claims(page)) == sorted(expected)
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "reset"
    page.keyboard.press("Enter")
    assert not page.locator("[data-question][hidden], [data-party][hidden]").count()


@pytest.mark.parametrize("sources", [FEW, MANY])
def test_what_a_filter_hides_is_counted_and_never_silence(opened: Open, sources: int) -> None:
    page = opened(sources, "?party=port")
    silent = page.locator(".v-silent").all_text_contents()
    for cell in page.locator(f"{SHOWN} [data-cell]").all():
        hidden = cell.locator("[data-party][hidden]").count()
        word = "answer" if hidden == 1 else "answers"
        notes = cell.locator(".v-left-out").all_inner_texts()
        assert notes == ([f"{hidden} {word} hidden by the filter"] if hidden else [])
    page.get_by_role("button", name="Show all again").click()
    assert page.locator(".v-left-out").count() == 0
    assert page.locator(".v-silent").all_text_contents() == silent


def test_filters_meet_and_the_rows_are_told_aloud(opened: Open, few: Analysis) -> None:
    page = opened(FEW)
    status = page.get_by_role("status").filter(has_text="Shown:")
    page.get_by_label("Voice").select_option("indirect")
    page.locator("select[name=origin]").select_option("radio-briefing")
    answers = [
        each for row in few.rows for each in row.answers
        if each.claim.voice == "indirect" and origin_key(each) == "radio-briefing"
    ]  # fmt: skip
    questions = {each.question.id for each in answers if each.question}
    assert sorted(visible_claims(page)) == sorted(each.id for each in answers)
    told = status.inner_text()
    assert told.startswith(
        f"Shown: {len(questions)} of {len(few.rows)} questions, {len(answers)} of "
    )
    assert "Voice: reported speech" in told


def test_words_and_kinds_find_what_is_folded(opened: Open, few: Analysis) -> None:
    page = opened(FEW)
    folded = next(row for row in few.rows if len(row.sources) == 1)
    fold = page.locator("main details:has([data-questions])")
    assert fold.get_attribute("open") is None
    words = page.get_by_label("Words in questions or answers")
    words.fill(folded.question.ask.upper())
    question = page.locator(f"#question-{folded.question.id}")
    assert question.is_visible()
    assert page.locator(SHOWN).count() == 1
    assert page.get_by_text("The filter leaves no question here.").is_visible()
    words.fill("")
    assert fold.get_attribute("open") is None
    page.get_by_label("Kind of question").select_option("status")
    kinds = {row.question.id for row in few.rows if row.question.kind == "status"}
    shown = page.locator(SHOWN).evaluate_all("all => all.map(q => q.dataset.question)")
    assert set(shown) == kinds


def test_the_address_keeps_the_view(opened: Open) -> None:
    page = opened(FEW, "?h=tanker#single")
    page.locator("select[name=party]").select_option("port")
    page.get_by_label("Order").select_option("name")
    assert page.url.endswith("?h=tanker&party=port&sort=name#single")
    before = order(page), visible_claims(page)
    page.reload()
    assert page.locator(CONTROLS).get_attribute("open") is not None
    assert (order(page), visible_claims(page)) == before
    assert page.locator("select[name=party]").input_value() == "port"


def test_an_address_that_names_nothing_shows_everything(opened: Open) -> None:
    page = opened(FEW, "?party=nobody-here&sort=bias#%E0%A4%A")
    assert not page.locator("[data-question][hidden], [data-party][hidden]").count()
    assert page.locator("select[name=party]").input_value() == ""


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("sources", [FEW, MANY])
def test_paper_loses_nothing(opened: Open, sources: int, script: bool) -> None:
    page = opened(sources, width=1000, java_script_enabled=script)
    page.emulate_media(media="print")
    heads = ".v-matrix thead th" if sources == FEW else ".v-by-source th a"
    assert unseen(page, f"[data-party] a, [data-question], {heads}") == []
    if sources == FEW:
        clipped = "all => all.filter(a => getComputedStyle(a).overflow !== 'visible').length"
        assert page.locator(".v-matrix thead a").evaluate_all(clipped) == 0
    assert page.locator(CONTROLS).filter(visible=True).count() == 0


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("name", ["sources/harbour-gazette", "questions/crew-aboard"])
def test_what_is_folded_elsewhere_is_on_paper_too(opened: Open, name: str, script: bool) -> None:
    page = opened(FEW, width=1000, java_script_enabled=script)
    page.goto(page.url.replace("comparison", name))
    assert page.locator("main details:not([open])").count() > 0
    page.emulate_media(media="print")
    # Of a claim its two lines.
    assert unseen(page, "main details:not(.v-claims li > *) li, .v-claims :is(summary, h3)") == []
    if script:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("main details:not([open])").count() == 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("main details[open]").count() == 0
