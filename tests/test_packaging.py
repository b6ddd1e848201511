"""What is published of the package: the tool with its templates, and nothing of a dossier."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from variorum import __version__

PROJECT = Path(__file__).parent.parent
SOURCES = PROJECT / "src" / "variorum"


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the source archive, built without a network by the locked hatchling."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(out)],
        cwd=PROJECT,
        env=os.environ | {"PIP_NO_INDEX": "1"},
        check=True,
        capture_output=True,
    )
    return out


def one(folder: Path, ending: str) -> Path:
    (only,) = folder.glob(f"*{ending}")
    return only


def expected() -> set[str]:
    """Every file of the package but what Python leaves there."""
    return {
        path.relative_to(PROJECT / "src").as_posix()
        for path in SOURCES.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_and_nothing_else(archives: Path) -> None:
    with zipfile.ZipFile(one(archives, ".whl")) as wheel:
        names = {name for name in wheel.namelist() if not name.endswith("/")}
    info = {name for name in names if name.startswith(f"variorum-{__version__}.dist-info/")}
    assert names - info == expected()
    assert {name.rpartition("/")[2] for name in info} == {
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
        "LICENSE",
    }


def test_the_wheel_brings_templates_and_styles() -> None:
    names = expected()
    for name in ("templates/source.md.j2", "templates/parts.j2", "assets/variorum.css"):
        assert f"variorum/render/{name}" in names


def test_the_source_archive_holds_nothing_of_a_dossier(archives: Path) -> None:
    with tarfile.open(one(archives, ".tar.gz")) as archive:
        names = {member.name.partition("/")[2] for member in archive if member.isfile()}
    assert {f"src/{name}" for name in expected()} <= names
    for name in names:
        folder = name.partition("/")[0]
        assert folder not in ("seeds", "data", "docs", "tests", "site", "build"), name
    wanted = {f"src/{name}" for name in expected()}
    # Hatchling adds the files that say what the archive is.
    assert names - wanted <= {"PKG-INFO", "pyproject.toml", "LICENSE", "README.md", ".gitignore"}


def test_nothing_of_the_articles_is_in_the_wheel(archives: Path) -> None:
    seeds = [path.read_bytes() for path in (PROJECT / "seeds").glob("*.txt")]
    paragraphs = [p.strip() for seed in seeds for p in seed.split(b"\n") if len(p) > 80]
    assert paragraphs
    with zipfile.ZipFile(one(archives, ".whl")) as wheel:
        for name in wheel.namelist():
            content = wheel.read(name)
            assert not [p for p in paragraphs if p in content], name


def test_the_metadata_names_every_requirement(archives: Path) -> None:
    with zipfile.ZipFile(one(archives, ".whl")) as wheel:
        metadata = wheel.read(f"variorum-{__version__}.dist-info/METADATA").decode()
        scripts = wheel.read(f"variorum-{__version__}.dist-info/entry_points.txt").decode()
    told = {
        line.removeprefix("Requires-Dist: ").split(">")[0].strip().lower()
        for line in metadata.splitlines()
        if line.startswith("Requires-Dist: ")
    }
    # What the package imports must be what it asks for.
    names = {"yaml": "pyyaml", "markdown_it": "markdown-it-py", "markupsafe": "jinja2"}
    imported = set()
    for path in SOURCES.rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.split()
            if len(words) > 1 and words[0] in ("import", "from") and not words[1].startswith("."):
                module = words[1].partition(".")[0].rstrip(",")
                if module not in sys.stdlib_module_names and module not in ("variorum", "numpy"):
                    imported.add(names.get(module, module))
    assert imported <= told
    assert "variorum = variorum.cli:main" in scripts


@pytest.mark.long
def test_the_wheel_works_in_an_empty_environment_elsewhere(archives: Path, tmp_path: Path) -> None:
    """Installed with the locked requirements, far from this folder, it builds a dossier."""
    import shutil

    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "--require-hashes", "-r", str(PROJECT / "requirements" / "site.txt")], check=True
    )
    subprocess.run([*pip, "--no-deps", str(one(archives, ".whl"))], check=True)
    away = tmp_path / "away"
    shutil.copytree(PROJECT / "tests" / "dossiers" / "lighthouse", away)
    shutil.copy(PROJECT / "mkdocs.yml", away / "mkdocs.yml")
    clean = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}

    def variorum(*arguments: str) -> str:
        command = [str(environment / "bin" / "variorum"), *arguments]
        return subprocess.run(
            command, cwd=away, env=clean, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    assert variorum("--version") == f"variorum, version {__version__}\n"
    assert variorum("check", "--strict") == ""
    variorum("build")
    assert (away / "site" / "index.html").is_file()
    assert (away / "site" / "assets" / "variorum.css").is_file()
