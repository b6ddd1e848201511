"""Quantities that nobody accounted for: told one by one, and beyond some hundreds together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from variorum.check.coverage import MOST_TOLD
from variorum.model.problem import Problem

COURIER = "data/sources/coast-courier.yaml"


def test_an_article_of_figures_tells_the_rest_together(
    harbour: Path, problems: Callable[[], tuple[Problem, ...]]
) -> None:
    with (harbour / "seeds" / "coast-courier.txt").open("a", encoding="utf-8") as seed:
        seed.writelines(f"\nBox {at} was dry.\n" for at in range(1, MOST_TOLD + 26))
    told = [each for each in problems() if each.code == "quantity-missed"]
    assert len(told) == MOST_TOLD + 1
    (rest,) = [each for each in told if "more quantities" in each.message]
    # The text before has nine lines, and each box two.
    first = 9 + 2 * (MOST_TOLD + 1)
    assert rest.message.startswith(f"25 more quantities on lines {first} to {first + 48} of ")
    assert rest.path == COURIER
    # The way to mend it names the reasons that a passage can be set aside for.
    assert "with a reason (caption, name, reading-time, " in next(e for e in told if e != rest).fix
