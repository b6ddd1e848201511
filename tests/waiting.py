"""Waiting for what surely comes, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

# Seconds after which a test gives up on something that never comes. None is measured by this.
PATIENCE = 180.0
# The same for a command that works all the time, such as a build.
LONGEST = 1800.0
# What runs until it is ended outlives every such wait.
FOR_EVER = 7200


def wait_until(true: Callable[[], object], what: str = "something") -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.01)
