"""Numbers from zero upwards, linear or symmetric-logarithmic as their spread asks."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from variorum.model.count import Bounds

SPREAD = 12
"""Above this ratio of the largest to the smallest number the axis is logarithmic."""
_FOOT = 0.5
"""The linear stretch next to zero, in decades."""
_HUGE = Decimal(10) ** 300


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Zero at `bottom`, `top_value` at `top`; linear up to `linear`, logarithmic above it."""

    top_value: float
    bottom: float
    top: float
    linear: float | None = None

    def y(self, value: Decimal) -> float:
        share = self._place(_plain(value)) / self._place(self.top_value)
        return self.bottom + (self.top - self.bottom) * share

    def _place(self, value: float) -> float:
        if self.linear is None:
            return value
        if value <= self.linear:
            return _FOOT * value / self.linear
        return _FOOT + math.log10(value / self.linear)

    @property
    def logarithmic(self) -> bool:
        return self.linear is not None


def figures(bounds: Bounds) -> tuple[Decimal, ...]:
    """The numbers that a reading states, lowest first."""
    return tuple(sorted({n for n in (bounds.low, bounds.best, bounds.high) if n is not None}))


def value_axis(values: Iterable[Decimal], bottom: float, top: float) -> ValueAxis:
    """The axis that holds all `values`."""
    positive = sorted(_plain(value) for value in values if value > 0)
    if not positive:
        return ValueAxis(1.0, bottom, top)
    smallest, largest = positive[0], positive[-1]
    if largest / smallest <= SPREAD:
        return ValueAxis(largest, bottom, top)
    return ValueAxis(largest, bottom, top, linear=10.0 ** math.floor(math.log10(smallest)))


def value_ticks(axis: ValueAxis, most: int) -> tuple[Decimal, ...]:
    """Zero and a few round numbers up to the axis' top."""
    if axis.linear is None:
        return _even(axis.top_value, most)
    low = round(math.log10(axis.linear))
    high = math.floor(math.log10(axis.top_value) + 1e-9)
    step = max(1, math.ceil((high - low) / (most - 1)))
    powers = tuple(Decimal(10) ** power for power in range(low, high + 1, step))
    return (Decimal(0), *powers)


def _even(top: float, most: int) -> tuple[Decimal, ...]:
    power = Decimal(10) ** (math.floor(math.log10(top)) - 1)
    for factor in (1, 2, 5, 10, 20, 50):
        step = power * factor
        count = int(Decimal(top) / step + Decimal("1e-9"))
        if count < most:
            return tuple(step * number for number in range(count + 1))
    return (Decimal(0), power * 10)


def _plain(value: Decimal) -> float:
    return float(min(max(value, Decimal(0)), _HUGE))
