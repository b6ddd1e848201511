"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.excerpts import changes

WORDS = st.lists(st.sampled_from(("the", "ferry", "crew", "signed", "4,810")), max_size=12)


def worded(before: str, after: str) -> list[tuple[str, str]]:
    """The words of each change, in the earlier and in the later version."""
    return [
        (before[old.start : old.end], after[new.start : new.end])
        for old, new in changes(before, after)
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Marla Lenk signed", "Marta Lenk signed", [("Marla", "Marta")]),
        ("as 4,810  ballots\n", "as 4,180 ballots", [("4,810", "4,180")]),
        ("It sailed.", "Corrected on Friday. It sailed.", [("", "Corrected on Friday.")]),
        ("It sailed at noon.", "It sailed", [("at noon.", "")]),
        ("", "", []),
    ],
)
def test_changes(before: str, after: str, found: list[tuple[str, str]]) -> None:
    assert worded(before, after) == found


@given(WORDS, WORDS)
def test_the_words_of_both_versions_are_kept(before: list[str], after: list[str]) -> None:
    found = worded(" ".join(before), " ".join(after))
    assert (not found) == (before == after)
    for words, side in ((before, 0), (after, 1)):
        gone = " ".join(each[side] for each in found).split()
        assert all(gone.count(word) <= words.count(word) for word in gone)

    assert sum(len(each[0].split()) for each in found) - sum(
        len(each[1].split()) for each in found
    ) == len(before) - len(after)
