"""A tally of many answers: columns in their rows, as high as they count, each with its words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from variorum.model.ranges import Range, exactly
from variorum.render.charts.valueaxis import ValueAxis
from variorum.render.evidence import party_sign
from variorum.render.tallies import Cell, Column, Stretch, TallyRow, columns_of, ticks_of

AXIS = ValueAxis(40, 92, 32)


def stretches(number: int, apart: bool = False) -> tuple[Stretch, ...]:
    dated = tuple(Stretch(f"M{n}", f"Month {n}") for n in range(number))
    return (*dated, Stretch("no month", "Month not known", apart=True)) if apart else dated


def columns(*cells: Cell | None, apart: bool = False) -> list[Column]:
    row = TallyRow("open", "The port", 0, cells)
    return list(columns_of(row, stretches(len(cells) - apart, apart), AXIS))


def counted(number: int) -> Cell:
    return Cell(exactly(number))


def reaching(low: str, high: str, below: bool = False, above: bool = False) -> Cell:
    return Cell(exactly(1), Decimal(low), Decimal(high), (below, above))


@pytest.mark.parametrize("number", [1, 7, 12, 13, 40])
@pytest.mark.parametrize("apart", [False, True])
def test_columns_stand_in_their_strip_and_clear_of_each_other(number: int, apart: bool) -> None:
    found = columns(*(counted(n) for n in range(1, number + 1)), apart=apart and number > 1)
    end = 0.0
    for each in found:
        assert float(each.left) >= end - 0.01
        end = float(each.left) + float(each.width)
        assert float(each.left) < float(each.middle) < end
    assert end <= 100


def test_columns_are_as_high_as_their_numbers() -> None:
    one, four, three = columns(counted(10), counted(40), None, counted(30))
    assert float(four.height) == pytest.approx(4 * float(one.height))
    assert float(three.height) == pytest.approx(3 * float(one.height))
    for each in (one, four, three):
        assert float(each.top) + float(each.height) == pytest.approx(AXIS.bottom)
    assert [each.number for each in (one, four, three)] == ["10", "40", "30"]


def test_numbers_reach_from_the_lowest_to_the_highest_and_are_open_with_an_arrow() -> None:
    wide, flat, without = columns(
        reaching("10", "40"), reaching("20", "20", above=True), counted(2)
    )
    assert float(wide.top) < float(flat.top)
    assert float(wide.height) > float(flat.height) > 0
    assert [len(each.signs) for each in (wide, flat, without)] == [0, 1, 1]
    assert without.signs[0][1] == party_sign(0, hollow=True)
    assert float(without.height) == 0
    assert flat.words == "Month 1: 1 (from 20 to 20, some without an upper limit)"


def test_a_column_that_may_be_lower_says_so_above_it() -> None:
    (one,) = columns(Cell(Range(14, 16)))
    assert one.number == "14–16"
    assert one.words == "Month 0: 14 to 16"


def test_a_crowd_of_columns_names_the_tallest_alone() -> None:
    found = columns(*(counted(n) for n in range(1, 41)))
    assert [each.number for each in found if each.number] == ["40"]


def test_a_few_stretches_and_what_stands_apart_are_named() -> None:
    assert [t.words for t in ticks_of(stretches(3, apart=True))] == ["M0", "M1", "M2", "no month"]
    assert [t.words for t in ticks_of(stretches(40))] == ["M0", "M8", "M16", "M24", "M32"]
