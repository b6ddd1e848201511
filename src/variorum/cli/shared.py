"""What commands share: exit codes, the folder they work on, and options."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import click

from variorum.model.failure import OutsideFailure
from variorum.pipeline.cluster import Cluster
from variorum.publish import recover

from .progress import Progress

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
        message = f"{folder} holds no dossier: there is no folder data/ in it"
        raise click.UsageError(message)
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
        message = "this needs Dask, which is not installed: pip install distributed"
        raise click.BadParameter(message)
    return Cluster(value)


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
