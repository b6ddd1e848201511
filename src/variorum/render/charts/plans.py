"""The ways to share out a picture's width, in the order in which they are tried."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.chart import Chart

from .measures import Measures, Width
from .valueaxis import figures

_FEW = 14
"""With more marks than this, labels go straight into a column."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to share out the width; `height` is that of the plot.

    `gutter` gives labels a column of their own; `beside` keeps undated marks at the right of the
    time axis, instead of under it; `margin` is the share of the time area that is kept free for
    labels after the last day.
    """

    gutter: bool
    beside: bool
    height: float
    margin: float = 0.07


def plans(chart: Chart, width: Width, size: Measures) -> tuple[Plan, ...]:
    """What to try for a chart; the last always succeeds."""
    dated = sum(bool(figures(m.bounds)) for m in chart.marks if not m.as_of.unknown)
    # In a narrow picture days need the whole width, but figures are best compared side by side.
    undated = any(figures(m.bounds) for m in chart.marks if m.as_of.unknown)
    narrow = (True, False) if undated else (False, True)
    near_by = tuple(
        Plan(False, beside, size.plot_height * factor, margin)
        for beside in ((True,) if width == "wide" else narrow)
        for factor, margin in (
            (1.0, 0.07),
            (1.0, 0.15),
            (1.25, 0.15),
            (1.0, 0.26),
            (1.0, 0.4),
            (1.25, 0.33),
        )
        if dated <= _FEW
    )
    return (*near_by, Plan(True, width == "wide", size.plot_height))
