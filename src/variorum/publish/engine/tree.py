"""The tree and the settings that a site engine reads, written anew into build/, and the tree that it built, made
the same wherever, whenever and by whomever it was built.

Settings are written whole from plain values. Nothing is inherited and nothing of an author's file is copied: a
`Look` holds scalars and short lists of known kinds, the rest is decided here or comes from the pages that were
rendered.
"""

from __future__ import annotations

import gzip
import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from variorum.model.failure import OutsideFailure
from variorum.model.look import Look
from variorum.model.store import digest
from variorum.publish.exchange.folders import remove

DOCS = "docs"
SITE = "site"
CONFIG = "mkdocs.yml"
# The same for MkDocs, with what only it is asked for.
CONFIG_MKDOCS = "mkdocs-only.yml"
OVERRIDES = "overrides"
# What `child` lends MkDocs: without it the pages are the same and take twice as long.
RAW_HTML = "variorum_raw_html"
# A staged page has headings with their ids, and raw HTML: nothing else is left to Markdown.
_EXTENSIONS = ("attr_list", {"toc": {"permalink": True, "permalink_title": "Link to this section"}})
# The search is made of the built pages, for both engines alike: theirs has every page load all words.
_PLUGINS = ({"search": {"enabled": False}},)
# No link of a page is Markdown: where they lead is seen by the gate.
_VALIDATION = {"omitted_files": "warn", "anchors": "ignore"}


def settings(look: Look, config: Mapping[str, Any], feed: str = "") -> dict[str, Any]:
    """The settings of a site with that `look`; `config` are those of what was rendered.

    `feed` is the path of the site's feed of changes, if it has one.
    """
    extra = {**_filled(look.extra), **config.get("extra", {})}
    if feed:
        extra["changes_feed"] = feed
    return {
        **config,
        "docs_dir": DOCS,
        "site_dir": SITE,
        "strict": True,
        # A page then works from disk too, and links inside charts mean the same in both engines.
        "use_directory_urls": False,
        "theme": {**_filled(look.theme), "custom_dir": OVERRIDES},
        "extra": extra,
        "extra_css": [*config.get("extra_css", ()), *look.extra_css],
        "markdown_extensions": list(_EXTENSIONS),
        "plugins": list(_PLUGINS),
        "validation": _VALIDATION,
    }


def for_mkdocs(settings: Mapping[str, Any], exclude: Collection[str] = ()) -> dict[str, Any]:
    """The same for MkDocs alone; `exclude` are the patterns of pages to leave out."""
    extensions = [*settings["markdown_extensions"], RAW_HTML]
    leave_out = {"exclude_docs": "\n".join(exclude) + "\n"} if exclude else {}
    return {**settings, "markdown_extensions": extensions, **leave_out}


