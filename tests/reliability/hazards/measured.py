"""The real command line in a process of its own, and what it cost: time of the processor, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

SRC = Path(__file__).parents[3] / "src"
LAUNCHER = Path(__file__).with_name("launcher.py")


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
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        done = subprocess.run(
            [
                sys.executable, "-I", LAUNCHER, result,
                sys.executable, "-m", "variorum", "-C", root, *arguments,
            ],
            stdin=subprocess.DEVNULL, capture_output=True, check=True,
            env={**os.environ, "PYTHONPATH": str(SRC)},
        )  # fmt: skip
        told = json.loads(result.read_bytes())
    return Measured(stdout=done.stdout.decode(), stderr=done.stderr.decode(), **told)
