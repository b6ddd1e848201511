"""`variorum fmt`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.author.house_form import house_form
from variorum.cli.printers import printable
from variorum.cli.shared import PROBLEMS, Progress, dossier_folder
from variorum.model.problem import errors
from variorum.model.source import source_path
from variorum.publish.writing import write_edited
from variorum.read import Shared, read_dossier, understand_source


@click.command()
@click.argument("files", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a file has another form.")
@click.pass_obj
def fmt(folder: Path, files: tuple[str, ...], check: bool) -> None:
    """Put source files into their house form: short forms, one order of keys, one way to fold.

    FILES are files in data/sources/; all of them by default. What they say stays the same, and so
    do their comments. A file with errors is left as it is.
    """
    root, progress = dossier_folder(folder), Progress()
    named = [_stem(root, each) for each in files]
    dossier, _ = read_dossier(root)
    there = sorted(dossier.declared.get("sources", ()))
    for each, stem in zip(files, named, strict=True):
        if stem not in there:
            raise click.UsageError(f"{printable(each)} is no file in {root / 'data' / 'sources'}")
    shared = Shared(dossier.vague_words, dossier.info.language)
    new: dict[str, tuple[bytes, bytes]] = {}
    left: list[str] = []
    for stem in dict.fromkeys(named or there):
        path = source_path(stem)
        text = dossier.texts.get(path, "")
        before = understand_source(stem, text, shared)
        if before.value is None or errors(before.problems):
            left.append(path)
            continue
        written = house_form(text, vague=shared.vague, language=shared.language)
        if written != text and understand_source(stem, written, shared).value != before.value:
            left.append(path)
        elif written != text:
            new[path] = (text.encode(), written.encode())
    for path in left:
        click.echo(
            f"{path} is left as it is: run `variorum check`, which says what is wrong in it."
        )
    if check:
        for path in new:
            click.echo(f"{path} has another form: run `variorum fmt` and commit what it writes.")
    else:
        write_edited(root, new)
        progress(f"Wrote {', '.join(new)}." if new else "Every file is in its house form.")
    if left or (check and new):
        sys.exit(PROBLEMS)


def _stem(root: Path, file: str) -> str:
    """The id of the source that a path, or an id, names. Raises click.UsageError."""
    path = Path(file)
    stem = path.name.removesuffix(".yaml")
    sources = (root / "data" / "sources").resolve()
    if any((base / path).parent.resolve() == sources for base in (sources, Path(), root)):
        return stem
    raise click.UsageError(f"{printable(file)} does not lie in {root / 'data' / 'sources'}")
