from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.publish.engine import tree as staged_tree
from variorum.publish.exchange.folders import open_build


def stage(build: Path, files: Mapping[str, bytes]) -> Path:
    """The staged tree of these files."""
    hashes = staged_tree.stage(build, files.items())
    assert hashes == {path: hashlib.sha256(each).hexdigest() for path, each in files.items()}
    return build / staged_tree.DOCS


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_tree_holds_exactly_the_files(root: Path, files: dict[str, bytes]) -> None:
    build = open_build(root)
    assert tree(stage(build, files)) == files
    changed = files | {"index.md": b"# Other\n"}
    assert tree(stage(build, changed)) == changed


def test_a_removed_file_and_its_folder_go(root: Path, files: dict[str, bytes]) -> None:
    build = open_build(root)
    stage(build, files)
    del files["claims/aboard.md"]
    assert not (stage(build, files) / "claims").exists()


def test_a_file_may_become_a_folder_and_back(root: Path) -> None:
    build = open_build(root)
    stage(build, {"a": b"1"})
    assert tree(stage(build, {"a/b": b"2"})) == {"a/b": b"2"}
    assert tree(stage(build, {"a": b"3"})) == {"a": b"3"}


def test_links_in_the_tree_are_removed_and_never_written_through(
    root: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.md").write_text("dear")
    build = open_build(root)
    docs = stage(build, {"x.md": b"", "claims/y.md": b""})
    (docs / "claims" / "y.md").unlink()
    (docs / "claims").rmdir()
    (docs / "claims").symlink_to(mine)
    (docs / "x.md").unlink()
    (docs / "x.md").symlink_to(mine / "letter.md")
    stage(build, {"x.md": b"new", "claims/y.md": b"new"})
    assert tree(mine) == {"letter.md": b"dear"}
    assert tree(docs) == {"x.md": b"new", "claims/y.md": b"new"}


def test_a_path_outside_is_refused_and_nothing_written_there(root: Path) -> None:
    build = open_build(root)
    with pytest.raises(ValueError, match="does not stay inside"):
        stage(build, {"a.md": b"", "../../escaped.md": b""})
    assert not (root / "escaped.md").exists()


def test_one_path_has_one_content(root: Path) -> None:
    build = open_build(root)
    staged_tree.stage(build, [("a.csv", b"1"), ("a.csv", b"1")])
    with pytest.raises(ValueError, match="made twice"):
        staged_tree.stage(build, [("a.csv", b"1"), ("a.csv", b"2")])


def test_each_file_is_written_before_the_next_is_made(root: Path) -> None:
    build = open_build(root)

    def files() -> Iterator[tuple[str, bytes]]:
        for number in range(3):
            assert len(tree(build / staged_tree.DOCS)) == number
            yield f"{number}.md", b"x"

    assert len(staged_tree.stage(build, files())) == 3


def test_a_build_folder_with_other_peoples_files_is_refused(root: Path) -> None:
    (root / "build" / "docs").mkdir(parents=True)
    with pytest.raises(OutsideFailure, match="did not write"):
        open_build(root)


def test_a_build_folder_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    (root / "build").symlink_to(tmp_path)
    with pytest.raises(OutsideFailure, match="not a folder"):
        open_build(root)


def test_only_our_own_template_stands_over_the_themes(root: Path, files: dict[str, bytes]) -> None:
    build = open_build(root)
    (build / "overrides" / "partials").mkdir(parents=True)
    (build / "overrides" / "partials" / "footer.html").write_text("somebody's")
    stage(build, files)
    assert list(tree(build / "overrides")) == ["404.html", "embed.html", "main.html"]
