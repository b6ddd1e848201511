"""Two versions of a dossier to what a change does to the evidence: read, check, analyse, render."""

from __future__ import annotations

from pathlib import Path

from variorum.analyse import analyse, changes_between, touched
from variorum.read import Files, Folder, read_revision
from variorum.read.setup_files import setup_files
from variorum.render.change_report import changes_markdown

from .checking import Checked, check_files


def base_folder(root: Path) -> Files:
    """The files of a dossier in another folder."""
    return Folder(root)


def base_revision(root: Path, name: str) -> Files:
    """The files of the dossier in `root` in another revision. Raises OutsideFailure."""
    return read_revision(root, name)


def compare(root: Path, current: Checked, base: Files, against: str) -> str:
    """What `current`, the dossier in `root` without errors, changes against `base`, as Markdown."""
    before = check_files(base)
    setup = touched(setup_files(base), setup_files(Folder(root)))
    changes = changes_between(analyse(before.dossier), analyse(current.dossier), tuple(setup))
    return changes_markdown(changes, against, before.errors)
