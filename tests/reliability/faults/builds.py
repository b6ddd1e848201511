"""Real processes of `variorum`, what they leave on the disk, and what they must not leave running."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.conftest import TESTS
from tests.waiting import LONGEST, wait_until

LIGHTHOUSE = TESTS / "dossiers" / "lighthouse"

Tree = dict[str, bytes]


def dossier(root: Path) -> Path:
    """A copy of the smallest dossier at `root`, with the project's look."""
    shutil.copytree(LIGHTHOUSE, root)
    shutil.copy(TESTS.parent / "mkdocs.yml", root)
    return root


def write_version(root: Path, version: str) -> None:
    """Makes the dossier one of two versions, whose sites differ on every page and in their files."""
    text = (LIGHTHOUSE / "data" / "dossier.yaml").read_text("utf-8")
    gone = f"  - {{date: 2024-03-12, claim: {version}-post/crew, reason: It was not reporting.}}\n"
    assert text.startswith("title: ")
    assert text.endswith("\n")
    titled = text.replace("title: ", f"title: The {version} site of ", 1)
    (root / "data" / "dossier.yaml").write_text(titled + gone, "utf-8")


def run(
    *arguments: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "variorum", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | (env or {}),
        cwd=cwd,
        timeout=LONGEST,
        check=False,
    )


def tree(folder: Path) -> Tree:
    """Every file of a folder with its bytes, and every link with where it leads."""
    return {
        path.relative_to(folder).as_posix(): (
            str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
        )
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }


def leftovers(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.glob(f".{site.name}.*"))


def processes_in(folder: Path) -> list[int]:
    """Processes that work in a folder: an engine does in build/. Zombies are not counted."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            here = (entry / "cwd").readlink()
        except OSError:
            continue
        if here == folder or folder in here.parents:
            found.append(int(entry.name))
    return found


def none_survives(folder: Path) -> bool:
    """Whether every process that works in `folder` is being killed, and then gone.

    Each is stopped where it is: one that was not killed can't end by having done its work, and is
    found out however long that takes.
    """
    for process in processes_in(folder):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGSTOP)
    try:
        wait_until(lambda: not processes_in(folder))
    except AssertionError:
        return False
    return True


@contextmanager
def fast_folder() -> Iterator[Path]:
    """A new folder in memory where there is such a place, since hundreds of trees are copied."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder).resolve()
