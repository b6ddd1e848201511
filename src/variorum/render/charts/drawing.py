"""From a picture's values to its drawings."""

from __future__ import annotations

from functools import lru_cache

from variorum.model.chart import OriginMap

from .ink import pixels, raw
from .lanes import layout_lanes
from .numbers import layout_numbers
from .origins import layout_origins
from .scene import Scene
from .still import boxed, framed
from .stored import Frame, Picture
from .svg import Alone, Page, finished


@lru_cache(maxsize=16)
def laid(picture: Picture) -> Scene:
    """Where everything stands in a picture. A chart with lanes is laid out as lanes."""
    if isinstance(picture, OriginMap):
        return layout_origins(picture)
    return layout_lanes(picture) if picture.lanes else layout_numbers(picture)


def draw(picture: Picture) -> str:
    """A picture as `<svg>` for a page, under its key and names."""
    scene = laid(picture)
    return finished(raw(scene), picture, scene, Page())


def alone_svg(picture: Picture, frame: Frame) -> str:
    """A picture as SVG that stands alone."""
    whole = framed(laid(picture), picture, frame)
    return finished(raw(whole), picture, whole, Alone(frame.base)) + "\n"


def alone_png(picture: Picture, frame: Frame) -> bytes:
    """A picture as PNG."""
    return pixels(boxed(framed(laid(picture), picture, frame)))
