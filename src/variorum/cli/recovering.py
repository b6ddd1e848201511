"""What a killed build left, brought to an end before a command does its own work."""

from __future__ import annotations

from pathlib import Path

from variorum.model.failure import OutsideFailure
from variorum.publish import recover

from .progress import Progress


def end_interrupted_build(folder: Path) -> None:
    """Restores or sweeps, and says what was done; says so too where it can't be."""
    report = Progress()
    try:
        recover(folder, report)
    except OutsideFailure as failure:
        report(f"A build was interrupted, and what it left could not be put right: {failure}")
