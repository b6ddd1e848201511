"""What two readings of articles agree and differ in, as values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .changes import FieldChange


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """What both readings say of one thing: how many they could agree on, and on how many they do.

    `alpha` is Krippendorff's, nominal; None where it was not worked out, or where there is but one
    value, so that nothing can be said beyond chance.
    """

    field: str
    pairs: int
    alike: int
    alpha: Decimal | None


@dataclass(frozen=True, slots=True)
class TwiceRead:
    """One thing an article says, at a line of its text: the ids that the claim has in each reading, empty
    where one has none, and the fields in which they differ. Without ids it is the article itself."""

    source: str
    first: str
    second: str
    line: int
    words: str
    differences: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readings of the articles `sources`, each thing they say in the order of the text."""

    sources: tuple[str, ...]
    fields: tuple[FieldAgreement, ...]
    claims: tuple[TwiceRead, ...]
    articles: tuple[TwiceRead, ...]

    @property
    def both(self) -> tuple[TwiceRead, ...]:
        return tuple(each for each in self.claims if each.first and each.second)

    @property
    def only_first(self) -> tuple[TwiceRead, ...]:
        return tuple(each for each in self.claims if not each.second)

    @property
    def only_second(self) -> tuple[TwiceRead, ...]:
        return tuple(each for each in self.claims if not each.first)

    @property
    def differing(self) -> tuple[TwiceRead, ...]:
        """What both readings have and read differently, the articles themselves first."""
        return tuple(each for each in (*self.articles, *self.both) if each.differences)
