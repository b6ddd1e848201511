"""From pages in memory to a published site: the only part that writes files.

`publish` stages what it is given, lets a site engine build it, verifies the built site and puts it
in the place of the previous one, all or nothing. `recover` cleans up after a build that was killed.
`renew_search` makes what `publish` may leave for later.
"""

from __future__ import annotations

from variorum.model.failure import OutsideFailure

from .engine.engines import Engine
from .engine.ready import Ready
from .exchange.folders import preview_site
from .exchange.standing import recover, renew_search, standing
from .kept import Kept, ReadOnly
from .publishing import Published, inputs_key, publish
from .record import program

__all__ = [
    "Engine", "Kept", "OutsideFailure", "Published", "ReadOnly", "Ready", "inputs_key", "preview_site", "program",
    "publish", "recover", "renew_search", "standing",
]  # fmt: skip
