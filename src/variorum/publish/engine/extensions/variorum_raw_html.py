"""Raw HTML of a page handed past the Markdown parser of MkDocs, which has nothing to do in it.

A staged page is lines of headings, which begin with `#`, and raw HTML, of which no line does. The
parser reads each tag three times with Python's own, only to leave it as it is.

This file is imported by its name in the process of MkDocs, see `child`, so it imports nothing of ours.
"""

from __future__ import annotations

from itertools import groupby

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Before any other that looks for markup (the first of those, for code between fences, has 25).
_FIRST = 29


class _PutAside(Preprocessor):
    """Puts what stands between two headings into the stash, as the parser does with each element."""

    def run(self, lines: list[str]) -> list[str]:
        left: list[str] = []
        for is_heading, group in groupby(lines, lambda line: line.startswith("#")):
            block = "\n".join(group).strip("\n")
            left.append(block if is_heading or not block else self.md.htmlStash.store(block))
        return "\n\n".join([*left, ""]).split("\n")


class RawHtml(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(_PutAside(md), "variorum_raw_html", _FIRST)


def makeExtension(**options: object) -> RawHtml:  # noqa: N802 - Python-Markdown's name
    return RawHtml(**options)
