"""What commands share: exit codes, the folder they work on, options, and their progress.

Progress goes to standard error, so that standard output holds results only. On a terminal a bar follows every
step that lasts longer than two seconds; elsewhere there are plain lines, and with `--quiet` nothing.
"""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import FrameType
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from variorum.cli.printers import as_lines
from variorum.model.failure import OutsideFailure
from variorum.pipeline.cluster import Cluster
from variorum.publish import recover

DONE = 0
PROBLEMS = 1
"""Problems in the dossier."""
OUTSIDE = 3
"""Something outside failed: disk, engine, git. Click itself gives 2, for wrong usage."""

# What else Dask knows would start a cluster here, or is not what workers speak.
_ADDRESS = re.compile(r"((tcp|tls)://)?([\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}", re.ASCII)


def dossier_folder(folder: Path) -> Path:
    """The folder, where it holds a dossier. Raises click.UsageError.

    Where a build was killed while it put a new site in place, that is first brought to an end, and
    what was done is told, or that it can't be.
    """
    if not (folder / "data").is_dir():
        raise click.UsageError(f"{folder} holds no dossier: there is no folder data/ in it")
    report = Progress()
    try:
        recover(folder, report)
    except OutsideFailure as failure:
        report(f"A build was interrupted, and what it left could not be put right: {failure}")
    return folder


def _workers(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> Cluster | None:
    if value is None:
        return None
    if not _ADDRESS.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not an address such as tcp://10.0.0.1:8786")
    if importlib.util.find_spec("distributed") is None:
        raise click.BadParameter("this needs Dask, which is not installed: pip install distributed")
    return Cluster(value)


_STOPPING = (signal.SIGINT, signal.SIGTERM)


def until_stopped(run: Callable[[], None], progress: Progress) -> None:
    """Runs what goes on until it is interrupted, and then ends this process without a fault."""
    for number in _STOPPING:
        signal.signal(number, _stop)
    try:
        run()
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


engine_option = click.option(
    "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True,
    help="The site engine.",
)  # fmt: skip
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Tell nothing of the progress.")
scheduler_option = click.option(
    "--scheduler", "workers", metavar="ADDRESS", callback=_workers,
    help="Read the sources on the Dask cluster with this scheduler, as tcp://HOST:PORT. "
    "Name one only whose machines you trust.",
)  # fmt: skip


T = TypeVar("T")
_PATIENCE = 2.0
_WIDTH = 24


class Progress(AbstractContextManager["Progress"]):
    """Prints each line of progress it is called with, and a bar while that step lasts.

    Within `with`, the bar goes when the block ends. Without `bars` there are lines alone, for a
    command that waits between them.
    """

    def __init__(
        self, *, quiet: bool = False, bars: bool = True, console: Console | None = None
    ) -> None:
        self._quiet = quiet
        self._console = console or Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._has_bars = bars and not quiet and self._console.is_terminal
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._bars: Bars | None = None

    def __exit__(self, *_error: object) -> None:
        self.end()

    def __call__(self, line: str) -> None:
        self.end()
        if self._quiet:
            return
        # One line stays one line, so that a path in it can be copied.
        self._console.print("\n".join(as_lines(line)), soft_wrap=True)
        self.begin()

    def follow(self, items: Sequence[T], /) -> Iterator[T]:
        """The items one by one; the bar of the step that runs tells how many are done."""
        task = self._bars.tasks[0] if self._bars else None
        if task:
            task.total, task.completed = len(items), 0
        for item in items:
            yield item
            if task:
                task.completed += 1
        if task:
            task.total = None

    def begin(self) -> None:
        """From now on, a step runs; on a terminal its bar comes if it lasts."""
        self.end()
        if self._has_bars:
            self._bars = Bars(
                BarColumn(bar_width=_WIDTH), MofNCompleteColumn(), TextColumn("·"),
                TimeElapsedColumn(), console=self._console, transient=True,
            )  # fmt: skip
            self._bars.add_task("", total=None)
            self._timer = threading.Timer(_PATIENCE, self._show, [self._bars])
            self._timer.daemon = True
            self._timer.start()

    def end(self) -> None:
        """The step that ran has ended, and its bar goes."""
        with self._lock:
            bars, timer, self._timer, self._bars = self._bars, self._timer, None, None
        if timer:
            timer.cancel()
        if bars and bars.live.is_started:
            bars.stop()

    def _show(self, bars: Bars) -> None:
        with self._lock:
            if self._bars is bars:
                bars.start()
