"""What a picture consists of, as values between the layout and the ink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .boxes import Box, Point

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline through `points`; `fill` and `stroke` are roles of the palette, "" for none.

    `arc` takes the points by threes after the first, as control and end of quadratic curves.
    """

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    closed: bool = False
    dashes: tuple[float, ...] = ()
    arc: bool = False
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text with its baseline at (x, y)."""

    x: float
    y: float
    text: str
    size: float
    role: str = "text"
    anchor: Anchor = "start"
    bold: bool = False


Part = Shape | Words


@dataclass(frozen=True, slots=True)
class Linked:
    """The parts of one mark, which lead together to one place."""

    key: str
    href: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Titled:
    """Parts that say what they are when pointed at, and lead nowhere."""

    key: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture of `width` by `height`, drawn in the order of `parts`.

    `labels` are the boxes of the marks' words and `ink` the boxes of each mark's glyph and bars,
    both in the order of the chart's marks.
    """

    width: float
    height: float
    parts: tuple[Part | Linked | Titled, ...]
    labels: tuple[Box, ...] = ()
    ink: tuple[tuple[Box, ...], ...] = ()

    @property
    def frame(self) -> Box:
        return Box(0, 0, self.width, self.height)
