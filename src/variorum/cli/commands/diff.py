"""`variorum diff`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.analyse import analyse, changes_between, touched
from variorum.cli.printers import as_text
from variorum.cli.shared import PROBLEMS, dossier_folder
from variorum.pipeline.checking import check_dossier
from variorum.read import Folder, files_at
from variorum.read.fingerprint import setup_files
from variorum.render.change_report import changes_markdown
from variorum.render.words import plural


@click.command()
@click.argument("base")
@click.pass_obj
def diff(folder: Path, base: str) -> None:
    """Say what changed in the evidence since BASE, as Markdown.

    BASE is a git revision, such as origin/main, or the path of a folder with a dossier, which begins
    with ./, ../ or /.
    """
    dossier_folder(folder)
    files = files_at(folder, base)
    current = check_dossier(folder)
    if current.errors:
        # What could not be read would look removed.
        click.echo(as_text(current.problems, current.texts), err=True)
        click.echo(
            f"The evidence was not compared: {plural(current.errors, 'error')} must be mended first. "
            "`variorum check` names each with its place."
        )
        sys.exit(PROBLEMS)
    before = check_dossier(files)
    setup = touched(setup_files(files), setup_files(Folder(folder)))
    changes = changes_between(analyse(before.dossier), analyse(current.dossier), tuple(setup))
    click.echo(changes_markdown(changes, base, before.errors), nl=False)
