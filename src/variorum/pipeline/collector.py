"""Python's collector of cyclic rubbish: paused where a stage makes many values and none, and run
where much was let go."""

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


def let_go() -> None:
    """Frees what nothing names any more. A page's template leaves circles behind that hold the whole
    dossier, and the collector would find them only after many more values were made."""
    gc.collect()
