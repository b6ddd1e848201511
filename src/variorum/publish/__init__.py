"""From pages in memory to a published site: the only part that writes files.

`publish` stages what it is given, lets a site engine build it, verifies the built site and puts it
in the place of the previous one, all or nothing. `recover` cleans up after a build that was killed.
`publish_ahead` gives single pages before the whole, `renew_search` makes what `publish` may leave for later.
"""

from __future__ import annotations

from variorum.model.failure import OutsideFailure

from .engine.engines import Engine, Ready
from .exchange.folders import preview_site
from .exchange.swap import recover
from .publishing import Published, inputs_key, is_published, publish, publish_ahead, renew_search
from .store import Store, program

__all__ = [
    "Engine", "OutsideFailure", "Published", "Ready", "Store", "inputs_key", "is_published",
    "preview_site", "program", "publish", "publish_ahead", "recover",
    "renew_search",
]  # fmt: skip
