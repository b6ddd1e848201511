"""`variorum serve`."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path
from types import FrameType

import click

from variorum.cli.printers import print_problems
from variorum.cli.shared import DONE, Progress, dossier_folder, engine_option
from variorum.pipeline.previewing import Preview
from variorum.pipeline.result import CheckResult
from variorum.publish import Engine

_STOPPING = (signal.SIGINT, signal.SIGTERM)


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
    for number in _STOPPING:
        signal.signal(number, _stop)
    try:
        preview.run(port)
    except KeyboardInterrupt:
        progress("Stopped.")
        sys.stdout.flush()
        sys.stderr.flush()
        # An interrupt that passed through `exec`, as in the middle of an import, has Python end this
        # process by a signal although it was caught here.
        os._exit(DONE)


def _stop(_number: int, _frame: FrameType | None) -> None:
    # Who asks twice gets what they asked for the first time: an end without a traceback.
    for each in _STOPPING:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


def _show(folder: Path, result: CheckResult) -> None:
    print_problems(result.problems, result.texts, folder)
    sys.stdout.flush()
