"""A built tree made the same wherever, whenever and by whomever it was built."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from variorum.model.failure import OutsideFailure

_LASTMOD = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")
_FOLDER_MODE = 0o755
_FILE_MODE = 0o644


def settle(site: Path, epoch: int | None) -> None:
    """Removes from the tree at `site` what depends on the clock or on the umask.

    MkDocs gives every page of the sitemap the day of the build. Without a SOURCE_DATE_EPOCH
    (`epoch` is None) there is no such day, and no date is better than a wrong one.
    """
    sitemap = site / "sitemap.xml"
    if epoch is None and sitemap.is_file():
        sitemap.write_bytes(_LASTMOD.sub(b"", sitemap.read_bytes()))
    packed = site / "sitemap.xml.gz"
    if packed.is_file():
        packed.write_bytes(gzip.compress(sitemap.read_bytes(), mtime=epoch or 0))
    set_modes(site)


def set_modes(folder: Path) -> None:
    """Gives every folder and file in `folder` the mode it has on any machine."""
    folder.chmod(_FOLDER_MODE)
    for entry in folder.iterdir():
        if entry.is_symlink():
            raise OutsideFailure(f"{entry} is a link; a site holds files only")
        if entry.is_dir():
            set_modes(entry)
        else:
            entry.chmod(_FILE_MODE)
