"""`variorum init`."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from variorum import __version__
from variorum.author.new_dossier import DEFAULT_TITLE
from variorum.cli.printers.printable import printable
from variorum.cli.progress import Progress
from variorum.pipeline.starting import start_dossier


def _title(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    title = value.strip()
    if not title or printable(title) != title:
        raise click.BadParameter("a title is one line of letters that show")
    return title


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option(
    "--title", default=DEFAULT_TITLE, callback=_title, show_default=True, help="The site's title."
)
@click.pass_obj
def init(folder: Path, directory: Path, title: str) -> None:
    """Write a new dossier with an invented example into DIRECTORY, which must be empty or absent."""
    target = folder / directory
    start_dossier(target, title, __version__)
    progress = Progress()
    progress(f"{target} holds a new dossier with an invented example. README.md says how to go on.")
    progress(f"See it with `variorum -C {quote(str(target))} serve`.")
