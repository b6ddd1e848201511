from __future__ import annotations

import pytest
from tests.reliability.figures import BEGIN, DOCUMENT, END, added_up, as_table, teller, with_table


def test_figures_of_one_name_are_added_up() -> None:
    properties: list[tuple[str, object]] = [("other", 1)]
    tell = teller(properties)
    tell("strings", 1200)
    tell("crashes", 0)
    tell("strings", 300)
    assert added_up(properties) == {"strings": 1500, "crashes": 0}


def test_the_table_takes_the_place_of_the_old_one() -> None:
    table = as_table({"strings": 1500})
    assert "| strings | 1,500 |" in table
    told = with_table(f"Before.\n{BEGIN}old\n{END}After.\n", table)
    assert told == f"Before.\n{BEGIN}\n{table}\n{END}After.\n"
    with pytest.raises(ValueError, match="no place"):
        with_table("Before.", table)


def test_the_document_holds_a_table() -> None:
    table = with_table(DOCUMENT.read_text("utf-8"), "")
    assert table != DOCUMENT.read_text("utf-8")
