"""A new dossier: from the starter and the program to files on disk."""

from __future__ import annotations

from pathlib import Path

from variorum.author.new_dossier import (
    Program,
    from_address,
    from_installed,
    from_wheel,
    is_path,
    new_dossier,
)
from variorum.publish.writing import write_folder
from variorum.read import installed_program, read_wheel


def this_program(version: str) -> Program:
    """The program that runs, which is of that version, in a wheel. Raises OutsideFailure."""
    return from_installed(version, installed_program(version))


def program_at(where: str, folder: Path) -> Program:
    """The program at an address, or in a wheel whose path is relative to `folder`.

    Raises ValueError that says why it is refused, OutsideFailure where the wheel can't be read.
    """
    if not is_path(where):
        return from_address(where)
    path = folder / where
    return from_wheel(path.name, read_wheel(path))


def start_dossier(folder: Path, title: str, program: Program) -> None:
    """Writes a new dossier into `folder`, which must be empty or not there. Raises OutsideFailure,
    and then nothing was written."""
    write_folder(folder, new_dossier(title, program))
