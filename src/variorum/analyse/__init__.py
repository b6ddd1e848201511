"""From a dossier to what can be told of it: pure functions, values in and values out."""

from __future__ import annotations

from .agreement import agreement as compare_readings
from .agreement import alpha
from .engine import analyse
from .versions import changes_between, touched

__all__ = ["alpha", "analyse", "changes_between", "compare_readings", "touched"]
