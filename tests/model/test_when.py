"""Dates and spans: a subset of EDTF, and nothing outside it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.failure import Refused
from variorum.model.when import UNKNOWN, When, parse_when


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


class TestForms:
    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2024-03-01", "2024-03-01", "2024-03-01"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-02", "2023-02-01", "2023-02-28"),
            ("1900-02", "1900-02-01", "1900-02-28"),
            ("2000-02", "2000-02-01", "2000-02-29"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("0001", "0001-01-01", "0001-12-31"),
            ("9999-12-31", "9999-12-31", "9999-12-31"),
            ("2024-03-01/2024-03-05", "2024-03-01", "2024-03-05"),
            ("2024-03/2024-04", "2024-03-01", "2024-04-30"),
            ("2023/2024-02-10", "2023-01-01", "2024-02-10"),
            ("2024-03-01/2024-03-01", "2024-03-01", "2024-03-01"),
        ],
    )
    def test_closed(self, text: str, first: str, last: str) -> None:
        when = parse_when(text)
        assert (when.first, when.last) == (day(first), day(last))
        assert str(when) == text
        assert not when.unknown

    def test_open_ends(self) -> None:
        after, before = parse_when("2024-03/.."), parse_when("../2024-03")
        assert (after.first, after.last) == (day("2024-03-01"), None)
        assert (before.first, before.last) == (None, day("2024-03-31"))
        assert after.day is None
        assert not after.unknown

    def test_unknown(self) -> None:
        assert parse_when("unknown") == UNKNOWN
        assert UNKNOWN.unknown
        assert UNKNOWN.day is None
        assert str(UNKNOWN) == "unknown"

    def test_one_day_is_a_day_however_it_is_written(self) -> None:
        assert parse_when("2024-03-01").day == day("2024-03-01")
        assert parse_when("2024-03-01/2024-03-01").day == day("2024-03-01")
        assert parse_when("2024-03").day is None


class TestRefusals:
    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "2024-3-1", "24-03-01", "2024-03-01 ", " 2024", "2024-00", "2024-13", "2024-01-00",
            "2024-01-32", "2024-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "0000", "0000-01-01",
            "10000", "-2024", "+2024-01-01", "2024/", "/2024", "/", "../..", "..", "../", "/..",
            "2024/2023", "2024-03-02/2024-03-01", "2024/2025/2026", "2024..2025", "2024-03-01T10:00",
            "2024-03-01Z", "2024~", "2024?", "202X", "20240301", "1 March 2024", "Unknown", "open",
            "2024-03-01\n", "２０２４", "٢٠٢٤-٠٣-٠١", "9" * 10_000, "2024-" + "1" * 10_000,
        ],
    )  # fmt: skip
    def test_all_else_is_refused(self, text: str) -> None:
        with pytest.raises(Refused) as refused:
            parse_when(text)
        assert refused.value.code == "bad-date"
        assert refused.value.found == text

    def test_the_reason_names_what_is_wrong(self) -> None:
        with pytest.raises(Refused, match="February 2023 has 28 days, not 29"):
            parse_when("2023-02-29")
        with pytest.raises(Refused, match="no month 13"):
            parse_when("2024-13")
        with pytest.raises(Refused, match="ends before it begins") as refused:
            parse_when("2024-03-05/2024-03-01")
        assert refused.value.fix == "write `2024-03-01/2024-03-05` if the two were swapped"

    @pytest.mark.parametrize("text", ["2024/3/0", "2024.13.1", "30 February 2024", "Feb 30, 2023"])
    def test_no_date_is_suggested_that_there_is_not(self, text: str) -> None:
        with pytest.raises(Refused) as refused:
            parse_when(text)
        assert refused.value.fix.startswith("write the date as year-month-day")

    @pytest.mark.parametrize("text", ["٢٠٢٤-٠٣-٠١", "2024/3/1", "1st March, 2٠24"])
    def test_what_is_suggested_is_a_date(self, text: str) -> None:
        with pytest.raises(Refused) as refused:
            parse_when(text)
        assert refused.value.fix == "write `2024-03-01`"

    def test_a_span_that_ends_before_it_begins_cannot_be_built(self) -> None:
        with pytest.raises(Refused):
            When(day("2024-03-02"), day("2024-03-01"))


@given(st.text(max_size=30) | st.text("0123456789-/.", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        when = parse_when(text)
    except Refused:
        return
    assert str(when) == text
    if when.first and when.last:
        assert when.first <= when.last


@given(st.dates(), st.dates())
def test_every_day_and_span_is_read(one: dt.date, two: dt.date) -> None:
    first, last = sorted((one, two))
    assert parse_when(first.isoformat()).day == first
    span = parse_when(f"{first.isoformat()}/{last.isoformat()}")
    assert (span.first, span.last) == (first, last)
    assert parse_when(f"{first.isoformat()}/..").first == first
    assert parse_when(f"../{last.isoformat()}").last == last


@pytest.mark.parametrize(
    ("left", "right", "meets"),
    [
        ("2024-03-02T01:30+02:00", "2024-03-01T23:30Z", True),
        ("2024-03-02T01:30+02:00", "2024-03-02T01:30Z", False),
        ("2024-03-02T23:59Z", "2024-03-02", True),
        ("2024-03-02T23:59Z", "2024-03-03", False),
        ("2024-03-02T23:59Z", "unknown", True),
    ],
)
def test_a_time_of_day_is_one_instant(left: str, right: str, meets: bool) -> None:
    one, other = parse_when(left), parse_when(right)
    assert one.meets(other) == other.meets(one) == meets


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-02T01:30", "2024-03-02T24:00Z", "2024-03-02T01:60Z", "2024-03T01:30Z",
        "2024-02-30T01:30Z", "2024-03-02T01:30+15:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00",
        "2024-03-02T01:30Z/2024-03-02T02:30Z",
    ],
)  # fmt: skip
def test_a_time_without_a_zone_or_day_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_when(text)
