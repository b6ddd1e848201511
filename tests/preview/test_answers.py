"""Paths and what is answered to them: nothing outside the site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from variorum.preview.answers import NOT_BUILT, answer, kind_of, with_reload


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "sources").mkdir(parents=True)
    (site / "index.html").write_text("<body>home</body>")
    (site / "404.html").write_text("<body>none</body>")
    (site / "sources" / "index.html").write_text("<body>sources</body>")
    (site / "a b.csv").write_text("a")
    (site / ".variorum-site").write_text("marker")
    (tmp_path / "secret.txt").write_text("secret")
    return site


@pytest.mark.parametrize(
    ("target", "body"),
    [
        ("/", b"home"),
        ("/index.html", b"home"),
        ("/index.html?a=1", b"home"),
        ("//index.html", b"home"),
        ("/sources/", b"sources"),
        ("/sources/index.html", b"sources"),
        ("/a%20b.csv", b"a"),
    ],
)
def test_files_of_the_site(site: Path, target: str, body: bytes) -> None:
    given = answer(site, target)
    assert given.status == 200
    assert body in given.body


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/sources/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/.variorum-site",
        "/c:/secret.txt",
        "/secret.txt%00.html",
        "/%ff",
        "/nothing.html",
        "/index.html/more",
        "secret.txt",
        "/" + "a" * 5000,
    ],
)
def test_nothing_else(site: Path, target: str) -> None:
    given = answer(site, target)
    assert given.status == 404
    assert b"none" in given.body


def test_absolute_paths_start_from_the_site(site: Path) -> None:
    assert answer(site, str(site.parent / "secret.txt")).status == 404
    assert answer(site, "/" + str(site.parent / "secret.txt")).status == 404


def test_links_and_special_files_are_not_followed(site: Path) -> None:
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    (site / "up").symlink_to(site.parent)
    os.mkfifo(site / "pipe")
    for target in ("/link.txt", "/up/secret.txt", "/up/", "/pipe"):
        assert answer(site, target).status == 404


def test_a_folder_is_asked_for_with_its_slash(site: Path) -> None:
    given = answer(site, "/sources?a=1")
    assert (given.status, given.headers["Location"]) == (301, "/sources/?a=1")
    # Two slashes would name another host.
    assert answer(site, "//sources").headers["Location"] == "/sources/"


def test_without_a_page_of_its_own_there_is_a_line(tmp_path: Path) -> None:
    assert answer(tmp_path, "/").status == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.SVG", "image/svg+xml; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.sqlite-odd", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_only_pages_get_the_script(site: Path) -> None:
    page = with_reload(answer(site, "/"), "/reload.js?a=1&b")
    assert page.body == b'<body>home<script src="/reload.js?a=1&amp;b"></script>\n</body>'
    assert with_reload(answer(site, "/none"), "/x.js").body.count(b"<script") == 1
    table = answer(site, "/a%20b.csv")
    assert with_reload(table, "/x.js") is table
    assert b"<script" in with_reload(NOT_BUILT, "/x.js").body
