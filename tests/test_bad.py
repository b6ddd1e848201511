"""Every bad input gives exactly the problems that its first lines name.

A file of `tests/bad/` begins with comments: `# expect: CODE LINE:COLUMN` for each problem (or
`CODE PATH:LINE:COLUMN` where it stands in another file), in order, then `# as: PATH` (the file is
laid at PATH in a copy of the harbour dossier) or `# added to: PATH` (it is put at the end of PATH).
Lines and columns are those of the bad file. `# without: PATH` before that takes a folder away. A text
of `tests/spare/` lies in seeds/ where the bad file names it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from variorum.pipeline.checking import CODES

Shown = list[tuple[str, str, int, int]]

BAD = Path(__file__).parent / "bad"
SPARE = Path(__file__).parent / "spare"
FILES = sorted(path for path in BAD.iterdir())
_HEAD = re.compile(r"(?:#|<!--) (expect|without|as|added to): (.+?)(?: -->)?")
_EXPECTED = re.compile(r"(?P<code>[a-z0-9-]+) (?:(?P<path>\S+):)?(?P<line>\d+):(?P<column>\d+)")


@dataclass(frozen=True)
class Bad:
    """A bad file's head: the problems it must give, and where it is laid."""

    expected: list[tuple[str, str | None, int, int]]
    path: str
    added: bool
    without: list[str]


def read_head(data: bytes) -> Bad:
    expected: list[tuple[str, str | None, int, int]] = []
    without: list[str] = []
    for line in data.decode("utf-8", "replace").split("\n"):
        match = _HEAD.fullmatch(line.strip())
        assert match, f"no head: {line!r}"
        if match[1] == "without":
            without.append(match[2])
            continue
        if match[1] != "expect":
            assert expected
            return Bad(expected, match[2], match[1] == "added to", without)
        found = _EXPECTED.fullmatch(match[2])
        assert found, line
        expected.append((found["code"], found["path"], int(found["line"]), int(found["column"])))
    raise AssertionError("the head has no path")


def lay(root: Path, data: bytes, bad: Bad) -> int:
    """Puts a bad file into the dossier in `root`; returns the lines before it in its file."""
    for folder in bad.without:
        shutil.rmtree(root / folder)
    for spare in SPARE.iterdir():
        if f"seed: {spare.name}\n".encode() in data:
            shutil.copy(spare, root / "seeds")
    target = root / bad.path
    target.parent.mkdir(parents=True, exist_ok=True)
    before = target.read_bytes() if bad.added else b""
    target.write_bytes(before + data)
    return before.count(b"\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_bad_file_gives_its_problems(
    path: Path, harbour: Path, shown: Callable[[], Shown]
) -> None:
    data = path.read_bytes()
    bad = read_head(data)
    offset = lay(harbour, data, bad)
    assert shown() == [
        (code, other or bad.path, line if other else line + offset, column)
        for code, other, line, column in bad.expected
    ]


def test_the_dossier_itself_has_no_problem(shown: Callable[[], Shown]) -> None:
    assert shown() == []


def test_every_code_has_a_bad_file() -> None:
    named = {code for path in FILES for code, *_ in read_head(path.read_bytes()).expected}
    # A file of several megabytes is made in tests/read/test_tree.py.
    assert {code.name for code in CODES} - named == {"file-too-large"}
    assert named <= {code.name for code in CODES}
