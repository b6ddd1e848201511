"""From a picture's values to its drawings."""

from __future__ import annotations

from functools import lru_cache

from variorum.model.chart import Bars, Chart, OriginMap, Tally
from variorum.model.when import When

from .bar_layout import layout_bars
from .ink import raw
from .lane_layout import layout_lanes
from .layout import layout
from .measures import Width
from .origin_layout import layout_origins
from .scene import Linked, Scene, Titled
from .small_layout import layout_small
from .still import still
from .stored import Frame, Picture
from .svg import PageLook, finished
from .tally_layout import layout_tally

# A preview draws again only what changed: a large dossier's drawings are kept, some 30 MB of them.
_KEPT = 512


@lru_cache(maxsize=16)
def laid(picture: Picture, width: Width) -> Scene:
    """Where everything stands in a picture. A chart with lanes is laid out as lanes."""
    if isinstance(picture, Bars):
        return layout_bars(picture, width)
    if isinstance(picture, OriginMap):
        return layout_origins(picture, width)
    if isinstance(picture, Tally):
        return layout_tally(picture, width)
    return layout_lanes(picture, width) if picture.lanes else layout(picture, width)


@lru_cache(maxsize=_KEPT)
def draw(picture: Picture, width: Width = "wide") -> str:
    """One form of a picture as `<svg>`, under its key and names."""
    scene = laid(picture, width)
    groups = tuple(part for part in scene.parts if isinstance(part, Linked | Titled))
    suffix = "" if width == "wide" else f"-{width}"
    return finished(raw(scene), picture, groups, PageLook(width), suffix)


@lru_cache(maxsize=_KEPT)
def small(chart: Chart, shared: When) -> str:
    """A small `<svg>` of a chart, one of many on the time axis `shared`, without links in it."""
    look = PageLook("small", role="img")
    return finished(raw(layout_small(chart, shared)), chart, (), look, "-small")


def alone_svg(picture: Picture, frame: Frame) -> str:
    """The wide form of a picture as SVG that stands alone."""
    return _alone(picture, frame)[0]


def alone_png(picture: Picture, frame: Frame) -> bytes:
    """The wide form of a picture as PNG."""
    return _alone(picture, frame)[1]


@lru_cache(maxsize=_KEPT)
def _alone(picture: Picture, frame: Frame) -> tuple[str, bytes]:
    return still(picture, laid(picture, "wide"), frame)
