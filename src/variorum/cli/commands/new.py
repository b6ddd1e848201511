"""`variorum new`."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from variorum.author.draft import beside, draft_source, propose_id
from variorum.author.yaml_text import unused
from variorum.cli.printers import print_problems, printable
from variorum.cli.shared import PROBLEMS, dossier_folder
from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.fields import LONGEST_ID, RESERVED_IDS, SLUG_PATTERN
from variorum.model.marker import MARKER
from variorum.model.problem import counted
from variorum.model.source import source_path
from variorum.pipeline.capturing import capture
from variorum.pipeline.checking import check_dossier
from variorum.publish.writing import write_new
from variorum.read import Folder, read_dossier, read_seed
from variorum.read.capture import LARGEST, NotCaptured
from variorum.read.tree import LARGEST_TEXT
from variorum.text.passages import SeedText

_say = partial(click.echo, err=True)


@click.command()
@click.argument("file")
@click.option(
    "--id", "source_id",
    help="The source's id; taken from the file's name, or from the article's title, by default.",
)  # fmt: skip
@click.option(
    "--entry", default="", metavar="ADDRESS", help="The page that is meant in a web archive."
)
@click.option("--keep", is_flag=True, help="Keep the original in originals/, for git to take.")
@click.option(
    "--second", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Draft a second reading of an article that is annotated already, into that folder.",
)  # fmt: skip
@click.pass_obj
def new(
    folder: Path, file: str, source_id: str | None, entry: str, keep: bool, second: Path | None
) -> None:
    """Draft the source file of an article.

    FILE is a text in seeds/, by its path or its name, or what is to become one: a saved web page, a PDF, a
    web archive (WARC or WACZ) or a text that ends in .txt. Nothing is fetched. The file has the text's
    hash, what could be its title and date, and a claim for each number and date of the text. What is to
    be decided is marked TODO, and `variorum check` refuses the file until it is.
    """
    if source_id is not None:
        _refuse_bad_id(source_id)
    root = dossier_folder(folder)
    dossier, _ = read_dossier(root)
    taken = {each.casefold() for each in dossier.declared.get("sources", ())}
    if source_id in taken:
        message = f"{source_path(source_id)} is there already; name another id with --id"
        raise click.UsageError(message)
    name = _name_in_seeds(root, file)
    if name is not None and (entry or keep):
        raise click.UsageError("--entry and --keep are for files that are no text in seeds/ yet")
    if name is None and second:
        raise click.UsageError("--second is for a text in seeds/ that is annotated already")
    files: dict[str, bytes] = {}
    captured = None
    if name is None:
        chosen, text, captured, files = _captured(root, dossier, Path(file), source_id, entry, keep)
    else:
        seed, problems = read_seed(root, name)
        if seed is None:
            print_problems(problems, {}, root)
            _say("Nothing was written: the text can't be read.")
            sys.exit(PROBLEMS)
        chosen, text = source_id or unused(propose_id(seed), taken), seed
    annotated = [e for e in dossier.articles if e.source.seed.casefold() == text.name.casefold()]
    if second:
        _second_reading(root, second, dossier, annotated, text)
        return
    for article in annotated:
        raise click.UsageError(
            f"{article.path} annotates seeds/{text.name} already; nothing was written. "
            "A second reading of it goes into a folder of its own: --second FOLDER"
        )
    path = source_path(chosen)
    draft = draft_source(chosen, text, dossier, captured)
    write_new(root, {**files, path: draft.text.encode()})
    of_file = [each for each in check_dossier(root).problems if each.path == path]
    marked = sum(each.code == "not-decided" for each in of_file)
    for other in files:
        _say(f"Wrote {other}.")
    drafted = counted(draft.claims, "claim")
    _say(f"Wrote {path}: {drafted} drafted, {marked} values marked {MARKER}.")
    if draft.left_out:
        _say(f"{draft.left_out} more numbers and dates are named at its end, without a claim.")
    if captured is not None:
        _say(
            f"Read seeds/{text.name} beside the page first: it is to hold the article, and all of it."
        )
    _say(f"Next: decide each {MARKER} in it, then run `variorum check`. It names what there is to")
    _say("choose, and refuses the file until none is left.")


def _second_reading(
    root: Path, folder: Path, dossier: Dossier, annotated: list[Article], text: SeedText
) -> None:
    """Drafts it as if the article's file were not there. Raises click.UsageError where none is."""
    if not annotated:
        raise click.UsageError(f"nothing annotates seeds/{text.name} yet, so nothing is read again")
    (first, *_) = annotated
    others = tuple(each for each in dossier.articles if each is not first)
    draft = draft_source(first.home, text, replace(dossier, articles=others))
    write_new(folder, {f"{first.home}.yaml": draft.text.encode()})
    path = printable(str(folder / f"{first.home}.yaml"))
    drafted = counted(draft.claims, "claim")
    _say(f"Wrote {path}: {drafted} drafted, and nothing of {first.path} shown.")
    _say(f"Next: decide each {MARKER} in it without looking there; then")
    _say(
        f"`variorum compare {printable(str(root / first.path))} {path}` names what is still to be decided."
    )


