"""Long lists in sheets: pages of a fixed length, each with an address that tells its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Generic, TypeVar

from variorum.model.dossier import Dossier

LONGEST = 100
"""Entries that one sheet shows."""
FEW_SOURCES = 30
"""Up to so many articles each stands in lists, pictures and navigation by itself."""
MOST_LINKS = 12
"""Up to so many sheets each leads to all others."""
NEARBY = 3

T = TypeVar("T")


def many_articles(dossier: Dossier) -> bool:
    """Whether there are too many articles for each to stand by itself."""
    return len(dossier.articles) > FEW_SOURCES


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """One page of a long list: its entries, its number counted from one, and every sheet's address."""

    items: tuple[T, ...]
    number: int
    addresses: tuple[str, ...]

    @property
    def address(self) -> str:
        return self.addresses[self.number - 1]

    @property
    def previous(self) -> str:
        return self.addresses[self.number - 2] if self.number > 1 else ""

    @property
    def next(self) -> str:
        return self.addresses[self.number] if self.number < len(self.addresses) else ""

    @property
    def shown(self) -> tuple[int, ...]:
        """The numbers of the sheets that a sheet leads to: all of few, else the first, the last and those
        nearby, so that links don't grow with the square of the sheets. 0 stands for those left out."""
        last = len(self.addresses)
        near = range(self.number - NEARBY, self.number + NEARBY + 1)
        kept = [n for n in range(1, last + 1) if last <= MOST_LINKS or n in (1, last, *near)]
        steps = ((n,) if n - before == 1 else (0, n) for before, n in pairwise([0, *kept]))
        return tuple(chain.from_iterable(steps))


def sheets(items: Sequence[T], address: str, longest: int = LONGEST) -> tuple[Sheet[T], ...]:
    """The sheets of a list: one, at `address`, where it is empty or short; else the further ones
    beside it, at `ADDRESS_2.html` and so on. An id has no underscore, so no page stands there."""
    number = max(1, -(-len(items) // longest))
    stem = address.removesuffix(".html")
    addresses = (address, *(f"{stem}_{place}.html" for place in range(2, number + 1)))
    return tuple(
        Sheet(tuple(items[at * longest : (at + 1) * longest]), at + 1, addresses)
        for at in range(number)
    )
