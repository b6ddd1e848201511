"""What a picture consists of, as values between the layout and the ink, in its own units.

A unit is a CSS pixel at natural width; y runs downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

WIDTH = 800.0
TEXT = 13.0
"""The size of all words but titles: at least 11 pixels where the page is narrow."""
LEADING = 17.2
"""From one baseline of a label to the next."""
LANE_NAMES = 190.0
"""The column at the left in which the lanes of a chart are named."""

Point = tuple[float, float]
Segment = tuple[Point, Point]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from (x0, y0) at its upper left to (x1, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.y0 + self.y1) / 2

    @property
    def corners(self) -> tuple[Point, ...]:
        """The four corners, clockwise from the upper left."""
        return (self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def padded(self, pad: float) -> Box:
        return Box(self.x0 - pad, self.y0 - pad, self.x1 + pad, self.y1 + pad)

    def holds(self, other: Box) -> bool:
        across = self.x0 <= other.x0 and other.x1 <= self.x1
        return across and self.y0 <= other.y0 and other.y1 <= self.y1

    def meets(self, other: Box) -> bool:
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1
        )


def cross(first: Segment, second: Segment) -> bool:
    """Whether two segments properly cross."""

    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = first, second
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def spread(
    wishes: Sequence[float], sizes: Sequence[float], start: float, end: float, gap: float
) -> list[float]:
    """Where things in a row or column begin, each as near to its wish as the others leave room.

    By pooling adjacent violators (Ayer et al. 1955).
    """
    pools: list[tuple[float, int, float]] = []
    before = 0.0
    offsets = []
    for wish, size in zip(wishes, sizes, strict=True):
        offsets.append(before)
        pools.append((wish - before, 1, 0.0))
        before += size + gap
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m, _), (b, n, _) = pools[-2:]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n, 0.0)]
    last = max(end - (before - gap), start)
    starts = [min(max(at, start), last) for at, n, _ in pools for _ in range(n)]
    return [at + offset for at, offset in zip(starts, offsets, strict=True)]


def place(number: float) -> str:
    """A coordinate to a tenth, without what says nothing: 11.385 is "11.4", 8.0 is "8"."""
    # Behind the sixth digit is the noise of sums. Adding nought makes the nought below nought a plain one.
    return f"{round(round(number, 6), 1) + 0:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline through `points`; `fill` and `stroke` are roles of the palette, "" for none.

    `arc` takes the points by twos after the first, as control and end of quadratic curves; of a
    `circle` they are evenly spread, an even number from its top on.
    """

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    closed: bool = False
    dashes: tuple[float, ...] = ()
    arc: bool = False
    alpha: float = 1.0
    circle: bool = False

    @property
    def classes(self) -> str:
        """The classes that give it its colours in a page."""
        roles = ("fill", self.fill), ("stroke", self.stroke)
        return " ".join(f"v-{kind}-{role}" for kind, role in roles if role)

    @property
    def path(self) -> str:
        """Its outline as the data of an SVG path: a circle as two arcs, and neither spaces nor letters
        that say nothing."""
        points = [f"{place(x)} {place(y)}" for x, y in self.points]
        if self.circle:
            half = len(points) // 2
            radius = place(math.dist(self.points[0], self.points[half]) / 2)
            arc = f"A{radius} {radius} 0 0 1"
            told = f"{points[0]}{arc} {points[half]}{arc} {points[0]}"
        elif self.arc:
            curves = zip(points[1::2], points[2::2], strict=True)
            told = points[0] + "".join(f"Q{control} {to}" for control, to in curves)
        else:
            # A line follows a line without its letter.
            told = " ".join(points)
        return f"M{told}{'z' if self.closed else ''}".replace(" -", "-")

    @property
    def dash_array(self) -> str:
        """Its dashes in units of the picture; they are kept in units of the line's width."""
        return " ".join(f"{round(each * self.width, 1):g}" for each in self.dashes)

    def moved(self, dx: float, dy: float) -> Shape:
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text with its baseline at (x, y)."""

    x: float
    y: float
    text: str
    size: float
    role: str = "text"
    anchor: Anchor = "start"
    bold: bool = False

    def moved(self, dx: float, dy: float) -> Words:
        return replace(self, x=self.x + dx, y=self.y + dy)


Part = Shape | Words


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that say what they are when pointed at, and lead to one place where `href` is set.

    `ends` are the ids that a line of a network joins, or the one of a node itself.
    """

    title: str
    parts: tuple[Part, ...]
    href: str = ""
    ends: tuple[str, ...] = ()

    def moved(self, dx: float, dy: float) -> Group:
        return replace(self, parts=tuple(part.moved(dx, dy) for part in self.parts))


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture of `width` by `height`, drawn in the order of `parts`."""

    width: float
    height: float
    parts: tuple[Part | Group, ...]

    @property
    def ink(self) -> Iterator[Part]:
        """All that is drawn, whatever group it belongs to."""
        for part in self.parts:
            yield from part.parts if isinstance(part, Group) else (part,)
