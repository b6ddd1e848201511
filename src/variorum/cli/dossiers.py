"""The folder a command works on."""

from __future__ import annotations

from pathlib import Path

import click


def dossier_folder(folder: Path) -> Path:
    """The folder, where it holds a dossier. Raises click.UsageError."""
    if not (folder / "data").is_dir():
        message = f"{folder} holds no dossier: there is no folder data/ in it"
        raise click.UsageError(message)
    return folder
