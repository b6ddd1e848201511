"""What two versions of a dossier, or two readings of its articles, say otherwise and alike, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .analysis import Analysis, Row
from .article import Article
from .count import Bounds
from .findings import Standing
from .info import Correction
from .questions import Question

Table = Literal["claim", "source", "origin", "question", "actor", "party", "reading", "name"]
TABLES: Mapping[Table, str] = {
    "claim": "claims", "source": "sources", "origin": "origins", "question": "questions",
    "actor": "actors", "party": "parties", "reading": "readings", "name": "names",
}  # fmt: skip
"""Each kind of record, and the name under which files list them."""
Touch = Literal["added", "removed", "renamed", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record, or one item of a list in it; empty where a side has none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A record that both sides have, with the fields that differ."""

    id: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """The records of one table by what became of them; ids in the order of their files."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[Edited, ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    """A claim that lives on under another id, by its entry in the corrections log."""

    old: str
    new: str
    entry: Correction
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class BoundsChange:
    """How the count of one claim is read under one rule; None where there is no count."""

    claim: str
    reading: str
    old: Bounds | None
    new: Bounds | None


@dataclass(frozen=True)
class RowChange:
    """A question that both sides have and that stands otherwise, or on other counts.

    `standings` maps a reading rule to its standings where they differ. `touched` names the claims
    that make the difference and what happened to each.
    """

    question: Question
    old: Row
    new: Row
    standings: Mapping[str, tuple[Standing, Standing]]
    touched: tuple[tuple[Touch, str], ...]


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """An article on the sides that have it, of which it is accounted for or quoted otherwise."""

    source: str
    old: Article | None
    new: Article | None


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Prose that did not change, and the questions and origins it rests on that did: a note of a record
    of a table, or without one the headline and the introduction."""

    table: Table | None
    id: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """Everything that differs from `before` to `after`.

    Of the claims removed, those in `vanished` have no entry in the corrections log; `withdrawn`
    has the entries of the others. Renamed claims are neither removed nor added. `unread` names
    what `before` declares and could not be read there: nothing can be said of it. `beside` are
    fields of the dossier itself, which are no evidence; `pages` the hand-written ones, and
    `setup` the files that build the site and look at changes. `left_behind` is prose that stayed as it
    was while what it rests on changed.
    """

    before: Analysis
    after: Analysis
    tables: Mapping[Table, TableChange]
    vanished: tuple[str, ...]
    withdrawn: tuple[Correction, ...]
    renamed: tuple[Renamed, ...]
    unread: tuple[str, ...]
    bounds: tuple[BoundsChange, ...]
    rows: tuple[RowChange, ...]
    coverage: tuple[CoverageChange, ...]
    beside: tuple[FieldChange, ...]
    pages: tuple[tuple[Touch, str], ...]
    setup: tuple[tuple[Touch, str], ...] = ()
    left_behind: tuple[LeftBehind, ...] = ()

    @property
    def standing_otherwise(self) -> tuple[RowChange, ...]:
        return tuple(row for row in self.rows if row.standings)

    @property
    def empty(self) -> bool:
        """Whether the evidence is the same."""
        records = any(t.added or t.removed or t.changed for t in self.tables.values())
        return not (records or self.renamed or self.bounds or self.rows or self.coverage)


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
