"""A picture that stands alone: its title and key above it, on its own paper, its source beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .legend import Entry, legend
from .scene import LEADING, TEXT, Part, Scene, Shape, Words
from .stored import Frame, Picture
from .words import MISSING, drawable, measure, wrap

_PAD = 28.0
_TITLE = 19.0
_BETWEEN = 16.0
_ROOM = 30.0
"""What the sign of an entry of the key takes before its words."""
_PROPORTION = 1.91
"""The width of a picture against its height where other sites show it beside a link."""


def framed(scene: Scene, picture: Picture, frame: Frame) -> Scene:
    """The scene on paper, with a margin, its title and key above and its source beneath.

    It is never wider against its height than sites like that show pictures beside links.
    """
    head, top = _lines(picture.title, _PAD, _TITLE, scene.width, "text", bold=True)
    note, top = _lines(frame.note, top + 2, TEXT, scene.width)
    key, top = _key(legend(picture), top + 8, scene.width)
    foot, below = _lines(frame.source, 0, TEXT, scene.width)
    width = scene.width + 2 * _PAD
    natural = top + _BETWEEN + scene.height + below + _PAD + 12
    height = float(round(max(natural, width / _PROPORTION)))
    corners = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    foot_top = height - below - _PAD
    rule = Shape(((_PAD, foot_top - 6), (width - _PAD, foot_top - 6)), stroke="grid")
    middle = top + _BETWEEN + (height - natural) / 2
    parts = (
        Shape(corners, fill="paper", closed=True),
        rule,
        *(part.moved(_PAD, 0) for part in (*head, *note, *key)),
        *(part.moved(_PAD, foot_top) for part in foot),
        *(part.moved(_PAD, middle) for part in scene.parts),
    )
    return Scene(width, height, parts)


def _lines(
    text: str, top: float, size: float, width: float, role: str = "muted", *, bold: bool = False
) -> tuple[list[Part], float]:
    """The text in lines from `top`, and where they end."""
    lines = wrap(text, size, width, bold) if text.strip() else ()
    leading = size * 1.35
    found: list[Part] = [
        Words(0, top + size + n * leading, words, size, role, bold=bold)
        for n, words in enumerate(lines)
    ]
    return found, top + len(lines) * leading


def _key(entries: Sequence[Entry], top: float, width: float) -> tuple[list[Part], float]:
    """The entries one after another in lines from `top`, and where they end."""
    parts: list[Part] = []
    x = 0.0
    for entry in entries:
        first, *more = wrap(entry.words, TEXT, width - _ROOM)
        wide = _ROOM + max(measure(words, TEXT) for words in (first, *more))
        if x and x + wide > width:
            x, top = 0.0, top + LEADING
        middle = top + LEADING / 2
        parts += [shape.moved(x + _ROOM / 2 - 2, middle) for shape in entry.sign]
        for words in (first, *more):
            parts.append(Words(x + _ROOM, top + LEADING / 2 + TEXT * 0.36, words, TEXT, "muted"))
            top += LEADING if words is not first else 0
        x += wide + _BETWEEN
    return parts, top + LEADING if entries else top


def boxed(scene: Scene) -> Scene:
    """The scene with a line that says what a box for a letter means, where there is one."""
    parts = [part for each in scene.parts for part in getattr(each, "parts", (each,))]
    texts = [part for part in parts if isinstance(part, Words)]
    if all(drawable(each.text, each.bold) == each.text for each in texts):
        return scene
    words = (
        f"{MISSING} a character that this picture’s typeface lacks; the page and the SVG have it"
    )
    line = Words(_PAD, scene.height - 9, words, 10, "muted")
    return replace(scene, parts=(*scene.parts, line))
