from __future__ import annotations

import gc
import signal
import weakref

import pytest

from variorum.pipeline.building import collect_garbage


class Itself:
    """A value that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_set_aside_is_not_walked_and_is_freed_the_next_time() -> None:
    value = Itself()
    seen = weakref.ref(value)
    try:
        collect_garbage(freeze=True)
        del value
        gc.collect()
        assert seen() is not None
        collect_garbage(freeze=True)
        assert seen() is None
    finally:
        gc.unfreeze()


class Interrupting(Itself):
    """A value whose end falls together with somebody's Ctrl-C."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("freeze", [True, False])
def test_an_interrupt_meanwhile_is_not_lost(freeze: bool) -> None:
    # A shell has what it starts in the background ignore interrupts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    Interrupting()
    try:
        with pytest.raises(KeyboardInterrupt):
            collect_garbage(freeze=freeze)
    finally:
        signal.signal(signal.SIGINT, before)
        collect_garbage(freeze=True)
        gc.unfreeze()
