"""`variorum check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.dossiers import dossier_folder
from variorum.cli.exits import DONE, PROBLEMS
from variorum.cli.printers import FORMATS, print_problems
from variorum.cli.progress import Progress, quiet_option
from variorum.pipeline.checking import check_dossier


@click.command()
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How problems are printed: for people, as GitHub's annotations, or as JSON.",
)  # fmt: skip
@quiet_option
@click.pass_obj
def check(folder: Path, strict: bool, form: str, quiet: bool) -> None:
    """Read and check everything; write nothing."""
    with Progress(quiet=quiet) as progress:
        progress.begin()
        checked = check_dossier(dossier_folder(folder), progress.follow)
    print_problems(checked.problems, checked.dossier.texts, folder, form)
    failed = checked.problems if strict else checked.errors
    sys.exit(PROBLEMS if failed else DONE)
