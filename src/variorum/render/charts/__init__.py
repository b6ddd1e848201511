"""Static charts as SVG and PNG; their rules of colour stand in `render/assets/charts.css`."""

from .drawing import Picture, alone, draw, responsive, small
from .still import Frame

__all__ = ["Frame", "Picture", "alone", "draw", "responsive", "small"]
