"""Drawings by what they show: taken from a store where it has them, else drawn.

A drawing depends on its picture and on this program alone, so a store may keep it from build to
build. matplotlib takes a second to import, and is imported where something is drawn.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from variorum.model.chart import Bars, Chart, OriginMap, Tally
from variorum.model.store import NO_STORE, Store
from variorum.model.when import When

from .measures import Width

Picture = Chart | OriginMap | Bars | Tally


@dataclass(frozen=True)
class Frame:
    """What stands around a picture: `note` under its title, `source` at its foot.

    `base` is the absolute address of the page to which the picture's links are relative, "" where
    none is known.
    """

    note: str
    source: str
    base: str = ""


_STORE: ContextVar[Store] = ContextVar("store", default=NO_STORE)


@contextmanager
def drawings_in(store: Store) -> Iterator[None]:
    """What is drawn inside is kept in `store`, and taken from there."""
    token = _STORE.set(store)
    try:
        yield
    finally:
        _STORE.reset(token)


def draw(picture: Picture, width: Width = "wide") -> str:
    """One form of a picture as `<svg>`, under its key and names."""
    return _kept("draw", picture, width).decode()


def responsive(picture: Picture) -> str:
    """Both forms of a picture in a block that shows the one that fits its width.

    The block keeps its words out of the site's search, since the same data stands in a table.
    """
    return (
        '<div class="v-charts" data-search-exclude>'
        f"{draw(picture, 'wide')}{draw(picture, 'narrow')}</div>"
    )


def small(chart: Chart, shared: When) -> str:
    """A small `<svg>` of a chart, one of many on the time axis `shared`, without links in it."""
    return _kept("small", chart, shared).decode()


def alone(picture: Picture, frame: Frame) -> tuple[str, bytes]:
    """The wide form of a picture as SVG and as PNG that stand alone."""
    svg = _kept("alone_svg", picture, frame).decode()
    return svg, _kept("alone_png", picture, frame)


def _kept(function: str, *arguments: Any) -> bytes:
    store = _STORE.get()
    key = hashlib.sha256(repr((function, arguments)).encode()).hexdigest()
    content = store.get("drawings", key)
    if content is None:
        drawing = importlib.import_module(f"{__package__}.drawing")
        drawn = getattr(drawing, function)(*arguments)
        content = drawn if isinstance(drawn, bytes) else drawn.encode()
        store.put("drawings", key, content)
    return content
