"""What a style sheet loads."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t\r\n\f]?")
_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"image-set\(([^;}]*)", re.IGNORECASE)
_STRING = re.compile(r"""(?<![(\w])(?:"([^"]*)"|'([^']*)')""")


def style_addresses(css: str) -> Iterator[str]:
    """The addresses a style sheet loads, without comments and with escaped letters read."""
    text = _ESCAPE.sub(_character, _COMMENT.sub(" ", css))
    for match in _ADDRESS.finditer(text):
        yield next((group for group in match.groups() if group is not None), "")
    for choice in _CHOICE.finditer(text):
        for match in _STRING.finditer(choice[1]):
            yield match[1] if match[1] is not None else match[2]


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
