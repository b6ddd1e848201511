"""What the themes leave out of their pages, put in."""

from __future__ import annotations

from pathlib import Path

# Material's search is a dialog without a name, which screen readers announce as just that.
_NAMELESS = b'data-md-component="search" role="dialog">'
_NAMED = b'data-md-component="search" role="dialog" aria-label="Search">'


def mend(site: Path) -> None:
    """Names the search dialog on every page of the tree at `site` that has one."""
    for page in sorted(site.rglob("*.html")):
        before = page.read_bytes()
        after = before.replace(_NAMELESS, _NAMED)
        if after != before:
            page.write_bytes(after)
