"""Whoever does one piece of work on many things, wherever that is, and whoever follows how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Is called as the `map` of an executor of `concurrent.futures` is."""

    def __call__(self, work: Callable[[T], R], things: Sequence[T], /) -> Iterable[R]:
        """What `work`, a pure function of a module, gives of each thing, in their order.

        Things and results can be pickled. Raises OutsideFailure where the workers are lost.
        """


class Follow(Protocol):
    """Gives the items one by one and may tell how many of them are done."""

    def __call__(self, items: Sequence[T], /) -> Iterable[T]: ...


def unfollowed(items: Sequence[T], /) -> Iterable[T]:
    """The items, of which nobody is told."""
    return items
