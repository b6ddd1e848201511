"""The corrections log agrees with the claims that are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Shown = list[tuple[str, str, int, int]]


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        (["{date: 2024, claim: a/b, became: kuestenbote/cargo, reason: R.}"], []),
        (
            [
                "{date: 2024, claim: a/b, became: c/d, reason: Renamed.}",
                "{date: 2024, claim: c/d, became: kuestenbote/cargo, reason: Renamed again.}",
            ],
            [],
        ),
        (["{date: 2024, claim: a/b, became: a/b, reason: R.}"], ["correction-of-living-claim"]),
        (
            [
                "{date: 2024, claim: a/b, became: c/d, reason: Renamed.}",
                "{date: 2024, claim: c/d, became: a/b, reason: Renamed back.}",
            ],
            ["correction-of-living-claim"] * 2,
        ),
        (
            [
                "{date: 2024, claim: a/b, became: c/d, reason: Renamed.}",
                "{date: 2024, claim: c/d, reason: Withdrawn.}",
            ],
            [],
        ),
        (
            [
                "{date: 2024, claim: a/b, reason: Withdrawn.}",
                "{date: 2024, claim: a/b, became: kuestenbote/cargo, reason: Renamed.}",
            ],
            ["correction-twice"],
        ),
        (
            ["{date: 2024, claim: a/b, became: kuestenbote/nothing, reason: R.}"],
            ["correction-of-living-claim"],
        ),
        (["{date: 2024, claim: index/cargo, reason: R.}"], ["reserved-id"]),
        (
            ["{date: 2024, claim: kuestenbote/cargo, reason: R.}"],
            ["correction-of-living-claim"],
        ),
    ],
)
def test_a_claim_that_is_gone_leads_to_one_that_is_there(
    entries: list[str], codes: list[str], harbour: Path, shown: Callable[[], Shown]
) -> None:
    with (harbour / "data" / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.writelines(f"  - {entry}\n" for entry in entries)
    assert [code for code, *_ in shown()] == codes
