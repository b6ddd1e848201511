"""The command line: the only part that prints, and the one that knows exit codes; its commands by name, each
imported when it is asked for."""

from __future__ import annotations

import gc
import importlib
import io
import keyword
import logging
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from variorum import __version__
from variorum.model.failure import OutsideFailure

from .printers import as_lines
from .shared import OUTSIDE

# In the order of their help. Each is the function of the same name in its module of `commands/`,
# so that `check` waits for no chart and no site engine.
COMMANDS = (
    "check", "build", "serve", "annotate", "new", "import", "fmt", "compare", "diff", "schema", "init",
)  # fmt: skip


class _Commands(click.Group):
    """A group that imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # Python keeps some words for itself.
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"variorum.cli.commands.{name}")
        command = getattr(module, name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="variorum")
@click.option(
    "-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
    help="The dossier's folder; the current one by default.",
)  # fmt: skip
@click.pass_context
def cli(context: click.Context, folder: Path) -> None:
    """Conflicting reports of one event, side by side: YAML annotations in, a static site out."""
    context.obj = folder


def main() -> NoReturn:
    """Runs the command line; every failure outside the dossier is one line and exit code 3."""
    # Starting and reading make many objects and hardly any rubbish: looking for it less often
    # takes a tenth off a check.
    gc.set_threshold(50_000, 20, 20)
    _open_streams()
    # It tells at length that a home folder can't be written to, and draws all the same.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            cli.main(prog_name="variorum", standalone_mode=True)
        finally:
            sys.stdout.flush()
    except OutsideFailure as failure:
        click.echo("\n".join(as_lines(f"variorum: {failure}")), err=True)
    except OSError as failure:
        told = f"variorum: {failure.strerror}: {failure.filename or ''}"
        click.echo("\n".join(as_lines(told)), err=True)
        # The usual way out would try again to write what the output did not take, and fail.
        sys.stderr.flush()
        os._exit(OUTSIDE)
    sys.exit(OUTSIDE)


def _open_streams() -> None:
    """Ends where standard output is closed, since nothing could be told; errors then go nowhere."""
    # Python has None in place of a stream that was closed before it began.
    sys.stderr = sys.stderr or io.StringIO()
    if not sys.stdout:
        click.echo("variorum: standard output is closed, so nothing can be told", err=True)
        sys.exit(OUTSIDE)
