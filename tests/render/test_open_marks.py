"""What words leave open is drawn as open: no shape at an end, no line along the days between."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.casefile import HERE, read_case
from tests.examples import examples
from tests.render.grounds import around, groups_of, meets, within

from variorum.model.chart import Chart, Mark
from variorum.model.count import Bounds
from variorum.model.when import parse_when
from variorum.render.charts import Drawings
from variorum.render.charts.glyphs import glyph
from variorum.render.charts.marks import STUB, Spot, extent, ink, pointed, spot
from variorum.render.charts.numbers import layout_numbers as layout
from variorum.render.charts.scene import Box, Group, Scene, Shape, Words
from variorum.render.charts.timeaxis import time_axis
from variorum.render.charts.valueaxis import figures, value_axis
from variorum.render.question_view import View

FIELD = Box(50, 20, 650, 320)
DATES = (
    "2024-03-05", "2024-03-01/2024-03-09", "../2024-03-05", "2024-03-05/..", "2024-03-04/2024-03-05",
)  # fmt: skip
NUMBERS = st.none() | st.integers(0, 400).map(Decimal)


def bounds(
    low: str | None = None, high: str | None = None, best: str | None = None, over: bool = False
) -> Bounds:
    numbers = [None if n is None else Decimal(n) for n in (low, high, best)]
    return Bounds(numbers[0], numbers[1], numbers[2], low_excluded=over)


def mark(when: str, known: Bounds, approximate: bool = False, lasting: bool = False) -> Mark:
    return Mark(
        "m", parse_when(when), known, ("“words”", "the pilot"), "title", "#m", 0,
        approximate=approximate, lasting=lasting,
    )  # fmt: skip


def placed(one: Mark, whole: Decimal | None = None) -> Spot:
    days = time_axis([parse_when("2024-03-01/2024-03-09")], FIELD.x0, FIELD.x1)
    numbers = value_axis([*figures(one.bounds), Decimal(0)], FIELD.y1, FIELD.y0 + 40, whole)
    return spot(one, extent(one.as_of, days), numbers)


def grounds(one: Spot) -> list[Box]:
    """The pale ground, where there is one."""
    shapes = [shape for shape in ink(one) if shape.closed and shape.alpha < 1]
    return [Box(*shape.points[0], *shape.points[2]) for shape in shapes]


def strokes(one: Spot) -> list[Shape]:
    return [shape for shape in ink(one) if not shape.closed]


@st.composite
def random_marks(draw: st.DrawFn) -> Mark:
    low, best, high = draw(st.tuples(NUMBERS, NUMBERS, NUMBERS))
    if low is not None and high is not None and low > high:
        low, high = high, low
    if best is not None:
        low, high = (
            low if low is None else min(low, best),
            high if high is None else max(high, best),
        )
    if low is best is high is None:
        best = Decimal(7)
    known = Bounds(low, high, best, draw(st.booleans()), draw(st.booleans()))
    return mark(draw(st.sampled_from(DATES)), known, draw(st.booleans()))


@examples(200)
@given(random_marks())
def test_a_shape_stands_at_one_day_and_one_number_only(one: Mark) -> None:
    where = placed(one)
    shapes = [shape for shape in ink(where) if shape.closed and shape.alpha == 1]
    assert bool(shapes) is pointed(one)
    if shapes:
        assert one.as_of.day is not None
        assert shapes == [glyph(where.x, where.y, 0, False)]
        assert one.bounds.best not in {one.bounds.low, one.bounds.high} or (
            one.bounds.low == one.bounds.high
        )


@examples(200)
@given(random_marks())
def test_no_line_runs_along_days_that_are_only_possible(one: Mark) -> None:
    """A level line would say that the number held on all of them."""
    for shape in strokes(placed(one)):
        xs = [x for x, _ in shape.points]
        assert max(xs) - min(xs) <= STUB + 1


@examples(200)
@given(random_marks())
def test_a_ground_lies_between_two_days_that_the_words_set(one: Mark) -> None:
    where = placed(one)
    found = grounds(where)
    when, days = one.as_of, time_axis([parse_when("2024-03-01/2024-03-09")], FIELD.x0, FIELD.x1)
    if when.day is not None:
        assert all(box.width < 10 for box in found), "a bar of one day"
        return
    assert len(found) == (when.first is not None and when.last is not None)
    for box in found:
        assert when.first is not None
        assert when.last is not None
        assert (box.x0, box.x1) == pytest.approx((days.x(when.first), days.x(when.last)))
        assert box.y0 <= where.high
        assert box.y1 >= where.low


@pytest.mark.parametrize(("when", "way"), [("2024-03-01/..", 1), ("../2024-03-09", -1)])
def test_since_a_day_is_no_report_of_that_day(when: str, way: int) -> None:
    """“Several hundred” some day since 1 March must not look like a number of 1 March."""
    one = placed(mark(when, bounds("300")))
    assert not [shape for shape in ink(one) if shape.closed]
    tips = [shape.points[1] for shape in strokes(one) if len(shape.points) == 3]
    assert any((x - one.x) * way == pytest.approx(STUB) for x, _ in tips), "an arrow that way"


def test_vague_words_have_no_shape_at_the_figure_that_a_rule_gives_them() -> None:
    known = bounds("24", "99", "36")
    assert pointed(mark("2024-03-05", known))
    assert not pointed(replace(mark("2024-03-05", known), vague=True))


def test_a_forecast_is_dashed() -> None:
    for when in DATES:
        for known in (bounds("7", "7"), bounds("7"), bounds("7", "9")):
            shapes = ink(placed(replace(mark(when, known), forecast=True)))
            assert all(shape.dashes for shape in shapes if not shape.closed)
            assert any(shape.dashes for shape in shapes), (when, known)


def test_an_excluded_bound_is_curved_and_a_possible_one_is_not() -> None:
    for when in DATES:
        for over in (True, False):
            known = bounds("100", over=over)
            curved = [shape for shape in strokes(placed(mark(when, known))) if shape.arc]
            assert bool(curved) is over, when


def test_most_of_a_whole_is_above_half_and_ends_at_the_whole() -> None:
    one = mark("2024-03-05", bounds("50", over=True))
    where = placed(one, Decimal(100))
    assert not pointed(one)
    ends = [shape for shape in strokes(where) if shape.arc]
    assert len(ends) == 1
    axis = value_axis([Decimal(50), Decimal(0)], FIELD.y1, FIELD.y0 + 40, Decimal(100))
    assert where.low == axis.y(Decimal(50))
    assert where.ground.y0 == axis.y(Decimal(100)) == axis.top


@examples(100)
@given(random_marks())
def test_no_share_is_drawn_beyond_the_whole(one: Mark) -> None:
    if max(figures(one.bounds)) > 100:
        return
    where = placed(one, Decimal(100))
    if not one.approximate:
        assert where.ground.y0 >= FIELD.y0 + 40 - 1e-6


def test_what_lasts_has_a_line_along_its_days() -> None:
    fills = placed(mark("2024-03-01/2024-03-09", bounds("12", "12", "12"), lasting=True))
    along = [s for s in strokes(fills) if abs(s.points[0][0] - s.points[-1][0]) > STUB + 1]
    assert len(along) == 1


def shapes_of(scene: Scene) -> list[Shape]:
    return [
        part
        for link in scene.parts if isinstance(link, Group)
        for part in link.parts if isinstance(part, Shape) and part.closed and part.alpha == 1
        and part.fill not in ("hit", "paper")
    ]  # fmt: skip


@pytest.mark.parametrize("lanes", [(), ("aground",)])
def test_the_shape_stands_before_the_speaker_and_off_the_days(lanes: tuple[str, ...]) -> None:
    one = mark("../2024-03-05", Bounds() if lanes else bounds("24"))
    scene = layout(Chart("c", "", "", (one,), ("Port",), lanes))
    (shape,) = shapes_of(scene)
    hit, *drawn = (part for part in groups_of(scene)[0].parts if isinstance(part, Shape))
    label, own = around(hit.points), around(shape.points)
    assert within(own, label, 1)
    assert not any(meets(own, around(each.points)) for each in drawn if each is not shape)
    speaker = next(
        words for link in scene.parts if isinstance(link, Group)
        for words in link.parts if isinstance(words, Words) and words.text == "the pilot"
    )  # fmt: skip
    assert max(x for x, _ in shape.points) < speaker.x
    assert shape.points[0][1] < speaker.y < max(y for _, y in shape.points) + 6


def test_renderings_of_one_statement_that_read_differently_have_a_mark_each(tmp_path: Path) -> None:
    found = read_case(HERE / "cases" / "a-vaguer-rendering", tmp_path)
    row = next(row for row in found.rows if row.question.id == "tanks")
    rule = next(rule for rule in found.dossier.readings if rule.id == "verbatim")
    marks = {m.labels[0]: m for m in View(found, Drawings(), row, "index.html", [rule]).chart.marks}
    assert set(marks) == {"“hundreds”", "“dozens”", "“over 150”"}
    assert marks["“dozens”"].bounds.low == 24
    assert marks["“hundreds”"].bounds.low == 200
    assert (
        marks["“hundreds”"].labels[1]
        == "North’s spokesman ·\u00a0A ·\u00a0wording\u00a01\u00a0of\u00a02"
    )
    assert (
        marks["“dozens”"].labels[1]
        == "North’s spokesman ·\u00a0B ·\u00a0wording\u00a02\u00a0of\u00a02"
    )
    assert marks["“over 150”"].labels[1] == "South’s spokesman ·\u00a0C"
    assert marks["“dozens”"].href != marks["“hundreds”"].href


def test_a_number_of_another_scope_says_of_what_it_is(tmp_path: Path) -> None:
    found = read_case(HERE / "cases" / "differing-scope", tmp_path)
    rows = {row.question.id: row for row in found.rows}
    (soldiers,) = View(found, Drawings(), rows["soldiers"], "index.html", ()).chart.marks
    assert soldiers.labels[0] == "“40”"
    (guns,) = View(found, Drawings(), rows["guns"], "index.html", ()).chart.marks
    assert guns.labels[0] == "“12”, narrower than asked: “on the hill”"
