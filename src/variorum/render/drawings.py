"""The door for drawings: each kind of picture as inline SVG that escapes its own text."""

from __future__ import annotations

from markupsafe import Markup

from variorum.model.chart import Chart
from variorum.model.when import When

from .charts import Picture, responsive, small


def drawing(picture: Picture) -> Markup:
    """The picture in a wide and a narrow form, of which a page shows the one that fits."""
    return Markup(responsive(picture))


def small_drawing(chart: Chart, shared: When) -> Markup:
    """One of many small pictures, all on the time axis `shared`."""
    return Markup(small(chart, shared))
