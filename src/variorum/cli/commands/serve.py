"""`variorum serve`."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from variorum.cli.printers import print_problems
from variorum.cli.shared import Progress, dossier_folder, engine_option, until_stopped
from variorum.pipeline.previewing import Preview
from variorum.pipeline.result import CheckResult
from variorum.publish import Engine


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
    help="The port on 127.0.0.1; 0 takes any that is free.",
)  # fmt: skip
@engine_option
@click.pass_obj
def serve(folder: Path, port: int, engine: Engine) -> None:
    """Preview the site in a browser; every change is built and shown."""
    progress = Progress(bars=False)
    root = dossier_folder(folder).resolve()
    preview = Preview(root, engine, progress, partial(_show, folder))
    until_stopped(lambda: preview.run(port), progress)


def _show(folder: Path, result: CheckResult) -> None:
    print_problems(result.problems, result.texts, folder)
    sys.stdout.flush()
