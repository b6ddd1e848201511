"""The ink of one mark: a shape at its day and number, or the ground where these can lie.

A shape stands where one day and one number are given, and nowhere else. A date or a number that
the words leave open is a pale ground over all that they allow, which fades where they set no end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from variorum.model.chart import Mark
from variorum.model.count import Bounds

from .boxes import Box, Point
from .glyphs import about, arrow, cap, glyph, line, round_cap
from .measures import ABOUT, GLYPH, STUB
from .palette import party_role
from .scene import Shape
from .timeaxis import TimeAxis
from .valueaxis import ValueAxis, figures

_HALF = 4.5
"""Half the breadth of a ground that has a single day, or a single number."""
_LEG = 9.0
"""How far a corner reaches along each side of its ground."""
_STEPS = 10
_DARK = 0.44
"""How dark a narrow ground is where it is darkest."""
_TICK = 6.0
_ONE = Bounds(Decimal(1), Decimal(1))
"""A date without a number is drawn as one with a single number."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark at its place: `ground` holds the days and numbers that its words allow.

    `x` and `y` are its one day and one number, or the corner of the ground where its words set an
    end; `high` and `low` the places of the numbers stated.
    """

    mark: Mark
    x: float
    y: float
    ground: Box
    high: float
    low: float

    @property
    def anchor(self) -> Point:
        """Where the mark's label and leader point to."""
        return self.x, self.y

    @property
    def body(self) -> Box:
        """All that is drawn of it."""
        if spans(self.mark):
            pad = GLYPH if self.high == self.low else 2
            return Box(self.ground.x0, self.ground.y0 - pad, self.ground.x1, self.ground.y1 + pad)
        half = GLYPH + 2
        y0, y1 = min(self.ground.y0, self.y - half), max(self.ground.y1, self.y + half)
        if loose(self.mark):
            y0 = min(y0, self.y - ABOUT - 5)
        return Box(self.x - half, y0 - 2, self.x + half, y1 + 2)


def spans(mark: Mark) -> bool:
    """Whether its date is more than one day."""
    return not mark.as_of.unknown and mark.as_of.day is None


def loose(mark: Mark) -> bool:
    """Whether it says “about” a number, and the reading rule sets that no bounds."""
    return mark.approximate and mark.bounds.low is None and mark.bounds.high is None


def pointed(mark: Mark) -> bool:
    """Whether its shape has a place of its own: one day, and one number or none at all.

    A number that is only a bound of what can be is no such place.
    """
    low, high, best = mark.bounds.low, mark.bounds.high, mark.bounds.best
    if spans(mark) or not figures(mark.bounds):
        return not spans(mark)
    return low == high or (best is not None and best not in (low, high))


def spot(mark: Mark, days: tuple[float, float], values: ValueAxis) -> Spot:
    """The place of a mark that has at least one figure; `days` are the ends of its date.

    An end that no words set lies a little beyond the numbers stated, and for a share at the end of
    what can be.
    """
    bounds = mark.bounds
    stated = figures(bounds)
    high, low = values.y(stated[-1]), values.y(stated[0])
    upper = high if bounds.high is not None else values.beyond(high, -STUB)
    lower = low if bounds.low is not None else values.beyond(low, STUB)
    if loose(mark):
        reach = STUB if spans(mark) else 0
        upper, lower = high - reach, low + reach
    y = low if bounds.low is not None else high
    if bounds.low is not None and bounds.high is not None:
        y = (high + low) / 2
    if bounds.best is not None and pointed(mark):
        y = values.y(bounds.best)
    if spans(mark):
        x = days[1] if mark.as_of.last is not None else days[0]
        return Spot(mark, x, y, Box(days[0], upper, days[1], lower), high, low)
    x = (days[0] + days[1]) / 2
    return Spot(mark, x, y, Box(x - _HALF, upper, x + _HALF, lower), high, low)


def extent(mark: Mark, axis: TimeAxis, field: Box) -> tuple[float, float]:
    """Where the days of a dated mark begin and end; an open end is that of the field."""
    first, last = mark.as_of.first, mark.as_of.last
    return (
        field.x0 + 2 if first is None else axis.x(first),
        field.x1 - 2 if last is None else axis.x(last),
    )


def side_by_side(spots: Sequence[Spot], apart: float, field: Box) -> tuple[Spot, ...]:
    """Marks that would cover one another, moved along x as little as keeps them clear.

    Where a field is too narrow for all, they stand closer, and in the end cover one another.
    """
    order = sorted(
        range(len(spots)),
        key=lambda n: (spots[n].x, spans(spots[n].mark), spots[n].y, n),
    )
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
        x = min(free, key=lambda x: (abs(x - one.x), -x))
        placed.append(_moved_to(x, one))
    return placed


def _moved_to(x: float, one: Spot) -> Spot:
    """The spot at `x`, and of a ground of several days the end that stood there."""
    box, far = one.ground, x - one.x
    if not spans(one.mark):
        return replace(one, x=x, ground=box.moved(far, 0))
    last = one.mark.as_of.last is not None
    x0, x1 = (min(box.x0, x), x) if last else (x, max(box.x1, x))
    return replace(one, x=x, ground=replace(box, x0=x0, x1=x1))


