"""Pages as the preview serves them: with a script that the published site does not have."""

from __future__ import annotations

import html
from dataclasses import replace

from .answers import Answer

_NOT_BUILT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>No site yet</title></head>
<body>
<h1>No site yet</h1>
<p>The terminal tells what is being built or what has to be mended. This page loads anew by itself.</p>
</body>
</html>
"""


def with_reload(given: Answer, script: str) -> Answer:
    """`given` with the script at its end where it is a page; pages without script stay readable."""
    if not given.kind.startswith("text/html"):
        return given
    tag = f'<script src="{html.escape(script)}"></script>\n'.encode()
    before, end, after = given.body.rpartition(b"</body>")
    body = before + tag + end + after if end else given.body + tag
    return replace(given, body=body)


def not_built() -> Answer:
    """What stands in for the site until there is one."""
    return Answer(503, "text/html; charset=utf-8", _NOT_BUILT.encode())
