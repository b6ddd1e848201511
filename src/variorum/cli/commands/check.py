"""`variorum check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.printers import FORMATS, print_problems
from variorum.cli.shared import (
    DONE,
    PROBLEMS,
    Progress,
    dossier_folder,
    quiet_option,
    scheduler_option,
)
from variorum.model.workers import Workers
from variorum.pipeline.result import CheckResult, stored_result
from variorum.publish import Store, program
from variorum.read.fingerprint import fingerprint


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
    """Read and check everything; write nothing but the schemas that editors complete ids by."""
    root = dossier_folder(folder)
    # What a build kept for the next one spares a check work, and it keeps nothing itself.
    store = Store(root, program(), read_only=True)
    with Progress(quiet=quiet) as progress:
        progress.begin()
        result: CheckResult | None = stored_result(store, fingerprint(root))
        if result is None:
            # It takes longer to import than to see that nothing changed.
            from variorum.pipeline.checking import check_dossier  # noqa: PLC0415
            from variorum.pipeline.completing import refresh_schemas  # noqa: PLC0415

            result = checked = check_dossier(root, progress.follow, store, workers)
            refresh_schemas(root, checked.dossier)
    print_problems(result.problems, result.texts, folder, form)
    failed = result.problems if strict else result.errors
    sys.exit(PROBLEMS if failed else DONE)
