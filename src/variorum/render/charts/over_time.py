"""Charts over true time, as inline SVG: numbers on an axis, or answers in lanes."""

from __future__ import annotations

from variorum.model.chart import Chart

from .drawing import both, drawn
from .lane_layout import layout_lanes
from .layout import layout
from .measures import Width


def draw_over_time(chart: Chart, width: Width = "wide") -> str:
    """One `<svg>` of numbers over time.

    A mark stands at its date and number; what is open stays open, and what has no date or no
    figure has a lane of its own. Marks are never joined.
    """
    return drawn(chart, layout(chart, width), width)


def draw_lanes(chart: Chart, width: Width = "wide") -> str:
    """One `<svg>` of answers over time, a lane for each answer."""
    return drawn(chart, layout_lanes(chart, width), width)


def responsive(chart: Chart) -> str:
    """Both forms of a chart in a block that shows the one that fits its width.

    A chart with lanes is drawn as lanes.
    """
    return both(chart, draw_lanes if chart.lanes else draw_over_time)
