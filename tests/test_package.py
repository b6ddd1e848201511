"""What is in the wheel and in the source archive, and what is not."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = {
    path.relative_to(ROOT / "src").as_posix()
    for path in (ROOT / "src" / "variorum").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return target


def test_the_wheel_holds_the_package_and_nothing_of_a_dossier(archives: Path) -> None:
    (wheel,) = archives.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if ".dist-info/" not in name} == PACKAGE
    assert any(name.endswith("assets/variorum.css") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_source_archive_builds_the_same_and_holds_no_more(archives: Path) -> None:
    (source,) = archives.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {member.name.partition("/")[2] for member in archive if member.isfile()}
    package = {name.removeprefix("src/") for name in names if name.startswith("src/")}
    assert package == PACKAGE
    others = {name for name in names if not name.startswith("src/")}
    assert others <= {"LICENSE", "PKG-INFO", "pyproject.toml", ".gitignore"}


def test_locked_requirements_name_packages_and_hashes_only() -> None:
    for name in ("site.txt", "test.txt"):
        lines = (ROOT / "requirements" / name).read_text().splitlines()
        assert lines
        for line in lines:
            assert "/" not in line
            assert "@" not in line
            assert line.startswith("    --hash=sha256:") or "==" in line
