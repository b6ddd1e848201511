"""`variorum check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.dossiers import dossier_folder
from variorum.cli.exits import DONE, PROBLEMS
from variorum.cli.printers import FORMATS, print_problems
from variorum.pipeline.checking import check_dossier


@click.command()
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How problems are printed: for people, as GitHub's annotations, or as JSON.",
)  # fmt: skip
@click.pass_obj
def check(folder: Path, strict: bool, form: str) -> None:
    """Read and check everything; write nothing."""
    checked = check_dossier(dossier_folder(folder))
    print_problems(checked.problems, checked.dossier.texts, folder, form)
    failed = checked.problems if strict else checked.errors
    sys.exit(PROBLEMS if failed else DONE)
