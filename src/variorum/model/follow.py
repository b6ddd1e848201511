"""Long loops that somebody may follow: how far they are is told while they run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Follow(Protocol):
    """Gives the items one by one and may tell how many of them are done."""

    def __call__(self, items: Sequence[T], /) -> Iterable[T]: ...


def unfollowed(items: Sequence[T], /) -> Iterable[T]:
    """The items, of which nobody is told."""
    return items
