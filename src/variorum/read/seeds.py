"""One article's text, with the problems that a source of it has."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from variorum.model.problem import Problem
from variorum.text.passages import SeedText

from .files import Folder
from .tree import LARGEST_TEXT, Tree, is_file_name


def read_seed(root: Path, name: str) -> tuple[SeedText | None, tuple[Problem, ...]]:
    """The text `seeds/NAME` of the dossier in `root`, or None with why it can't be read."""
    tree = Tree(Folder(root))
    if not is_file_name(name):
        tree.refuse_name("seeds", name, "the name has characters that are not allowed")
        return None, tuple(tree.problems)
    return seed_text(tree, name), tuple(tree.problems)


def seed_text(
    tree: Tree, name: str, missing: Callable[[], Problem] | None = None
) -> SeedText | None:
    """The text `seeds/NAME` of a tree, or None with a problem there; `missing` as for `Tree.read`."""
    path = f"seeds/{name}"
    data = tree.read(path, LARGEST_TEXT, missing)
    text = tree.decoded(path, data) if data is not None else None
    if data is None or text is None:
        return None
    return SeedText(name, text, hashlib.sha256(data).hexdigest())
