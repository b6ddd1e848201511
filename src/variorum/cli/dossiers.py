"""The folder a command works on."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from variorum.model.journal import journal


def dossier_folder(folder: Path) -> Path:
    """The folder, where it holds a dossier. Raises click.UsageError.

    Where a build was killed while it put a new site in place, that is first brought to an end.
    """
    if not (folder / "data").is_dir():
        message = f"{folder} holds no dossier: there is no folder data/ in it"
        raise click.UsageError(message)
    if journal(folder).is_file():
        # Loaded when it is needed, as commands are: a check does not wait for what publishes.
        importlib.import_module("variorum.cli.recovering").end_interrupted_build(folder)
    return folder