def _captured(
    root: Path, dossier: Dossier, file: Path, source_id: str | None, entry: str, keep: bool
) -> tuple[str, SeedText, Mapping[str, Any], dict[str, bytes]]:
    """The id, the text, what stands beside it and the files of an article in a file that is no text in seeds/
    yet. Raises click.UsageError."""
    try:
        found = capture(file, entry)
    except NotCaptured as reason:
        told = f"{printable(str(file))}: {printable(str(reason))}; nothing was written"
        raise click.UsageError(told) from None
    data = found.text.encode()
    if len(data) > LARGEST_TEXT:
        raise click.UsageError(
            f"{printable(str(file))}: its text has {len(data):,} bytes, more than {LARGEST_TEXT:,}: "
            "it is no single article; nothing was written"
        )
    sha256 = hashlib.sha256(data).hexdigest()
    for article in dossier.articles:
        if article.source.sha256 == sha256:
            raise click.UsageError(
                f"{article.path} annotates this very text already; nothing was written"
            )
    original = Folder(file.parent).read(file.name, LARGEST)
    today = datetime.now(UTC).date().isoformat()
    about = beside(found, file.name, hashlib.sha256(original).hexdigest(), dossier, today)
    taken = {each.casefold() for each in dossier.declared.get("sources", ())}
    with suppress(FileNotFoundError):
        taken |= {Path(name).stem.casefold() for name, _ in Folder(root).entries("seeds")}
    title = found.given.get("title", "")
    proposed = about["top"]["version_of"] or propose_id(
        SeedText(file.name, found.text, sha256), title
    )
    chosen = source_id or unused(proposed, taken)
    files = {f"seeds/{chosen}.txt": data}
    if keep:
        ending = file.suffix if re.fullmatch(r"\.[A-Za-z0-9]{1,8}", file.suffix) else ""
        files[f"originals/{chosen}{ending}"] = original
    return chosen, SeedText(f"{chosen}.txt", found.text, sha256), about, files


def _name_in_seeds(folder: Path, file: str) -> str | None:
    """The name of a text in seeds/, given by its name or by a path; None for any other file that is there.
    Raises click.UsageError where there is none."""
    path = Path(file)
    elsewhere = "\0" not in file and path.is_file()
    # A bare name is one in seeds/, a path begins here or in the dossier.
    bases = (folder / "seeds", Path(), folder)
    seeds = (folder / "seeds").resolve()
    inside = any((base / path).parent.resolve() == seeds for base in bases)
    # A name alone is that of a file here where no text is called so.
    here = elsewhere and path.parent == Path() and not (seeds / path).is_file()
    if inside and not here and (path.suffix == ".txt" or not elsewhere):
        return path.name
    if elsewhere:
        return None
    raise click.UsageError(f"there is no file {printable(file)}; nothing was written")


def _refuse_bad_id(source_id: str) -> None:
    slug = re.fullmatch(SLUG_PATTERN, source_id) is not None
    if not slug or len(source_id) > LONGEST_ID or source_id in RESERVED_IDS:
        raise click.UsageError(
            f"--id {printable(source_id)}: an id has small letters a to z, digits and single "
            f"hyphens, at most {LONGEST_ID}, and is none of {', '.join(sorted(RESERVED_IDS))}"
        )
