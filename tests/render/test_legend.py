"""The key of a picture says what its signs mean, and nothing of signs that it does not have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.engine.casefile import HERE, read_case

from variorum.model.chart import Chart, Mark
from variorum.model.count import Bounds
from variorum.model.when import parse_when
from variorum.render.charts import Drawings
from variorum.render.charts.legend import legend
from variorum.render.question_view import View

EXACT = Bounds(Decimal(7), Decimal(7), Decimal(7))
PLAIN = Mark("m", parse_when("2024-03-05"), EXACT, ("“7”", "the pilot"), "title", "#m", 0)


def words(*marks: Mark, parties: tuple[str, ...] = ("Port", "Line")) -> list[str]:
    return [entry.words for entry in legend(Chart("c", "Crew", "crew", marks, parties))]


def test_a_plain_number_needs_nothing_but_its_side() -> None:
    assert words(PLAIN) == ["Port"]
    assert words(replace(PLAIN, party=None), parties=()) == ["a speaker"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"hollow": True}, "hollow"),
        ({"forecast": True}, "dashed"),
        ({"bounds": Bounds(None, None, Decimal(7)), "approximate": True}, "about"),
        ({"bounds": Bounds(Decimal(7), None)}, "arrow"),
        ({"bounds": Bounds(Decimal(7), None, low_excluded=True)}, "curved"),
        ({"bounds": Bounds(Decimal(7), Decimal(9))}, "bar"),
        ({"as_of": parse_when("2024-03-01/2024-03-05")}, "some day between"),
        ({"as_of": parse_when("../2024-03-05")}, "on or before"),
        ({"as_of": parse_when("2024-03-05/..")}, "on or after"),
        ({"as_of": parse_when("2024-03-01/2024-03-05"), "lasting": True}, "all those days"),
    ],
)
def test_each_sign_in_use_is_told_once(changed: dict[str, object], told: str) -> None:
    found = words(PLAIN, replace(PLAIN, **changed), replace(PLAIN, **changed))  # type: ignore[arg-type]
    assert sum(each.startswith(told) for each in found) == 1
    assert len(set(found)) == len(found)


def test_a_forecast_stands_in_its_chart_as_one(tmp_path: Path) -> None:
    found = read_case(HERE / "cases" / "inferred-beside-a-prediction", tmp_path)
    marks = [
        mark
        for row in found.rows
        for mark in View(
            found, Drawings(), row, "index.html", found.dossier.readings[:1]
        ).chart.marks
    ]
    assert [mark.forecast for mark in marks].count(True) == 1
    assert not all(mark.forecast for mark in marks)
