"""The sizes of the two forms of a picture, in its own units (a CSS pixel at natural width)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Width = Literal["wide", "narrow"]


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that differs between a wide and a narrow picture."""

    width: float
    label: float
    small: float
    plot_height: float
    undated: float
    lane_names: float
    gutter: float
    wraps: tuple[float, ...]
    ticks: int
    tick_room: float

    @property
    def leading(self) -> float:
        """From one baseline of a label to the next."""
        return round(self.label * 1.32, 1)


WIDE = Measures(
    width=800, label=13, small=12, plot_height=320, undated=200, lane_names=190, gutter=210,
    wraps=(230, 180, 150), ticks=6, tick_room=84,
)  # fmt: skip
NARROW = Measures(
    width=328, label=11.5, small=11, plot_height=340, undated=112, lane_names=0, gutter=150,
    wraps=(130, 104, 84, 70), ticks=3, tick_room=58,
)  # fmt: skip
SMALL = Measures(
    width=300, label=12, small=11, plot_height=0, undated=0, lane_names=0, gutter=0,
    wraps=(140,), ticks=2, tick_room=58,
)  # fmt: skip
"""One of many pictures side by side."""
GLYPH = 5.2
"""Half the width of a mark's shape."""
APART = 2 * GLYPH + 6
"""From mark to mark where several stand side by side."""
STUB = 23.0
"""How long the arrow at an open end is; its length says nothing."""
ABOUT = GLYPH + 8.5
"""How far above its shape the sign ≈ stands."""


def measures(width: Width) -> Measures:
    return WIDE if width == "wide" else NARROW
