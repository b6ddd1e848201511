"""The first `make site` of a fresh clone, with no cache of packages and nobody's settings."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from .process import REPOSITORY, Cost, Failed, cost

# Where tools keep things that a fresh machine has not.
_HOMES = {
    "HOME": ".", "XDG_CACHE_HOME": ".cache", "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share",
    "PIP_CACHE_DIR": ".cache/pip", "UV_CACHE_DIR": ".cache/uv",
}  # fmt: skip


# `make site` lays its environment first, by the first of these.
_PARTS = {"environment": ["sh", "tools/environment.sh", "site"], "site": ["make", "site"]}


def first_site(folder: Path) -> dict[str, Cost]:
    """What its parts take, at the commit that is checked out. Raises Failed where one fails."""
    clone, home = folder / "fresh", folder / "home"
    try:
        home.mkdir()
        subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(clone)], check=True)
        # Of `make bench` nothing is handed on.
        more = {name: str(home / place) for name, place in _HOMES.items()} | {"MAKEFLAGS": ""}
        return {part: cost(command, clone, more) for part, command in _PARTS.items()}
    except (OSError, subprocess.CalledProcessError) as failure:
        raise Failed(str(failure)) from failure
    finally:
        for each in (clone, home):
            shutil.rmtree(each, ignore_errors=True)
