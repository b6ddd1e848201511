"""Python's collector of cyclic rubbish, paused where a stage makes many values and none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """The collector does not run inside: it would walk every value again and again and find none
    to free, for half of the time that reading takes."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
