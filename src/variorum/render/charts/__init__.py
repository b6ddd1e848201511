"""Static charts as inline SVG; their rules of colour stand in `render/assets/charts.css`."""

from .bars import draw_bars, responsive_bars
from .origin_map import draw_origins, responsive_origins
from .over_time import draw_lanes, draw_over_time, responsive

__all__ = [
    "draw_bars",
    "draw_lanes",
    "draw_origins",
    "draw_over_time",
    "responsive",
    "responsive_bars",
    "responsive_origins",
]
