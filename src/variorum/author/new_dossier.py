"""The files of a new dossier: an invented example that builds, from `starter/`."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .program import Program
from .schemas import schema_files

_STARTER = Path(__file__).with_name("starter")
# Files and folders of the starter whose names begin with a dot where they are written: with the dot
# they would rule over this package's own folder.
_HIDDEN = frozenset({"github", "gitattributes", "gitignore"})
DEFAULT_TITLE = "How one strike was reported"


def new_dossier(title: str, program: Program) -> dict[str, bytes]:
    """The files of a new dossier by their paths, under `title`, with the program that builds it.

    The example is checked and built by the tests; nothing in it is about a real event.
    """
    words = {
        "@TITLE@": json.dumps(title, ensure_ascii=False),  # a scalar of YAML too
        "@HEADING@": title,
        "@PROGRAM@": program.requirement,
    }
    files = {**schema_files(), **program.files}
    for path in sorted(_STARTER.rglob("*")):
        if path.is_file():
            parts = path.relative_to(_STARTER).parts
            hidden = "." if parts[0] in _HIDDEN else ""
            files[hidden + "/".join(parts)] = _filled(path.read_bytes(), words)
    return files


def _filled(content: bytes, words: dict[str, str]) -> bytes:
    """`content` with each mark replaced, in one go: a title may look like a mark."""
    marks = re.compile("|".join(words).encode())
    return marks.sub(lambda mark: words[mark[0].decode()].encode(), content)
