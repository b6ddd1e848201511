"""The hand-written part of the site: what people put into docs/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from variorum.model.problem import Place, Problem

from .files import walk
from .tree import LARGEST_PAGE, LARGEST_PICTURE, UNREADABLE, Tree, is_file_name
from .yaml import TOO_LARGE

# Site engines try each of these against all that follows: time grows with the square of their number.
_MOST = {"[": 2_000, "<": 5_000}
_PICTURES = (".png", ".jpg", ".webp", ".ico")
_PAGE_ENDINGS = (".md", ".css", *_PICTURES, ".txt")


def hand_written(tree: Tree) -> dict[str, bytes]:
    """The pages and files by their path inside `docs/`; problems are noted in the tree."""
    return dict(_pages(tree, "docs"))


def _pages(tree: Tree, folder: str) -> Iterator[tuple[str, bytes]]:
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for inside, kind in walk(tree.files, folder):
        path = PurePosixPath(inside)
        link = kind == "link"
        if _is_hidden(inside):
            continue
        if not all(is_file_name(part) for part in inside.split("/")):
            tree.refuse_name(folder, inside, "the name has characters that are not allowed")
            continue
        if link or not path.name.endswith(_PAGE_ENDINGS):
            tree.problems.append(
                UNREADABLE.at(
                    Place(f"{folder}/{inside}"),
                    "this can't be part of the site",
                    expected=f"a file that ends in {', '.join(_PAGE_ENDINGS)}",
                    found="a link" if link else path.suffix or "no ending",
                    fix="put the file itself there"
                    if link
                    else "take the file out of docs/, or save it in one of these forms",
                )
            )
            continue
        address = _address(inside)
        above = [_address(str(each)) for each in path.parents][:-1]
        twin = files.get(address) or folders.get(address)
        twin = twin or next((files[each] for each in above if each in files), None)
        if twin is not None:
            tree.refuse_name(
                folder, inside, f"on some systems or on the site, this is one with {twin}"
            )
            continue
        files[address] = inside
        folders.update(dict.fromkeys(above, inside))
        largest = LARGEST_PICTURE if inside.endswith(_PICTURES) else LARGEST_PAGE
        data = tree.read(f"{folder}/{inside}", largest)
        if data is None:
            continue
        if inside.endswith(".md"):
            text = tree.decoded(f"{folder}/{inside}", data)
            if text is None:
                continue
            if crowded := tuple(_too_many(f"{folder}/{inside}", text)):
                tree.problems += crowded
                continue
        yield inside, data


def _too_many(path: str, text: str) -> Iterator[Problem]:
    for sign, most in _MOST.items():
        if text.count(sign) > most:
            at = -1
            for _ in range(most + 1):
                at = text.index(sign, at + 1)
            line = text.count("\n", 0, at) + 1
            yield TOO_LARGE.at(
                Place(path, line, at - text.rfind("\n", 0, at)),
                f"the page has more `{sign}` than can be laid out in time",
                expected=f"at most {most:,} of `{sign}` in a page",
                found=f"{text.count(sign):,}",
                fix="split the page, or put what is no link or element into a table or a file",
            )


def _address(inside: str) -> str:
    """What two paths inside docs/ share that can't stand beside each other: their spelling but for
    case, and the HTML page that Markdown becomes."""
    folded = inside.casefold()
    return folded.removesuffix(".md") + ".html" if folded.endswith(".md") else folded


def _is_hidden(inside: str) -> bool:
    """Whether a path inside docs/ is for developers or for tools and no part of the site."""
    return inside == "dev" or inside.startswith(("dev/", ".")) or "/." in inside
