"""The tree and the settings that a site engine reads, brought up to date in build/."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from .paths import check_paths

DOCS = "docs"
SITE = "site"
CONFIG = "mkdocs.yml"
OVERRIDES = "overrides"
# Where a site has its feed of changes, if it has one.
FEED = "data/changes.atom"
_TEMPLATES = ("main.html", "404.html")
# What staging decides, and what would let a dossier run code or load plugins.
_OWN_SETTINGS = frozenset({"INHERIT", "docs_dir", "site_dir", "hooks", "plugins", "theme"})


@dataclass(frozen=True, slots=True)
class Staged:
    """What stands in build/ now: the tree, the settings file, and how much of it was touched."""

    docs: Path
    config: Path
    written: int
    removed: int


def stage(
    build: Path, files: Mapping[str, bytes], config: Mapping[str, Any], *, pieces: bool = False
) -> Staged:
    """The staged tree holding exactly `files`, and the settings beside it.

    `pieces` says whether the site's search is to load in pieces.
    A file whose bytes are the same is not touched. Links in the tree are removed, never followed.
    Raises ValueError for a path outside the tree or a setting that is not the dossier's to make,
    OSError if something could not be written.
    """
    check_paths(files)
    docs = build / DOCS
    own = Path(__file__).with_name(OVERRIDES)
    templates = {name: (own / name).read_bytes() for name in _TEMPLATES}
    removed = written = 0
    for folder, content in ((docs, files), (build / OVERRIDES, templates)):
        removed += _sweep(folder, content)
        for path in sorted(content):
            written += _write(folder.joinpath(*path.split("/")), content[path])
    feed = FEED if FEED in files else ""
    written += _write(build / CONFIG, settings(config, feed, pieces=pieces))
    return Staged(docs, build / CONFIG, written, removed)


def settings(config: Mapping[str, Any], feed: str = "", *, pieces: bool = False) -> bytes:
    """build/mkdocs.yml: `config` on top of the look in the root's own mkdocs.yml.

    `feed` is the path of the site's feed of changes, if it has one; with `pieces` the theme has no
    search of its own, and pages load ours.
    """
    taken = sorted(_OWN_SETTINGS & config.keys())
    if taken:
        raise ValueError(f"these settings are not made by a dossier: {', '.join(taken)}")
    whole = {
        "INHERIT": "../mkdocs.yml",
        "docs_dir": DOCS,
        "site_dir": SITE,
        "theme": {"custom_dir": OVERRIDES},
        **config,
    }
    extra = dict(config.get("extra", {}))
    if feed:
        extra["changes_feed"] = feed
    if pieces:
        extra["search_in_pieces"] = True
        whole["plugins"] = [{"search": {"enabled": False}}]
    if extra:
        whole["extra"] = extra
    text = yaml.dump(_plain(whole), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return b"# Written by `variorum build`; changes here are lost.\n" + text.encode()


class _Dumper(yaml.SafeDumper):
    """Writes a value that occurs twice twice, so that no anchor depends on object identity."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _plain(value: Any) -> Any:
    """`value` in the types YAML knows."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value


def _sweep(docs: Path, files: Mapping[str, bytes]) -> int:
    """The number of things removed from the tree because `files` does not have them."""
    if docs.is_symlink() or (docs.exists() and not docs.is_dir()):
        docs.unlink()
    docs.mkdir(exist_ok=True)
    folders = {str(parent) for path in files for parent in PurePosixPath(path).parents}
    return _sweep_folder(docs, "", files, folders)


def _sweep_folder(folder: Path, prefix: str, files: Mapping[str, bytes], folders: set[str]) -> int:
    removed = 0
    for entry in sorted(folder.iterdir()):
        path = prefix + entry.name
        if entry.is_symlink() or not entry.is_dir():
            if entry.is_symlink() or not entry.is_file() or path not in files:
                entry.unlink()
                removed += 1
        elif path in folders:
            removed += _sweep_folder(entry, path + "/", files, folders)
        else:
            shutil.rmtree(entry)
            removed += 1
    return removed


def _write(path: Path, content: bytes) -> bool:
    """Whether the file had to be written."""
    if path.is_file() and not path.is_symlink():
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    elif path.is_symlink():
        path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
