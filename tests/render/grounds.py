"""Whether the grounds of a picture's parts meet, lie in one another or are crossed."""

from __future__ import annotations

from variorum.render.charts.scene import Box, Scene, Segment


def meets(one: Box, other: Box, pad: float = 0.0) -> bool:
    """Whether the two share ground, or come nearer than `pad`."""
    return (
        one.x0 < other.x1 + pad
        and other.x0 < one.x1 + pad
        and one.y0 < other.y1 + pad
        and other.y0 < one.y1 + pad
    )


def within(one: Box, other: Box, slack: float = 1e-6) -> bool:
    return (
        one.x0 >= other.x0 - slack
        and one.y0 >= other.y0 - slack
        and one.x1 <= other.x1 + slack
        and one.y1 <= other.y1 + slack
    )


def crossed(box: Box, line: Segment) -> bool:
    """Whether the segment touches the box (Liang and Barsky, 1984)."""
    (ax, ay), (bx, by) = line
    enter, leave = 0.0, 1.0
    for step, low, high, start in (
        (bx - ax, box.x0, box.x1, ax),
        (by - ay, box.y0, box.y1, ay),
    ):
        if step == 0:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter <= leave


def frame(scene: Scene) -> Box:
    return Box(0, 0, scene.width, scene.height)
