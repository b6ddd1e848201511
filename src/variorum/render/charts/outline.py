"""The data of an SVG path made short: places to a tenth of a pixel, a circle as two arcs, and neither spaces
nor letters that say nothing."""

from __future__ import annotations

import math
import re

_PLACE = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_SPACE = re.compile(r" (?=[A-Za-z-])|(?<=[A-Za-z]) ")
_STROKE = re.compile(r"[ML] (\S+) (\S+) ")
# A polygon of fewer corners is a shape of its own.
_ROUND = 24


def place(number: str) -> str:
    """A coordinate to a tenth, without what says nothing: "11.385" is "11.4", "8.0" is "8"."""
    # Adding nought turns the nought below nought into the plain one.
    return f"{round(float(number), 1) + 0:g}" if abs(float(number)) < 1e5 else number


def outline(data: str) -> str:
    """`data` as matplotlib writes it, in a quarter of the letters and the same to the eye."""
    strokes = " ".join(data.split()) + " "
    straight = not set("AQC").intersection(data)
    corners = [(float(x), float(y)) for x, y in _STROKE.findall(strokes)]
    if strokes.endswith("z ") and len(corners) >= _ROUND and _STROKE.sub("", strokes) == "z ":
        x, y = (sum(each) / len(corners) for each in zip(*corners, strict=True))
        radius = math.dist(corners[0], (x, y))
        if all(abs(math.dist(corner, (x, y)) - radius) < 0.01 for corner in corners):
            arc = f"A {radius:.1f} {radius:.1f} 0 0 1"
            top, foot = (f"{x:.6f} {edge:.6f}" for edge in (y - radius, y + radius))
            strokes, straight = f"M {top} {arc} {foot} {arc} {top} z", False
    short = _PLACE.sub(lambda match: place(match[0]), strokes.strip())
    # A line follows a line without its letter.
    return _SPACE.sub("", short.replace(" L ", " ") if straight else short)
