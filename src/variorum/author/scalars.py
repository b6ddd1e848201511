"""Text as YAML in the house form: every scalar reads back as it was written."""

from __future__ import annotations

import re
import textwrap

from variorum.model.marker import MARKER
from variorum.text.letters import in_quotes
from variorum.text.passages import squeezed

WIDTH = 110
# Plain in every place, inside braces too; what looks like another type stays text for our reader.
_PLAIN = re.compile(r"[^\W_](?:[\w .’‘“”/%€$£+()–—'-]*[\w.’”%)])?\Z")
# What a file can't hold, and marks that would turn the direction of the line around them.
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def flow(text: str) -> str:
    """A scalar that may stand anywhere, in braces and brackets too."""
    if _PLAIN.match(text) and text != MARKER:
        return text
    return in_quotes(text)


def folded(text: str, indent: int) -> str:
    """The lines of a `>-` block below its sign: words on lines of a readable width."""
    lines = textwrap.wrap(
        text, WIDTH - indent, break_long_words=False, break_on_hyphens=False,
        expand_tabs=False, replace_whitespace=False, drop_whitespace=True,
    )  # fmt: skip
    return "\n".join(" " * indent + line for line in lines)


def comment(text: str, most: int = 90) -> str:
    """`text` on one line, as far as a comment may hold it."""
    shown = squeezed(_UNSHOWN.sub(" ", text))
    return shown if len(shown) <= most else shown[:most].rstrip() + "…"
