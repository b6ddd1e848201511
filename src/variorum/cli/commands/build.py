"""`variorum build`."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote

import click

from variorum.cli.printers import print_problems
from variorum.cli.shared import (
    PROBLEMS,
    Progress,
    dossier_folder,
    engine_option,
    quiet_option,
    scheduler_option,
)
from variorum.model.workers import Workers
from variorum.pipeline.building import build_site
from variorum.pipeline.result import CheckResult
from variorum.publish import Engine, recover


@click.command()
@engine_option
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="Where the site goes; site/ by default."
)
@scheduler_option
@quiet_option
@click.pass_obj
def build(
    folder: Path, engine: Engine, site_dir: Path | None, workers: Workers | None, quiet: bool
) -> None:
    """Check, render and publish the site."""
    progress = Progress(quiet=quiet)

    def show(result: CheckResult) -> None:
        progress.end()
        print_problems(result.problems, result.texts, folder)

    site = (site_dir if site_dir is not None else folder / "site").absolute()
    with progress:
        recover(dossier_folder(folder), progress, site)
        published = build_site(
            folder, engine, site, progress, show, follow=progress.follow, workers=workers
        )
        if published is None:
            progress("Nothing was published: mend the errors above first.")
            sys.exit(PROBLEMS)
        site = published.site
        progress(f"The site lies in {site}. Open {site / 'index.html'} in a browser,")
        progress(
            f"or run `python3 -m http.server -d {quote(str(site))}` and open http://localhost:8000 for search."
        )
