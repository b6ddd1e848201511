"""Whether the grounds of a picture's parts meet, lie in one another or are crossed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import mul

from variorum.render.charts.scene import (
    LEADING,
    TEXT,
    Box,
    Group,
    Point,
    Scene,
    Segment,
    Shape,
    Words,
)
from variorum.render.charts.words import measure


def groups_of(scene: Scene) -> list[Group]:
    """The marks and nodes of a picture."""
    return [part for part in scene.parts if isinstance(part, Group)]


def grounds(scene: Scene) -> list[tuple[list[Box], list[Box]]]:
    """Of each group with words the ground of each line, and of each of its shapes that stand beside them."""
    found = []
    for group in groups_of(scene):
        lines = [around(_corners(part)) for part in group.parts if isinstance(part, Words)]
        if lines:
            label = around(point for box in lines for point in box.corners)
            shapes = [around(_outline(part)) for part in group.parts if isinstance(part, Shape)]
            found.append((lines, [box for box in shapes if not within(label, box)]))
    return found


def clear(scene: Scene) -> list[Box]:
    """The lines of all labels, of which none meets one of another label or any ink; all lies inside the
    picture."""
    found = grounds(scene)
    for number, (lines, ink) in enumerate(found):
        assert all(within(line, frame(scene)) for line in lines)
        assert all(within(box, frame(scene), 1) for box in ink)
        others = [line for more, _ in found[number + 1 :] for line in more]
        inked = [box for _, boxes in found for box in boxes]
        assert not any(meets(line, other) for line in lines for other in (*others, *inked))
    return [line for lines, _ in found for line in lines]


def _corners(words: Words) -> list[Point]:
    """The ends of a line of words, as high as a line is."""
    wide, top = measure(words.text, TEXT), words.y - TEXT * 0.36 - LEADING / 2
    left = words.x - (wide / 2 if words.anchor == "middle" else 0)
    return [(left, top), (left + wide, top + LEADING)]


def _outline(shape: Shape) -> Iterator[Point]:
    """Points of what is drawn: a curve keeps within those that bend it."""
    if not shape.arc:
        yield from shape.points
        return
    for at in range(0, len(shape.points) - 2, 2):
        ends = shape.points[at : at + 3]
        for n in range(9):
            weights = ((1 - n / 8) ** 2, 2 * (1 - n / 8) * n / 8, (n / 8) ** 2)
            x, y = (sum(map(mul, weights, each)) for each in zip(*ends, strict=True))
            yield x, y


def around(points: Iterable[Point]) -> Box:
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


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
