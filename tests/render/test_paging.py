from __future__ import annotations

import pytest

from variorum.render.long_lists import sheets


def test_a_short_list_is_one_sheet_at_its_own_address() -> None:
    for items in ((), (1, 2)):
        (sheet,) = sheets(items, "sources/index.html", longest=2)
        assert (sheet.items, sheet.address, sheet.number) == (items, "sources/index.html", 1)
        assert (sheet.previous, sheet.next) == ("", "")


def test_a_long_list_goes_on_beside_it() -> None:
    found = sheets(range(5), "questions/q.html", longest=2)
    assert [sheet.items for sheet in found] == [(0, 1), (2, 3), (4,)]
    assert [sheet.address for sheet in found] == [
        "questions/q.html", "questions/q_2.html", "questions/q_3.html",
    ]  # fmt: skip
    assert [sheet.previous for sheet in found] == ["", "questions/q.html", "questions/q_2.html"]
    assert [sheet.next for sheet in found] == ["questions/q_2.html", "questions/q_3.html", ""]


@pytest.mark.parametrize(
    ("number", "of", "shown"),
    [
        (1, 1, (1,)), (2, 3, (1, 2, 3)), (6, 12, tuple(range(1, 13))),
        (1, 40, (1, 2, 3, 4, 0, 40)), (20, 40, (1, 0, 17, 18, 19, 20, 21, 22, 23, 0, 40)),
        (5, 40, (1, 2, 3, 4, 5, 6, 7, 8, 0, 40)), (40, 40, (1, 0, 37, 38, 39, 40)),
    ],
)  # fmt: skip
def test_a_sheet_leads_to_all_of_few_and_to_the_nearby_of_many(
    number: int, of: int, shown: tuple[int, ...]
) -> None:
    sheet = sheets(range(of), "q.html", longest=1)[number - 1]
    assert sheet.number == number
    assert sheet.shown == shown
