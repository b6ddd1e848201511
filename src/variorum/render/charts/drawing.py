"""From a picture's values to its drawings: in a page, or alone on its own paper, with its title and key above
it and its source beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from variorum.model.chart import OriginMap

from .ink import pixels
from .labels import lines
from .lanes import layout_lanes
from .legend import Entry, legend
from .numbers import layout_numbers
from .origins import layout_origins
from .scene import LEADING, TEXT, Box, Part, Scene, Shape, Words
from .stored import Frame, Picture
from .svg import written
from .words import MISSING, drawable, measure

_PAD = 28.0
_TITLE = 19.0
_BETWEEN = 16.0
_ROOM = 30.0
"""What the sign of an entry of the key takes before its words."""


@lru_cache(maxsize=16)
def _laid(picture: Picture) -> Scene:
    """Where everything stands in a picture. A chart with lanes is laid out as lanes."""
    if isinstance(picture, OriginMap):
        return layout_origins(picture)
    return layout_lanes(picture) if picture.lanes else layout_numbers(picture)


def draw(picture: Picture) -> str:
    """A picture as `<svg>` for a page, under its key and names."""
    return written(picture, _laid(picture))


def alone_svg(picture: Picture, frame: Frame) -> str:
    """A picture as SVG that stands alone."""
    return written(picture, _framed(picture, frame), frame.base) + "\n"


def alone_png(picture: Picture, frame: Frame) -> bytes:
    """A picture as PNG."""
    return pixels(_boxed(_framed(picture, frame)))


def _framed(picture: Picture, frame: Frame) -> Scene:
    """A picture on paper, with a margin, its title and key above and its source beneath."""
    scene = _laid(picture)
    head, top = lines(picture.title, 0, _PAD, scene.width, _TITLE, "text", bold=True)
    note, top = lines(frame.note, 0, top + 2, scene.width)
    key, top = _key(legend(picture), top + 8, scene.width)
    foot, below = lines(frame.source, 0, 0, scene.width)
    width = scene.width + 2 * _PAD
    height = float(round(top + _BETWEEN + scene.height + below + _PAD + 12))
    foot_top = height - below - _PAD
    rule = Shape(((_PAD, foot_top - 6), (width - _PAD, foot_top - 6)), stroke="grid")
    parts = (
        Shape(Box(0, 0, width, height).corners, fill="paper", closed=True),
        rule,
        *(part.moved(_PAD, 0) for part in (*head, *note, *key)),
        *(part.moved(_PAD, foot_top) for part in foot),
        *(part.moved(_PAD, top + _BETWEEN) for part in scene.parts),
    )
    return Scene(width, height, parts)


def _key(entries: Sequence[Entry], top: float, width: float) -> tuple[list[Part], float]:
    """The entries one after another in lines from `top`, and where they end."""
    parts: list[Part] = []
    x = 0.0
    for entry in entries:
        wide = _ROOM + measure(entry.words, TEXT)
        if x and x + wide > width:
            x, top = 0.0, top + LEADING
        parts += [shape.moved(x + _ROOM / 2 - 2, top + LEADING / 2) for shape in entry.sign]
        words, end = lines(entry.words, x + _ROOM, top, width - _ROOM)
        parts += words
        x, top = x + wide + _BETWEEN, end - LEADING
    return parts, top + LEADING if entries else top


def _boxed(scene: Scene) -> Scene:
    """The scene with a line that says what a box for a letter means, where there is one."""
    texts = [part for part in scene.ink if isinstance(part, Words)]
    if all(drawable(each.text, each.bold) == each.text for each in texts):
        return scene
    words = (
        f"{MISSING} a character that this picture’s typeface lacks; the page and the SVG have it"
    )
    line = Words(_PAD, scene.height - 9, words, 10, "muted")
    return replace(scene, parts=(*scene.parts, line))
