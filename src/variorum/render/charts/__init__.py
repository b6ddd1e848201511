"""Static charts as inline SVG; their rules of colour stand in `render/assets/charts.css`."""

from .over_time import draw_lanes, draw_over_time, responsive

__all__ = ["draw_lanes", "draw_over_time", "responsive"]
