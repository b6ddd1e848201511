"""A picture that stands alone: under its title, on its own paper, with a line on where it is from."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .ink import pixels, raw
from .palette import LIGHT
from .scene import Linked, Part, Scene, Shape, Titled, Words
from .stored import Frame, Picture
from .svg import finished
from .words import MISSING, drawable, wrap

_PAD = 28.0
_TITLE = 19.0
_NOTE = 12.0
_PROPORTION = 1.91
"""The width of a picture against its height where other sites show it beside a link."""
_FACES = "DejaVu Sans, Verdana, Arial, sans-serif"


@dataclass(frozen=True)
class StillLook:
    """Alone: colours of its own, a size of its own, and links only where they can be absolute."""

    base: str

    def root(self, width: float, height: float) -> Iterable[tuple[str, str]]:
        return (
            ("role", "group"),
            ("width", f"{width:g}"),
            ("height", f"{height:g}"),
            ("font-family", _FACES),
        )

    def ink(self, fill: str, stroke: str) -> Iterable[tuple[str, str]]:
        return ((kind, LIGHT[role]) for kind, role in (("fill", fill), ("stroke", stroke)) if role)

    def words(self, role: str) -> Iterable[tuple[str, str]]:
        return [("fill", LIGHT[role])]

    def group(self, kind: str) -> str:
        return ""

    def target(self, href: str) -> str | None:
        if "://" in href:
            return href
        if not self.base:
            return None
        path, sign, anchor = href.partition("#")
        scheme, _, page = self.base.partition("://")
        place = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        return f"{scheme}://{place}{sign}{anchor}"


def still(chart: Picture, scene: Scene, frame: Frame) -> tuple[str, bytes]:
    """The picture as SVG and as PNG, the same scene in both.

    It is never wider against its height than sites like that show pictures beside links.
    """
    whole = framed(scene, chart.title, frame)
    groups = tuple(part for part in whole.parts if isinstance(part, Linked | Titled))
    svg = finished(raw(whole), chart, groups, StillLook(frame.base))
    return svg + "\n", pixels(_told(whole))


def framed(scene: Scene, title: str, frame: Frame) -> Scene:
    """The scene on paper, with a margin, its title above and its source beneath."""
    parts: list[Part] = []
    top = _PAD
    for text, size, role, bold in (
        (title, _TITLE, "text", True),
        (frame.note, _NOTE, "muted", False),
    ):
        for words in wrap(text, size, scene.width, bold) if text.strip() else ():
            parts.append(Words(_PAD, top + size, words, size, role, bold=bold))
            top += size * 1.35
    foot = wrap(frame.source, _NOTE, scene.width)
    below = _PAD + len(foot) * _NOTE * 1.35 + 12
    width = scene.width + 2 * _PAD
    natural = top + 16 + scene.height + below
    height = float(round(max(natural, width / _PROPORTION)))
    dy = top + 16 + (height - natural) / 2
    y = height - below + 12 + _NOTE
    for words in foot:
        parts.append(Words(_PAD, y, words, _NOTE, "muted"))
        y += _NOTE * 1.35
    rule = height - below + 4
    paper = Shape(((0, 0), (width, 0), (width, height), (0, height)), fill="paper", closed=True)
    line = Shape(((_PAD, rule), (width - _PAD, rule)), stroke="grid")
    moved = tuple(_moved(part, _PAD, dy) for part in scene.parts)
    return Scene(width, height, (paper, line, *parts, *moved))


def _moved(part: Part | Linked | Titled, dx: float, dy: float) -> Part | Linked | Titled:
    if isinstance(part, Linked | Titled):
        return replace(part, parts=tuple(_moved_part(inner, dx, dy) for inner in part.parts))
    return _moved_part(part, dx, dy)


def _moved_part(part: Part, dx: float, dy: float) -> Part:
    if isinstance(part, Words):
        return replace(part, x=part.x + dx, y=part.y + dy)
    return replace(part, points=tuple((x + dx, y + dy) for x, y in part.points))


def _told(scene: Scene) -> Scene:
    """The scene with a line that says what a box for a letter means, where there is one."""
    texts = [
        inner
        for part in scene.parts
        for inner in (part.parts if isinstance(part, Linked | Titled) else (part,))
        if isinstance(inner, Words)
    ]
    if all(drawable(each.text, each.bold) == each.text for each in texts):
        return scene
    words = (
        f"{MISSING} a character that this picture’s typeface lacks; the page and the SVG have it"
    )
    line = Words(_PAD, scene.height - 9, words, 10, "muted")
    return replace(scene, parts=(*scene.parts, line))
