"""Python's garbage collector: paused where a stage makes many values and none, run where
much was let go, and spared what lives on."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
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


@contextmanager
def nothing_walked_again() -> Iterator[None]:
    """The collector does not walk inside what is alive before: a stage that keeps all it makes would
    have it walk the whole dossier each time that grows by a quarter."""
    before = gc.get_freeze_count()
    gc.freeze()
    try:
        yield
    finally:
        if not before:
            gc.unfreeze()


def let_go() -> None:
    """Frees what nothing names any more. A page's template leaves circles behind that hold the whole
    dossier, and the collector would find them only after many more values were made."""
    _beside(gc.collect)


def set_aside() -> None:
    """The collector no longer walks what is alive now, until this is called again.

    It frees what is rubbish, of which a process that builds again and again leaves some each time.
    """
    _beside(_collect_and_freeze)


def _collect_and_freeze() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _beside(collect: Callable[[], object]) -> None:
    """Collects in another thread: a finalizer swallows an interrupt that reaches it, and it only
    ever reaches the main thread."""
    worker = threading.Thread(target=collect, daemon=True)
    worker.start()
    worker.join()
