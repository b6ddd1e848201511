"""What a chart shows: the drawing knows nothing of claims, the analysis nothing of ink."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from .count import Bounds
from .when import When


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture beside a link to a page says: the page's title, its finding, and lines on where it
    is from."""

    title: str
    finding: str
    foot: tuple[str, ...]


NOBODY = -1
"""In place of a party where nobody is named, or nobody that an article identifies."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: what one origin (or one claim without origin) gives as of one moment.

    Its `key` tells it from the chart's others. `labels` are ready to print, one line each (“several
    dozen” · 2 sources). `lane` groups marks of a status chart (an answer's label). `party` is an index
    into the chart's parties, None where the side is not known, NOBODY where nobody is named. `hollow`
    says that no origin is known. `as_of` is known at one end at least; where it is more than one day,
    the moment lies somewhere within it, or fills it where `lasting`. An `approximate` number is
    "about" one, `vague` words name none, and a `forecast` says what will be.
    """

    key: str
    as_of: When
    bounds: Bounds
    labels: tuple[str, ...]
    title: str
    href: str
    party: int | None = None
    hollow: bool = False
    approximate: bool = False
    lane: str = ""
    lasting: bool = False
    vague: bool = False
    forecast: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of marks over time.

    `key` is unique among all charts of the site, names its files and prefixes every id inside the drawing.
    `unit` labels the value axis; `lanes` (for a status chart) are the lanes from top to bottom.
    `parties` are names in the order of their colours and shapes. No number can be above the `whole`,
    the 100 percent of a share. A `measured` quantity has an axis that need not begin at zero.
    """

    key: str
    title: str
    unit: str
    marks: tuple[Mark, ...]
    parties: tuple[str, ...]
    lanes: tuple[str, ...] = ()
    whole: Decimal | None = None
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """An origin, an outlet on the way, or a source, in the picture of who drew on whom.

    `column` is 0 for origins, 1 for outlets, 2 for sources. `hollow` marks an origin that no source
    names in its own words.
    """

    id: str
    label: str
    title: str
    href: str
    column: int
    party: int | None = None
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A way that claims took from one node to another; `stated` where the text says so at least
    once, `claims` how many took it."""

    start: str
    end: str
    stated: bool
    claims: int


@dataclass(frozen=True)
class OriginMap:
    """Who drew on whom: origins at the left, outlets between, sources at the right."""

    key: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    parties: tuple[str, ...]

    @cached_property
    def carried(self) -> Mapping[str, frozenset[int | None]]:
        """By the id of each node, the parties of the origins whose words can reach it."""
        found = {node.id: frozenset([node.party] if not node.column else ()) for node in self.nodes}
        while True:
            before = dict(found)
            for edge in self.edges:
                found[edge.end] |= found[edge.start]
            if found == before:
                return found
