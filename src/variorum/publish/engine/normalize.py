"""A built tree made the same wherever, whenever and by whomever it was built."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from variorum.model.failure import OutsideFailure

VARIABLE = "SOURCE_DATE_EPOCH"
# gzip headers hold four bytes of time.
_LATEST = 2**32 - 1
_FOLDER_MODE = 0o755
_FILE_MODE = 0o644


def write_sitemap(site: Path, pages: Iterable[str], site_url: str, epoch: int | None) -> None:
    """Has the site map of the tree at `site`, if it has one, list `pages`, in that order.

    Engines list what they built just now, and MkDocs gives each page the day of the build. Without a
    SOURCE_DATE_EPOCH (`epoch` is None) there is no such day, and no date is better than a wrong one. A
    site without an address lists nothing.
    """
    plain, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    if not plain.is_file():
        return
    day = "" if epoch is None else f"<lastmod>{datetime.fromtimestamp(epoch, UTC).date()}</lastmod>"
    base = site_url.rstrip("/")
    entries = [f"<url><loc>{html.escape(f'{base}/{page}')}</loc>{day}</url>\n" for page in pages]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(entries) if base else ''}</urlset>\n"
    )
    plain.write_text(text, encoding="utf-8", newline="\n")
    packed.write_bytes(gzip.compress(text.encode(), mtime=epoch or 0))


def set_modes(folder: Path) -> None:
    """Gives every folder and file in `folder` the mode it has on any machine."""
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink():
            raise OutsideFailure(f"{path} is a link; a site holds files only")
        path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)


def source_date_epoch(environment: Mapping[str, str]) -> int | None:
    """Seconds since 1970 from SOURCE_DATE_EPOCH, or None where it is unset or empty.

    https://reproducible-builds.org/specs/source-date-epoch/
    Raises OutsideFailure for anything but a whole number of seconds up to the year 2106.
    """
    text = environment.get(VARIABLE, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= _LATEST):
        raise OutsideFailure(
            f"{VARIABLE} is {text!r}; it must be a whole number of seconds since 1970, "
            f"at most {_LATEST}, or not be set"
        )
    return int(text)
