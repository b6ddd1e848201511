"""Folders of the building machine that were written into the site, however they are spelled there."""

from __future__ import annotations

import gzip
import io
import os
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from .page import Fault

# A path goes on after its folder; before it stands nothing that makes it part of another path.
_SEPARATOR = r"(?:/|\\{1,2}/?|\\u00(?:2[fF]|5[cC])|%(?:2[fF]|5[cC])|&#(?:47|92|[xX]0*(?:2[fF]|5[cC]));|&(?:sol|bsol);)"
_RUNS = re.compile(r"[A-Za-z0-9]+")
# A browser unpacks the pieces of a search itself.
_GZIP = (".gz", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta")
_AFTER = rb"(?=%b)" % _SEPARATOR.encode()
_BEFORE = rb"(?:file://|(?<![\w.~/%%-])|(?<=%%3[dDaA]|%%22|%%20))(%b)"


@dataclass(frozen=True)
class MachineNames:
    """What finds paths of the building machine: `pattern`, and for each path what is sought first.

    Letters and digits have one spelling only, so a text without the runs of them that a path is made
    of need not be searched for all its spellings, nor one without the path from its first run on.
    """

    pattern: re.Pattern[bytes]
    first: tuple[tuple[tuple[bytes, ...], re.Pattern[bytes]], ...]

    def search(self, text: bytes) -> re.Match[bytes] | None:
        """The first path in `text`."""
        for runs, rest in self.first:
            if all(run in text for run in runs) and rest.search(text):
                return self.pattern.search(text)
        return None


def machine_paths(path: str, content: bytes, names: MachineNames | None) -> Iterator[Fault]:
    """The first of the paths that `names` finds in the file at `path`, or in what is packed in it."""
    if names is None:
        return
    for inside, part in _unpacked(path, content):
        if match := names.search(part):
            name = match[1].decode("utf-8", "replace")
            line = part.count(b"\n", 0, match.start()) + 1
            text = f"names the folder {name} of the machine that built the site"
            yield Fault(f"{inside} {text}" if inside else text, name, line)
            return


def machine_names(folders: Collection[Path], base: str) -> MachineNames | None:
    """What finds paths in `folders`, or None where no path could be told from other text.

    `base` is the path the site is served under, which may by chance be called the same.
    """
    plain = {_text(each) for folder in folders for each in (folder, folder.resolve())}
    plain = {name for name in plain if len(name) > 1 and not base.startswith(f"{name}/")}
    if not plain:
        return None
    either = "|".join(_spelled(name) for name in sorted(plain, reverse=True))
    pattern = re.compile(_BEFORE % either.encode() + _AFTER)
    return MachineNames(pattern, tuple(_sought_first(name) for name in sorted(plain)))


def _sought_first(name: str) -> tuple[tuple[bytes, ...], re.Pattern[bytes]]:
    """The runs of a path, and a pattern for the path from the first of them on, which is found
    sooner than the whole one since it begins with letters."""
    runs = list(_RUNS.finditer(name))
    rest = name[runs[0].start() :] if runs else ""
    return tuple(run[0].encode() for run in runs), re.compile(_spelled(rest).encode() + _AFTER)


def _text(folder: Path) -> str:
    """A folder's path as it is told on the disk; a locale that is not UTF-8 has it otherwise."""
    return os.fsencode(folder).decode("utf-8", "replace").rstrip("/\\")


def _spelled(name: str) -> str:
    """A pattern for a path plain, in an address, in JSON and in HTML."""
    return "".join(_letter(letter) for letter in name)


def _letter(letter: str) -> str:
    if letter in "/\\":
        return _SEPARATOR
    if letter.isascii() and letter.isalnum():
        return letter
    code = ord(letter)
    percent = "".join(f"%{byte:02x}" for byte in letter.encode())
    units = letter.encode("utf-16-be").hex()
    json = "".join(rf"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
    forms = (f"(?i:{percent})", f"(?i:{json})", f"&#{code};", f"(?i:&#x0*{code:x};)")
    return f"(?:{'|'.join((re.escape(letter), *forms))})"


def _unpacked(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file's bytes, and those of the files packed in it with their names."""
    yield "", content
    try:
        if path.endswith(_GZIP):
            yield "what is packed in it", gzip.decompress(content)
        if path.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    yield f"{name} in it", name.encode() + b"\n" + archive.read(name)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
        return  # It was never packed, and its bytes were looked at.
