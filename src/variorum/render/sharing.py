"""The picture that other sites show beside a link to a page: its finding in words, and where it is from."""

from __future__ import annotations

from variorum.model.chart import Card

from .charts.ink import pixels
from .charts.scene import Scene, Shape, Words
from .charts.words import wrap

WIDTH, HEIGHT = 600.0, 315.0
"""In units of half a pixel each way: such pictures are 1200 by 630 pixels."""
_EDGE = 36.0
_SIZES = (30.0, 26.0, 22.0, 18.0, 15.0)
_LEADING = 1.25
_ROOM = 185.0
"""How much of the height the finding may take."""


def card(given: Card) -> bytes:
    """A PNG of the card; a finding that is too long even in the smallest size is cut."""
    width = WIDTH - 2 * _EDGE
    size, lines = next(
        (
            (size, lines)
            for size in _SIZES
            if len(lines := wrap(given.finding, size, width, bold=True)) * size * _LEADING <= _ROOM
        ),
        (_SIZES[-1], ()),
    )
    if not lines:
        most = int(_ROOM / (size * _LEADING))
        *lines_shown, last = wrap(given.finding, size, width, bold=True)[:most]
        lines = (*lines_shown, f"{last} …")
    title, *more = wrap(given.title, 14, width)
    title = f"{title} …" if more else title
    foot = [wrap(line, 12, width)[0] for line in given.foot]
    top = 52.0
    parts: list[Shape | Words] = [
        Shape(((0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)), fill="paper", closed=True),
        Words(_EDGE, top, title, 14, role="muted"),
    ]
    parts += [
        Words(_EDGE, top + 14 + (number + 1) * size * _LEADING, line, size, bold=True)
        for number, line in enumerate(lines)
    ]
    line = HEIGHT - 24 - len(foot) * 16
    parts.append(Shape(((_EDGE, line), (WIDTH - _EDGE, line)), stroke="text", width=1.0))
    parts += [
        Words(_EDGE, line + 18 + number * 16, words, 12, role="muted")
        for number, words in enumerate(foot)
    ]
    return pixels(Scene(WIDTH, HEIGHT, tuple(parts)))
