"""`variorum check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.dossiers import dossier_folder
from variorum.cli.exits import DONE, PROBLEMS
from variorum.cli.printers import FORMATS, print_problems
from variorum.cli.progress import Progress, quiet_option
from variorum.cli.scheduler import scheduler_option
from variorum.model.problem import errors
from variorum.model.workers import Workers
from variorum.pipeline.checking import check_dossier
from variorum.pipeline.unchanged import Told, told_before
from variorum.publish import Kept, ReadOnly, program
from variorum.read import fingerprint


@click.command()
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How problems are printed: for people, as GitHub's annotations, or as JSON.",
)  # fmt: skip
@scheduler_option
@quiet_option
@click.pass_obj
def check(folder: Path, strict: bool, form: str, workers: Workers | None, quiet: bool) -> None:
    """Read and check everything; write nothing."""
    with Progress(quiet=quiet) as progress:
        progress.begin()
        told = _told(dossier_folder(folder), progress, workers)
    print_problems(told.problems, told.texts, folder, form)
    failed = told.problems if strict else errors(told.problems)
    sys.exit(PROBLEMS if failed else DONE)


def _told(folder: Path, progress: Progress, workers: Workers | None) -> Told:
    """What a check tells; what a build kept for the next one spares it work, and it keeps nothing."""
    state = program()
    before = told_before(fingerprint(folder), Kept(folder, "checks", state))
    if before is not None:
        return before
    sources = ReadOnly(Kept(folder, "sources", state))
    checked = check_dossier(folder, progress.follow, sources, workers)
    return Told(checked.problems, checked.dossier.texts)
