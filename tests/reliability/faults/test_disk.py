"""Builds whose disk is full or can't be written: the old site stays, and one line says what failed."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reliability.faults.builds import (
    Tree,
    dossier,
    fast_folder,
    leftovers,
    run,
    tree,
    write_version,
)
from tests.reliability.figures import Tell
from tests.waiting import LONGEST

from variorum.publish.exchange.swap import journal

_INJECTED = Path(__file__).with_name("injected.py")
_BUILD = ("build", "--engine", "zensical")


def injected(number: int, code: int, root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, _INJECTED, str(number), str(code), str(root), "-C", str(root), *_BUILD],
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )


def is_clean_failure(done: subprocess.CompletedProcess[str], code: int) -> bool:
    """Whether it ended with 3, named the reason in its last line, and showed no traceback."""
    *_, last = done.stderr.splitlines()
    return done.returncode == 3 and os.strerror(code) in last and "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def published() -> Iterator[tuple[Path, Tree, Tree, int, int]]:
    """A dossier that is to be built anew, its old site and its new one, a build's changes, and how many
    of them come before the sites change places."""
    with fast_folder() as folder:
        root = dossier(folder / "dossier")
        write_version(root, "old")
        done = run("-C", root, *_BUILD)
        assert done.returncode == 0, done.stderr
        old = tree(root / "site")
        write_version(root, "new")
        shutil.copytree(root, folder / "before")
        done = injected(10**6, errno.ENOSPC, root)
        assert done.returncode == 0, done.stderr
        changes, before = map(int, done.stdout.rpartition("changes: ")[2].split())
        yield root, old, tree(root / "site"), changes, before


def places(changes: int, before: int, apart: int) -> list[int]:
    """Changes of the disk, some apart, and all where the site changes hands."""
    return sorted({*range(0, changes, apart), *range(before - 6, before + 3), changes - 1})


@pytest.mark.long
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_fails_from_any_change_on(
    code: int, published: tuple[Path, Tree, Tree, int, int], tell: Tell
) -> None:
    root, old, new, changes, before = published
    tried = places(changes, before, 60 if code == errno.ENOSPC else 150)
    failed = 0
    for number in tried:
        shutil.rmtree(root)
        shutil.copytree(root.parent / "before", root)
        done = injected(number, code, root)
        stands = tree(root / "site")
        if done.returncode == 0:
            # The new site was in place: only what is kept beside it could not be written.
            assert stands == new, number
            assert number >= before
        else:
            assert is_clean_failure(done, code), (number, done.stderr)
            assert stands == old, number
            failed += 1
        told = run("-C", root, "check").stderr
        assert tree(root / "site") in (old, new), told
        assert leftovers(root / "site") == [], (number, told)
        assert not journal(root / "build").exists(), (number, told)
    assert failed >= sum(number < before for number in tried)
    tell("faults of the disk injected", len(tried))
    tell("sites lost", 0)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 MB in memory, where this user may mount one."""
    place = tmp_path.resolve() / "disk"
    place.mkdir()
    if mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)):
        pytest.skip("mounting a small disk needs root on Linux")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def mount(*arguments: str) -> int:
    try:
        return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode
    except OSError:
        return 1


@pytest.mark.long
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_small_disk_that_is_full_and_one_that_is_read_only(
    engine: str, small_disk: Path, tell: Tell
) -> None:
    root = dossier(small_disk / "dossier")
    site, build = root / "site", ("-C", root, "build", "--engine", engine)
    write_version(root, "old")
    assert run(*build).returncode == 0
    old = tree(site)
    write_version(root, "new")
    filesystem = os.statvfs(small_disk)
    used = (filesystem.f_blocks - filesystem.f_bfree) * filesystem.f_frsize
    # Nothing is free; half a site is.
    for free in (0, sum(map(len, old.values())) // 2):
        assert mount("-o", f"remount,size={used + free}", str(small_disk)) == 0
        done = run(*build)
        assert done.returncode == 3, done.stderr
        assert os.strerror(errno.ENOSPC) in done.stderr
        assert "Traceback" not in done.stderr
        assert tree(site) == old
        assert leftovers(site) == []
    assert mount("-o", "remount,ro,size=64m", str(small_disk)) == 0
    done = run(*build)
    assert is_clean_failure(done, errno.EROFS), done.stderr
    assert tree(site) == old
    assert mount("-o", "remount,rw", str(small_disk)) == 0
    assert run(*build).returncode == 0
    assert tree(site) != old
    tell("faults of the disk injected", 3)
    tell("sites lost", 0)
