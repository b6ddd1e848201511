"""A tally as a picture: columns in their rows, every month a link, no words over others."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from tests.render.grounds import meets, within

from variorum.model.chart import Cell, Stretch, Tally, TallyRow
from variorum.model.ranges import Range, exactly
from variorum.render.charts import Drawings, Frame
from variorum.render.charts.boxes import Box
from variorum.render.charts.scene import Linked, Part, Scene, Shape, Words
from variorum.render.charts.tally_layout import layout_tally
from variorum.render.charts.words import measure

LINK = "{http://www.w3.org/1999/xlink}href"
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def stretches(number: int, apart: bool = False) -> tuple[Stretch, ...]:
    dated = tuple(
        Stretch(NAMES[n % 12], f"{2021 + n // 12}", f"Month {n}", f"q.html#month-{n}")
        for n in range(number)
    )
    last = Stretch("No month", "", "Month not known", "q.html#month-unknown", apart=True)
    return (*dated, last) if apart else dated


def row(group: str, label: str, party: int | None, *cells: Cell | None) -> TallyRow:
    return TallyRow(group, label, party, cells)


def counted(*numbers: int) -> tuple[Cell | None, ...]:
    return tuple(Cell(exactly(number)) if number else None for number in numbers)


def reaching(low: str, high: str, below: bool = False, above: bool = False) -> Cell:
    return Cell(exactly(1), Decimal(low), Decimal(high), (below, above))


def picture(stretch: tuple[Stretch, ...], *rows: TallyRow, unit: str = "") -> Tally:
    return Tally("t", "Is it open?", "How many origins.", unit, stretch, rows)


COUNTS = picture(
    stretches(4, apart=True),
    row("open", "The port", 0, *counted(1, 4, 0, 2, 3)),
    row("open", "side not known", None, *counted(0, 2, 0, 0, 0)),
    row("closed", "The port", 0, *counted(0, 0, 0, 1, 0)),
)
NUMBERS = picture(
    stretches(3),
    row("", "The port", 0, reaching("10", "40"), reaching("20", "20", above=True), None),
    row("", "The town", 1, None, reaching("5", "9", below=True), Cell(exactly(1))),
    unit="people",
)
PICTURES = {
    "counts": COUNTS,
    "numbers": NUMBERS,
    "spread": picture(stretches(2), row("", "x", 0, reaching("0", "3"), reaching("9", "1e30"))),
    "forty months": picture(stretches(40), row("", "x", 0, *counted(*range(100, 140)))),
    **{
        f"{number} months and others": picture(
            stretches(number, apart=True), row("", "x", 0, *counted(*range(1, number + 2)))
        )
        for number in (1, 7, 12, 13, 23, 31, 40)
    },
    "long names": picture(stretches(2), row("約五十人の乗組員" * 9, "W" * 90, 3, *counted(1, 2))),
    "apart alone": picture(stretches(0, apart=True), row("", "x", 0, *counted(5))),
    "perhaps one": picture(
        stretches(3),
        row("", "x", 0, Cell(Range(1, 2)), Cell(Range(14, 16)), Cell(exactly(3))),
    ),
    "no party": picture(stretches(2), row("$x_ <b>", "", None, *counted(7, 1))),
}


def inner(scene: Scene) -> list[Part]:
    return [
        p
        for part in scene.parts
        for p in ((part,) if isinstance(part, Shape | Words) else part.parts)
    ]


def ground(words: Words) -> Box:
    wide = measure(words.text, words.size) * (1.1 if words.bold else 1.0)
    left = {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
    x = words.x - left
    return Box(x, words.y - words.size * 0.75, x + wide, words.y + words.size * 0.2)


def columns(scene: Scene) -> dict[str, list[Box]]:
    """The columns of each month, by where it leads."""
    return {
        each.href: [
            Box(*part.points[0], *part.points[2])
            for part in each.parts
            if isinstance(part, Shape) and part.fill not in ("", "hit", "paper") and part.closed
        ]
        for each in scene.parts
        if isinstance(each, Linked)
    }


@pytest.mark.parametrize("name", PICTURES)
def test_no_words_meet_and_all_stays_inside(name: str) -> None:
    scene = layout_tally(PICTURES[name])
    grounds = [ground(part) for part in inner(scene) if isinstance(part, Words)]
    assert grounds
    for number, one in enumerate(grounds):
        assert within(one, scene.frame, 1.0), (one, scene.frame)
        assert not any(meets(one, other) for other in grounds[number + 1 :])
    for part in inner(scene):
        if isinstance(part, Shape) and part.fill != "hit":
            assert all(-1 <= x <= scene.width + 1 for x, _ in part.points)
            assert all(-1 <= y <= scene.height + 1 for _, y in part.points)
    ET.fromstring(Drawings().draw(PICTURES[name]))


def test_columns_are_as_high_as_their_numbers() -> None:
    found = columns(layout_tally(COUNTS))
    (first,), (second, other), (fourth, below), (aside,) = found.values()
    assert second.height == pytest.approx(4 * first.height)
    assert other.height == pytest.approx(fourth.height)
    assert below.height == pytest.approx(first.height)
    assert aside.height == pytest.approx(3 * first.height)
    assert first.y1 == second.y1 == fourth.y1 == aside.y1 < other.y1 < below.y1


def test_numbers_stand_on_one_axis_of_the_row() -> None:
    found = columns(layout_tally(NUMBERS))
    (wide,), (flat, lower), *_ = found.values()
    assert wide.height > flat.height
    assert wide.y0 < flat.y0 < flat.y1 < wide.y1
    assert lower.y0 > flat.y1


def test_every_month_with_something_leads_there_and_says_what() -> None:
    tree = ET.fromstring(Drawings().draw(COUNTS))
    links = [(e.attrib[LINK], e.attrib["aria-label"]) for e in tree.iter() if LINK in e.attrib]
    assert links == [
        (each.href, each.title) for n, each in enumerate(COUNTS.stretches) if n != 2
    ]  # fmt: skip


def test_a_column_that_may_be_lower_says_so_above_it() -> None:
    scene = layout_tally(PICTURES["perhaps one"])
    told = [p.text for p in inner(scene) if isinstance(p, Words)]
    assert [text for text in told if text in ("1–2", "14–16", "3")] == ["1–2", "14–16", "3"]
    (first,), (second,), (third,) = columns(scene).values()
    assert second.height == pytest.approx(8 * first.height)
    assert third.height == pytest.approx(1.5 * first.height)


def test_a_crowd_of_columns_names_the_tallest_alone() -> None:
    def figures(name: str) -> list[str]:
        scene = layout_tally(PICTURES[name])
        return [p.text for p in inner(scene) if isinstance(p, Words) and p.text.isdigit()]

    assert [text for text in figures("forty months") if len(text) == 3] == ["139"]
    assert figures("counts") == ["2021", "1", "4", "2", "2", "1", "3"]


def test_the_axis_names_each_year_at_its_first_month() -> None:
    chart = picture(stretches(40)[3:], row("", "x", 0, *counted(*range(1, 38))))
    words = [p for p in inner(layout_tally(chart)) if isinstance(p, Words)]
    for year in ("2022", "2023", "2024"):
        (below,) = (each for each in words if each.text == year)
        assert [each.text for each in words if each.x == below.x and each.text in NAMES] == ["Jan"]


def test_it_stands_alone_as_svg_and_png() -> None:
    svg, png = Drawings().alone(NUMBERS, Frame("By one rule.", "Skerry"))
    texts = "".join(ET.fromstring(svg).itertext())
    assert "The town" in texts
    assert "people" in texts
    assert png.startswith(b"\x89PNG")
