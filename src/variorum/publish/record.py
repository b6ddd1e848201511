"""What was published last, so that a build that would change nothing is not run."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from .engines import Engine, versions
from .folders import SITE_MARKER, is_ours

# A preview has a site of its own, and so a note of its own.
_FILE = "published.json"
_PREVIEW_FILE = "previewed.json"


def key(
    engine: Engine, look: bytes, config: bytes, files: Mapping[str, bytes], epoch: int | None
) -> str:
    """A hash of everything a build depends on.

    `look` is the root's mkdocs.yml, `config` the generated one.
    """
    parts = {
        "variorum": metadata.version("variorum"),
        "publish": _program(),
        "python": list(sys.version_info[:3]),
        "engine": engine,
        "versions": versions(engine),
        "epoch": epoch,
        "look": _digest(look),
        "config": _digest(config),
        "files": {path: _digest(files[path]) for path in sorted(files)},
    }
    return _digest(json.dumps(parts, sort_keys=True).encode())


def is_current(build: Path, site: Path, build_key: str) -> bool:
    """Whether `site` holds, untouched, what a build with `build_key` published there."""
    if not is_ours(site, SITE_MARKER):
        return False
    try:
        noted = json.loads(_file(build, site).read_bytes())
    except (OSError, ValueError):
        return False
    return bool(noted == _note(site, build_key))


def remember(build: Path, site: Path, build_key: str) -> None:
    """Notes that `site` now holds what a build with `build_key` gives."""
    text = json.dumps(_note(site, build_key), indent=0, sort_keys=True)
    _file(build, site).write_text(text + "\n", encoding="utf-8", newline="\n")


def _file(build: Path, site: Path) -> Path:
    return build / (_PREVIEW_FILE if build in site.parents else _FILE)


def _note(site: Path, build_key: str) -> dict[str, object]:
    return {"key": build_key, "site": str(site), "files": _inventory(site)}


def _inventory(site: Path) -> dict[str, list[int]]:
    """Size and time of every file: enough to see that somebody changed one."""
    inventory = {}
    for path in sorted(site.rglob("*")):
        if path.is_symlink() or not path.is_dir():
            status = path.lstat()
            inventory[path.relative_to(site).as_posix()] = [status.st_size, status.st_mtime_ns]
    return inventory


def _program() -> dict[str, str]:
    """What this folder does to a page: a checkout changes without a new version."""
    here = Path(__file__).parent
    return {
        path.relative_to(here).as_posix(): _digest(path.read_bytes())
        for path in sorted(here.rglob("*"))
        if path.suffix in (".py", ".html")
    }


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
