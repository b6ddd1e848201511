"""`variorum build`."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote

import click

from variorum.cli.dossiers import dossier_folder
from variorum.cli.exits import PROBLEMS
from variorum.cli.printers import print_problems
from variorum.cli.progress import Progress, quiet_option
from variorum.cli.scheduler import scheduler_option
from variorum.model.workers import Workers
from variorum.pipeline.collector import let_go
from variorum.pipeline.unchanged import inputs, keep_told, last_told
from variorum.publish import Engine, Kept, program, recover
from variorum.read import fingerprint


@click.command()
@click.option(
    "--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True,
    help="The site engine.",
)  # fmt: skip
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
    with Progress(quiet=quiet) as progress:
        _build(folder, engine, site_dir, progress, workers)


def _build(
    folder: Path,
    engine: Engine,
    site_dir: Path | None,
    progress: Progress,
    workers: Workers | None,
) -> None:
    site = (site_dir if site_dir is not None else folder / "site").absolute()
    recover(dossier_folder(folder), progress, site)
    written = fingerprint(folder)
    last = last_told(folder, site, inputs(written, engine))
    if last is not None:
        print_problems(last.problems, last.texts, folder)
        progress("Nothing changed since the last build.")
    else:
        site = _publish(folder, engine, site, written, progress, workers)
    progress(f"The site lies in {site}. Open {site / 'index.html'} in a browser,")
    progress(
        f"or run `python3 -m http.server -d {quote(str(site))}` and open http://localhost:8000 for search."
    )


def _publish(
    folder: Path,
    engine: Engine,
    site: Path,
    written: str | None,
    progress: Progress,
    workers: Workers | None,
) -> Path:
    # Charts and page templates take a second to import, and are needed only here.
    from variorum.pipeline.checking import check_dossier  # noqa: PLC0415
    from variorum.pipeline.publishing import prepare, publish_prepared  # noqa: PLC0415

    progress("Reading and checking the dossier.")
    state = program()
    sources, checks = Kept(folder, "sources", state), Kept(folder, "checks", state)
    checked = check_dossier(folder, progress.follow, sources, workers)
    # What was edited meanwhile may be half read: then nothing that is noted here holds.
    if written is not None and fingerprint(folder) == written:
        keep_told(written, checks, checked.problems, checked.dossier.texts)
    else:
        written = None
    progress.end()
    print_problems(checked.problems, checked.dossier.texts, folder)
    if checked.errors:
        progress("Nothing was published: mend the errors above first.")
        sys.exit(PROBLEMS)
    sources.sweep()
    checks.sweep()
    prepared = prepare(folder, checked.dossier, progress, checked.problems)
    # Of many sources what was read is hundreds of megabytes, which verifying has a use for.
    del checked
    let_go()
    published = publish_prepared(
        folder,
        prepared,
        engine,
        site,
        progress,
        inputs=inputs(written, engine),
        follow=progress.follow,
    )
    return published.site
