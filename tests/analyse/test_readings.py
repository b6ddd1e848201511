"""Reading rules: what each kind of count forces under each rule (rules 7 and 10)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from variorum.analyse.resolving import read_count
from variorum.model.count import Bounds, Count
from variorum.model.readings import Reading
from variorum.render.words import bounds_words


def count(kind: str, **value: Any) -> Count:
    return Count.model_validate({"phrase": "words", "kind": kind, **value})


def rule(**more: Any) -> Reading:
    told = {"id": "rule", "title": "A rule", "method": "m", "reach": "r", "cite": "c"}
    return Reading.model_validate(told | more)


VERBATIM = rule(terms=[{"term": "dozens", "low": "24"}])
HOUSE = rule(
    about={"low": "0.9", "high": "1.1"},
    terms=[{"term": "dozens", "low": "24", "best": "36", "high": "99"}],
)
CONSERVATIVE = rule(terms=[{"term": "dozens", "low": "12", "best": "12", "high": "open"}])


def bounds(
    low: object = None, best: object = None, high: object = None, excluded: str = ""
) -> Bounds:
    def number(value: object) -> Decimal | None:
        return None if value is None else Decimal(str(value))

    return Bounds(
        number(low),
        number(high),
        number(best),
        low_excluded=excluded == "low",
        high_excluded=excluded == "high",
    )


@pytest.mark.parametrize(
    ("kind", "value", "verbatim", "house", "conservative"),
    [
        ("exact", {"number": "40"}, bounds(40, 40, 40), bounds(40, 40, 40), bounds(40, 40, 40)),
        ("about", {"number": "50"}, bounds(best=50), bounds(45, 50, 55), bounds(best=50)),
        ("about", {"number": "-50"}, bounds(best=-50), bounds(-55, -50, -45), bounds(best=-50)),
        *[
            (kind, {"number": "100"}, same, same, same)
            for kind, same in (
                ("more-than", bounds(low=100, excluded="low")),
                ("at-least", bounds(low=100)),
                ("less-than", bounds(high=100, excluded="high")),
                ("at-most", bounds(high=100)),
            )
        ],
        ("between", {"range": ["3", "5"]}, *[bounds(3, None, 5)] * 3),
        ("vague", {"term": "dozens"}, bounds(24), bounds(24, 36, 99), bounds(12, 12)),
        ("vague", {"term": "Dozens"}, bounds(24), bounds(24, 36, 99), bounds(12, 12)),
        ("vague", {"term": "a handful"}, bounds(), bounds(), bounds()),
    ],
)
def test_each_kind_under_each_rule(
    kind: str, value: dict[str, Any], verbatim: Bounds, house: Bounds, conservative: Bounds
) -> None:
    told = count(kind, **value)
    assert read_count(told, VERBATIM) == verbatim
    assert read_count(told, HOUSE) == house
    assert read_count(told, CONSERVATIVE) == conservative


def test_zero_is_a_number_and_not_an_open_end() -> None:
    assert read_count(count("exact", number="0"), VERBATIM) == bounds(0, 0, 0)
    assert read_count(count("at-most", number="0"), VERBATIM) == bounds(high=0)


@pytest.mark.parametrize("number", ["100", "1000000", "0.5", "33.3", "0", "999999999999999"])
def test_about_is_written_in_plain_digits(number: str) -> None:
    about = read_count(count("about", number=number), HOUSE)
    for bound in (about.low, about.high):
        assert "E" not in str(bound)
    assert about.low == Decimal(number) * Decimal("0.9")


NUMBERS = st.decimals(0, 10**9, places=2).map(lambda number: f"{number:.2f}")
KINDS = ("exact", "about", "more-than", "at-least", "less-than", "at-most")


@given(st.sampled_from(KINDS), NUMBERS, st.sampled_from([VERBATIM, HOUSE, CONSERVATIVE]))
def test_the_stated_number_is_never_outside_its_bounds(
    kind: str, number: str, reading: Reading
) -> None:
    told = read_count(count(kind, number=number), reading)
    stated = Decimal(number)
    assert told.low is None or told.low <= stated
    assert told.high is None or stated <= told.high
    # Open stays open: what the words leave open, no rule but one that says so closes.
    if kind in ("more-than", "at-least"):
        assert (told.low, told.high, told.best) == (stated, None, None)
    if kind in ("less-than", "at-most"):
        assert (told.low, told.high, told.best) == (None, stated, None)
    assert told.low_excluded == (kind == "more-than")
    assert told.high_excluded == (kind == "less-than")


WHOLE = Decimal(100)


@pytest.mark.parametrize(
    ("kind", "number", "read"),
    [
        ("about", "90", bounds(81, 90, 99)),
        ("about", "95", bounds("85.5", 95, 100)),
        ("about", "100", bounds(90, 100, 100)),
        ("more-than", "90", bounds(90, excluded="low")),
        ("at-least", "90", bounds(90)),
        ("at-most", "100", bounds(high=100)),
        # Words that say more than the whole are left as they are.
        ("about", "150", bounds(135, 150, 165)),
    ],
)
def test_a_share_is_read_within_the_whole(kind: str, number: str, read: Bounds) -> None:
    assert read_count(count(kind, number=number), HOUSE, WHOLE) == read


def test_a_term_may_leave_its_bound_itself_out() -> None:
    told = rule(
        terms=[{"term": "most of", "above": "50"}, {"term": "a minority of", "below": "50"}]
    )
    most = read_count(count("vague", term="most of"), told, WHOLE)
    assert most == bounds(low=50, excluded="low")
    assert bounds_words(most) == "more than 50"
    assert read_count(count("vague", term="a minority of"), told) == bounds(
        high=50, excluded="high"
    )


@pytest.mark.parametrize("term", [{"low": "50", "above": "50"}, {"high": "9", "below": "9"}])
def test_a_term_has_one_bound_at_each_end(term: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="`"):
        rule(terms=[{"term": "most of", **term}])


def test_bounds_that_leave_themselves_out_are_in_order() -> None:
    with pytest.raises(ValidationError, match="not in order"):
        rule(terms=[{"term": "some", "above": "50", "high": "40"}])
