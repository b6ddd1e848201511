from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.engine.tree import check_paths


def test_plain_paths_pass() -> None:
    check_paths(["index.md", "sources/a-b.md", "data/claims.csv", "sources/index.md"])


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x.md",
        "a/../../x.md",
        "a//b.md",
        "./a.md",
        "a/",
        "a\\..\\b.md",
        "c:/x.md",
        "nul\0.md",
        "line\nbreak.md",
        "\u202etxt.md",
        ".git/config",
        "a/.variorum-site",
        "trailing /x.md",
        "dot./x.md",
    ],
)
def test_a_path_that_could_leave_the_tree_or_change_on_the_way_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_paths([path])


@pytest.mark.parametrize(
    "pair",
    [
        ("a.md", "A.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("a", "a/b.md"),
        ("A", "a/b.md"),
    ],
)
def test_two_paths_that_some_file_system_cannot_hold_together_are_refused(
    pair: tuple[str, str],
) -> None:
    with pytest.raises(ValueError, match=r"one file|is a file"):
        check_paths(pair)


@given(st.text(alphabet="ab./\\", max_size=8))
def test_what_passes_stays_below_the_folder(path: str) -> None:
    try:
        check_paths([path])
    except ValueError:
        return
    parts = path.split("/")
    assert parts
    assert not {"", ".", ".."} & set(parts)
    assert "\\" not in path
