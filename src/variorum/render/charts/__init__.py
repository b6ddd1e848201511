"""Static charts as SVG and PNG; their rules of colour stand in `render/assets/charts.css`."""

from .stored import Drawings, Frame, Picture

__all__ = ["Drawings", "Frame", "Picture"]
