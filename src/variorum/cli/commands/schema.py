"""`variorum schema`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.author.schemas import FOLDER, WRITTEN_BY, schema_files
from variorum.cli.shared import PROBLEMS, Progress, dossier_folder
from variorum.publish.writing import stale, write_generated


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a schema is out of date.")
@click.pass_obj
def schema(folder: Path, check: bool) -> None:
    """Write the JSON Schemas of the YAML files, for editors, into schema/."""
    root, progress = dossier_folder(folder), Progress()
    if not check:
        written = write_generated(root, schema_files(), WRITTEN_BY)
        progress(f"Wrote {', '.join(written)}." if written else f"{FOLDER}/ is up to date.")
        return
    old = stale(root, schema_files(), WRITTEN_BY)
    for path in old:
        click.echo(f"{path} is out of date: run `variorum schema` and commit what it writes.")
    if old:
        sys.exit(PROBLEMS)
