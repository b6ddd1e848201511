"""Rendering is pure: the same dossier gives the same bytes on any machine, in any folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.lighthouse import ROOT, rendered

SCRIPT = """
import hashlib, sys
from pathlib import Path
from variorum.pipeline.checking import check_dossier
from variorum.pipeline.publishing import render_dossier
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


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONHASHSEED": "77"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ],
    ids="-".join,
)
def test_time_zone_locale_and_hash_seed_do_not_show(environment: dict[str, str]) -> None:
    assert sums(ROOT, ROOT, **environment) == here()


def test_the_folder_does_not_show(tmp_path: Path) -> None:
    other = tmp_path / "ein anderer Ordner äöü"
    shutil.copytree(ROOT, other)
    assert sums(other, tmp_path) == here()
    assert sums(Path(other.name), tmp_path) == here()


def test_a_stray_matplotlibrc_does_not_show(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text(RC, encoding="utf-8")
    settings = tmp_path / "settings"
    settings.mkdir()
    shutil.copy(tmp_path / "matplotlibrc", settings)
    assert sums(ROOT, tmp_path) == here()
    told = {"MATPLOTLIBRC": str(tmp_path / "matplotlibrc"), "MPLCONFIGDIR": str(settings)}
    assert sums(ROOT, tmp_path, **told, MPLBACKEND="svg") == here()
