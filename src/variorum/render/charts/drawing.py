"""From a scene to what stands in a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from variorum.model.chart import Bars, Chart, OriginMap

from .ink import raw
from .measures import Width
from .scene import Linked, Scene, Titled
from .svg import finished

Drawable = TypeVar("Drawable", Chart, OriginMap, Bars)


def drawn(chart: Chart | OriginMap | Bars, scene: Scene, width: Width) -> str:
    """The `<svg>` of a scene, under the chart's key and names."""
    groups = tuple(part for part in scene.parts if isinstance(part, Linked | Titled))
    return finished(raw(scene), chart, groups, width)


def both(chart: Drawable, draw: Callable[[Drawable, Width], str]) -> str:
    """Both forms of a chart in a block that shows the one that fits its width.

    The block keeps its words out of the site's search, since the same data stands in a table.
    """
    return (
        '<div class="v-charts" data-search-exclude>'
        f"{draw(chart, 'wide')}{draw(chart, 'narrow')}</div>"
    )
