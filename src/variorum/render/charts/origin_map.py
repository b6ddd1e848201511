"""Who drew on whom, as inline SVG."""

from __future__ import annotations

from variorum.model.chart import OriginMap

from .drawing import both, drawn
from .measures import Width
from .origin_layout import layout_origins


def draw_origins(picture: OriginMap, width: Width = "wide") -> str:
    """One `<svg>` of the ways from origins through outlets to sources.

    A line is one step: solid where a text states it, dashed where it is inferred. Where two lines
    meet in an outlet, nothing says that what came in by one went out by the other.
    """
    return drawn(picture, layout_origins(picture, width), width)


def responsive_origins(picture: OriginMap) -> str:
    """Both forms in a block that shows the one that fits its width."""
    return both(picture, draw_origins)
