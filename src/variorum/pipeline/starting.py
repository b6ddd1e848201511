"""A new dossier: from the starter to files on disk."""

from __future__ import annotations

from pathlib import Path

from variorum.author.new_dossier import new_dossier
from variorum.publish.new_files import write_folder


def start_dossier(folder: Path, title: str, version: str) -> None:
    """Writes a new dossier into `folder`, which must be empty or not there. Raises OutsideFailure,
    and then nothing was written."""
    write_folder(folder, new_dossier(title, version))
