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


def in_written(message: str, written: Mapping[str, bytes], staged: Mapping[str, bytes]) -> str:
    """An engine's complaint with hand-written files named as the people who wrote them know them.

    MkDocs names no line. Zensical's is one of the staged page, in which generated parts are filled.
    """
    for path, content in written.items():
        text = content.decode("utf-8", "replace")
        name = f"{_FOLDER}/{path}"

        def place(match: re.Match[str], text: str = text, name: str = name) -> str:
            line = _line(text, match[1])
            return f"{name}:{line}: a link '{match[1]}'" if line else f"{name}: a link '{match[1]}'"

        message = re.sub(rf"Doc file '{re.escape(path)}' contains a link '([^']*)'", place, message)
        own = name if staged.get(path) == content else f"{name} with its parts filled in"
        message = message.replace(f"[ {path}:", f"[ {own}:")
    return message


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
    # An attribute is sought as it is written, with what it says, and then by its name alone.
    for form in (words, html.escape(words), unquote(words), words.removesuffix("=")):
        yield form.casefold()
    page, _, anchor = words.casefold().partition("#")
    # Both engines turn x.md into x.html, Zensical also writes ../x.html anew.
    bare = page.lstrip("./")
    yield f"{bare.removesuffix('.html')}.md#{anchor}" if anchor else ""
    yield f"{bare.removesuffix('.html')}.md" if bare.endswith(".html") else bare
