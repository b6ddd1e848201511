"""Items by what they have in common: groups in the order in which each is first met, items in theirs;
and items of which one leads to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")


def by_key(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """The values of each key."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """The items that have one `key`."""
    return by_key((key(each), each) for each in items)


def followed(start: K, after: Mapping[K, K | None]) -> list[K]:
    """`start` and what each leads to by `after`, until nothing follows, or one comes again."""
    met = {start: None}
    following = after.get(start)
    while following is not None and following not in met:
        met[following] = None
        following = after.get(following)
    return list(met)
