"""The ink of one mark on the plot: where its number and its date leave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.model.chart import Mark

from .boxes import Box, Point
from .glyphs import about, arrow, cap, glyph, line, round_cap
from .measures import ABOUT, GLYPH, STUB
from .palette import party_role
from .scene import Shape
from .timeaxis import TimeAxis
from .valueaxis import ValueAxis, figures

_NAMING = 0.8
"""The shape at the end of a span of days, against one that stands at its day."""


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
    def anchor(self) -> Point:
        """Where the mark's label and leader point to."""
        return self.x, self.y

    @property
    def body(self) -> Box:
        """The ground of shape and bar, without the line of its date."""
        half = GLYPH + 2
        y0, y1 = min(self.upper, self.y - half), max(self.lower, self.y + half)
        if loose(self.mark):
            y0 = min(y0, self.y - ABOUT - 5)
        return Box(self.x - half, y0 - 2, self.x + half, y1 + 2)


def spot(mark: Mark, x: float, values: ValueAxis) -> Spot:
    """The place of a mark that has at least one figure."""
    low, high, best = mark.bounds.low, mark.bounds.high, mark.bounds.best
    stated = figures(mark.bounds)
    upper, lower = values.y(stated[-1]), values.y(stated[0])
    y = values.y(best) if best is not None else values.y(low if low is not None else stated[-1])
    if not loose(mark):
        upper -= STUB if high is None else 0
        lower += STUB if low is None else 0
    return Spot(mark, x, y, upper, lower)


def loose(mark: Mark) -> bool:
    """Whether it says “about” a number, and the reading rule sets that no bounds."""
    return mark.approximate and mark.bounds.low is None and mark.bounds.high is None


def scale_of(mark: Mark) -> float:
    """The size of its shape: smaller where it only names a span of days."""
    when = mark.as_of
    return 1.0 if when.day is not None or when.first is None or when.last is None else _NAMING


def anchor_x(mark: Mark, axis: TimeAxis) -> float:
    """The day, the end of a span beside its label, or the closed end of an open one."""
    day = mark.as_of.last or mark.as_of.first
    assert day is not None
    return axis.x(day)


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
    # The shape itself is the bar's end where it stands there.
    ends = tuple(
        line((end, y - 5), (end, y + 5), role) for end in (x0, x1) if x0 == x1 or abs(end - x) > 1
    )
    reach = min(x0, x), max(x1, x)
    return (
        # A shape that was moved off its day is tied to the bar by a thin line.
        (line((reach[0], y), (reach[1], y), role, 1), line((x0, y), (x1, y), role, 3), *ends),
        (Box(reach[0] - 1, y - 5, reach[1] + 1, y + 5),),
    )


def bar(one: Spot, values: ValueAxis) -> tuple[Shape, ...]:
    """Bar, caps or arrows, and the shape of a mark, from the back to the front.

    Without a best figure the shape stands at the bound itself, the lower one of two.
    """
    mark, x = one.mark, one.x
    bounds, role = mark.bounds, party_role(mark.party)
    shape = glyph(x, one.y, mark.party, mark.hollow, scale=scale_of(mark))
    if loose(mark):
        return (*about(x, one.y - ABOUT, role), shape)
    parts: list[Shape] = []
    stated = figures(bounds)
    high, low = values.y(stated[-1]), values.y(stated[0])
    if mark.approximate and low > high:
        parts.append(_pale(x, high, low, role))
    if low > high:
        parts.append(line((x, low), (x, high), role))
    if bounds.high is None:
        parts += (line((x, high), (x, one.upper), role), arrow(x, one.upper, 0, -1, role))
    else:
        parts.append(_end(x, high, 1, bounds.high_excluded, role, high == one.y))
    if bounds.low is None:
        parts += (line((x, low), (x, one.lower), role), arrow(x, one.lower, 0, 1, role))
    else:
        parts.append(_end(x, low, -1, bounds.low_excluded, role, low == one.y))
    return (*parts, shape)


def _end(x: float, y: float, inward: float, excluded: bool, role: str, held: bool) -> Shape:
    """The end of a bar; wider where it holds the shape, which would hide it."""
    wider = GLYPH if held else 0.0
    return round_cap(x, y, inward, role, wider) if excluded else cap(x, y, role, wider)


def _pale(x: float, y0: float, y1: float, role: str) -> Shape:
    half = GLYPH + 2
    points = ((x - half, y0), (x + half, y0), (x + half, y1), (x - half, y1))
    return Shape(points, fill=role, closed=True, alpha=0.2)
