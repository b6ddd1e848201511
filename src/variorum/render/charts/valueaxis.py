"""Numbers on an axis: linear from zero upwards, from a number above zero where they would else
coincide, or compressed towards the top for a wide spread."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from variorum.model.count import Bounds

SPREAD = 12
"""Above this ratio of the largest to the smallest number the axis is logarithmic."""
_FOOT = 0.5
"""The linear stretch next to a zero that is stated, in decades."""
_TICKS = 5
_APART = 0.04
"""The part of an axis below which two numbers could not be told from one another."""
_PARTED = 6
"""So many times the gap between two such numbers an axis holds that parts them."""
_NAMES = ("quadrillion", "trillion", "billion", "million")
_LARGE = tuple((Decimal(10) ** (15 - 3 * n), name) for n, name in enumerate(_NAMES))
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """`top_value` at `top`; at `bottom` its `base`, or `linear` where the axis is logarithmic.

    A logarithmic axis has a zero only where a report states it, below a linear stretch of `foot`
    decades that ends at `linear`. It is `whole` where no number can be above its top.
    """

    top_value: float
    bottom: float = 0.0
    top: float = 1.0
    linear: float | None = None
    foot: float = 0.0
    base: float = 0.0
    whole: bool = False

    def beyond(self, place: float, far: float) -> float:
        """`place` moved by `far`, or the end of an axis beyond which no number can be."""
        if far < 0:
            return self.top if self.whole else place + far
        return self.bottom if self.whole and self.base == 0 and not self.linear else place + far

    def y(self, value: Decimal) -> float:
        share = self._place(float(value)) / self._place(self.top_value)
        return self.bottom + (self.top - self.bottom) * share

    def _place(self, value: float) -> float:
        if self.linear is None:
            return value - self.base
        if value <= self.linear:
            return self.foot * value / self.linear
        return self.foot + math.log10(value / self.linear)


def scale_words(axis: ValueAxis) -> str:
    """What is to be said beside the unit of an axis that is not linear from zero; or nothing."""
    if axis.linear is not None:
        return " (logarithmic scale)"
    return f" (scale from {Decimal(str(axis.base)).normalize():,f})" if axis.base else ""


def figures(bounds: Bounds) -> tuple[Decimal, ...]:
    """The numbers that a reading states, lowest first."""
    return tuple(sorted({n for n in (bounds.low, bounds.best, bounds.high) if n is not None}))


def value_axis(
    values: Iterable[Decimal], bottom: float, top: float, whole: Decimal | None = None,
    *, close: bool = False,
) -> ValueAxis:  # fmt: skip
    """The axis that holds all `values`, and ends at the `whole` where none can be more.

    A `close` one begins above zero wherever its numbers lie near each other, as those of a measured
    quantity do, of which zero says nothing.
    """
    # Chosen without a height: where two axes part the numbers alike, one would win here and the other there.
    return replace(_chosen(list(values), whole, close=close), bottom=bottom, top=top)


def _chosen(given: Sequence[Decimal], whole: Decimal | None, *, close: bool) -> ValueAxis:
    if any(value < 0 for value in given):
        return _linear(given, None)
    most = whole if whole is not None and all(value <= whole for value in given) else None
    positive = sorted(float(value) for value in given if value > 0)
    if not positive:
        return ValueAxis(float(most or 1), whole=most is not None)
    smallest, largest = positive[0], positive[-1]
    # One number alone lies near no other.
    close = close and smallest < largest
    spread = largest / smallest > SPREAD
    linear = _linear(given, most)
    apart = _apart(linear, given)
    if apart >= _APART and (most is not None or not spread) and not close:
        return linear
    near = None if spread or len(positive) < len(given) else _near(given, most, close)
    if near is not None:
        base, end = map(float, near)
        return ValueAxis(end, base=base, whole=near[1] == most)
    decade = 10.0 ** math.floor(math.log10(smallest))
    foot = _FOOT if any(value <= 0 for value in given) else 0.0
    ends = float(most or 0) or largest
    logarithmic = ValueAxis(ends, linear=decade, foot=foot, whole=most is not None)
    if (spread and most is None) or _apart(logarithmic, given) > 2 * apart:
        return logarithmic
    return linear


def _linear(values: Sequence[Decimal], whole: Decimal | None) -> ValueAxis:
    """From zero, or the tick below it that holds all numbers, to the tick above them or to the
    whole."""
    if whole is not None:
        return ValueAxis(float(whole), whole=True)
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    step = _step(float(high - low), _TICKS)
    base, end = step * math.floor(low / step), step * math.ceil(high / step)
    return ValueAxis(float(end), base=float(base))


def _apart(axis: ValueAxis, values: Iterable[Decimal]) -> float:
    """The least part of an axis one long between two numbers; all of it where there are no two."""
    places = sorted(axis.y(value) for value in set(values))
    return min((b - a for a, b in pairwise(places)), default=1.0)


def _near(
    values: Iterable[Decimal], whole: Decimal | None, close: bool
) -> tuple[Decimal, Decimal] | None:
    """Where an axis begins and ends whose numbers, two at least, could not be told apart from zero
    upwards, or that is to show them `close`; None where no other axis would part them."""
    found = sorted(set(values))
    gap = min(high - low for low, high in pairwise(found))
    reach = found[-1] - found[0]
    most = found[-1] if whole is None else whole
    if (gap >= most * Decimal(str(_APART)) and not close) or reach > most / 2:
        return None
    # Parted, and no farther: a small difference is not to look like a large one.
    room = max(reach, gap * _PARTED)
    step = _step(float(room), _TICKS)
    if all(value == value.to_integral_value() for value in found):
        step = max(step, Decimal(1))
    margin = (room - reach) / 2
    low = max(step * math.floor((found[0] - margin) / step), Decimal(0))
    high = step * math.ceil((found[-1] + margin) / step)
    return low, high if whole is None else min(high, whole)


def value_ticks(axis: ValueAxis, most: int) -> tuple[Decimal, ...]:
    """A few round numbers up to the axis' top, with zero where the axis has one."""
    if axis.linear is None:
        step = _step(axis.top_value - axis.base, most + 1)
        first, last = (Decimal(str(end)) / step for end in (axis.base, axis.top_value))
        slack = Decimal("1e-9")
        return tuple(step * n for n in range(math.ceil(first - slack), int(last + slack) + 1))
    low = round(math.log10(axis.linear))
    high = math.floor(math.log10(axis.top_value) + 1e-9)
    zero = (Decimal(0),) if axis.foot else ()
    if high - low < 2:
        fine = (n * Decimal(10) ** power for power in range(low, high + 1) for n in (1, 2, 5))
        return (*zero, *(n for n in fine if n <= Decimal(axis.top_value)))
    every = max(1, math.ceil((high - low) / (most - 1)))
    return (*zero, *(Decimal(10) ** power for power in range(low, high + 1, every)))


def _step(top: float, most: int) -> Decimal:
    """A round step of which fewer than `most` lead up to `top`."""
    power = Decimal(10) ** (math.floor(math.log10(top)) - 1)
    steps = (power * factor for factor in (1, 2, 5, 10, 20))
    slack = Decimal("1e-9")
    return next((step for step in steps if int(Decimal(top) / step + slack) < most), power * 50)


def brief_number(value: Decimal) -> str:
    """A number with separators between thousands, from a million on in words of magnitude."""
    unit, name = next((each for each in _LARGE if abs(value) >= each[0]), (1, ""))
    text = f"{(value / unit).normalize():,f} {name}".rstrip()
    return text if len(text) <= _LONGEST else f"{value:.3g}"
