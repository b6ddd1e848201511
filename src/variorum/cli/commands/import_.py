"""`variorum import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.author.edits import NotEditable
from variorum.author.importing import Draft, imported, with_claims
from variorum.check.quotes import not_in_article
from variorum.cli.printers import print_problems, printable
from variorum.cli.shared import PROBLEMS, dossier_folder
from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.elsewhere import Annotation
from variorum.model.marker import MARKER
from variorum.model.problem import Place, counted, in_order
from variorum.model.source import source_path
from variorum.pipeline.checking import check_dossier
from variorum.publish.writing import write_edited
from variorum.read import Folder, NotAnnotations, read_annotations, read_dossier
from variorum.read.tree import LARGEST_YAML
from variorum.text.nearest import Effort, did_you_mean

_MOST_EFFORT = 200_000_000


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into", "source", required=True, help="The source: its id, or the path of its file."
)
@click.pass_obj
def import_(folder: Path, file: Path, source: str) -> None:
    """Draft claims from annotations that were made elsewhere.

    FILE holds W3C Web Annotations, as Hypothesis exports them too, or CSV with a column `quote`. Each
    is found in the article by its words; what does not stand there is told with the nearest passage
    and left out. What is to be decided is marked TODO.
    """
    root = dossier_folder(folder)
    dossier, _ = read_dossier(root)
    article = _article(dossier, source)
    try:
        annotations = read_annotations(file)
    except NotAnnotations as wrong:
        raise click.UsageError(
            f"{printable(str(file))}:{wrong.line}: {printable(wrong.reason)}"
        ) from None
    found = imported(annotations, article, dossier)
    if found.drafts:
        _insert(root, article, found.drafts)
        marked = sum(
            each.path == article.path and each.code == "not-decided"
            for each in check_dossier(root).problems
        )
        click.echo(
            f"Wrote {article.path}: {counted(len(found.drafts), 'claim')} drafted; "
            f"{counted(marked, 'value')} in it {'is' if marked == 1 else 'are'} marked {MARKER}.",
            err=True,
        )
    for number, told in (
        (found.there, "passed over: a claim quotes just these words"),
        (found.elsewhere, "passed over: made on another page"),
        (len(found.refused), "refused: these words do not stand in the article"),
    ):
        if number:
            click.echo(f"{counted(number, 'annotation')} {told}.", err=True)
    if not annotations:
        click.echo("No annotation in it is made on words.", err=True)
    _tell(found.refused, file, article, folder)
    sys.exit(PROBLEMS if found.refused else 0)


def _article(dossier: Dossier, source: str) -> Article:
    """The article of that id, or of that file. Raises click.UsageError."""
    stem = Path(source).stem if source.endswith(".yaml") else source
    article = dossier.article.get(stem)
    if article is None:
        known = dossier.declared.get("sources", frozenset())
        told = did_you_mean(stem, known, "`variorum new` drafts its file first")
        if stem in known:
            told = "its file can't be read; `variorum check` says why"
        raise click.UsageError(f"there is no source {printable(stem)}: {told}")
    if article.text is None:
        raise click.UsageError(f"the text of {stem} is withheld or can't be read")
    return article


def _insert(root: Path, article: Article, drafts: tuple[Draft, ...]) -> None:
    """Raises click.UsageError where the file has no place for them."""
    old = Folder(root).read(article.path, LARGEST_YAML)
    quotes = [article.quotes.get(claim.id, ()) for claim in article.source.claims]
    places = [next(iter(each), None) for each in quotes]
    try:
        new = with_claims(old.decode("utf-8"), drafts, places)
    except NotEditable:
        raise click.UsageError(
            f"{article.path} has no list of claims with a dash for each, so none can be put there; "
            "nothing was written"
        ) from None
    if len(new.encode()) > LARGEST_YAML:
        raise click.UsageError(f"{article.path} would be larger than {LARGEST_YAML:,} bytes")
    write_edited(root, {source_path(article.home): (old, new.encode())})


def _tell(refused: tuple[Annotation, ...], file: Path, article: Article, folder: Path) -> None:
    """Prints what does not stand in the article, with the nearest passages."""
    assert article.text is not None
    effort = Effort(_MOST_EFFORT)
    problems = in_order(
        not_in_article(Place(str(file), each.line), each.exact, article.text, effort)
        for each in refused
    )
    print_problems(problems, {}, folder)
