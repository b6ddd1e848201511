"""`variorum init`."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from variorum import __version__
from variorum.author.new_dossier import (
    DEFAULT_TITLE,
    Program,
    from_address,
    from_installed,
    from_wheel,
    new_dossier,
)
from variorum.cli.printers import printable
from variorum.cli.shared import Progress
from variorum.publish.writing import write_folder
from variorum.read import installed_program, read_wheel


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
@click.option(
    "--program", "where", metavar="WHERE",
    help="What builds the dossier, if not this program: the https:// address of a wheel or an archive, "
    "git+https://…@REVISION, or the path of a wheel.",
)  # fmt: skip
@click.pass_obj
def init(folder: Path, directory: Path, title: str, where: str | None) -> None:
    """Write a new dossier with an invented example into DIRECTORY, which must be empty or absent."""
    target = folder / directory
    try:
        program = _program(where, folder)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'--program'") from error
    write_folder(target, new_dossier(title, program))
    progress = Progress()
    progress(f"{target} holds a new dossier with an invented example. README.md says how to go on.")
    progress(f"See it with `make -C {quote(str(target))} serve`.")


def this_program() -> Program:
    """The program that runs, in a wheel. Raises OutsideFailure."""
    return from_installed(__version__, installed_program(__version__))


def _program(where: str | None, folder: Path) -> Program:
    """This program in a wheel, or the one at an address or in a wheel whose path is relative to
    `folder`. Raises ValueError that says why it is refused, OutsideFailure where it can't be read."""
    if where is None:
        return this_program()
    if where.endswith(".whl") and "://" not in where:
        path = folder / where
        return from_wheel(path.name, read_wheel(path))
    return from_address(where)
