"""The command line: the only part that prints, and the one that knows exit codes."""

from __future__ import annotations

from .program import main

__all__ = ["main"]
