"""`variorum diff`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.dossiers import dossier_folder
from variorum.cli.exits import PROBLEMS
from variorum.cli.printers.text import as_text
from variorum.model.failure import OutsideFailure
from variorum.pipeline.checking import check_dossier
from variorum.pipeline.comparing import base_folder, base_revision, compare
from variorum.read import Files
from variorum.render.words import plural


@click.command()
@click.argument("base")
@click.pass_obj
def diff(folder: Path, base: str) -> None:
    """Say what changed in the evidence since BASE, as Markdown.

    BASE is a git revision, such as origin/main, or a folder with a dossier.
    """
    dossier_folder(folder)
    files = _files(folder, base)
    current = check_dossier(folder)
    if current.errors:
        # What could not be read would look removed.
        click.echo(as_text(current.problems, current.dossier.texts), err=True)
        click.echo(
            f"The evidence was not compared: {plural(current.errors, 'error')} must be mended first. "
            "`variorum check` names each with its place."
        )
        sys.exit(PROBLEMS)
    click.echo(compare(current, files, base), nl=False)


def _files(folder: Path, base: str) -> Files:
    """The files of a folder with a dossier, or else of a revision. Raises OutsideFailure."""
    # An empty name is the working folder to pathlib, and to a person a variable that was not set.
    path = Path(base) if base and "\0" not in base else None
    if path and (path / "data").is_dir():
        return base_folder(path)
    try:
        return base_revision(folder, base)
    except OutsideFailure as failure:
        if path and path.is_dir():
            raise OutsideFailure(f"the folder {base} holds no dossier, and {failure}") from None
        raise
