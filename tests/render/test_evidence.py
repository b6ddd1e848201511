"""Evidence rows: a row for each origin and moment in the order of time, drawn as far as the words go."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.casefile import HERE, read_case
from tests.examples import examples
from tests.lighthouse import analysis, page

from variorum.model.analysis import Analysis
from variorum.model.count import Bounds
from variorum.model.findings import Voices
from variorum.model.when import UNKNOWN, When, parse_when
from variorum.render.attribution import Bars
from variorum.render.charts.valueaxis import value_axis
from variorum.render.evidence import (
    MOST_CLAIMS,
    DayAxis,
    EvidenceRow,
    EvidenceRows,
    NumberAxis,
    Strip,
    charted,
    question_rows,
)

PERIOD = parse_when("2024-03-01/2024-03-31")
NUMBERS = st.none() | st.integers(0, 10**7).map(Decimal)
WHENS = st.sampled_from(
    ["2024-03-05", "2024-03-01/2024-03-09", "../2024-03-05", "2024-03-05/..", "unknown", "2020"]
)


def rows_of(found: Analysis, question: str, reading: str = "verbatim") -> EvidenceRows:
    return question_rows(found, found.row[question], reading)


def kinds(rows: EvidenceRows) -> dict[str, tuple[EvidenceRow, ...]]:
    return {group.kind: group.rows for group in rows.groups}


def places(strip: Strip) -> list[float]:
    ends = [float(g.start) + float(g.width) for g in strip.grounds]
    return [*(float(g.start) for g in strip.grounds), *ends, *(float(s.at) for s in strip.signs)]


def test_rows_stand_in_the_order_of_time_and_the_undated_and_absent_last() -> None:
    for row in analysis().rows:
        rows = rows_of(analysis(), row.question.id)
        assert list(kinds(rows)) == [k for k in ("dated", "undated", "absent") if k in kinds(rows)]
        assert all(each.dates is None for each in kinds(rows).get("undated", ()))
        assert all(not each.readings for each in kinds(rows).get("absent", ()))


def test_each_claim_that_answers_stands_in_one_row_with_its_address() -> None:
    for row in analysis().rows:
        told = [
            address
            for group in rows_of(analysis(), row.question.id).groups
            for each in group.rows
            for reading in each.readings
            for wording in reading.wordings
            for _, _, _, address in wording.articles
        ]
        assert sorted(told) == sorted(
            f"sources/{a.source.id}.html#claim-{a.claim.id}" for a in row.answers if charted(a)
        )


def test_a_side_that_gives_no_figure_has_a_row_that_says_so() -> None:
    (absent,) = kinds(rows_of(analysis(), "people-on-rock"))["absent"]
    assert absent.who == "The &lt;island&gt;"
    assert "no article gives a figure of this side" in page("questions/people-on-rock.md")


def test_renderings_that_read_differently_are_brackets_of_their_own_in_one_row(
    tmp_path: Path,
) -> None:
    found = read_case(HERE / "cases" / "a-vaguer-rendering", tmp_path)
    row = next(
        each for group in rows_of(found, "tanks").groups for each in group.rows if len(each.readings) > 1
    )  # fmt: skip
    assert {reading.means for reading in row.readings} == {"at least 24", "at least 200"}
    strips = [reading.strip for reading in row.readings]
    assert all(strip and [g.fade for g in strip.grounds] == ["right"] for strip in strips)


def test_a_number_about_something_else_has_words_and_no_place_on_the_scale(tmp_path: Path) -> None:
    found = read_case(HERE / "cases" / "differing-scope", tmp_path)
    drawn = {
        str(reading.wordings[0].words): reading.strip is not None
        for group in rows_of(found, "soldiers").groups for row in group.rows for reading in row.readings
    }  # fmt: skip
    assert drawn == {"“40”": True, "“900”, wider than asked: “in the region”": False}


def test_of_very_many_claims_in_one_row_the_rest_is_counted() -> None:
    row = analysis().row["light"]
    one = next(each for each in row.answers if each.answers)
    rows = question_rows(analysis(), replace(row, answers=(one,) * 50), "verbatim")
    (reading,) = rows.groups[0].rows[0].readings
    assert sum(len(w.articles) for w in reading.wordings) == MOST_CLAIMS
    assert reading.more == 50 - MOST_CLAIMS


@given(st.lists(WHENS.map(parse_when), max_size=6))
def test_dates_keep_within_the_strip_and_fade_where_they_are_open(moments: list[When]) -> None:
    axis = DayAxis.of(moments, PERIOD)
    for when in moments:
        strip = axis.strip(when, lasting=False)
        if strip is None:
            inside = [w for w in moments if not w.unknown and w.meets(PERIOD)]
            assert when.unknown or (inside and not when.meets(PERIOD))
            continue
        assert all(0 <= place <= 100 for place in places(strip))
        fades = [ground.fade for ground in strip.grounds]
        assert ("left" in fades) is (when.first is None)
        assert ("right" in fades) is (when.last is None)
        assert bool(strip.grounds) is (when.day is None)


def test_without_dates_there_is_no_axis() -> None:
    assert DayAxis.of([UNKNOWN], PERIOD).ticks == ()


@examples(200)
@given(st.tuples(NUMBERS, NUMBERS, NUMBERS), st.booleans(), st.booleans(), st.booleans())
def test_a_bracket_stands_only_where_the_words_set_a_bound(
    numbers: tuple[Decimal | None, ...], over: bool, under: bool, about: bool
) -> None:
    stated = sorted(n for n in numbers if n is not None)
    known = iter(stated)
    low, best, high = (None if n is None else next(known) for n in numbers)
    if not stated or (best is not None and None not in (low, high) and not low <= best <= high):  # type: ignore[operator]
        return
    claim = next(each for each in analysis().claims if each.claim.count)
    scale = NumberAxis(value_axis(stated, 3, 86, None), frozenset([claim.id]), stated=True)
    strip = scale.strip([claim], Bounds(low, high, best, over, under), 0, about)
    assert strip is not None
    assert all(0 <= place <= 100 for place in places(strip))
    loose = about and low is None and high is None
    fades = [ground.fade for ground in strip.grounds if ground.fade]
    assert fades == (
        [] if loose else [side for side, end in (("left", low), ("right", high)) if end is None]
    )


def test_a_share_has_nothing_beyond_the_whole() -> None:
    claim = next(each for each in analysis().claims if each.claim.count)
    axis = value_axis([Decimal(50)], 3, 86, Decimal(100))
    scale = NumberAxis(axis, frozenset([claim.id]), stated=True)
    strip = scale.strip([claim], Bounds(Decimal(50), low_excluded=True), 0, about=False)
    assert strip is not None
    assert max(places(strip)) == 86
    assert [tick.words for tick in scale.ticks][-1] == "100"


@pytest.mark.parametrize("path", ["questions/people-on-rock.md", "timeline.md", "index.md"])
def test_a_table_has_a_caption_heads_and_silent_strips(path: str) -> None:
    table = page(path).partition('class="v-rows')[2].partition("</table>")[0]
    assert "<caption>" in table
    assert set(re.findall(r"<th(?: class=\"[^\"]*\" colspan=\"\d\")? scope=\"(\w+)\"", table)) >= {
        "col",
        "row",
    }
    outer = re.findall(r"<svg [^>]*>", re.sub(r"<svg x=[^>]*>.*?</svg>", "", table))
    assert outer
    assert all('aria-hidden="true"' in each for each in outer)
    assert "style=" not in table


def voices(*numbers: int) -> Voices:
    return Voices({}, {}, {str(place): number for place, number in enumerate(numbers)})


def counts(given: Voices) -> list[int]:
    return list(given.parties.values())


def test_bars_lie_end_to_end_and_leave_out_what_counts_nothing() -> None:
    bars = Bars("", "", "", ("a", "b", "c"), ("party-0", "tint-1", "tint-2"), counts)
    assert [(each.name, each.look, each.start, each.width) for each in bars.strip([voices(3, 0, 1)])] == [
        ("a", "party-0", "0.00", "75.00"), ("c", "tint-2", "75.00", "25.00"),
    ]  # fmt: skip
    assert bars.strip([voices(0, 0, 0)]) == []


def test_a_forecast_is_a_row_of_its_own_drawn_in_outline() -> None:
    rows = [each for group in rows_of(analysis(), "light").groups for each in group.rows]
    (forecast,) = [each for each in rows if each.forecast]
    assert forecast.readings[0].means.startswith("as a prediction")
    assert 'class="v-party-0 v-forecast"' in page("questions/light.md")
