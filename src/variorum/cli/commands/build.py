"""`variorum build`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.dossiers import dossier_folder
from variorum.cli.exits import PROBLEMS
from variorum.cli.printers import print_problems
from variorum.cli.progress import Progress
from variorum.pipeline.checking import check_dossier
from variorum.pipeline.publishing import publish_dossier, recover
from variorum.publish import Engine


@click.command()
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
    progress = Progress()
    site = site_dir if site_dir is not None else folder / "site"
    recover(dossier_folder(folder), site, progress)
    progress("Reading and checking the dossier.")
    checked = check_dossier(folder)
    print_problems(checked.problems, checked.dossier.texts, folder)
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
