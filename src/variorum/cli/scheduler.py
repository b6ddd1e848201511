"""`--scheduler` for a command that reads a dossier: other machines that help it."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from typing import Any

import click

from variorum.pipeline.cluster import Cluster

# What else Dask knows would start a cluster here, or is not what workers speak.
_ADDRESS = re.compile(r"((tcp|tls)://)?([\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}", re.ASCII)


def scheduler_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--scheduler`, as the `Workers` it names or None."""
    return click.option(
        "--scheduler", "workers", metavar="ADDRESS", callback=_workers,
        help="Read the sources on the Dask cluster with this scheduler, as tcp://HOST:PORT. "
        "Name one only whose machines you trust.",
    )(command)  # fmt: skip


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
