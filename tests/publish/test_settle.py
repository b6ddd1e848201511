from __future__ import annotations

import gzip
import stat
from pathlib import Path

import pytest

from variorum.model.failure import OutsideFailure
from variorum.publish.exchange.settle import settle

DATED = b"<url>\n  <loc>https://example.org/</loc>\n  <lastmod>1970-01-01</lastmod>\n</url>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "sitemap.xml").write_bytes(DATED)
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(DATED, mtime=1))
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "x.csv").touch(mode=0o600)
    return tmp_path


def test_without_a_date_the_sitemap_has_none(site: Path) -> None:
    settle(site, None)
    assert b"lastmod" not in (site / "sitemap.xml").read_bytes()
    packed = (site / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (site / "sitemap.xml").read_bytes()
    assert packed[4:8] == b"\0\0\0\0"


def test_a_given_date_stays(site: Path) -> None:
    settle(site, 86400)
    assert (site / "sitemap.xml").read_bytes() == DATED
    assert (site / "sitemap.xml.gz").read_bytes()[4:8] == (86400).to_bytes(4, "little")


def test_modes_do_not_come_from_the_umask(site: Path) -> None:
    settle(site, None)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (site, *site.rglob("*"))}
    assert modes.pop("data") == modes.pop(site.name) == 0o755
    assert set(modes.values()) == {0o644}


def test_a_link_in_a_site_is_refused(site: Path) -> None:
    (site / "link").symlink_to("/etc/passwd")
    with pytest.raises(OutsideFailure, match="is a link"):
        settle(site, None)
