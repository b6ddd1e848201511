"""Rectangles and segments in the picture's own units, y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Segment = tuple[Point, Point]


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
    def corners(self) -> tuple[Point, ...]:
        """The four corners, clockwise from the upper left."""
        return (self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)


def hull(boxes: Iterable[Box]) -> Box:
    """The smallest box around all; raises ValueError for none."""
    every = tuple(boxes)
    return Box(
        min(b.x0 for b in every),
        min(b.y0 for b in every),
        max(b.x1 for b in every),
        max(b.y1 for b in every),
    )


def cross(first: Segment, second: Segment) -> bool:
    """Whether two segments properly cross."""

    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = first, second
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def spread(
    wishes: Sequence[float], heights: Sequence[float], ground: Box, gap: float
) -> list[float]:
    """Where things in a row or column begin, each as near to its wish as the others leave room.

    By pooling adjacent violators (Ayer et al. 1955).
    """
    pools: list[tuple[float, int, float]] = []
    before = 0.0
    offsets = []
    for wish, height in zip(wishes, heights, strict=True):
        offsets.append(before)
        pools.append((wish - before, 1, 0.0))
        before += height + gap
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m, _), (b, n, _) = pools[-2:]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n, 0.0)]
    highest, lowest = ground.y0, ground.y1 - (before - gap)
    starts = [
        min(max(start, highest), max(lowest, highest)) for start, n, _ in pools for _ in range(n)
    ]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
