"""Builds killed at random moments: a reader never meets half a site, and nothing goes on running."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.reliability.counts import RANDOM_KILLS
from tests.reliability.faults.builds import (
    dossier,
    fast_folder,
    leftovers,
    none_survives,
    run,
    tree,
    write_version,
)
from tests.reliability.figures import Tell

from variorum.publish.exchange.swap import journal

VERSIONS = ("old", "new")


def killed_after(seconds: float, root: Path, engine: str) -> bool:
    """Whether a build was still at work when it was killed after that time."""
    build = subprocess.Popen(
        [sys.executable, "-m", "variorum", "-C", str(root), "build", "--engine", engine],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    running = build.poll() is None
    build.kill()
    build.wait()
    return running


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two names in one step")
@pytest.mark.parametrize(("engine", "kills"), [
    ("mkdocs", RANDOM_KILLS // 2), ("zensical", RANDOM_KILLS - RANDOM_KILLS // 2),
])  # fmt: skip
def test_a_build_killed_at_any_moment(engine: str, kills: int, tell: Tell) -> None:
    moments = random.Random(engine)
    with fast_folder() as folder:
        root = dossier(folder / "dossier")
        site, whole, length = root / "site", {}, 0.0
        for version in VERSIONS:
            write_version(root, version)
            began = time.monotonic()
            done = run("-C", root, "build", "--engine", engine)
            length = time.monotonic() - began
            assert done.returncode == 0, done.stderr
            whole[version] = tree(site)
        assert whole["old"] != whole["new"]
        killed = 0
        while killed < kills:
            stood = tree(site)
            write_version(root, next(v for v in VERSIONS if whole[v] != stood))
            moment = moments.random() * length
            if not killed_after(moment, root, engine):
                # A quicker machine than a moment ago: that build was not killed and counts for none.
                length = moment
                continue
            killed += 1
            assert none_survives(root), f"an engine outlived its build, killed after {moment:.2f} s"
            assert tree(site) in whole.values(), f"a mixture, killed after {moment:.2f} s"
            told = run("-C", root, "schema", "--check").stderr
            assert tree(site) in whole.values(), told
            assert leftovers(site) == [], told
            assert not journal(root / "build").exists(), told
        for version in VERSIONS:
            write_version(root, version)
            done = run("-C", root, "build", "--engine", engine)
            assert done.returncode == 0, done.stderr
            assert tree(site) == whole[version]
    tell("kills at random moments", killed)
    tell("sites lost", 0)
    tell("engines that outlived their build", 0)
