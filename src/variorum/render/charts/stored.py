"""Drawings by what they show: taken from a store where it has them, else drawn.

A drawing depends on its picture and on this program alone, so a store may keep it from build to
build. matplotlib takes a second to import, and is imported where something is drawn.
"""

from __future__ import annotations

import hashlib
import importlib
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from variorum.model.chart import Card, Chart, OriginMap
from variorum.model.store import NO_STORE, Store

Picture = Chart | OriginMap


@dataclass(frozen=True)
class Frame:
    """What stands around a picture: `note` under its title, `source` at its foot.

    `base` is the absolute address of the page to which the picture's links are relative, "" where
    none is known.
    """

    note: str
    source: str
    base: str = ""


class Drawings:
    """The drawings of pictures: taken from `store` where it has them, else drawn and kept there."""

    def __init__(self, store: Store = NO_STORE) -> None:
        self._store = store

    def draw(self, picture: Picture) -> Markup:
        """A picture as `<svg>` for a page, under its key and names."""
        return Markup(self._drawn("draw", picture).decode())

    def alone(self, picture: Picture, frame: Frame) -> tuple[str, bytes]:
        """A picture as SVG and as PNG that stand alone."""
        svg = self._drawn("alone_svg", picture, frame).decode()
        return svg, self._drawn("alone_png", picture, frame)

    def card(self, given: Card) -> bytes:
        """The picture that other sites show beside a link to a page."""
        return self._drawn("card", given)

    def _drawn(self, function: str, *arguments: Any) -> bytes:
        key = hashlib.sha256(repr((function, arguments)).encode()).hexdigest()
        content = self._store.get("drawings", key)
        if content is None:
            module = "variorum.render.sharing" if function == "card" else f"{__package__}.drawing"
            drawing = importlib.import_module(module)
            drawn = getattr(drawing, function)(*arguments)
            content = drawn if isinstance(drawn, bytes) else drawn.encode()
            self._store.put("drawings", key, content)
        return content
