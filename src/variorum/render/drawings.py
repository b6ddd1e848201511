"""The door for drawings: each kind of picture as inline SVG that escapes its own text."""

from __future__ import annotations

from markupsafe import Markup

from .charts import Picture, responsive


def drawing(picture: Picture) -> Markup:
    """The picture in a wide and a narrow form, of which a page shows the one that fits."""
    return Markup(responsive(picture))
