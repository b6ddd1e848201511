"""What commands share: exit codes, the folder they work on, and options."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from variorum.model.failure import OutsideFailure
from variorum.model.journal import journal

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
    if journal(folder).is_file():
        # Loaded when it is needed, as commands are: a check does not wait for what publishes.
        report = importlib.import_module("variorum.cli.progress").Progress()
        try:
            importlib.import_module("variorum.publish").recover(folder, report)
        except OutsideFailure as failure:
            report(f"A build was interrupted, and what it left could not be put right: {failure}")
    return folder


engine_option = click.option(
    "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True,
    help="The site engine.",
)  # fmt: skip
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Tell nothing of the progress.")
