"""From a picture's values to its drawings."""

from __future__ import annotations

from functools import lru_cache

from variorum.model.chart import OriginMap

from .ink import pixels
from .lanes import layout_lanes
from .numbers import layout_numbers
from .origins import layout_origins
from .scene import Scene
from .still import boxed, framed
from .stored import Frame, Picture
from .svg import Alone, Page, written


@lru_cache(maxsize=16)
def laid(picture: Picture) -> Scene:
    """Where everything stands in a picture. A chart with lanes is laid out as lanes."""
    if isinstance(picture, OriginMap):
        return layout_origins(picture)
    return layout_lanes(picture) if picture.lanes else layout_numbers(picture)


def draw(picture: Picture) -> str:
    """A picture as `<svg>` for a page, under its key and names."""
    return written(picture, laid(picture), Page())


def alone_svg(picture: Picture, frame: Frame) -> str:
    """A picture as SVG that stands alone."""
    return written(picture, framed(laid(picture), picture, frame), Alone(frame.base)) + "\n"


def alone_png(picture: Picture, frame: Frame) -> bytes:
    """A picture as PNG."""
    return pixels(boxed(framed(laid(picture), picture, frame)))