def ink(one: Spot) -> tuple[Shape, ...]:
    """All that is drawn of a mark, from the back to the front."""
    mark, x = one.mark, one.x
    role = party_role(mark.party)
    # The sign stands inside a ground.
    aside = 0 if not spans(mark) else -ABOUT if mark.as_of.last else ABOUT
    signs = about(x + aside, one.y - ABOUT, role) if loose(mark) else ()
    if spans(mark):
        return (*_pale(one), *_corners(one), *signs)
    shape = (glyph(x, one.y, mark.party, mark.hollow),) if pointed(mark) else ()
    if loose(mark):
        return (*signs, *shape)
    parts = [*_pale(one)] if one.ground.height else []
    for y, end, bound, excluded, out in (
        (one.high, one.ground.y0, mark.bounds.high, mark.bounds.high_excluded, -1),
        (one.low, one.ground.y1, mark.bounds.low, mark.bounds.low_excluded, 1),
    ):
        if bound is None:
            parts.append(arrow(x, end, 0, out, role))
        elif not shape or y != one.y:
            parts.append(round_cap(x, y, -out, role) if excluded else cap(x, y, role))
    return (*parts, *shape)


def at_days(mark: Mark, days: tuple[float, float], y: float) -> tuple[tuple[Shape, ...], Box]:
    """A mark without a number at its `days`, which are one where it has no date, and its box."""
    if not spans(mark):
        x, half = days[0], GLYPH + 2
        return (glyph(x, y, mark.party, mark.hollow),), Box(x - half, y - half, x + half, y + half)
    one = Spot(replace(mark, bounds=_ONE), days[1], y, Box(days[0], y, days[1], y), y, y)
    return (*_pale(one), *_corners(one)), one.body


def _pale(one: Spot) -> tuple[Shape, ...]:
    """The ground, in steps that grow from what the words set towards where they set no end."""
    mark, box, when = one.mark, one.ground, one.mark.as_of
    breadth = 0.0 if box.height else _HALF
    steps = []
    for part in (n / _STEPS for n in range(1, _STEPS + 1)):
        wide = box.width * part
        steps.append(
            Box(
                box.x1 - wide if when.first is None and when.last else box.x0,
                one.high - (one.high - box.y0) * part - breadth,
                box.x0 + wide if when.last is None and when.first else box.x1,
                one.low + (box.y1 - one.low) * part + breadth,
            )
        )
    role = party_role(mark.party)
    steps = [*dict.fromkeys(steps)]
    # Many a large ground lies over others.
    dark = _DARK if min(box.width, box.height) <= 2 * _HALF else _DARK / 2
    alpha = dark / len(steps)
    return tuple(Shape(step.corners, fill=role, closed=True, alpha=alpha) for step in steps)


def _corners(one: Spot) -> tuple[Shape, ...]:
    """The corners of the ground at each day that the words set, with arrows where they set no end."""
    mark, box, role = one.mark, one.ground, party_role(one.mark.party)
    first, last = mark.as_of.first is not None, mark.as_of.last is not None
    leg = min(_LEG, box.height / 2)
    parts = [line((box.x0, one.y), (box.x1, one.y), role, 3)] if mark.lasting else []
    for x, inward in ((box.x0, 1), (box.x1, -1))[not first : 1 + last]:
        tip = x + inward * (min(_LEG, box.width / 2) if first and last else min(STUB, box.width))
        if mark.bounds.low is not None and mark.bounds.high is not None:
            parts.append(line((x, one.high + leg), (x, one.low - leg), role))
        for y, foot, excluded in _stops(one, leg):
            corner = ((tip, y), (x, y), (x, foot))
            parts.append(Shape(corner, stroke=role, width=2, arc=excluded))
            if abs(foot - y) > _LEG:
                parts.append(arrow(x, foot, 0, 1 if foot > y else -1, role))
            if not (first and last):
                parts.append(arrow(tip, y, inward, 0, role))
    return tuple(parts)


def _stops(one: Spot, leg: float) -> tuple[tuple[float, float, bool], ...]:
    """The numbers at which a ground has corners: where each stands, how far its corner reaches
    towards what is possible, and whether the number is excluded."""
    bounds, high, low = one.mark.bounds, one.high, one.low
    if loose(one.mark) or not one.ground.height:
        return (low, low - _TICK, False), (low, low + _TICK, False)
    if bounds.low is None and bounds.high is None:
        return (high, one.ground.y0, False), (low, one.ground.y1, False)
    stops = []
    if bounds.low is not None:
        stops.append(
            (low, low - leg if bounds.high is not None else one.ground.y0, bounds.low_excluded)
        )
    if bounds.high is not None:
        stops.append(
            (high, high + leg if bounds.low is not None else one.ground.y1, bounds.high_excluded)
        )
    return tuple(stops)
