"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.excerpts import Change, changes

WORDS = st.lists(st.sampled_from(("the", "ferry", "crew", "signed", "4,810")), max_size=12)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Marla Lenk signed", "Marta Lenk signed", [Change("Marla", "Marta")]),
        ("as 4,810  ballots\n", "as 4,180 ballots", [Change("4,810", "4,180")]),
        ("It sailed.", "Corrected on Friday. It sailed.", [Change("", "Corrected on Friday.")]),
        ("It sailed at noon.", "It sailed", [Change("at noon.", "")]),
        ("", "", []),
    ],
)
def test_changes(before: str, after: str, found: list[Change]) -> None:
    assert changes(before, after) == found


@given(WORDS, WORDS)
def test_the_words_of_both_versions_are_kept(before: list[str], after: list[str]) -> None:
    found = changes(" ".join(before), " ".join(after))
    assert (not found) == (before == after)
    for words, side in ((before, 0), (after, 1)):
        gone = " ".join(each[side] for each in found).split()
        assert all(gone.count(word) <= words.count(word) for word in gone)

    assert sum(len(each.before.split()) for each in found) - sum(
        len(each.after.split()) for each in found
    ) == len(before) - len(after)
