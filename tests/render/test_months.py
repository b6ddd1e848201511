"""Months put together to lines of a table and to stretches of an axis."""

from __future__ import annotations

import pytest

from variorum.model.when import parse_when
from variorum.render.long_lists import (
    MonthList,
    by_month,
    in_steps,
    latest_first,
    month_anchor,
    month_words,
    months_on,
    step_of,
    stretch,
    stretch_words,
)

MONTHS = ["2023-11", "2023-12", "2024-01", "2024-04", "2025-02", ""]


def test_lines_stand_for_a_month_each_where_there_are_few() -> None:
    assert in_steps(MONTHS, step_of(MONTHS, 5)) == [
        ("February 2025", ["2025-02"]), ("April 2024", ["2024-04"]), ("January 2024", ["2024-01"]),
        ("December 2023", ["2023-12"]), ("November 2023", ["2023-11"]), ("month not known", [""]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("most", "step", "lines"),
    [
        (5, 1, 5),
        (4, 3, 4),
        (3, 12, 3),
        (2, 120, 1),
        (1, 120, 1),
    ],
)
def test_many_months_stand_together(most: int, step: int, lines: int) -> None:
    assert step_of(MONTHS, most) == step
    dated = in_steps(MONTHS[:-1], step)
    assert len(dated) == lines
    assert [month for _, group in dated for month in group] == sorted(MONTHS[:-1], reverse=True)


def test_nothing_has_no_line() -> None:
    assert in_steps([], 5) == []
    assert step_of([""], 1) == 1


@pytest.mark.parametrize(
    ("first", "step", "words"),
    [
        (2024 * 12 + 3, 1, "April 2024"), (2024 * 12 + 3, 3, "April to June 2024"),
        (2024 * 12, 12, "2024"), (2020 * 12, 120, "2020 to 2029"),
    ],
)  # fmt: skip
def test_a_stretch_in_words(first: int, step: int, words: str) -> None:
    assert stretch_words(first, step) == words


def test_an_axis_has_every_month_between_the_first_and_the_last() -> None:
    step, starts = stretch(["2023-11", "2024-02"], 40)
    assert [stretch_words(first, step) for first in starts] == [
        "November 2023", "December 2023", "January 2024", "February 2024",
    ]  # fmt: skip
    step, starts = stretch(["2023-11", "2024-02"], 3)
    assert [stretch_words(first, step) for first in starts] == [
        "October to December 2023", "January to March 2024",
    ]  # fmt: skip


@pytest.mark.parametrize("months", [["0001-01", "9999-12"], ["2024-01"], ["1999-12", "2000-01"]])
@pytest.mark.parametrize("most", [10, 40])
def test_an_axis_is_never_longer_than_asked(months: list[str], most: int) -> None:
    _, starts = stretch(months, most)
    assert 0 < len(starts) <= most


def test_a_month_is_found_on_the_first_sheet_that_has_it() -> None:
    dates = [f"2024-02-{day:02}" for day in range(1, 29)] * 4 + ["2024-01-05"] * 90 + ["unknown"]
    every = MonthList.of(dates, parse_when, "q.html")
    assert [len(sheet.items) for sheet in every.sheets] == [100, 100, 3]
    assert every.where == {
        "2024-02": "q.html#month-2024-02", "2024-01": "q_2.html#month-2024-01",
        "": "q_3.html#month-unknown",
    }  # fmt: skip
    assert [[(m, len(each)) for m, each in months_on(sheet)] for sheet in every.sheets] == [
        [("2024-02", 100)],
        [("2024-02", 12), ("2024-01", 88)],
        [("2024-01", 2), ("", 1)],
    ]
    assert month_anchor("") == "month-unknown"
    assert every.lines(1, lambda dates: (len(dates),)) == [
        ("q.html#month-2024-02", "January to March 2024", (202,)),
        ("q_3.html#month-unknown", "month not known", (1,)),
    ]  # fmt: skip


def test_the_latest_day_that_is_possible_comes_first() -> None:
    dates = ["unknown", "2024-01-01", "2024-01-03/..", "2024", "../2023-05-05"]
    assert sorted(dates, key=lambda text: latest_first(parse_when(text))) == [
        "2024", "2024-01-03/..", "2024-01-01", "../2023-05-05", "unknown",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("when", "month"),
    [
        ("2025-12-03", "2025-12"), ("2025-12", "2025-12"), ("2025-12-01/2025-12-09", "2025-12"),
        ("2025", ""), ("2025-11-30/2025-12-01", ""), ("2025-12-03/..", ""), ("unknown", ""),
    ],
)  # fmt: skip
def test_a_date_has_a_month_where_all_its_days_have(when: str, month: str) -> None:
    assert by_month([when], parse_when) == {month: [when]}


def test_months_stand_latest_first_and_what_has_none_at_the_end() -> None:
    dates = ["2025-01-02", "unknown", "2025-12-03", "2025-01-01"]
    assert list(by_month(dates, parse_when).items()) == [
        ("2025-12", ["2025-12-03"]), ("2025-01", ["2025-01-02", "2025-01-01"]), ("", ["unknown"]),
    ]  # fmt: skip
    assert month_words("2025-12") == "December 2025"
    assert month_words("") == "month not known"
    (year_987,) = by_month(["0987-01-02"], parse_when)
    assert month_words(year_987) == "January 987"
