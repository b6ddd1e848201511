"""What people write for the site beside the evidence: hand-written pages in docs/, and the root's
`mkdocs.yml`, read as the site's look by the same reader as every other file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from variorum.model.look import LOOK, Look
from variorum.model.page_source import PageHead, plain_lines, split_head
from variorum.model.problem import Place

from .decode import decode, understand
from .files import KINDS, walk
from .refusals import shape_of
from .tree import LARGEST_PAGE, LARGEST_PICTURE, TURNS, Tree, is_file_name
from .words import words
from .yaml import BAD_IN_FILE, YamlFile

# Each of these is tried against all that follows: time grows with the square of their number.
_MOST = (
    (2_000, "`[`", re.compile(r"\[")),
    (3_000, "`<`", re.compile("<")),
    (500, "headings and rules", re.compile(r"^ {0,3}(?:#|(?:[-=*_][ \t\r]*)+$)", re.MULTILINE)),
)
# So many pages are read: each holds the navigation of all.
_MOST_PAGES = 200
# One mark of byte order may stand at the beginning.
_ODD = re.compile(rf"(?!\A\ufeff)(?:{BAD_IN_FILE.pattern}|[{TURNS}])")
_PICTURES = (".png", ".jpg", ".webp", ".ico")
_PAGE_ENDINGS = (".md", ".css", *_PICTURES, ".txt")


def hand_written(tree: Tree) -> tuple[dict[str, bytes], dict[str, PageHead]]:
    """The pages and files by their path inside `docs/`, and what pages say above their text; problems
    are noted in the tree."""
    found: dict[str, bytes] = {}
    heads: dict[str, PageHead] = {}
    # In what is no folder nothing would be read.
    if (kind := tree.kind("docs")) not in ("folder", None):
        tree.report("no-folder", "docs", found=KINDS[kind])
    for inside in _allowed(tree):
        path = f"docs/{inside}"
        if inside.endswith(".md"):
            text = tree.text(path, LARGEST_PAGE)
            head = _head(tree, path, text) if text is not None else None
            if text is not None and head is not None:
                found[inside], heads[inside] = text.encode(), head
            continue
        data = tree.read(path, LARGEST_PICTURE if inside.endswith(_PICTURES) else LARGEST_PAGE)
        if data is not None:
            found[inside] = data
    return found, heads


def _allowed(tree: Tree) -> Iterator[str]:
    """The paths inside `docs/` that can be part of the site; problems are noted in the tree."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    pages = 0
    for inside, kind in walk(tree.files, "docs"):
        path = PurePosixPath(inside)
        # What is for developers or for tools is no part of the site.
        if inside == "dev" or inside.startswith(("dev/", ".")) or "/." in inside:
            continue
        if tree.passes_over(f"docs/{inside}"):
            continue
        if not all(is_file_name(part) for part in inside.split("/")):
            tree.refuse_name("odd-name", "docs", inside)
            continue
        if kind != "file" or not path.name.endswith(_PAGE_ENDINGS):
            found = KINDS[kind] if kind != "file" else path.suffix or "no ending"
            name = "link-for-a-site" if kind == "link" else "not-for-a-site"
            tree.report(name, f"docs/{inside}", endings=", ".join(_PAGE_ENDINGS), found=found)
            continue
        address = _address(inside)
        above = [_address(str(each)) for each in path.parents][:-1]
        twin = files.get(address) or folders.get(address)
        twin = twin or next((files[each] for each in above if each in files), None)
        if twin is not None:
            message = f"on some systems or on the site, this is one with {twin}"
            tree.refuse_name("same-name", "docs", inside, message=message)
            continue
        pages += inside.endswith(".md")
        if inside.endswith(".md") and pages > _MOST_PAGES:
            if pages == _MOST_PAGES + 1:
                tree.report("too-many-pages", "docs", most=_MOST_PAGES)
            continue
        files[address] = inside
        folders.update(dict.fromkeys(above, inside))
        yield inside


def _head(tree: Tree, path: str, text: str) -> PageHead | None:
    """What a page says above its text, None of one that can't be part of the site; problems are noted
    in the tree."""
    faults = False
    for most, what, pattern in _MOST:
        found = [each.start() for each in pattern.finditer(text)]
        if len(found) > most:
            place, faults = Place.in_text(path, text, found[most]), True
            tree.report("too-many-marks", place, most=most, what=what, number=len(found))
    if tree.has_odd_characters(path, text, _ODD) or faults:
        return None
    lines, _ = split_head(plain_lines(text))
    if not lines.strip():
        return PageHead()
    # The line of dashes before them counts, so that problems have the page's own lines.
    decoded = understand(PageHead, YamlFile(path, f"\n{lines}"), {})
    tree.problems += decoded.problems
    return decoded.record or PageHead()


def _address(inside: str) -> str:
    """What two paths inside docs/ share that can't stand beside each other: their spelling but for
    case, and the HTML page that Markdown becomes."""
    return re.sub(r"\.md\Z", ".html", inside.casefold())


def read_look(tree: Tree) -> Look:
    """The look of the dossier, as far as its file may settle one; problems are noted in the tree.

    A dossier without the file has the theme as it comes.
    """
    text = tree.yaml_text(LOOK) if tree.kind(LOOK) else None
    if text is None:
        return Look()
    file = YamlFile(LOOK, text)
    value, problems = file.parse()
    tree.problems += problems
    if not isinstance(value, dict):
        if value not in (None, "") and not problems:
            tree.report("no-settings", file.place(()), found=shape_of(value))
        return Look()
    # What engines know and a look has not is told by itself, and taken out.
    never, theme = words()["never"], value.get("theme")
    inside = theme if isinstance(theme, dict) else {}
    for above, settings, known in (
        ((), value, never["settings"]), (("theme",), inside, never["theme"]),
    ):  # fmt: skip
        for key in [key for key in settings if key in known]:
            del settings[key]
            place = file.place((*above, key), key=True)
            tree.report("setting", place, found=key, reason=known[key])
    decoded = decode(Look, value, file)
    tree.problems += decoded.problems
    return decoded.record or Look()
