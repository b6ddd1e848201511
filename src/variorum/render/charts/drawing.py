"""From a picture's values to its drawings."""

from __future__ import annotations

from functools import lru_cache

from variorum.model.chart import OriginMap

from .ink import raw
from .lane_layout import layout_lanes
from .layout import layout
from .origin_layout import layout_origins
from .scene import Linked, Scene, Titled
from .still import still
from .stored import Frame, Picture
from .svg import PageLook, finished

# A preview draws again only what changed: a large dossier's drawings are kept, some 30 MB of them.
_KEPT = 512


@lru_cache(maxsize=16)
def laid(picture: Picture) -> Scene:
    """Where everything stands in a picture. A chart with lanes is laid out as lanes."""
    if isinstance(picture, OriginMap):
        return layout_origins(picture)
    return layout_lanes(picture) if picture.lanes else layout(picture)


@lru_cache(maxsize=_KEPT)
def draw(picture: Picture) -> str:
    """A picture as `<svg>`, under its key and names."""
    scene = laid(picture)
    groups = tuple(part for part in scene.parts if isinstance(part, Linked | Titled))
    return finished(raw(scene), picture, groups, PageLook())


def alone_svg(picture: Picture, frame: Frame) -> str:
    """A picture as SVG that stands alone."""
    return _alone(picture, frame)[0]


def alone_png(picture: Picture, frame: Frame) -> bytes:
    """A picture as PNG."""
    return _alone(picture, frame)[1]


@lru_cache(maxsize=_KEPT)
def _alone(picture: Picture, frame: Frame) -> tuple[str, bytes]:
    return still(picture, laid(picture), frame)
