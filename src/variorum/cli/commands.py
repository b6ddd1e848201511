"""The commands: `check` and `build`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

from variorum import __version__
from variorum.pipeline import Checked, check_dossier, publish_dossier, recover
from variorum.publish import Engine, OutsideFailure

from .printers import as_text

DONE, PROBLEMS, USAGE, OUTSIDE = 0, 1, 2, 3


class _Progress:
    """Progress on standard error, so that standard output holds problems only."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False, markup=False, emoji=False)

    def __call__(self, line: str) -> None:
        # One line stays one line, so that a path in it can be copied.
        self.console.print(line, soft_wrap=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="variorum")
@click.option(
    "-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
    help="The dossier's folder; the current one by default.",
)  # fmt: skip
@click.pass_context
def cli(context: click.Context, folder: Path) -> None:
    """Conflicting reports of one event, side by side: YAML annotations in, a static site out."""
    context.obj = folder


def _dossier(folder: Path) -> Path:
    """The folder, where it holds a dossier. Raises click.UsageError."""
    if not (folder / "data").is_dir():
        message = f"{folder} holds no dossier: there is no folder data/ in it"
        raise click.UsageError(message)
    return folder


@cli.command()
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.pass_obj
def check(folder: Path, strict: bool) -> None:
    """Read and check everything; write nothing."""
    checked = check_dossier(_dossier(folder))
    _print_problems(checked)
    failed = checked.problems if strict else checked.errors
    sys.exit(PROBLEMS if failed else DONE)


@cli.command()
@click.option(
    "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True,
    help="The site engine.",
)  # fmt: skip
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="Where the site goes; site/ by default."
)
@click.pass_obj
def build(folder: Path, engine: Engine, site_dir: Path | None) -> None:
    """Check, render and publish the site."""
    progress = _Progress()
    site = site_dir if site_dir is not None else folder / "site"
    recover(_dossier(folder), site, progress)
    progress("Reading and checking the dossier.")
    checked = check_dossier(folder)
    _print_problems(checked)
    if checked.errors:
        progress("Nothing was published: mend the errors above first.")
        sys.exit(PROBLEMS)
    published = publish_dossier(folder, checked.dossier, engine, site, progress)
    progress(
        f"The site lies in {published.site}. Open {published.site / 'index.html'} in a browser,"
    )
    progress(
        f"or run `python3 -m http.server -d {published.site}` and open http://localhost:8000 "
        "for search."
    )


def _print_problems(checked: Checked) -> None:
    if checked.problems:
        click.echo(as_text(checked.problems))


def main() -> NoReturn:
    """Runs the command line; every failure outside the dossier is one line and exit code 3."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            cli.main(prog_name="variorum", standalone_mode=True)
        finally:
            sys.stdout.flush()
    except OutsideFailure as failure:
        click.echo(f"variorum: {failure}", err=True)
    except OSError as failure:
        click.echo(f"variorum: {failure.strerror}: {failure.filename or ''}", err=True)
        # The usual way out would try again to write what the output did not take, and fail.
        sys.stderr.flush()
        os._exit(OUTSIDE)
    sys.exit(OUTSIDE)
