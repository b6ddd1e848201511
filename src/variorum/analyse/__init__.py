"""From a dossier to what can be told of it: pure functions, values in and values out."""

from __future__ import annotations

from .analysis import analyse
from .changes import changes_between, touched

__all__ = ["analyse", "changes_between", "touched"]
