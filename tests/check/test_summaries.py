"""Summaries carry only the numbers and dates that claims carry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Shown = list[tuple[str, str, int, int]]
GAZETTE = "data/sources/harbour-gazette.yaml"


@pytest.mark.parametrize(
    ("summary", "carried"),
    [
        ("It speaks of about 40 crew.", True),
        ("It speaks of forty crew.", True),
        ("It speaks of about 41 crew.", False),
        ("It speaks of 2 boats.", False),  # 2 March is the day of a claim.
        ("It speaks of 2024 boats and of 03 tugs.", False),
        ("It speaks of Friday, 1 March 2024.", True),
        ("It speaks of 1 April 2024.", False),
    ],
)
def test_a_number_is_sought_among_numbers_and_a_date_among_dates(
    summary: str, carried: bool, harbour: Path, shown: Callable[[], Shown]
) -> None:
    path = harbour / GAZETTE
    head, _, rest = path.read_text(encoding="utf-8").partition("summary: |\n")
    after = rest[rest.index("roles:") :]
    path.write_text(f'{head}summary: "{summary}"\n{after}', encoding="utf-8")
    assert {code for code, *_ in shown()} == (set() if carried else {"summary-number"})
