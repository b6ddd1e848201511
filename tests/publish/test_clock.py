from __future__ import annotations

import pytest

from variorum.model.failure import OutsideFailure
from variorum.publish.engine.tree import source_date_epoch


@pytest.mark.parametrize(
    ("environment", "epoch"),
    [
        ({}, None),
        ({"SOURCE_DATE_EPOCH": ""}, None),
        ({"SOURCE_DATE_EPOCH": "0"}, 0),
        ({"SOURCE_DATE_EPOCH": "1735689600"}, 1735689600),
    ],
)
def test_the_date_is_the_one_given_or_none(environment: dict[str, str], epoch: int | None) -> None:
    assert source_date_epoch(environment) == epoch


@pytest.mark.parametrize("text", ["-1", "1.5", "today", " 5", "٣", "4294967296", "9" * 5000])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(OutsideFailure, match="SOURCE_DATE_EPOCH"):
        source_date_epoch({"SOURCE_DATE_EPOCH": text})
