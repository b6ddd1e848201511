"""Long words made short: what tells two texts apart is still there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.excerpts import CUT, differing_parts, shortened

WORDS = st.lists(st.text("ab", min_size=1, max_size=6), max_size=30).map(" ".join)


def test_short_words_stay_whole_on_one_line() -> None:
    assert shortened("about\n 40  crew", 20) == "about 40 crew"


def test_a_cut_falls_after_a_word() -> None:
    assert shortened("about 40 crew were aboard", 14) == "about 40 crew …"
    assert shortened("a" * 30, 10) == "a" * 10 + " …"


def test_what_both_have_is_left_out_at_both_ends() -> None:
    same = "one two three four five six"
    assert differing_parts(f"{same} old {same}", f"{same} new {same}", 50) == (
        "… three four five six old one two three four …",
        "… three four five six new one two three four …",
    )
    assert differing_parts("old words", "new words", 50) == ("old words", "new words")


def test_a_word_said_twice_is_not_counted_from_both_ends() -> None:
    same = "a b c d e f g h"
    old, new = differing_parts(same, f"{same} {same}", 10)
    assert old != new


@given(WORDS, WORDS, st.integers(10, 60))
def test_different_texts_stay_within_length(old: str, new: str, longest: int) -> None:
    for part in differing_parts(old, new, longest):
        assert len(part) <= longest + 2 * len(f" {CUT}")
