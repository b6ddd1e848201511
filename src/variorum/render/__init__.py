"""From an analysis to the site's files: pure, the same analysis gives the same bytes."""

from __future__ import annotations

from .site import Rendered, render

__all__ = ["Rendered", "render"]
