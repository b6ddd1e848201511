"""The real command line in a process of its own, and what it cost: time of the processor, memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

SRC = Path(__file__).parents[3] / "src"
# Where a run is ended whatever it does; both are far above what is allowed.
_SECONDS, _BYTES = 60, 4_000_000_000


@dataclass(frozen=True)
class Measured:
    """What a command answered and cost. Seconds are of the processor: a busy machine adds none."""

    code: int
    stdout: str
    stderr: str
    seconds: float
    megabytes: float


def variorum(root: Path, *arguments: str) -> Measured:
    """Runs `variorum ARGUMENTS` on the dossier in `root`."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "variorum", "-C", str(root), *arguments],
            stdout=out, stderr=err, stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(SRC)},
        )  # fmt: skip
        if sys.platform == "linux":
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
            resource.prlimit(process.pid, resource.RLIMIT_AS, (_BYTES, _BYTES))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        # Linux counts the peak in kibibytes, macOS in bytes.
        unit = 1 if sys.platform == "darwin" else 1024
        return Measured(
            process.returncode,
            out.read().decode("utf-8"),
            err.read().decode("utf-8"),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss * unit / 1_000_000,
        )
