"""What the home page says first of a dossier's claims and of what stands behind them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.engine.casefile import HERE, read_case
from tests.lighthouse import analysis

from variorum.render.charts import Drawings
from variorum.render.pages.home import every_answer, home, opening
from variorum.render.question_figure import question_figure, rule_groups

TIED = tuple(claim for claim in analysis().claims if claim.origin)
LOOSE = tuple(claim for claim in analysis().claims if not claim.origin)

ACT = "1 speech, briefing or report that can be told apart"


@pytest.mark.parametrize(
    ("tied", "loose", "behind"),
    [
        (2, 1, f"2 of them go back to {ACT}; for 1 the articles name none."),
        (1, 0, f"1 of them goes back to {ACT}."),
        (0, 2, "Behind none of them a speech, briefing or report is named."),
    ],
)
def test_the_opening_says_what_stands_behind_the_claims(tied: int, loose: int, behind: str) -> None:
    same = [claim for claim in TIED if claim.origin == TIED[0].origin]
    told = opening(replace(analysis(), claims=(*same[:tied], *LOOSE[:loose])))
    assert f"each with its exact words. {behind}" in told


def test_a_number_has_its_scope_beside_it_and_keeps_off_the_scale(tmp_path: Path) -> None:
    found = read_case(HERE / "cases" / "differing-scope", tmp_path)
    rows = {row.question.id: row for row in found.rows}
    assert every_answer(rows["soldiers"]) == [
        ("“40”", "North’s spokesman"),
        ("“900”, wider than asked: “in the region”", "South’s spokesman"),
    ]
    assert '<td data-label="Reported">“40” ' in home(found, Drawings()).text
    assert "“900”, wider than asked: “in the region”" in home(found, Drawings()).text
    rules = rule_groups(found, rows["soldiers"])[0]
    figure = question_figure(found, Drawings(), rows["soldiers"], "index.html", rules)
    assert figure is not None
    # The one number that is left makes no chart: both stand in rows, the other off the scale.
    assert "v-charts" not in figure.html
    told = figure.html.partition("“900”, wider than asked: “in the region”")[2].partition("</tr>")[
        0
    ]
    assert "v-strip-numbers" not in told
    assert "v-strip-numbers" in figure.html
