"""Folders of the building machine that were written into the site, however they are spelled there."""

from __future__ import annotations

import gzip
import html
import io
import os
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from .page import Fault

_LAST_RUN = re.compile(r"([A-Za-z0-9]*)[^A-Za-z0-9]*\Z")
# What may follow a folder in a path, in an address, in JSON and in HTML.
_SEPARATOR = rb"[/\\%&]"
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_SLASHES = re.compile(r"\\+/?")
# A browser unpacks the pieces of a search itself.
_GZIP = (".gz", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta")


@dataclass(frozen=True)
class MachineNames:
    """What finds paths of the building machine: `pattern` in plain text, and only where one of `near` finds
    the end of one, whose letters and digits have one spelling."""

    pattern: re.Pattern[str]
    near: Sequence[re.Pattern[bytes]]

    def search(self, content: bytes) -> tuple[str, int] | None:
        """The folder of the first path in a file's bytes, and the number of its line.

        Only lines that may have one are unescaped: a file may have a hundred megabytes.
        """
        done = 0
        for at in sorted(found.start() for near in self.near for found in near.finditer(content)):
            if at < done:
                continue
            start, done = content.rfind(b"\n", 0, at) + 1, content.find(b"\n", at)
            done = len(content) if done < 0 else done
            if match := self.pattern.search(plain(content[start:done])):
                return match[1], content.count(b"\n", 0, start) + 1
        return None


def machine_paths(path: str, content: bytes, names: MachineNames) -> Iterator[Fault]:
    """The first of the paths that `names` finds in the file at `path`, or in what is packed in it."""
    for inside, part in _unpacked(path, content):
        if found := names.search(part):
            folder, line = found
            text = f"names the folder {folder} of the machine that built the site"
            yield Fault(f"{inside} {text}" if inside else text, folder, line)
            return
        # A file in an archive may be large: it is let go before the next is unpacked.
        del part


def machine_names(folders: Collection[Path], base: str) -> MachineNames:
    """What finds paths in `folders`, as far as they can be told from other text.

    `base` is the path the site is served under, which may by chance be called the same.
    """
    names = {_text(each) for folder in folders for each in (folder, folder.resolve())}
    told = {name for name in names if len(name) > 1 and not base.startswith(f"{name}/")}
    longest_first = sorted(told, reverse=True)
    either = "|".join(re.escape(name) for name in longest_first)
    # A path goes on after its folder; before it stands nothing that makes it part of another path.
    pattern = re.compile(rf"(?:file://|(?<![\w.~/%-]))({either})(?=/)", re.ASCII)
    ends = {found[1] for name in longest_first if (found := _LAST_RUN.search(name))}
    # One by one: a pattern that begins with letters is sought several times quicker than a choice of two.
    near = [re.compile(end.encode() + rb"[^A-Za-z0-9]*" + _SEPARATOR) for end in sorted(ends)]
    return MachineNames(pattern, near)


def plain(content: bytes) -> str:
    """Text in which what an address, HTML or JSON escapes stands plain, with `/` between folders."""
    text = html.unescape(unquote_to_bytes(content).decode("utf-8", "replace"))
    if "\\u" in text:
        text = _ESCAPED.sub(lambda found: _utf16(found[0]), text)
    return _SLASHES.sub("/", text)


def _utf16(escapes: str) -> str:
    return bytes.fromhex(escapes.replace("\\u", "")).decode("utf-16-be", "replace")


def _text(folder: Path) -> str:
    """A folder's path as it is told on the disk; a locale that is not UTF-8 has it otherwise."""
    return _SLASHES.sub("/", os.fsencode(folder).decode("utf-8", "replace")).rstrip("/")


def _unpacked(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file's bytes, and those of the files packed in it with their names."""
    yield "", content
    try:
        if path.endswith(_GZIP):
            yield "what is packed in it", gzip.decompress(content)
        if path.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    yield f"the name of {name} in it", name.encode()
                    yield f"{name} in it", archive.read(name)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
        return  # It was never packed, and its bytes were looked at.
