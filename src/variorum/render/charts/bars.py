"""Stacked bars of shares, as inline SVG."""

from __future__ import annotations

from variorum.model.chart import Bars

from .bar_layout import layout_bars
from .drawing import both, drawn
from .measures import Width


def draw_bars(chart: Bars, width: Width = "wide") -> str:
    """One `<svg>` of horizontal bars, each as long as its own whole, with the counts above."""
    return drawn(chart, layout_bars(chart, width), width)


def responsive_bars(chart: Bars) -> str:
    """Both forms in a block that shows the one that fits its width."""
    return both(chart, draw_bars)
