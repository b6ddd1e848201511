"""What a process costs: its own processor time and that of what it started, and its memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
# What every step sees beside the caller's environment.
_FIXED = {
    "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "0",
}  # fmt: skip


class Failed(RuntimeError):
    """A step did not end well, so that its figures would mean nothing."""


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor (user and system, children included), seconds that passed, and the
    memory of the largest process in bytes."""

    cpu: float
    wall: float
    peak: int

    def as_json(self) -> dict[str, float]:
        return asdict(self)


def environment() -> dict[str, str]:
    return {**os.environ, **_FIXED}


def cost(command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None) -> Cost:
    """What `command` costs, run in `folder`. Raises Failed with its last lines if it fails."""
    with tempfile.TemporaryFile() as output:
        before = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment() | dict(more or {}),
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            told = output.read().decode(errors="replace").splitlines()[-20:]
            raise Failed("\n".join([f"exit code {process.returncode}: {' '.join(command)}", *told]))
    # Linux counts memory in KiB.
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024)
