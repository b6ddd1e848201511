"""The ink of one mark on the plot: where its number and its date leave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.model.chart import Mark

from .boxes import Box, Point
from .glyphs import arrow, cap, glyph, line, round_cap
from .measures import GLYPH, HALO, STUB
from .palette import party_role
from .scene import Shape
from .timeaxis import TimeAxis
from .valueaxis import ValueAxis, figures


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark at its place: `x` for its date, `y` for its number; `upper` to `lower` is its bar.

    `shift` moves the line of its date off those of others at the same height, whose dashes would
    otherwise close one another's gaps.
    """

    mark: Mark
    x: float
    y: float
    upper: float
    lower: float
    shift: float = 0.0

    @property
    def dotted(self) -> bool:
        return self.mark.bounds.best is not None

    @property
    def anchor(self) -> Point:
        """Where the mark's label and leader point to."""
        return self.x, self.y

    @property
    def body(self) -> Box:
        """The ground of shape and bar, without the line of its date."""
        half = GLYPH + 2
        y0, y1 = self.upper, self.lower
        if self.dotted:
            y0, y1 = min(y0, self.y - half), max(y1, self.y + half)
        return Box(self.x - half, y0 - 2, self.x + half, y1 + 2)


def spot(mark: Mark, x: float, values: ValueAxis) -> Spot:
    """The place of a mark that has at least one figure."""
    low, high, best = mark.bounds.low, mark.bounds.high, mark.bounds.best
    stated = figures(mark.bounds)
    upper, lower = values.y(stated[-1]), values.y(stated[0])
    y = values.y(best) if best is not None else values.y(low if low is not None else stated[-1])
    pale = mark.approximate and low is None and high is None
    reach = HALO if pale else STUB
    if high is None:
        upper -= reach
    if low is None:
        lower = max(min(lower + reach, values.bottom), lower + 12)
    return Spot(mark, x, y, upper, lower)


def anchor_x(mark: Mark, axis: TimeAxis) -> float:
    """The day, the middle of a span, or the closed end of an open one."""
    first, last = mark.as_of.first, mark.as_of.last
    if first is None or last is None:
        day = first or last
        assert day is not None
        return axis.x(day)
    return (axis.x(first) + axis.x(last)) / 2


def side_by_side(spots: Sequence[Spot], apart: float, field: Box) -> tuple[Spot, ...]:
    """Marks that would cover one another, each moved along x as little as keeps it clear.

    Where a field is too narrow for all, they stand closer, and in the end cover one another.
    """
    order = sorted(range(len(spots)), key=lambda n: (spots[n].x, _side(spots[n]), spots[n].y, n))
    inner = (field.x0 + GLYPH + 2, field.x1 - GLYPH - 2)
    step = apart
    while step > 2:
        moved = _moved([spots[n] for n in order], step, inner)
        if moved is not None:
            found = dict(zip(order, moved, strict=True))
            return tuple(found[n] for n in range(len(spots)))
        step *= 0.8
    return tuple(spots)


def _moved(spots: Sequence[Spot], step: float, inner: tuple[float, float]) -> list[Spot] | None:
    """The spots one after another at the nearest free x; None where one finds none."""
    placed: list[Spot] = []
    for one in spots:
        level = [p.x for p in placed if one.body.y0 < p.body.y1 and p.body.y0 < one.body.y1]
        places = [one.x, *(x + step for x in level), *(x - step for x in level)]
        free = [
            x
            for x in places
            if inner[0] <= x <= inner[1] and all(abs(x - other) > step - 1e-6 for other in level)
        ]
        if not free:
            return None
        placed.append(replace(one, x=min(free, key=lambda x: (abs(x - one.x), -x))))
    return placed


def lines_apart(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The spots with the lines of their dates a little apart where they would coincide."""
    shifted: list[Spot] = []
    for one in spots:
        level = sum(_lined(other) and abs(other.y - one.y) < 4 for other in shifted)
        shift = (0.0, 4.0, -4.0)[level % 3] if _lined(one) else 0.0
        shifted.append(replace(one, shift=shift))
    return tuple(shifted)


def _lined(one: Spot) -> bool:
    return one.mark.as_of.day is None and not one.mark.as_of.unknown


def _side(one: Spot) -> int:
    """Where it stands among its neighbours, so that the line of its date leads away from them."""
    when = one.mark.as_of
    return (when.last is None) - (when.first is None)


def date_line(
    mark: Mark, x: float, y: float, axis: TimeAxis, field: Box
) -> tuple[tuple[Shape, ...], tuple[Box, ...]]:
    """The line of a date that is no single day, with the ground it takes."""
    first, last = mark.as_of.first, mark.as_of.last
    if mark.as_of.day is not None or mark.as_of.unknown:
        return (), ()
    role = party_role(mark.party)
    if first is None:
        tip = field.x0 + 2
        shapes = (line((x, y), (tip, y), role, 1.5, dashed=True), arrow(tip, y, -1, 0, role))
        return shapes, (Box(tip, y - 4, x, y + 4),)
    if last is None:
        tip = field.x1 - 2
        shapes = (line((x, y), (tip, y), role, 1.5, dashed=True), arrow(tip, y, 1, 0, role))
        return shapes, (Box(x, y - 4, tip, y + 4),)
    x0, x1 = axis.x(first), axis.x(last)
    ends = tuple(line((end, y - 4), (end, y + 4), role, 1.5) for end in (x0, x1))
    return (line((x0, y), (x1, y), role, 1.5), *ends), (Box(x0, y - 4, x1, y + 4),)


def bar(one: Spot, values: ValueAxis) -> tuple[Shape, ...]:
    """Halo, bar, caps or arrows, and the dot of a mark, from the back to the front."""
    mark, x = one.mark, one.x
    bounds, role = mark.bounds, party_role(mark.party)
    parts: list[Shape] = []
    if mark.approximate:
        parts.append(_halo(x, one.upper, one.lower, role))
    loose = mark.approximate and bounds.low is None and bounds.high is None
    if not loose and one.lower > one.upper:
        stated = figures(bounds)
        high, low = values.y(stated[-1]), values.y(stated[0])
        parts.append(line((x, low), (x, high), role))
        if bounds.high is None:
            parts += (line((x, high), (x, one.upper), role, dashed=True),
                      arrow(x, one.upper, 0, -1, role))  # fmt: skip
        if bounds.low is None:
            parts += (line((x, low), (x, one.lower), role, dashed=True),
                      arrow(x, one.lower, 0, 1, role))  # fmt: skip
        if bounds.low is not None and bounds.low != bounds.best:
            parts.append(_end(x, low, -1, bounds.low_excluded, role))
        if bounds.high is not None and bounds.high != bounds.best:
            parts.append(_end(x, high, 1, bounds.high_excluded, role))
    if one.dotted:
        parts.append(glyph(x, one.y, mark.party, mark.hollow))
    elif one.lower == one.upper:
        parts.append(_end(x, one.y, -1, bounds.low_excluded, role))
    return tuple(parts)


def _end(x: float, y: float, inward: float, excluded: bool, role: str) -> Shape:
    return round_cap(x, y, inward, role) if excluded else cap(x, y, role)


def _halo(x: float, y0: float, y1: float, role: str) -> Shape:
    half = GLYPH + 2.3
    points = ((x - half, y0), (x + half, y0), (x + half, y1), (x - half, y1))
    return Shape(points, fill=role, closed=True, alpha=0.2)
