"""Builds killed at any moment: a reader never meets half a site, and the next build succeeds."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from variorum.publish import recover

_BUILD = """
import json, sys
from pathlib import Path
from variorum.publish import publish
from variorum.publish import exchange
root, text, two_renames = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "True"
if two_renames:
    exchange._exchange_names = lambda one, other: False
files = {path: content.encode() for path, content in json.load(sys.stdin).items()}
files["index.md"] += f"\\n\\n{text}\\n".encode()
publish(root, files, {"site_name": text, "nav": [{"Home": "index.md"}, {"A": "claims/aboard.md"}]},
        engine="zensical", site_dir=root / "site", report=lambda line: None)
"""


def start(root: Path, files: dict[str, bytes], text: str, two_renames: bool) -> Any:
    build = subprocess.Popen(
        [sys.executable, "-c", _BUILD, str(root), text, str(two_renames)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert build.stdin is not None
    build.stdin.write(json.dumps({path: files[path].decode() for path in files}).encode())
    build.stdin.close()
    build.stdin = None
    return build


def finish(root: Path, files: dict[str, bytes], text: str, two_renames: bool) -> dict[str, bytes]:
    build = start(root, files, text, two_renames)
    _, complaint = build.communicate(timeout=60)
    assert build.returncode == 0, complaint.decode()
    return contents(root / "site")


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.long
@pytest.mark.parametrize("two_renames", [False, True])
def test_a_killed_build_leaves_one_whole_site(
    root: Path, files: dict[str, bytes], two_renames: bool
) -> None:
    began = time.monotonic()
    whole = {"old": finish(root, files, "old", two_renames)}
    length = time.monotonic() - began
    whole["new"] = finish(root, files, "new", two_renames)
    tries = 25
    for number in range(tries):
        build = start(root, files, ("old", "new")[number % 2], two_renames)
        # The moments lie closer together towards the end, where the site changes hands.
        time.sleep(length * (1 - (1 - number / tries) ** 2) * 1.1)
        build.kill()
        build.wait()
        build.stderr.close()
        if not two_renames:
            assert contents(root / "site") in whole.values()
        recover(root, lambda line: None, root / "site")
        assert contents(root / "site") in whole.values()
    for text, expected in whole.items():
        assert finish(root, files, text, two_renames) == expected
    assert not list(root.glob(".site.*"))
