"""`variorum compare`."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import click

from variorum.analyse import alpha, compare_readings
from variorum.author.yaml_text import template
from variorum.cli.printers import print_problems, printable
from variorum.cli.shared import PROBLEMS, dossier_folder
from variorum.model.article import Article
from variorum.model.problem import Problem
from variorum.model.source import source_path
from variorum.pipeline.checking import Checked, check_dossier
from variorum.publish.writing import write_new
from variorum.read import Folder, Replaced, files_at
from variorum.render.change_report import agreement_markdown


@dataclass(frozen=True)
class _Reading:
    """One side as it was given, what it holds, and the one article that it is a reading of."""

    given: str
    checked: Checked
    stem: str = ""

    def article(self, stem: str) -> Article | None:
        return self.checked.dossier.article.get(self.stem or stem)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True,
    help="How the comparison is printed.",
)  # fmt: skip
@click.option(
    "--settle", type=click.Path(dir_okay=False, path_type=Path),
    help="Also write a new YAML file with each difference, to be filled in, and the entry for data/dossier.yaml.",
)  # fmt: skip
@click.pass_obj
def compare(folder: Path, first: str, second: str, form: str, settle: Path | None) -> None:
    """Hold two readings of an article against each other.

    A and B are source files, which lie anywhere and end in .yaml, or git revisions, or paths of
    folders with a dossier, which begin with ./, ../ or /. Of those, all articles are compared that both
    have and whose files are not the same. Claims go together by the words they quote.
    """
    root = dossier_folder(folder)
    readings = tuple(_reading(root, given) for given in (first, second))
    stem = readings[0].stem or readings[1].stem
    wrong = {each.given: told for each in readings if (told := _errors(each, stem))}
    for each in readings:
        print_problems(wrong.get(each.given, ()), each.checked.texts, folder)
    if wrong:
        sides = " and ".join(map(printable, wrong))
        click.echo(f"Nothing was compared: {sides} must be mended first.", err=True)
        sys.exit(PROBLEMS)
    pairs = _pairs(*readings)
    if importlib.util.find_spec("nltk") is None:
        click.echo("Without alpha: `make authors` installs what works it out.", err=True)
        found = compare_readings(pairs)
    else:
        found = compare_readings(pairs, alpha)
    if settle is not None:
        paper = template("settlement.yaml.jinja").render(found=found, first=first, second=second)
        write_new(settle.parent, {settle.name: paper.encode()})
        number = len((*found.differing, *found.only_first, *found.only_second))
        click.echo(f"Wrote {printable(str(settle))}: {number} to be settled.", err=True)
    if form == "json":
        click.echo(json.dumps(asdict(found), indent=2, default=float).replace("##[", "\\u0023#["))
    else:
        click.echo(agreement_markdown(found, first, second), nl=False)


def _reading(root: Path, given: str) -> _Reading:
    path = Path(given)
    if "\0" in given or not given.endswith(".yaml"):
        return _Reading(given, check_dossier(files_at(root, given)))
    # As if it stood in the dossier: its words, ids and texts are those of the file it is held against.
    inside = source_path(path.stem)
    checked = check_dossier(Replaced(Folder(root), inside, Folder(path.parent), path.name))
    of_file = [replace(each, path=given) for each in checked.problems if each.path == inside]
    texts = {given: checked.texts[inside]} if inside in checked.texts else {}
    return _Reading(given, replace(checked, problems=tuple(of_file), texts=texts), path.stem)


def _errors(reading: _Reading, stem: str) -> list[Problem]:
    """Why what is to be compared can't be read: it would look missing. Of a dossier nothing else counts."""
    errors = [each for each in reading.checked.problems if each.severity == "error"]
    if reading.stem:
        return errors
    if stem:
        return [each for each in errors if each.path == source_path(stem)]
    return [each for each in errors if each.path.startswith("data/sources/")]


def _pairs(one: _Reading, other: _Reading) -> list[tuple[Article, Article]]:
    """The articles that both read. Raises click.UsageError where they have none in common."""
    named = one.stem or other.stem
    stems = [named] if named else list(one.checked.dossier.article)
    told = ""
    pairs = []
    for stem in stems:
        first, second = one.article(stem), other.article(stem)
        if first is None or second is None:
            told = f"{printable(stem)} is an article of only one of them"
        elif first.text is None or second.text is None:
            told = f"the text of {printable(stem)} is withheld, so its words have no places"
        elif first.text.sha256 != second.text.sha256:
            told = f"they are readings of two texts, seeds/{first.source.seed} and seeds/{second.source.seed}"
        elif named or _text(one, first) != _text(other, second):
            pairs.append((first, second))
        else:
            told = told or "the files of all their articles are the same"
    if not pairs:
        raise click.UsageError(
            f"there are no two readings of one article in {printable(one.given)} and "
            f"{printable(other.given)}: {told or 'there are no articles'}"
        )
    return pairs


def _text(reading: _Reading, article: Article) -> str:
    return reading.checked.dossier.texts[article.path]
