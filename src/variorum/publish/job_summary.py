"""The summary that a CI job shows on its own page."""

from __future__ import annotations

from pathlib import Path

from variorum.model.failure import OutsideFailure


def append_summary(path: Path, markdown: str) -> None:
    """Adds to what other steps wrote in the job's summary. Raises OutsideFailure."""
    try:
        with path.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(markdown)
    except OSError as error:
        raise OutsideFailure.from_os(error) from error
