from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.publish.exchange import swap
from variorum.publish.exchange.folders import SITE_MARKER, mark_site, remove
from variorum.publish.exchange.swap import (
    check_replaceable,
    incoming,
    outgoing,
    put_in_place,
    restore,
)


def folder(path: Path, text: str, *, marked: bool = False) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text)
    if marked:
        mark_site(path)
    return path


def leftovers(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path.name.startswith("."))


@pytest.fixture(params=["one step", "two renames"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to exchange: what Linux can, and what every system can."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange_names", lambda one, other: False)


@pytest.mark.usefixtures("ways")
def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old", marked=True)
    (site / "gone.html").write_text("gone")
    put_in_place(folder(tmp_path / "build" / "site", "new"), site)
    assert sorted(path.name for path in site.iterdir()) == [SITE_MARKER, "index.html"]
    assert (site / "index.html").read_text() == "new"
    assert leftovers(site) == []


def test_a_first_site_and_one_into_an_empty_folder(tmp_path: Path) -> None:
    for number, site in enumerate((tmp_path / "deep" / "er" / "site", tmp_path / "empty")):
        if number:
            site.mkdir()
        put_in_place(folder(tmp_path / f"built{number}", "new"), site)
        assert (site / "index.html").read_text() == "new"
        assert (site / SITE_MARKER).is_file()


def _foreign_folder(site: Path) -> None:
    folder(site, "mine")


def _file(site: Path) -> None:
    site.write_text("mine")


def _link_to_a_site(site: Path) -> None:
    site.symlink_to(folder(site.parent / "elsewhere", "mine", marked=True))


def _dangling_link(site: Path) -> None:
    site.symlink_to(site.parent / "nowhere")


def _marker_is_a_folder(site: Path) -> None:
    folder(site, "mine")
    (site / SITE_MARKER).mkdir()


@pytest.mark.parametrize(
    "obstacle", [_foreign_folder, _file, _link_to_a_site, _dangling_link, _marker_is_a_folder]
)
def test_what_is_not_ours_is_never_replaced(
    tmp_path: Path, obstacle: Callable[[Path], None]
) -> None:
    site = tmp_path / "site"
    obstacle(site)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutsideFailure):
        check_replaceable(site)
    with pytest.raises(OutsideFailure):
        put_in_place(tmp_path / "built", site)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.usefixtures("ways")
def test_another_file_system_takes_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = folder(tmp_path / "built", "new")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == built:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    site = folder(tmp_path / "site", "old", marked=True)
    put_in_place(built, site)
    assert (site / "index.html").read_text() == "new"
    assert not built.exists()


def test_a_second_rename_that_fails_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = folder(tmp_path / "site", "old", marked=True)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == incoming(site):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(swap, "_exchange_names", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="Input/output"):
        put_in_place(folder(tmp_path / "built", "new"), site)
    assert (site / "index.html").read_text() == "old"


def test_killed_between_two_renames_the_old_site_is_restored(tmp_path: Path) -> None:
    site = tmp_path / "site"
    folder(outgoing(site), "old", marked=True)
    folder(incoming(site), "new", marked=True)
    said: list[str] = []
    restore(site, said.append)
    assert (site / "index.html").read_text() == "old"
    assert leftovers(site) == []
    assert [line.split()[0] for line in said] == ["Restored", "Removed"]


def test_killed_after_the_exchange_the_leftovers_are_swept(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "new", marked=True)
    folder(outgoing(site), "old", marked=True)
    folder(incoming(site), "old", marked=True)
    restore(site, lambda line: None)
    assert (site / "index.html").read_text() == "new"
    assert leftovers(site) == []


def test_killed_while_removing_what_is_left_is_still_known(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "new", marked=True)
    incoming(site).mkdir()
    restore(site, lambda line: None)
    assert leftovers(site) == []


def test_nothing_to_recover_nothing_said(tmp_path: Path) -> None:
    said: list[str] = []
    restore(folder(tmp_path / "site", "new", marked=True), said.append)
    assert said == []


def test_a_stranger_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    folder(incoming(site), "mine")
    restore(site, lambda line: None)
    with pytest.raises(OutsideFailure, match="in the way"):
        put_in_place(folder(tmp_path / "built", "new"), site)
    assert (incoming(site) / "index.html").read_text() == "mine"


def test_killed_just_before_the_last_removal_an_empty_folder_is_swept(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "new", marked=True)
    outgoing(site).mkdir()
    restore(site, lambda line: None)
    assert leftovers(site) == []


def test_removing_follows_no_link(tmp_path: Path) -> None:
    mine = folder(tmp_path / "mine", "mine")
    ours = folder(tmp_path / "ours", "x", marked=True)
    (ours / "link").symlink_to(mine)
    remove(ours)
    assert not ours.exists()
    assert (mine / "index.html").read_text() == "mine"
