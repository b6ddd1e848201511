"""The door for drawings: each kind of picture as inline SVG that escapes its own text."""

from __future__ import annotations

from markupsafe import Markup

from variorum.model.chart import Bars, Chart, OriginMap

from .charts import responsive, responsive_bars, responsive_origins


def drawing(picture: Chart | Bars | OriginMap) -> Markup:
    """The picture in a wide and a narrow form, of which a page shows the one that fits."""
    if isinstance(picture, Bars):
        return Markup(responsive_bars(picture))
    if isinstance(picture, OriginMap):
        return Markup(responsive_origins(picture))
    return Markup(responsive(picture))
