"""What was published last, so that a build that would change nothing is not run."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from variorum.model.failure import OutsideFailure

from .engine.engines import Engine, versions
from .exchange.folders import SITE_MARKER, is_ours
from .gate.complete import expected
from .gate.verify import Seen
from .search.pieces import pieces_among

Outcome = Mapping[str, Any]
"""What a build told, as plain JSON."""
# A preview has a site of its own, and so a note of its own.
_FILE = "published.json"
_PREVIEW_FILE = "previewed.json"


@dataclass(frozen=True, slots=True)
class Made:
    """What a site is made of: all but the staged files as one hash, and the hash of each of those."""

    surroundings: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Note:
    """What the last build published: of what it made it, what it told, and what it left there.

    `inputs` is a hash of everything it depends on, known before anything is read or rendered, or
    empty where there is none. `seen` is what was seen of each page when the site was verified.
    `files` have size and time of every file of the site. `search_is_old` where its search still finds
    what stood on the pages before.
    """

    made: Made
    inputs: str
    told: Outcome
    seen: Mapping[str, Seen]
    files: Mapping[str, Sequence[int]]
    search_is_old: bool

    @property
    def pieces(self) -> set[str]:
        """The files of the site that Pagefind made."""
        return pieces_among(self.files, expected(self.made.files))


def made(engine: Engine, config: bytes, files: Mapping[str, bytes], epoch: int | None) -> Made:
    """What a site is made of; `config` is the settings file."""
    around = surroundings(engine, epoch) | {"config": _digest(config)}
    return Made(
        _digest(json.dumps(around, sort_keys=True).encode()),
        {path: _digest(files[path]) for path in sorted(files)},
    )


def last(build: Path, site: Path) -> Note | None:
    """The note of the last build, where `site` stands untouched as that left it."""
    if not is_ours(site, SITE_MARKER):
        return None
    try:
        noted = json.loads(_file(build, site).read_bytes())
        if noted["site"] != str(site) or noted["files"] != _inventory(site):
            return None
        return Note(
            Made(noted["surroundings"], noted["made_of"]),
            noted["inputs"],
            noted["told"],
            {
                path: Seen(tuple(names), tuple((file, name) for file, name in targets))
                for path, (names, targets) in noted["seen"].items()
            },
            noted["files"],
            noted["search_is_old"],
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def standing(build: Path, site: Path, inputs: str) -> Outcome | None:
    """What the last build told, where it had the same `inputs` and its site stands untouched."""
    noted = last(build, site)
    if noted is None or noted.inputs != inputs or noted.search_is_old:
        return None
    return noted.told


def remember(
    build: Path,
    site: Path,
    made: Made,
    inputs: str,
    told: Outcome,
    seen: Mapping[str, Seen],
    *,
    search_is_old: bool = False,
) -> None:
    """Notes what now stands at `site`; see `Note`."""
    note = {
        "site": str(site), "surroundings": made.surroundings, "made_of": made.files,
        "inputs": inputs, "told": told, "files": _inventory(site),
        "seen": {path: [each.names, each.targets] for path, each in seen.items()},
        "search_is_old": search_is_old,
    }  # fmt: skip
    text = json.dumps(note, sort_keys=True, separators=(",", ":"))
    _file(build, site).write_text(text + "\n", encoding="utf-8", newline="\n")


def surroundings(engine: Engine, epoch: int | None) -> dict[str, Any]:
    """What a build depends on beside the dossier: this program, and all that runs with it."""
    return {"program": program(), "engine": engine, "versions": versions(engine), "epoch": epoch}


def program() -> str:
    """A hash of this program and of what it needs: other code may give other bytes."""
    parts = {
        "variorum": _program(Path(__file__).parents[1]),
        "python": list(sys.version_info[:3]),
        "packages": _packages(),
    }
    return _digest(json.dumps(parts, sort_keys=True).encode())


def _file(build: Path, site: Path) -> Path:
    return build / (_PREVIEW_FILE if build in site.parents else _FILE)


def _inventory(site: Path) -> dict[str, list[int]]:
    """Size and time of every file: enough to see that somebody changed one."""
    inventory: dict[str, list[int]] = {}
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(site / inside) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{inside}{entry.name}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    inventory[f"{inside}{entry.name}"] = [status.st_size, status.st_mtime_ns]
    return inventory


@cache
def _packages() -> dict[str, str]:
    """The versions that this process runs with."""
    return {name: _version(name) for name in _needed()}


def _needed() -> list[str]:
    """The packages this one asks for by name."""
    asked = metadata.requires("variorum") or []
    return sorted({re.split(r"[^\w.-]", each)[0] for each in asked if "extra ==" not in each})


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError as error:
        raise OutsideFailure(f"the package {package} is not installed") from error


def _program(here: Path) -> dict[str, str]:
    """What a folder of this program does: a checkout changes without a new version."""
    return {
        path.relative_to(here).as_posix(): _digest_of(path, status.st_size, status.st_mtime_ns)
        for path in sorted(here.rglob("*"))
        # Python puts its caches there while others run, under names that are gone a moment later.
        if "__pycache__" not in path.parts and stat.S_ISREG((status := path.stat()).st_mode)
    }


@cache
def _digest_of(path: Path, _size: int, _time: int) -> str:
    """The hash of a file, which a preview asks for again and again."""
    return _digest(path.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
