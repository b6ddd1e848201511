"""What the home page says first of a dossier's claims and of what stands behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.lighthouse import analysis

from variorum.render.pages.home import opening

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
    assert f"each with its exact words. {behind} The site shows" in told
