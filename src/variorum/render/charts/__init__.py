"""Static charts as SVG and PNG; their rules of colour stand in `render/assets/charts.css`."""

from .stored import Frame, Picture, alone, draw, drawings_in, responsive, small

__all__ = ["Frame", "Picture", "alone", "draw", "drawings_in", "responsive", "small"]
