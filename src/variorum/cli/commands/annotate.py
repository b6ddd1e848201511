"""`variorum annotate`."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.printers import printable
from variorum.cli.shared import Progress, dossier_folder, until_stopped
from variorum.pipeline.annotating import Annotation


@click.command()
@click.argument("source", default="")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True,
    help="The port on 127.0.0.1; 0 takes any that is free.",
)  # fmt: skip
@click.pass_obj
def annotate(folder: Path, source: str, port: int) -> None:
    """Annotate articles on a page in the browser; what is saved there stands in the YAML files.

    SOURCE is the id of a source, or the name of a text in seeds/ that has none yet; without it, the page
    offers all. Only this machine can open the page, by the address that is printed.
    """
    progress = Progress(bars=False)
    annotation = Annotation(dossier_folder(folder).resolve())
    overview = annotation.answer("overview", {})[1]
    name = Path(source).name
    known = {each["id"] for each in overview["sources"]}
    if source and source not in known and name not in overview["seeds"]:
        raise click.UsageError(
            f"{printable(source)} is neither a source that can be read nor a text in seeds/ without one"
        )
    chosen = source if source in known else name
    until_stopped(lambda: annotation.run(port, chosen, progress), progress)
