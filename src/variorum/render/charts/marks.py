"""The ink of one mark: a shape at its day and number, or the ground where these can lie.

A shape stands where one day and one number are given, and nowhere else. Between two days or two
numbers there is a pale ground, over all that the words allow; where they set no end, an arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from variorum.model.chart import Mark
from variorum.model.count import Bounds
from variorum.model.when import When

from .glyphs import FORECAST, GLYPH, about, arrow, cap, glyph, line, ring, round_cap
from .palette import party_role
from .scene import Box, Shape
from .timeaxis import TimeAxis
from .valueaxis import ValueAxis, figures

STUB = 26.0
"""How long the arrow at an open end is; its length says nothing."""
_ABOUT = GLYPH + 8.5
"""How far above its shape the sign ≈ stands."""
_APART = 2 * GLYPH + 6
"""From mark to mark where several stand side by side."""
_HALF = 4.5
"""Half the breadth of a ground that has a single day, or a single number."""
_LEG = 9.0
"""How far a bracket reaches along each side of its ground."""
_TICK = 6.0
_BAR, _GROUND = 0.44, 0.15
"""How dark a bar of one day is, and a ground of several, of which many lie over others."""
_ONE = Bounds(Decimal(1), Decimal(1))
"""A date without a number is drawn as one with a single number."""


@dataclass(frozen=True)
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

    @cached_property
    def body(self) -> Box:
        """All that is drawn of it, with the breadth of its lines."""
        across, down = zip(*(at for shape in ink(self) for at in shape.points), strict=True)
        return Box(min(across), min(down), max(across), max(down)).padded(2)


def spans(mark: Mark) -> bool:
    """Whether its date is more than one day."""
    return not mark.as_of.unknown and mark.as_of.day is None


def loose(mark: Mark) -> bool:
    """Whether it says “about” a number, and the reading rule sets that no bounds."""
    return mark.approximate and mark.bounds.low is None and mark.bounds.high is None


def pointed(mark: Mark) -> bool:
    """Whether its shape has a place of its own: one day, and one number or none at all.

    A number that is only a bound of what can be is no such place, nor is one that a reading rule
    gives to vague words.
    """
    low, high, best = mark.bounds.low, mark.bounds.high, mark.bounds.best
    if spans(mark) or not figures(mark.bounds):
        return not spans(mark)
    if mark.vague:
        return False
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
        upper, lower = high, low
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


def extent(when: When, axis: TimeAxis) -> tuple[float, float]:
    """Where the days of a date begin and end, or its arrow where they are open."""
    first = axis.x(when.first) if when.first else None
    last = axis.x(when.last) if when.last else None
    start = first if first is not None else (last or axis.left) - STUB
    return start, last if last is not None else start + STUB


def side_by_side(spots: Sequence[Spot], field: Box) -> tuple[Spot, ...]:
    """Marks that would cover one another, moved along x as little as keeps them clear.

    Where a field is too narrow for all, some cover one another.
    """
    placed: dict[int, Spot] = {}
    for n, one in sorted(enumerate(spots), key=lambda each: (each[1].x, each[1].y, each[0])):
        level = [
            p.x for p in placed.values() if one.body.y0 < p.body.y1 and p.body.y0 < one.body.y1
        ]
        box, when = one.ground, one.mark.as_of
        # Of several days whose ends are set, the first stays where it is, and the last behind it.
        between = spans(one.mark) and when.first is not None and when.last is not None
        free = (
            x
            for x in (one.x, *(x + way for x in level for way in (_APART, -_APART)))
            if (box.x0 if between else field.x0 + GLYPH) < x < field.x1 - GLYPH
            and all(abs(x - other) > _APART - 1e-6 for other in level)
        )
        x = min(free, key=lambda x: (abs(x - one.x), -x), default=one.x)
        box = replace(box, x1=x) if between else box.moved(x - one.x, 0)
        placed[n] = replace(one, x=x, ground=box)
    return tuple(placed[n] for n in range(len(spots)))


def ink(one: Spot) -> tuple[Shape, ...]:
    """All that is drawn of a mark, from the back to the front; dashed where it is a forecast."""
    shapes = tuple(_on_some_day(one)) if spans(one.mark) else _on_its_day(one)
    if not one.mark.forecast:
        return shapes
    dashed = (each if each.closed else replace(each, dashes=FORECAST) for each in shapes)
    return (*dashed, *((ring(one.x, one.y, one.mark.party),) if pointed(one.mark) else ()))


def at_days(mark: Mark, days: tuple[float, float], y: float) -> tuple[tuple[Shape, ...], Box]:
    """A mark without a number at its `days`, which are one where it has no date, and its box."""
    x = days[1] if spans(mark) else days[0]
    one = Spot(replace(mark, bounds=_ONE), x, y, Box(days[0], y, days[1], y), y, y)
    return ink(one), one.body


def _on_its_day(one: Spot) -> tuple[Shape, ...]:
    """A mark of one day: its shape, or a bar over what its words allow, or both."""
    mark, x, role = one.mark, one.x, party_role(one.mark.party)
    shape = (glyph(x, one.y, mark.party, mark.hollow),) if pointed(mark) else ()
    if loose(mark):
        return (*about(x, one.y - _ABOUT, role), *shape)
    parts = []
    if one.low > one.high:
        bar = Box(x - _HALF, one.high, x + _HALF, one.low)
        parts.append(Shape(bar.corners, fill=role, closed=True, alpha=_BAR))
    for y, end, bound, excluded, out in (
        (one.high, one.ground.y0, mark.bounds.high, mark.bounds.high_excluded, -1),
        (one.low, one.ground.y1, mark.bounds.low, mark.bounds.low_excluded, 1),
    ):
        if bound is None:
            parts += [line((x, y), (x, end), role), arrow(x, end, 0, out, role)]
        elif not shape or y != one.y:
            parts.append(round_cap(x, y, -out, role) if excluded else cap(x, y, role))
    return (*parts, *shape)


def _on_some_day(one: Spot) -> Iterator[Shape]:
    """A mark of several days: a bracket at each day that its words set, with a pale ground between
    two of them or an arrow from a single one; a line along days that are all meant; ≈ for “about”."""
    mark, box, role = one.mark, one.ground, party_role(one.mark.party)
    first, last = mark.as_of.first is not None, mark.as_of.last is not None
    if first and last:
        ground = box if box.height else Box(box.x0, one.y - _TICK, box.x1, one.y + _TICK)
        yield Shape(ground.corners, fill=role, closed=True, alpha=_GROUND)
    if mark.lasting:
        yield line((box.x0, one.y), (box.x1, one.y), role, 3)
    y = box.middle
    for x, inward in ((box.x0, 1), (box.x1, -1))[not first : 1 + last]:
        yield from _bracket(one, x, inward)
        if not (first and last):
            tip = x + inward * box.width
            yield line((x, y), (tip, y), role)
            yield arrow(tip, y, inward, 0, role)
    if loose(mark):
        yield from about((box.x0 + box.x1) / 2, y if first and last else y - _ABOUT, role)


def _bracket(one: Spot, x: float, inward: int) -> Iterator[Shape]:
    """A bracket around the numbers, curved at one that is itself excluded, with an arrow where they
    are open."""
    bounds, box, role = one.mark.bounds, one.ground, party_role(one.mark.party)
    ends = (
        (box.y0, bounds.high is None, bounds.high_excluded, -1),
        (box.y1, bounds.low is None, bounds.low_excluded, 1),
    )
    if loose(one.mark) or not box.height:
        ends = (one.y - _TICK, False, False, -1), (one.y + _TICK, False, False, 1)
    leg = min(_LEG, (ends[1][0] - ends[0][0]) / 2)
    feet = []
    for y, open_, excluded, out in ends:
        foot = y if open_ else y - out * leg
        feet.append((x, foot))
        if open_:
            yield arrow(x, y, 0, out, role)
        else:
            tip = x + inward * min(_LEG, box.width / 2)
            yield Shape(((tip, y), (x, y), (x, foot)), stroke=role, width=2, arc=excluded)
    yield line(feet[0], feet[1], role)
