"""Charts over true time, as inline SVG: numbers on an axis, or answers in lanes."""

from __future__ import annotations

from variorum.model.chart import Chart

from .ink import raw
from .lane_layout import layout_lanes
from .layout import layout
from .measures import Width
from .scene import Linked, Scene
from .svg import finished


def draw_over_time(chart: Chart, width: Width = "wide") -> str:
    """One `<svg>` of numbers over time.

    A mark stands at its date and number; what is open stays open, and what has no date or no
    figure has a lane of its own. Marks are never joined.
    """
    return _drawn(chart, layout(chart, width), width)


def draw_lanes(chart: Chart, width: Width = "wide") -> str:
    """One `<svg>` of answers over time, a lane for each answer."""
    return _drawn(chart, layout_lanes(chart, width), width)


def responsive(chart: Chart) -> str:
    """Both forms of a chart in a block that shows the one that fits its width.

    A chart with lanes is drawn as lanes. The block keeps its words out of the site's search,
    since the same data stands in a table.
    """
    draw = draw_lanes if chart.lanes else draw_over_time
    return (
        '<div class="v-charts" data-search-exclude>'
        f"{draw(chart, 'wide')}{draw(chart, 'narrow')}</div>"
    )


def _drawn(chart: Chart, scene: Scene, width: Width) -> str:
    links = tuple(part for part in scene.parts if isinstance(part, Linked))
    return finished(raw(scene), chart, links, width)
