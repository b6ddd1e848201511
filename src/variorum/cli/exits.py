"""Exit codes."""

from __future__ import annotations

DONE = 0
PROBLEMS = 1
"""Problems in the dossier."""
USAGE = 2
OUTSIDE = 3
"""Something outside failed: disk, engine, git."""
