"""`variorum new`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from variorum.author.draft import draft_source, propose_id
from variorum.author.yaml_text import unused
from variorum.cli.printers import print_problems, printable
from variorum.cli.shared import PROBLEMS, dossier_folder
from variorum.model.fields import LONGEST_ID, RESERVED_IDS, SLUG_PATTERN
from variorum.model.marker import MARKER
from variorum.model.source import source_path
from variorum.pipeline.checking import check_dossier
from variorum.publish.writing import write_new
from variorum.read import read_dossier, read_seed


@click.command()
@click.argument("seed")
@click.option(
    "--id", "source_id",
    help="The source's id; taken from the text's file name, or from its title, by default.",
)  # fmt: skip
@click.pass_obj
def new(folder: Path, seed: str, source_id: str | None) -> None:
    """Draft the source file of an article whose text lies in seeds/.

    SEED is the path or the name of the text. The file has its hash, what could be its title and
    date, and a claim for each number and date of the text. What is to be decided is marked TODO,
    and `variorum check` refuses the file until it is.
    """
    if source_id is not None:
        _refuse_bad_id(source_id)
    root = dossier_folder(folder)
    text, problems = read_seed(root, _name_in_seeds(root, seed))
    if text is None:
        print_problems(problems, {}, root)
        _say("Nothing was written: the text can't be read.")
        sys.exit(PROBLEMS)
    dossier, _ = read_dossier(root)
    for article in dossier.articles:
        if article.source.seed.casefold() == text.name.casefold():
            raise click.UsageError(
                f"{article.path} annotates seeds/{text.name} already; nothing was written"
            )
    taken = {each.casefold() for each in dossier.declared.get("sources", ())}
    if source_id in taken:
        message = f"{source_path(source_id)} is there already; name another id with --id"
        raise click.UsageError(message)
    chosen = source_id or unused(propose_id(text), taken)
    path = source_path(chosen)
    draft = draft_source(chosen, text, dossier)
    write_new(root, {path: draft.text.encode()})
    of_file = [each for each in check_dossier(root).problems if each.path == path]
    marked = sum(each.code == "not-decided" for each in of_file)
    claims = f"{draft.claims} claim{'' if draft.claims == 1 else 's'}"
    _say(f"Wrote {path}: {claims} drafted, {marked} values marked {MARKER}.")
    if draft.left_out:
        _say(f"{draft.left_out} more numbers and dates are named at its end, without a claim.")
    _say(f"Next: decide each {MARKER} in it, then run `variorum check`. It names what there is to")
    _say("choose, and refuses the file until none is left.")


def _say(line: str) -> None:
    # Not the progress of longer commands: loading that would take as long as the draft.
    click.echo(line, err=True)


def _name_in_seeds(folder: Path, seed: str) -> str:
    """The name of a text in seeds/, given by its name or by a path. Raises click.UsageError."""
    path = Path(seed)
    # A bare name is one in seeds/, a path begins here or in the dossier.
    bases = (folder / "seeds", Path(), folder)
    if any((base / path).parent.resolve() == (folder / "seeds").resolve() for base in bases):
        return path.name
    raise click.UsageError(
        f"{printable(seed)} does not lie in the dossier's seeds/. Put the text there first, "
        "unchanged, and name it as it is called there"
    )


def _refuse_bad_id(source_id: str) -> None:
    slug = re.fullmatch(SLUG_PATTERN, source_id) is not None
    if not slug or len(source_id) > LONGEST_ID or source_id in RESERVED_IDS:
        raise click.UsageError(
            f"--id {printable(source_id)}: an id has small letters a to z, digits and single "
            f"hyphens, at most {LONGEST_ID}, and is none of {', '.join(sorted(RESERVED_IDS))}"
        )
