"""What a browser makes of the charts: every text and mark measured, none on another, none cut."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.browsing import new_context

import variorum.render
from variorum.model.chart import Chart, Edge, Mark, Node, OriginMap
from variorum.model.count import Bounds
from variorum.model.when import parse_when
from variorum.render.charts import Drawings, Frame, Picture

pytestmark = pytest.mark.browser
ASSETS = Path(variorum.render.__file__).with_name("assets")
DAY = "2024-03-05"
PHRASE = "“about {:02} men of the crew, yes”"
WORDS = {
    "long": "Donaudampfschiff" * 19,
    "arabic": "حوالي خمسين من أفراد الطاقم",
    "chinese": "約五十人の乗組員" * 6,
    "underscore": "_nobody_",
    "dollar": "$5 and $\\alpha$",
}


def exact(value: str) -> Bounds:
    return Bounds(Decimal(value), Decimal(value), Decimal(value))


def mark(n: int, when: str, bounds: Bounds, label: str, lane: str = "") -> Mark:
    return Mark(
        f"m{n}", parse_when(when), bounds, (label,), f"mark {n}", f"#m{n}", n % 3, n % 2 == 0,
        lane=lane,
    )  # fmt: skip


def chart(*marks: Mark, lanes: tuple[str, ...] = ()) -> Chart:
    return Chart("crew", "Crew aboard", "crew", marks, ("Port", "Line", "Owner"), lanes)


def thirty(lanes: tuple[str, ...] = ()) -> Chart:
    lane = lanes[0] if lanes else ""
    return chart(
        *(mark(n, DAY, exact(str(7 * n + 3)), PHRASE.format(n), lane) for n in range(30)),
        lanes=lanes,
    )


PICTURES: dict[str, Picture] = {
    "thirty counts on one day": thirty(),
    "thirty answers on one day": thirty(("aground",)),
    "thirty sources of one origin": OriginMap(
        "map", "Who drew on whom",
        (Node("o", "The harbour master’s briefing on the mole", "o", "#o", 0, 0),
         *(Node(f"s{n}", f"Article {n}: tanker aground off the mole", "s", f"#s{n}", 2) for n in range(30))),
        tuple(Edge("o", f"s{n}", n % 2 == 0, n + 1) for n in range(30)), ("Port",),
    ),
    "equal points": chart(*(mark(n, DAY, exact("50"), "“fifty”") for n in range(6))),
    "one point": chart(mark(0, DAY, exact("50"), "“fifty”")),
    "nought and a million million": chart(
        mark(0, DAY, exact("0"), "“none”"), mark(1, DAY, exact("1e12"), "“a trillion”")
    ),
    "first and last year": chart(
        mark(0, "0001", exact("3"), "“three”"), mark(1, "9999", exact("4"), "“four”")
    ),
    **{
        f"{name} words": chart(
            mark(0, DAY, exact("5"), words), mark(1, "2024-03-07", exact("6"), words),
            mark(2, DAY, Bounds(), words),
        )
        for name, words in WORDS.items()
    },
    **{
        f"{name} words in lanes": chart(
            mark(0, DAY, Bounds(), words, words[:40]), mark(1, "2024-03-07", Bounds(), words, words[:40]),
            lanes=(words[:40],),
        )
        for name, words in WORDS.items()
    },
}  # fmt: skip
MEASURE = """() => {
  const svg = document.querySelector('svg');
  const frame = svg.viewBox.baseVal;
  const box = node => { const b = node.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
  const owner = node => node.closest('a, g[id]')?.id ?? '';
  const ink = '.v-mark path:not(.v-fill-hit)';
  return {
    frame: [0, 0, frame.width, frame.height],
    texts: [...svg.querySelectorAll('text')].filter(t => t.textContent.trim())
      .map(t => [t.textContent, box(t), owner(t)]),
    marks: [...svg.querySelectorAll(ink)].map(p => [owner(p), box(p), owner(p)]),
  };
}"""
Measured = list[Any]
QUICK = ("thirty counts on one day", "thirty answers on one day")


def some(names: Iterable[str]) -> list[Any]:
    """The names as cases; all but the most crowded ones only in the long run."""
    return [n if n in QUICK else pytest.param(n, marks=pytest.mark.long) for n in names]


def meets(one: Measured, other: Measured, slack: float = 1.5) -> bool:
    a, b = one[1], other[1]
    return bool(
        a[0] < b[2] - slack and b[0] < a[2] - slack and a[1] < b[3] - slack and b[1] < a[3] - slack
    )


def measured(browser: Browser, svg: str) -> dict[str, list[Any]]:
    styles = "".join((ASSETS / name).read_text("utf-8") for name in ("variorum.css", "charts.css"))
    context = new_context(browser)
    page = context.new_page()
    try:
        page.set_content(
            f'<style>{styles}</style><body class="md-typeset" style="font-family:Roboto,Helvetica,'
            f'Arial,sans-serif"><div class="v-charts" style="container-type:normal">{svg}</div>'
        )
        page.add_style_tag(content=".v-chart { max-width: none; }")
        found: dict[str, list[Any]] = page.evaluate(MEASURE)
    finally:
        context.close()
    return found


def assert_clear(found: dict[str, list[Any]]) -> None:
    assert found["texts"]
    x0, y0, x1, y1 = found["frame"]
    for n, text in enumerate(found["texts"]):
        left, top, right, bottom = text[1]
        assert left >= x0 - 1, text
        assert top >= y0 - 1, text
        assert right <= x1 + 1, text
        assert bottom <= y1 + 1, text
        covered = [other[0] for other in found["texts"][n + 1 :] if meets(text, other)]
        assert not covered, (text, covered)
        struck = [each[0] for each in found["marks"] if meets(text, each)]
        assert not struck, (text, struck)
    for each in found["marks"]:
        assert each[1][0] >= x0 - 1, each
        assert each[1][2] <= x1 + 1, each


@pytest.mark.parametrize("name", some(PICTURES))
def test_nothing_overlaps_or_is_cut(browser: Browser, name: str) -> None:
    picture = PICTURES[name]
    for svg in (
        Drawings().draw(picture),
        Drawings().alone(picture, Frame("By a rule", "Log"))[0],
    ):
        assert_clear(measured(browser, svg))


def test_the_measure_sees_what_overlaps(browser: Browser) -> None:
    words = '<text x="{}" y="20" font-size="12">words</text>'
    for places in ((0, 10), (95, 300)):
        inner = "".join(words.format(x) for x in places)
        found = measured(browser, f'<svg viewBox="0 0 100 50">{inner}</svg>')
        with pytest.raises(AssertionError):
            assert_clear(found)
