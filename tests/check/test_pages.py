"""No accepted file of docs/ meets a generated one, or another, on any file system."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from variorum.check.pages import GENERATED_FILES, GENERATED_FOLDERS, is_generated
from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import check_dossier
from variorum.publish.engine.tree import check_paths

NAMES = (
    "a.md", "A.md", "a.html", "a.md/b.md", "A.md/c.md", "a./b.md", "a.b/c.md", "A.B/C.md", "a.b",
    "index.md", "Index.html", "README.md", "index.md/a.md", "sources/a.md", "Sources/A.md",
    "sources.md", "names.md/a.txt", "data/a.txt", "assets/Variorum.css", "assets/a.css", "a b.md",
    "assets.md", "Assets/b.css", "con/a.md", "questions", "comparison.html", "TIMELINE.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def generated() -> frozenset[str]:
    """What the harbour's site is made of, without its hand-written pages."""
    checked = check_dossier(Path(__file__).parents[1] / "dossiers" / "harbour")
    return frozenset(render_dossier(checked.dossier).files) - checked.dossier.hand_written.keys()


def test_every_generated_file_is_known(generated: frozenset[str]) -> None:
    assert [path for path in sorted(generated) if not is_generated(path)] == []
    assert generated >= GENERATED_FILES
    # This dossier has no address, so no cards and embedded pictures for other sites.
    assert {path.split("/")[0] for path in generated if "/" in path} == {
        *GENERATED_FOLDERS, "assets",
    } - {"cards", "embed"}  # fmt: skip


def laid(root: Path) -> Iterator[tuple[Path, ...]]:
    """Every name, and every two that this file system can hold, each pair alone in docs/."""
    docs = root / "docs"
    for names in [*((name,) for name in NAMES), *combinations(NAMES, 2)]:
        paths = [docs / name for name in names]
        made: list[Path] = []
        try:
            for path in paths:
                for folder in reversed(path.parents):
                    if not folder.exists():
                        folder.mkdir()
                        made.append(folder)
                if path.exists():
                    break
                path.write_bytes(b"# A page\n")
                made.append(path)
            else:
                yield tuple(paths)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            pass
        for each in reversed(made):
            if each.is_dir():
                each.rmdir()
            else:
                each.unlink()


def test_no_accepted_tree_is_refused_when_it_is_published(
    tmp_path: Path, generated: frozenset[str]
) -> None:
    (tmp_path / "docs").mkdir()
    accepted = 0
    for paths in laid(tmp_path):
        checked = check_dossier(tmp_path)
        if all(not each.path.startswith("docs") for each in checked.problems):
            accepted += 1
            assert len(checked.dossier.hand_written) == len(paths)
            check_paths([*generated, *checked.dossier.hand_written])
    assert accepted > 10
