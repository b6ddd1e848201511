"""Whoever does one piece of work on many things, wherever that is."""

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