def scripts_of(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The script files that pages load by these settings: every page, some alone, or when they are used."""
    extra = settings.get("extra", {})
    some = (*extra.get("page_javascript", {}).values(), *extra.get("later_javascript", ()))
    return (*settings.get("extra_javascript", ()), *some)


def as_file(settings: Mapping[str, Any]) -> bytes:
    """The bytes of a settings file."""
    text = yaml.dump(dict(settings), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return b"# Written by `variorum build`; changes here are lost.\n" + text.encode()


def _filled(record: Any) -> dict[str, Any]:
    """A record's values as plain data, without those that nobody gave."""
    plain: dict[str, Any] = record.model_dump(exclude_none=True)
    return {key: value for key, value in plain.items() if value not in ((), {})}


class _Dumper(yaml.SafeDumper):
    """Writes a value that occurs twice twice, so that no anchor depends on object identity."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_TEMPLATES = ("main.html", "404.html", "embed.html")
# A name that every file system holds and no engine leaves out as hidden.
_NAME = re.compile(r'(?![.\s])[^\\:*?"<>|]*[^\\:*?"<>|.\s]')


def stage(build: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """The hashes of `files` by their paths; the staged tree then holds exactly these, with our templates
    beside it. Each file is let go before the next is asked for.

    Links in the tree are removed, never followed. Raises ValueError for a path outside the tree and
    for one with two contents, OSError if something could not be written.
    """
    own = Path(__file__).with_name(OVERRIDES)
    _write(build / OVERRIDES, ((name, (own / name).read_bytes()) for name in _TEMPLATES))
    return _write(build / DOCS, files)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    remove(folder)
    folder.mkdir(parents=True)
    hashes: dict[str, str] = {}
    for path, content in files:
        check_paths([path])
        sha256 = digest(content)
        if hashes.setdefault(path, sha256) != sha256:
            raise ValueError(f"{path} is made twice, and not alike")
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        # Before the next is made.
        del content
    check_paths(hashes)
    return hashes


def check_paths(paths: Iterable[str]) -> None:
    """Nothing, or ValueError for a path that leaves the tree or that two paths could not share.

    Paths come from our own rendering and from files the reader has let through, so a bad one is a
    mistake in the program and not in the dossier.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(paths):
        *above, name = path.split("/")
        if not all(map(_is_plain, (*above, name))):
            raise ValueError(f"{path!r} does not stay inside the staged tree on every file system")
        if (twin := files.setdefault(_folded(path), path)) != path:
            raise ValueError(f"{path!r} and {twin!r} are one file on some file systems")
        folders.update((_folded(each), path) for each in accumulate(above, "{}/{}".format))
    for folder in folders.keys() & files:
        raise ValueError(f"{files[folder]!r} is a file, and a folder in {folders[folder]!r}")


def _is_plain(name: str) -> bool:
    """Whether a file or folder of that name is the same everywhere."""
    shown = not any(unicodedata.category(char).startswith("C") for char in name)
    return shown and _NAME.fullmatch(name) is not None


def _folded(path: str) -> str:
    """What a file system that ignores case and composition takes the path for."""
    return unicodedata.normalize("NFC", path).casefold()


VARIABLE = "SOURCE_DATE_EPOCH"
# gzip headers hold four bytes of time.
_LATEST = 2**32 - 1
_FOLDER_MODE = 0o755
_FILE_MODE = 0o644


def write_sitemap(site: Path, pages: Iterable[str], site_url: str, epoch: int | None) -> None:
    """Has the site map of the tree at `site`, if it has one, list `pages`, in the order of MkDocs.

    Engines list what they built just now, and MkDocs gives each page the day of the build. Without a
    SOURCE_DATE_EPOCH (`epoch` is None) there is no such day, and no date is better than a wrong one. A
    site without an address lists nothing.
    """
    plain, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    if not plain.is_file():
        return
    day = "" if epoch is None else f"<lastmod>{datetime.fromtimestamp(epoch, UTC).date()}</lastmod>"
    base = site_url.rstrip("/")
    entries = [
        f"<url><loc>{html.escape(f'{base}/{page}')}</loc>{day}</url>\n"
        for page in sorted(pages, key=_order)
    ]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(entries) if base else ''}</urlset>\n"
    )
    plain.write_text(text, encoding="utf-8", newline="\n")
    packed.write_bytes(gzip.compress(text.encode(), mtime=epoch or 0))


def _order(page: str) -> tuple[list[str], bool, str]:
    """Where the page at a path comes: a folder before those in it, its index first."""
    *folders, name = page.split("/")
    return folders, name != "index.html", name


def set_modes(folder: Path) -> None:
    """Gives every folder and file in `folder` the mode it has on any machine."""
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink():
            raise OutsideFailure(f"{path} is a link; a site holds files only")
        path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)


def source_date_epoch(environment: Mapping[str, str]) -> int | None:
    """Seconds since 1970 from SOURCE_DATE_EPOCH, or None where it is unset or empty.

    https://reproducible-builds.org/specs/source-date-epoch/
    Raises OutsideFailure for anything but a whole number of seconds up to the year 2106.
    """
    text = environment.get(VARIABLE, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= _LATEST):
        raise OutsideFailure(
            f"{VARIABLE} is {text!r}; it must be a whole number of seconds since 1970, "
            f"at most {_LATEST}, or not be set"
        )
    return int(text)
