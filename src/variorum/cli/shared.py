"""What commands share: exit codes, the folder they work on, and options."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from variorum.model.failure import OutsideFailure
from variorum.model.journal import journal
from variorum.model.workers import Workers

DONE = 0
PROBLEMS = 1
"""Problems in the dossier."""
OUTSIDE = 3
"""Something outside failed: disk, engine, git. Click itself gives 2, for wrong usage."""

# What else Dask knows would start a cluster here, or is not what workers speak.
_SCHEDULER = re.compile(r"((tcp|tls)://)?([\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}", re.ASCII)


def dossier_folder(folder: Path) -> Path:
    """The folder, where it holds a dossier. Raises click.UsageError.

    Where a build was killed while it put a new site in place, that is first brought to an end.
    """
    if not (folder / "data").is_dir():
        message = f"{folder} holds no dossier: there is no folder data/ in it"
        raise click.UsageError(message)
    if journal(folder).is_file():
        _end_interrupted_build(folder)
    return folder


def _end_interrupted_build(folder: Path) -> None:
    """Restores or sweeps, and says what was done; says so too where it can't be."""
    # Imported when they are needed, as commands are: a check does not wait for what publishes.
    from variorum.publish import recover  # noqa: PLC0415

    from .progress import Progress  # noqa: PLC0415

    report = Progress()
    try:
        recover(folder, report)
    except OutsideFailure as failure:
        report(f"A build was interrupted, and what it left could not be put right: {failure}")


engine_option = click.option(
    "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True,
    help="The site engine.",
)  # fmt: skip
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Tell nothing of the progress.")


def scheduler_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--scheduler`, as the `Workers` it names or None: other machines that help to read a dossier."""
    return click.option(
        "--scheduler", "workers", metavar="ADDRESS", callback=_workers,
        help="Read the sources on the Dask cluster with this scheduler, as tcp://HOST:PORT. "
        "Name one only whose machines you trust.",
    )(command)  # fmt: skip


def _workers(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> Workers | None:
    if value is None:
        return None
    if not _SCHEDULER.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not an address such as tcp://10.0.0.1:8786")
    if importlib.util.find_spec("distributed") is None:
        message = "this needs Dask, which is not installed: pip install distributed"
        raise click.BadParameter(message)
    from variorum.pipeline.cluster import Cluster  # noqa: PLC0415

    return Cluster(value)
