"""Rendering is pure: the same dossier gives the same bytes on any machine, in any folder."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import subprocess
import sys
import weakref
from functools import cache
from pathlib import Path

import pytest
from tests.lighthouse import ROOT, rendered

from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import check_dossier

SCRIPT = """
import hashlib, sys
from pathlib import Path
from variorum.pipeline.checking import check_dossier
from variorum.pipeline.building import render_dossier
rendered = render_dossier(check_dossier(Path(sys.argv[1])).dossier)
for path, content in rendered.files.items():
    print(hashlib.sha256(content).hexdigest(), path)
print(ascii(rendered.config))
"""
RC = "svg.fonttype: path\nfont.size: 40\nlines.linewidth: 9\nfigure.dpi: 17\nsvg.hashsalt: salt\n"


def sums(root: Path, folder: Path, **environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(root)],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@cache
def here() -> list[str]:
    return sums(ROOT, ROOT, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")


def test_a_process_of_its_own_renders_what_this_one_does() -> None:
    lines = [
        f"{hashlib.sha256(content).hexdigest()} {path}"
        for path, content in rendered().files.items()
    ]
    assert lines == here()[:-1]


EAST = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "ar_EG.UTF-8",
    "SOURCE_DATE_EPOCH": "1",
    "PYTHONHASHSEED": "1",
}
WEST = {"TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONHASHSEED": "77"}


def copied(folder: Path) -> Path:
    other = folder / "ein anderer Ordner äöü"
    shutil.copytree(ROOT, other)
    (folder / "matplotlibrc").write_text(RC, encoding="utf-8")
    return other


def test_folder_zone_locale_hash_seed_and_a_stray_matplotlibrc_do_not_show(tmp_path: Path) -> None:
    other = copied(tmp_path)
    assert sums(Path(other.name), tmp_path, **WEST) == here()


@pytest.mark.long
def test_neither_do_settings_that_are_named(tmp_path: Path) -> None:
    other = copied(tmp_path)
    settings = tmp_path / "settings"
    settings.mkdir()
    shutil.move(tmp_path / "matplotlibrc", settings)
    told = {"MATPLOTLIBRC": str(settings / "matplotlibrc"), "MPLCONFIGDIR": str(settings)}
    assert sums(other, tmp_path, **EAST, **told, MPLBACKEND="svg") == here()


def test_what_the_files_are_made_of_is_let_go_with_the_last() -> None:
    dossier = check_dossier(ROOT).dossier
    left, made = weakref.ref(dossier), render_dossier(dossier).made()
    del dossier
    assert left() is not None
    assert sum(1 for _ in made) > 50
    gc.collect()
    assert left() is None
