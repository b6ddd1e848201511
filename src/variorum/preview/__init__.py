"""A site looked at while it is being written: what changed on disk, and a server that reloads.

Reads files and answers browsers; writes nothing and prints nothing.
"""

from __future__ import annotations

from .server import PreviewServer, serving
from .watching import Watch

__all__ = ["PreviewServer", "Watch", "serving"]
