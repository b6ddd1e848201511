"""Git repositories made for a test, with nothing of the person's own settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_DATE": "2024-03-04T12:00:00Z",
    "GIT_COMMITTER_DATE": "2024-03-04T12:00:00Z",
}


def git(folder: Path, *arguments: str) -> str:
    """What git prints in `folder`; it must not fail."""
    named = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "protocol.file.allow=always",
    ]
    done = subprocess.run(
        ["git", *named, *arguments], cwd=folder, env=_ENVIRONMENT, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def repository(folder: Path) -> Path:
    """A new repository whose branch is `main`, with all that lies in `folder` committed."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return commit(folder)


def commit(folder: Path, *, allow_empty: bool = True) -> Path:
    git(folder, "add", "--all", "--force", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A change")
    return folder
