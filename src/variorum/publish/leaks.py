"""Folders of the building machine that were written into the site."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import quote

from .page import Fault


def machine_paths(content: bytes, names: re.Pattern[bytes] | None) -> Iterator[Fault]:
    """The first of the paths that `names` finds in a file's bytes."""
    match = names.search(content) if names else None
    if match:
        name = match[1].decode()
        line = content.count(b"\n", 0, match.start()) + 1
        yield Fault(line, f"names the folder {name} of the machine that built the site", name)


def machine_names(folders: Collection[Path], base: str) -> re.Pattern[bytes] | None:
    """A pattern for paths in `folders`, or None where no path could be told from other text.

    `base` is the path the site is served under, which may by chance be called the same.
    """
    forms = {form for folder in folders for form in _forms(folder)}
    forms = {form for form in forms if len(form) > 1 and not base.startswith(f"{form}/")}
    if not forms:
        return None
    either = b"|".join(re.escape(form.encode()) for form in sorted(forms, reverse=True))
    # Not in the middle of another path or address: https://example.org/home/… names no machine.
    return re.compile(rb"(?:file://|(?<![\w.~/%%-]))(%b)(?=[/\\])" % either)


def _forms(folder: Path) -> Iterator[str]:
    """A folder's path as texts spell it: plain, in an address, and in JSON."""
    for path in (folder, folder.resolve()):
        plain = str(path).rstrip("/\\")
        yield plain
        yield quote(path.as_posix()).rstrip("/")
        yield plain.replace("\\", "\\\\")
