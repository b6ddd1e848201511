"""What the themes leave out of their pages or write wrongly, mended."""

from __future__ import annotations

import re
from pathlib import Path

# Material's search is a dialog without a name, which screen readers announce as just that.
_NAMELESS = b'data-md-component="search" role="dialog">'
_NAMED = b'data-md-component="search" role="dialog" aria-label="Search">'
# Both themes escape the site's name, which comes escaped, once more in the logo's title only.
_LOGO = re.compile(rb'title="[^"]*"( class="md-\w+__button md-logo" aria-label=("[^"]*"))')


def mend(site: Path) -> None:
    """Names the search dialog on every page at `site` that has one, and the logo as the site."""
    for page in sorted(site.rglob("*.html")):
        before = page.read_bytes()
        after = _LOGO.sub(rb"title=\2\1", before.replace(_NAMELESS, _NAMED))
        if after != before:
            page.write_bytes(after)
