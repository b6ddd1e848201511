"""A vaguer rendering of one origin takes no finding away (rule 5)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.engine.casefile import RULES, read_case, written

NORTH = {"by": "north-speaker", "origin": "north-broadcast", "utterance": "soldiers"}
SOUTH = {"by": "south-speaker", "origin": "south-briefing"}


def claim(said: dict[str, str], phrase: str, kind: str, number: str, day: str) -> dict[str, Any]:
    count = {"phrase": phrase, "kind": kind, "number": number}
    quote = f"{phrase} soldiers are in the town"
    return {"quote": quote, "question": "soldiers", "as_of": day, "count": count, **said}


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("nearly 400", "nearly"), ("up to 400", "at-most"), ("about 400", "about"),
        ("at least 400", "at-least"), ("more than 400", "more-than"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("day", "found"), [("2024-03-07", "apart"), ("2024-03-05", "conflict")])
def test_a_number_is_held_against_another_sides_whatever_else_renders_it(
    phrase: str, kind: str, day: str, found: str, first: bool, tmp_path: Path
) -> None:
    exact = claim(NORTH, "400", "exact", "400", "2024-03-05")
    vaguer = claim(NORTH, phrase, kind, "400", "2024-03-05")
    said = {"gazette": exact, "mail": vaguer} if first else {"gazette": vaguer, "mail": exact}
    said["post"] = claim(SOUTH, "900", "exact", "900", day)
    case = tmp_path / "case"
    case.mkdir()
    told = {"articles": {name: {"claims": {"soldiers": each}} for name, each in said.items()}}
    (case / "case.yaml").write_text(yaml.safe_dump(told), encoding="utf-8")
    rows = read_case(case, tmp_path / "dossier").rows
    pairs = written(next(r for r in rows if r.question.id == "soldiers"))["contrasts"]
    exactly = f"{'gazette' if first else 'mail'}/soldiers"
    rules = {
        rule
        for pair in pairs
        for rule in pair["rules"]
        if pair["kind"] == found and any(exactly in side for side in pair["between"])
    }
    assert rules == set(RULES)
