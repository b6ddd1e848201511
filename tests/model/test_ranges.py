"""How many there are where it is open whether two are one: the fewest groups of which any two may be one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ranges import MOST_EXACT, Range, how_many

Pairs = Iterable[tuple[str, str]]


def ties(*pairs: tuple[str, str]) -> Mapping[str, frozenset[str]]:
    ids = {each for pair in pairs for each in pair}
    return {one: frozenset(b for pair in pairs for b in pair if one in pair) - {one} for one in ids}


def cycle(number: int) -> Mapping[str, frozenset[str]]:
    return ties(*((f"{n}", f"{(n + 1) % number}") for n in range(number)))


@pytest.mark.parametrize(
    ("ids", "pairs", "least"),
    [
        ("", (), 0),
        ("a", (), 1),
        ("aaa", (), 1),
        ("ab", (), 2),
        ("ab", ("ab",), 1),
        ("abc", ("ab", "bc", "ac"), 1),
        # That a may be b, and b may be c, makes no one of a and c.
        ("abc", ("ab", "bc"), 2),
        # What is not counted here joins nothing.
        ("ac", ("ab", "bc"), 2),
        ("abcd", ("ab", "cd"), 2),
        ("abcd", ("ab", "ac", "ad"), 3),
        ("abcde", ("ab", "bc", "cd", "de", "ea"), 3),
    ],
)
def test_the_fewest_that_there_can_be(ids: str, pairs: Sequence[str], least: int) -> None:
    found = ties(*((pair[0], pair[1]) for pair in pairs))
    assert how_many(ids, found) == Range(least, len(set(ids)))


@st.composite
def graphs(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    ids = "abcdefg"[: draw(st.integers(0, 7))]
    every = list(combinations(ids, 2))
    return ids, draw(st.lists(st.sampled_from(every), unique=True)) if every else []


def tried(ids: str, pairs: Pairs) -> int:
    """The fewest groups, found by trying all."""
    known = {frozenset(pair) for pair in pairs}

    def grouped(rest: str, groups: tuple[str, ...]) -> int:
        if not rest:
            return len(groups)
        one, more = rest[0], rest[1:]
        ways = [grouped(more, (*groups, one))]
        for place, group in enumerate(groups):
            if all(frozenset((one, each)) in known for each in group):
                joined = (*groups[:place], group + one, *groups[place + 1 :])
                ways.append(grouped(more, joined))
        return min(ways)

    return grouped(ids, ())


@given(graphs(), st.randoms(use_true_random=False))
def test_it_is_what_trying_all_finds_in_whatever_order(
    graph: tuple[str, list[tuple[str, str]]], random: Random
) -> None:
    ids, pairs = graph
    expected = Range(tried(ids, pairs), len(ids))
    assert how_many(ids, ties(*pairs)) == expected
    turned = [(two, one) for one, two in pairs]
    random.shuffle(turned)
    assert how_many(random.sample(ids, len(ids)), ties(*turned)) == expected


def test_of_very_many_no_more_are_told_than_there_are_certainly() -> None:
    # Exact where it is sought; beyond that never too many, and here one too few.
    exact, wide = MOST_EXACT - 1, MOST_EXACT + 1
    assert how_many(cycle(exact), cycle(exact)).least == (exact + 1) // 2
    assert how_many(cycle(wide), cycle(wide)).least == wide // 2


def test_the_search_is_short() -> None:
    random = Random(1)
    every = list(combinations("abcdefghijkl"[:MOST_EXACT], 2))
    graphs = [random.sample(every, size) for size in range(len(every)) for _ in range(10)]
    start = process_time()
    for pairs in graphs:
        how_many("abcdefghijkl", ties(*pairs))
    assert process_time() - start < 0.02 * len(graphs)


def test_a_range_goes_upwards() -> None:
    with pytest.raises(ValueError, match="no range goes from 3 to 2"):
        Range(3, 2)
    with pytest.raises(ValueError, match="no range goes from -1 to 2"):
        Range(-1, 2)
