"""`variorum new`, as seen from outside: what it writes, what it refuses, and how it ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import Done, run

TEXT = "Second tanker off the mole\n\nAbout 40 crew were aboard on 1 March 2024.\n"


New = Callable[..., Done]


@pytest.fixture
def new(harbour: Path) -> New:
    """Runs `variorum new` in the harbour dossier, which has a text that nobody annotates."""
    (harbour / "seeds" / "evening-beacon.txt").write_text(TEXT, encoding="utf-8")

    def new(*arguments: str, before: tuple[str, ...] = (), cwd: Path = harbour) -> Done:
        return run(*before, "new", *arguments, cwd=cwd)

    return new


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    "seed", ["evening-beacon.txt", "seeds/evening-beacon.txt", "./seeds/evening-beacon.txt"]
)
def test_a_file_is_written_and_nothing_else(harbour: Path, new: New, seed: str) -> None:
    before = files(harbour)
    done = new(seed)
    assert (done.returncode, done.stdout) == (0, "")
    written = files(harbour)
    assert set(written) - set(before) == {"data/sources/evening-beacon.yaml"}
    assert all(written[path] == data for path, data in before.items())
    marked = written["data/sources/evening-beacon.yaml"].decode()
    assert "id: evening-beacon\nseed: evening-beacon.txt\n" in marked
    assert "Wrote data/sources/evening-beacon.yaml: 2 claims drafted, 9 values marked TODO." in (
        done.stderr
    )
    assert "variorum check" in done.stderr


def test_another_folder_and_another_id(harbour: Path, new: New, tmp_path: Path) -> None:
    done = new(
        str(harbour / "seeds" / "evening-beacon.txt"), "--id", "beacon", before=("-C", str(harbour)),
        cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0
    assert "id: beacon\n" in (harbour / "data" / "sources" / "beacon.yaml").read_text()


def test_an_id_that_is_taken_gives_way(harbour: Path, new: New) -> None:
    (harbour / "seeds" / "harbour_gazette.txt").write_text(TEXT)
    assert new("harbour_gazette.txt").returncode == 0
    assert (harbour / "data" / "sources" / "harbour-gazette-2.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["harbour-gazette.txt"], "data/sources/harbour-gazette.yaml annotates"),
        (["evening-beacon.txt", "--id", "harbour-gazette"], "is there already; name another id"),
        (["evening-beacon.txt", "--id", "Evening Beacon"], "an id has small letters"),
        (["evening-beacon.txt", "--id", "none"], "an id has small letters"),
        (
            ["/etc/hosts"],
            "no saved web page, no PDF, no WARC or WACZ, and no text that ends in .txt",
        ),
        (["../evening-beacon.txt"], "there is no file ../evening-beacon.txt"),
        (["data/actors.yaml"], "no saved web page, no PDF, no WARC or WACZ"),
        (["evening-beacon.txt", "--keep"], "are for files that are no text in seeds/ yet"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage_writes_nothing(
    harbour: Path, new: New, arguments: list[str], words: str
) -> None:
    before = files(harbour)
    done = new(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert files(harbour) == before


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("evening-beacon.txt", "Öl".encode("latin-1"), "not-utf-8"),
        ("evening-beacon.txt", "Oil".encode("utf-16"), "not-utf-8"),
        ("evening-beacon.txt", b"5 tugs " * 600_000, "file-too-large"),
        ("my article.txt", b"5 tugs", "bad-file-name"),
        ("nothing.txt", None, "unreadable-file"),
    ],
)
def test_a_text_that_check_refuses_is_refused(
    harbour: Path, new: New, name: str, data: bytes | None, code: str
) -> None:
    if data is not None:
        (harbour / "seeds" / name).write_bytes(data)
    before = files(harbour)
    done = new(f"seeds/{name}")
    assert done.returncode == 1
    assert f"error[{code}]" in done.stdout
    assert "Nothing was written" in done.stderr
    assert files(harbour) == before


def test_a_link_is_not_followed(harbour: Path, new: New) -> None:
    (harbour / "seeds" / "linked.txt").symlink_to("/etc/hosts")
    done = new("linked.txt")
    assert done.returncode == 1
    assert "unreadable-file" in done.stdout


def test_a_file_that_came_in_between_is_kept(
    harbour: Path, new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = harbour / "data" / "sources" / "beacon.yaml"
    path.symlink_to("nowhere")
    done = new("evening-beacon.txt", "--id", "beacon")
    assert done.returncode == 3
    assert "there already" in done.stderr
    assert os.path.lexists(path)
    assert not path.is_file()


def test_a_broken_dossier_is_no_hindrance(harbour: Path, new: New) -> None:
    (harbour / "data" / "actors.yaml").write_text("parties: [\n")
    assert new("evening-beacon.txt").returncode == 0
    assert (harbour / "data" / "sources" / "evening-beacon.yaml").is_file()
