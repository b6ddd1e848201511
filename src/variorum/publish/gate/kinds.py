"""The kinds of files a site is made of: each is read by the gate, or shows and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from .page import Fault

KINDS = frozenset({
    "atom", "bib", "css", "csv", "gz", "html", "ico", "jpg", "js", "json", "jsonld", "map",
    "pagefind", "pf_fragment", "pf_index", "pf_meta", "png", "sqlite", "svg", "txt", "webp", "xml",
    "zip",
})  # fmt: skip


def kind_faults(path: str) -> Iterator[Fault]:
    """A fault where the name of a file is none that the gate knows what to do with."""
    name = path.rpartition("/")[2]
    _, dot, ending = name.rpartition(".")
    # A server gives a file without ending as bytes to keep.
    if dot and not name.startswith(".") and ending not in KINDS:
        yield Fault(f"no file of a site ends in .{ending}")
