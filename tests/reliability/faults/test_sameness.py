"""Two builds of one dossier give the same bytes and modes, wherever and whenever they are made."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.reliability.counts import SAME_BUILDS
from tests.reliability.faults.builds import dossier
from tests.reliability.figures import Tell
from tests.sites import PROJECT
from tests.waiting import LONGEST

ENGINES = ("mkdocs", "zensical")

# What a matplotlib that listened to it would draw with.
_MATPLOTLIBRC = "font.size: 31\naxes.facecolor: red\nsvg.fonttype: path\nfigure.dpi: 17\n"
# Another day for every process of the build that asks Python for the time: the engine's too, which
# is handed nothing of the environment and so has to be told.
_ANOTHER_DAY = """
import datetime, os, subprocess, time
_popen = subprocess.Popen.__init__
def _told(self, *arguments, **named):
    if named.get("env") is not None:
        named["env"] = {**named["env"], "PYTHONPATH": os.environ["PYTHONPATH"]}
    _popen(self, *arguments, **named)
subprocess.Popen.__init__ = _told
_SHIFT = 400.5 * 86400
_time, _gmtime, _localtime, _strftime = time.time, time.gmtime, time.localtime, time.strftime
time.time = lambda: _time() + _SHIFT
time.time_ns = lambda: int((_time() + _SHIFT) * 1e9)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, when=None: _strftime(form, time.localtime() if when is None else when)

class date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

class datetime_(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)
    today = now

