"""Rendering is pure: the same dossier gives the same bytes on any machine, in any folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

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


def test_time_zone_locale_and_hash_seed_do_not_show() -> None:
    told = {"LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG.UTF-8", "SOURCE_DATE_EPOCH": "1"}
    assert sums(ROOT, ROOT, **told, TZ="Pacific/Kiritimati", PYTHONHASHSEED="1") == here()


def test_neither_the_folder_nor_a_stray_matplotlibrc_shows(tmp_path: Path) -> None:
    other = tmp_path / "ein anderer Ordner äöü"
    shutil.copytree(ROOT, other)
    (tmp_path / "matplotlibrc").write_text(RC, encoding="utf-8")
    west = {"TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "PYTHONUTF8": "0"}
    assert sums(Path(other.name), tmp_path, **west, PYTHONHASHSEED="77") == here()
    settings = tmp_path / "settings"
    settings.mkdir()
    shutil.move(tmp_path / "matplotlibrc", settings)
    told = {"MATPLOTLIBRC": str(settings / "matplotlibrc"), "MPLCONFIGDIR": str(settings)}
    assert sums(other, tmp_path, **told, MPLBACKEND="svg") == here()
