from __future__ import annotations

import gc
import signal
import weakref
from collections.abc import Callable

import pytest

from variorum.pipeline.collector import let_go, nothing_walked_again, paused_collector, set_aside


def fail_inside() -> None:
    with paused_collector():
        assert not gc.isenabled()
        raise ValueError("inside")


def test_the_collector_rests_inside_and_works_again_after_a_failure() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="inside"):
        fail_inside()
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with paused_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


class Itself:
    """A value that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_set_aside_is_not_walked_and_is_freed_the_next_time() -> None:
    value = Itself()
    seen = weakref.ref(value)
    try:
        set_aside()
        del value
        gc.collect()
        assert seen() is not None
        set_aside()
        assert seen() is None
    finally:
        gc.unfreeze()


def test_what_is_alive_before_is_walked_only_after_it() -> None:
    before = Itself()
    seen = weakref.ref(before)
    with nothing_walked_again():
        value = Itself()
        made = weakref.ref(value)
        del before, value
        gc.collect()
        assert seen() is not None
        assert made() is None
    gc.collect()
    assert seen() is None


def test_what_was_set_aside_before_stays_so() -> None:
    try:
        set_aside()
        with nothing_walked_again():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()


class Interrupting(Itself):
    """A value whose end falls together with somebody's Ctrl-C."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("collect", [set_aside, let_go])
def test_an_interrupt_meanwhile_is_not_lost(collect: Callable[[], None]) -> None:
    # A shell has what it starts in the background ignore interrupts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    Interrupting()
    try:
        with pytest.raises(KeyboardInterrupt):
            collect()
    finally:
        signal.signal(signal.SIGINT, before)
        set_aside()
        gc.unfreeze()
