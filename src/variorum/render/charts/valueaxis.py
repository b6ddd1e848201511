"""Numbers on an axis: linear from zero upwards, from a number above zero where they would else
coincide, or compressed towards the top for a wide spread."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from variorum.model.count import Bounds

SPREAD = 12
"""Above this ratio of the largest to the smallest number the axis is logarithmic."""
_FOOT = 0.5
"""The linear stretch next to a zero that is stated, in decades."""
_HUGE = Decimal(10) ** 300
_TICKS = 5
_APART = 0.04
"""The part of an axis below which two numbers could not be told from one another."""
_PARTED = 6
"""So many times the gap between two such numbers an axis holds that parts them."""


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """`top_value` at `top`; at `bottom` its `base`, or `linear` where the axis is logarithmic.

    A logarithmic axis has a zero only where a report states it, below a linear stretch of `foot`
    decades that ends at `linear`.
    """

    top_value: float
    bottom: float
    top: float
    linear: float | None = None
    foot: float = 0.0
    base: float = 0.0

    def y(self, value: Decimal) -> float:
        share = self._place(_plain(value)) / self._place(self.top_value)
        return self.bottom + (self.top - self.bottom) * share

    def _place(self, value: float) -> float:
        if self.linear is None:
            return value - self.base
        if value <= self.linear:
            return self.foot * value / self.linear
        return self.foot + math.log10(value / self.linear)

    @property
    def logarithmic(self) -> bool:
        return self.linear is not None


def scale_words(axis: ValueAxis) -> str:
    """What is to be said beside the unit of an axis that is not linear from zero; or nothing."""
    if axis.logarithmic:
        return " (logarithmic scale)"
    return f" (scale from {Decimal(str(axis.base)).normalize():,f})" if axis.base else ""


def figures(bounds: Bounds) -> tuple[Decimal, ...]:
    """The numbers that a reading states, lowest first."""
    return tuple(sorted({n for n in (bounds.low, bounds.best, bounds.high) if n is not None}))


def value_axis(
    values: Iterable[Decimal], bottom: float, top: float, whole: Decimal | None = None
) -> ValueAxis:
    """The axis that holds all `values`, and ends at the `whole` where none can be more."""
    given = list(values)
    if any(value < 0 for value in given):
        return _below_zero(given, bottom, top)
    positive = sorted(_plain(value) for value in given if value > 0)
    if not positive:
        return ValueAxis(1.0 if whole is None else float(whole), bottom, top)
    smallest, largest = positive[0], positive[-1]
    if largest / smallest <= SPREAD:
        near = None if len(positive) < len(given) else _near(given, whole)
        if near is not None:
            return ValueAxis(float(near[1]), bottom, top, base=float(near[0]))
        if whole is not None and largest <= whole:
            return ValueAxis(float(whole), bottom, top)
        # The axis ends at the tick at or above the largest number.
        step = _step(largest, _TICKS)
        return ValueAxis(float(step * math.ceil(Decimal(largest) / step)), bottom, top)
    foot = _FOOT if any(value <= 0 for value in given) else 0.0
    return ValueAxis(largest, bottom, top, 10.0 ** math.floor(math.log10(smallest)), foot)


def _near(values: Iterable[Decimal], whole: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """Where an axis begins and ends whose numbers could not be told apart from zero upwards; None
    where they can, or where no other axis would part them."""
    found = sorted({Decimal(str(_plain(value))) for value in values})
    if len(found) < 2:
        return None
    gap = min(high - low for low, high in pairwise(found))
    reach = found[-1] - found[0]
    most = whole if whole is not None and found[-1] <= whole else found[-1]
    if gap >= most * Decimal(str(_APART)) or reach > most / 2:
        return None
    # Parted, and no farther: a small difference is not to look like a large one.
    room = max(reach, gap * _PARTED)
    step = _step(float(room), _TICKS)
    if all(value == value.to_integral_value() for value in found):
        step = max(step, Decimal(1))
    margin = (room - reach) / 2
    low = max(step * math.floor((found[0] - margin) / step), Decimal(0))
    high = step * math.ceil((found[-1] + margin) / step)
    return low, high if whole is None else min(high, max(whole, found[-1]))


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


def _below_zero(values: Iterable[Decimal], bottom: float, top: float) -> ValueAxis:
    """A linear axis that holds numbers below zero, and zero with them."""
    found = sorted([Decimal(0), *(Decimal(str(_plain(value))) for value in values)])
    step = _step(float(found[-1] - found[0]), _TICKS)
    low, high = (step * math.floor(found[0] / step), step * math.ceil(found[-1] / step))
    return ValueAxis(float(high), bottom, top, base=float(low))


def _step(top: float, most: int) -> Decimal:
    """A round step of which fewer than `most` lead up to `top`."""
    power = Decimal(10) ** (math.floor(math.log10(top)) - 1)
    for factor in (1, 2, 5, 10, 20):
        if int(Decimal(top) / (power * factor) + Decimal("1e-9")) < most:
            return power * factor
    return power * 50


def _plain(value: Decimal) -> float:
    return float(min(max(value, -_HUGE), _HUGE))
