from __future__ import annotations

import gzip
import stat
from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.publish.engine.tree import set_modes, write_sitemap

PAGES = ["index.html", "sources/a.html"]
ADDRESS = "https://example.org/harbour/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "sitemap.xml").write_text("as the engine wrote it")
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "x.csv").touch(mode=0o600)
    return tmp_path


def sitemap(site: Path) -> str:
    packed = (site / "sitemap.xml.gz").read_bytes()
    plain = (site / "sitemap.xml").read_bytes()
    assert gzip.decompress(packed) == plain
    return plain.decode()


def test_without_a_date_the_sitemap_has_none(site: Path) -> None:
    write_sitemap(site, PAGES, ADDRESS, None)
    text = sitemap(site)
    assert "lastmod" not in text
    assert "<loc>https://example.org/harbour/sources/a.html</loc>" in text
    assert text.index("/index.html") < text.index("/sources/")
    assert (site / "sitemap.xml.gz").read_bytes()[4:8] == b"\0\0\0\0"


def test_a_given_date_is_that_of_each_page(site: Path) -> None:
    write_sitemap(site, PAGES, ADDRESS, 86400)
    assert sitemap(site).count("<lastmod>1970-01-02</lastmod>") == len(PAGES)
    assert (site / "sitemap.xml.gz").read_bytes()[4:8] == (86400).to_bytes(4, "little")


def test_without_an_address_it_lists_nothing(site: Path) -> None:
    write_sitemap(site, PAGES, "", None)
    assert "<loc>" not in sitemap(site)


def test_an_engine_without_one_gets_none(tmp_path: Path) -> None:
    write_sitemap(tmp_path, PAGES, ADDRESS, None)
    assert not list(tmp_path.iterdir())


def test_modes_do_not_come_from_the_umask(site: Path) -> None:
    set_modes(site)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (site, *site.rglob("*"))}
    assert modes.pop("data") == modes.pop(site.name) == 0o755
    assert set(modes.values()) == {0o644}


def test_a_link_in_a_site_is_refused(site: Path) -> None:
    (site / "link").symlink_to("/etc/passwd")
    with pytest.raises(OutsideFailure, match="is a link"):
        set_modes(site)
