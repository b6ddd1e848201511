"""Quantities that nobody accounted for: told one by one, and beyond some hundreds together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from variorum.check.texts import MOST_TOLD
from variorum.model.problem import Problem


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
    assert rest.message.startswith(f"25 more quantities on lines {first} to {first + 48} are ")
    assert (rest.path, rest.line, rest.column) == ("seeds/coast-courier.txt", first, 5)
    # The way to mend it names the reasons that a passage can be set aside for.
    assert "with a reason (caption, name, reading-time, " in next(e for e in told if e != rest).fix


def test_a_quantity_is_told_in_the_text_with_its_place_in_the_yaml(
    harbour: Path, problems: Callable[[], tuple[Problem, ...]]
) -> None:
    path = harbour / "data" / "sources" / "coast-courier.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "  - {quote: back to square one, reason: idiom}", "  []"
    )
    text = text.replace("    count: {phrase: Dozens, kind: vague, term: Dozens}\n", "")
    text = text.replace("    question: birds\n", "")
    path.write_text(text, encoding="utf-8")
    quoted, missed = problems()
    line = 1 + text[: text.index("- id: oiled-birds")].count("\n")
    assert (quoted.code, quoted.path, quoted.line, quoted.column) == (
        "quantity-not-coded", "seeds/coast-courier.txt", 7, 1,
    )  # fmt: skip
    assert f"in the claim `oiled-birds` on line {line} of {path.relative_to(harbour)}" in quoted.fix
    assert (missed.code, missed.line, missed.column) == ("quantity-missed", 7, 100)
    assert f"behind `oiled-birds`, which is on line {line} of " in missed.fix
