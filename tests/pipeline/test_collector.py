from __future__ import annotations

import gc

import pytest

from variorum.pipeline.collector import paused_collector


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
