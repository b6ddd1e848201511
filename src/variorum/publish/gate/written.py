"""Faults told with the file that somebody wrote, and the line in it."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from .page import Fault

_FOLDER = "docs"
# What would end the line that a fault is told in.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def describe(fault: Fault, path: str, written: Mapping[str, bytes]) -> str:
    """A fault of the file at `path` of the site, in one line.

    Where the words at fault stand in a file of `written`, that file and line come first; elsewhere
    the claim is told at which the fault stands.
    """
    line = f"line {fault.line}" if fault.line else ""
    said = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", fault.text)
    for source in _sources(path):
        if source in written:
            found = _line(written[source].decode("utf-8", "replace"), fault.words)
            if found:
                built = f"{path}, {line}" if line else path
                return f"{_FOLDER}/{source}:{found}: {said} ({built})"
    text = f"{said} ({fault.claim})" if fault.claim else said
    return ": ".join(part for part in (path, line, text) if part)


def _sources(path: str) -> Iterator[str]:
    """The files from which an engine makes the file at `path`."""
    folder, name = posixpath.split(path)
    yield path
    if name.endswith(".html"):
        yield posixpath.join(folder, name.removesuffix("html") + "md")
        if name == "index.html":
            yield posixpath.join(folder, "README.md")


def _line(text: str, words: str) -> int:
    """The first line on which the words stand, as written or as an engine may have found them.

    0 where they do not: then the theme or a generated part brought them.
    """
    lines = [f"{line}\n{html.unescape(line)}".casefold() for line in text.splitlines()]
    for spelling in _spellings(words):
        for number, line in enumerate(lines, 1):
            if spelling and spelling in line:
                return number
    return 0


def _spellings(words: str) -> Iterator[str]:
    """Words as they stand in the page, escaped, and an address before an engine rewrote it."""
    for form in (words, html.escape(words), unquote(words)):
        yield form.casefold()
    page, _, anchor = words.casefold().partition("#")
    # Both engines turn x.md into x.html, Zensical also writes ../x.html anew.
    bare = page.lstrip("./")
    yield f"{bare.removesuffix('.html')}.md#{anchor}" if anchor else ""
    yield f"{bare.removesuffix('.html')}.md" if bare.endswith(".html") else bare
