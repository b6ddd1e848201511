"""What commands share: exit codes, the folder they work on, and options."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.model.failure import OutsideFailure
from variorum.publish import recover

from .progress import Progress

DONE = 0
PROBLEMS = 1
"""Problems in the dossier."""
OUTSIDE = 3
"""Something outside failed: disk, engine, git. Click itself gives 2, for wrong usage."""


def dossier_folder(folder: Path) -> Path:
    """The folder, where it holds a dossier. Raises click.UsageError.

    Where a build was killed while it put a new site in place, that is first brought to an end, and
    what was done is told, or that it can't be.
    """
    if not (folder / "data").is_dir():
        message = f"{folder} holds no dossier: there is no folder data/ in it"
        raise click.UsageError(message)
    report = Progress()
    try:
        recover(folder, report)
    except OutsideFailure as failure:
        report(f"A build was interrupted, and what it left could not be put right: {failure}")
    return folder


engine_option = click.option(
    "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True,
    help="The site engine.",
)  # fmt: skip
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Tell nothing of the progress.")
