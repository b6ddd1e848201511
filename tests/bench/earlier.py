"""The program as it was at an earlier commit: its own clone and environment, and its own articles multiplied."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from .multiplied import multiply
from .process import REPOSITORY, Failed, cost

COMMIT = "d52c46415501283236b77d4d364c76e5cbb3dc4d"
SHORT = COMMIT[:7]
_CLONE = "earlier"


def dossier(root: Path) -> Path:
    """Where the earlier program has what the present one has in `root`."""
    return root.with_name(f"{root.name}-{_CLONE}")


def command(root: Path, *arguments: str) -> list[str]:
    python = root.with_name(_CLONE) / ".venv" / "bin" / "python"
    return [str(python), "-m", "variorum", "-C", str(dossier(root)), *arguments]


def prepare(root: Path, sources: int) -> None:
    """Sets up the clone beside `root` and its dossier. Raises Failed where that can't be done."""
    if _git(REPOSITORY, "cat-file", "-e", f"{COMMIT}^{{commit}}"):
        raise Failed(f"commit {SHORT} is not in this clone")
    clone = root.with_name(_CLONE)
    if not clone.exists() and _git(
        REPOSITORY, "clone", "--quiet", "--shared", "--no-checkout", str(REPOSITORY), str(clone)
    ):
        raise Failed("this clone can't be cloned")
    if _git(clone, "checkout", "--quiet", "--detach", COMMIT):
        raise Failed(f"commit {SHORT} can't be checked out")
    try:
        cost(["sh", "tools/environment.sh", "site"], clone)
    except Failed as failure:
        raise Failed(f"the environment of commit {SHORT} can't be set up") from failure
    shutil.rmtree(dossier(root), ignore_errors=True)
    multiply(clone, dossier(root), sources)
    # It warms up the program too.
    cost(command(root, "check"), clone)


def _git(folder: Path, *arguments: str) -> int:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, check=False
    ).returncode
