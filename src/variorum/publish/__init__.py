"""From pages in memory to a published site: the only part that writes files.

`publish` stages what it is given, lets a site engine build it, verifies the built site and puts it
in the place of the previous one, all or nothing. `recover` cleans up after a build that was killed.
`renew_search` makes what `publish` may leave for later.
"""

from __future__ import annotations

from variorum.model.failure import OutsideFailure

from .engines import Engine
from .folders import preview_site
from .kept import Kept, ReadOnly
from .publishing import Published, inputs_key, publish
from .ready import Ready
from .record import program
from .standing import recover, renew_search, standing

__all__ = [
    "Engine", "Kept", "OutsideFailure", "Published", "ReadOnly", "Ready", "inputs_key", "preview_site", "program",
    "publish", "recover", "renew_search", "standing",
]  # fmt: skip