datetime_.__name__ = datetime_.__qualname__ = "datetime"
datetime.date, datetime.datetime = date, datetime_
"""

Tree = dict[str, tuple[int, bytes]]


@dataclass(frozen=True)
class Surroundings:
    """All that may differ from machine to machine; an empty value in `environment` unsets it."""

    folder: str
    umask: int
    environment: Mapping[str, str]
    another_day: bool = False
    stray_settings: bool = False
    by_path: bool = False


PLAIN = Surroundings(
    "a", 0o022, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": ""}
)
# Each is built once and held against the plain one.
ODD = (
    Surroundings(
        "a folder whose name is a good deal longer, with spaces and ö",
        0o077,
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "POSIX",
            "PYTHONHASHSEED": "7",
            "PYTHONUTF8": "0",
            "HOME": "",
            "SOURCE_DATE_EPOCH": "",
        },
        another_day=True,
        stray_settings=True,
        by_path=True,
    ),
    Surroundings(
        "deep/er/down",
        0o002,
        {
            "TZ": "America/St_Johns",
            "LC_ALL": "de_DE.UTF-8",
            "LANG": "tr_TR.UTF-8",
            "PYTHONHASHSEED": "4294967295",
            "HOME": "/nonexistent",
            "COLUMNS": "20",
            "FORCE_COLOR": "1",
            "SOURCE_DATE_EPOCH": "",
        },
        stray_settings=True,
    ),
)


def copy_of_this_dossier(root: Path) -> Path:
    for name in ("data", "seeds", "docs"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


def build(root: Path, engine: str, where: Surroundings, tmp_path: Path) -> Tree:
    """The tree that a build in these surroundings makes of the dossier at `root`."""
    environment = dict(os.environ)
    # Settings of matplotlib beside the dossier, in the folder where the command is called, and named.
    settings = tmp_path / "settings"
    settings.mkdir(exist_ok=True)
    if where.stray_settings:
        for folder in (root, settings):
            (folder / "matplotlibrc").write_text(_MATPLOTLIBRC, "utf-8")
        environment["MPLCONFIGDIR"] = str(settings)
    if where.another_day:
        day = tmp_path / "day"
        day.mkdir(exist_ok=True)
        (day / "sitecustomize.py").write_text(_ANOTHER_DAY, "utf-8")
        environment["PYTHONPATH"] = str(day)
    for name, value in where.environment.items():
        environment[name] = value
        if not value:
            del environment[name]
    site = root / "site"
    there = ["-C", str(root)] if where.by_path else []
    done = subprocess.run(
        [sys.executable, "-m", "variorum", *there, "build", "--engine", engine],
        cwd=settings if where.by_path else root,
        env=environment,
        umask=where.umask,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(site).as_posix() + "/" * path.is_dir(): (
            stat.S_IMODE(path.lstat().st_mode),
            b"" if path.is_dir() else path.read_bytes(),
        )
        for path in sorted([site, *site.rglob("*")])
    }


def differences(one: Tree, other: Tree) -> list[str]:
    """A line for each file or folder that is not the same in both, with the first place it differs."""
    told = []
    for path in sorted({*one, *other}):
        if path not in one or path not in other:
            told.append(f"{path}: only in the {'first' if path in one else 'second'}")
            continue
        (mode, content), (other_mode, other_content) = one[path], other[path]
        if mode != other_mode:
            told.append(f"{path}: mode {mode:o} and {other_mode:o}")
        if content != other_content:
            pairs = enumerate(zip(content, other_content, strict=False))
            shorter = min(len(content), len(other_content))
            at = next((n for n, (left, right) in pairs if left != right), shorter)
            line = content[:at].count(b"\n") + 1
            around = slice(max(0, at - 40), at + 40)
            told.append(
                f"{path}: byte {at}, line {line}: {content[around]!r} and {other_content[around]!r}"
            )
    return told


def test_differences_are_told_with_their_place() -> None:
    one = {"a": (0o644, b"x\nyz"), "b": (0o644, b""), "c/": (0o755, b"")}
    other = {"a": (0o644, b"x\nyy"), "c/": (0o700, b""), "d": (0o644, b"")}
    assert differences(one, one) == []
    assert differences(one, other) == [
        "a: byte 3, line 2: b'x\\nyz' and b'x\\nyy'",
        "b: only in the first",
        "c/: mode 755 and 700",
        "d: only in the second",
    ]


def compare(one: Tree, other: Tree, tell: Tell) -> None:
    different = differences(one, other)
    assert not different, f"{len(different)} differ:\n" + "\n".join(different[:10])
    assert one["./"][0] == 0o755
    tell("files compared between two builds", sum(not path.endswith("/") for path in one))
    tell("files that differ between two builds", 0)


@pytest.mark.long
def test_two_builds_of_a_small_dossier(tmp_path: Path, tell: Tell) -> None:
    plain, odd = (
        build(dossier(tmp_path.joinpath(*where.folder.split("/"))), "zensical", where, tmp_path)
        for where in (PLAIN, ODD[0])
    )
    compare(plain, odd, tell)


@pytest.mark.long
@pytest.mark.parametrize("engine", ENGINES)
def test_builds_of_this_dossier(engine: str, tmp_path: Path, tell: Tell) -> None:
    plain = build(copy_of_this_dossier(tmp_path / PLAIN.folder), engine, PLAIN, tmp_path)
    ends = {path.rpartition(".")[2] for path in plain}
    assert {"html", "svg", "csv", "json", "png", "zip", "sqlite", "xml", "atom"} <= ends, ends
    for number in range(SAME_BUILDS):
        where = ODD[number % len(ODD)]
        root = tmp_path / str(number) / where.folder
        compare(plain, build(copy_of_this_dossier(root), engine, where, tmp_path), tell)


@pytest.mark.long
def test_a_given_date_is_in_what_the_engine_stamps_and_nowhere_else(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    without = build(root, "mkdocs", PLAIN, tmp_path)
    dated = Surroundings("", 0o022, {**PLAIN.environment, "SOURCE_DATE_EPOCH": "86400"})
    given = build(root, "mkdocs", dated, tmp_path)
    assert {line.partition(":")[0] for line in differences(without, given)} == {
        "sitemap.xml",
        "sitemap.xml.gz",
    }
    assert b"<lastmod>1970-01-02</lastmod>" in given["sitemap.xml"][1]
    assert b"lastmod" not in without["sitemap.xml"][1]


# What else is no date: tests/publish/test_clock.py.
def test_a_date_that_is_none_ends_a_build_with_3(tmp_path: Path) -> None:
    value = "yesterday"
    root = dossier(tmp_path / "dossier")
    done = subprocess.run(
        [sys.executable, "-m", "variorum", "-C", str(root), "build"],
        env=os.environ | {"SOURCE_DATE_EPOCH": value},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"variorum: SOURCE_DATE_EPOCH is '{value}'; it must be a whole number")
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()
