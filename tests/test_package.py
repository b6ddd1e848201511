"""What is in the wheel and in the source archive, and what is not."""

from __future__ import annotations

import ast
import os
import re
import signal
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from pathlib import Path

import pytest
import yaml
from tests.waiting import PATIENCE, wait_until

from variorum import __version__
from variorum.cli.commands.init import this_program

ROOT = Path(__file__).parents[1]
PACKAGE = {
    path.relative_to(ROOT / "src").as_posix()
    for path in (ROOT / "src" / "variorum").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}

# Words in a row that can't be the same by chance.
TELLING_OF_ARTICLES, TELLING_OF_RECORDS = 6, 9


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
    for name in ("audit.txt", "authors.txt", "bench.txt", "fuzz.txt", "site.txt", "test.txt"):
        lines = (ROOT / "requirements" / name).read_text().splitlines()
        assert lines
        for line in lines:
            assert "/" not in line
            assert "@" not in line
            assert line.startswith("    --hash=sha256:") or "==" in line


def wheel_of(archives: Path) -> Path:
    (wheel,) = archives.glob("*.whl")
    return wheel


def rows(text: str, length: int) -> set[str]:
    """Every `length` words of a text that stand in a row, however they are set and spelled."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def records() -> str:
    """What people wrote into data/, but for words that every dossier shares: its comments, the
    published reading rules, and what the licence covers."""
    files = [path for path in (ROOT / "data").rglob("*.yaml") if path.name != "readings.yaml"]
    lines = [line for path in sorted(files) for line in path.read_text("utf-8").splitlines()]
    info = yaml.safe_load((ROOT / "data" / "dossier.yaml").read_text("utf-8"))
    licence = rows(str(info["licence"]), 3)
    shared = [line for line in lines if rows(line, 3) and rows(line, 3) <= licence]
    return "\n".join(
        line for line in lines if not line.lstrip().startswith("#") and line not in shared
    )


def test_nothing_of_this_dossier_is_in_either_archive(archives: Path) -> None:
    articles = [path.read_text("utf-8") for path in (ROOT / "seeds").glob("*.txt")]
    of_articles = {row for text in articles for row in rows(text, TELLING_OF_ARTICLES)}
    of_records = rows(records(), TELLING_OF_RECORDS)
    assert min(len(of_articles), len(of_records)) > 1000
    names = yaml.safe_load((ROOT / "data" / "names.yaml").read_text("utf-8"))["names"]
    labels = " ".join(each["label"] for each in names if each["kind"] in ("place", "person"))
    of_names = set(re.findall(r"\b[A-Z]\w{5,}", labels))
    assert len(of_names) > 5
    held = set()
    for member, content in members(archives).items():
        text = content.decode("utf-8", "replace")
        held |= {(member, row) for row in rows(text, TELLING_OF_ARTICLES) & of_articles}
        held |= {(member, row) for row in rows(text, TELLING_OF_RECORDS) & of_records}
        held |= {(member, name) for name in set(re.findall(r"\w+", text)) & of_names}
    assert held == set()


def members(archives: Path) -> dict[str, bytes]:
    """Every file of the wheel and of the source archive."""
    (source,) = archives.glob("*.tar.gz")
    with zipfile.ZipFile(wheel_of(archives)) as wheel, tarfile.open(source) as packed:
        contents = {name: wheel.read(name) for name in wheel.namelist()}
        for member in packed.getmembers():
            if file := packed.extractfile(member):
                contents[member.name] = file.read()
    return contents


def test_the_metadata_names_every_requirement(archives: Path) -> None:
    with zipfile.ZipFile(wheel_of(archives)) as wheel:
        metadata = wheel.read(f"variorum-{__version__}.dist-info/METADATA").decode()
        scripts = wheel.read(f"variorum-{__version__}.dist-info/entry_points.txt").decode()
    told = {
        re.split(r"[<>=~!;]", line.removeprefix("Requires-Dist: "))[0].strip().lower()
        for line in metadata.splitlines()
        if line.startswith("Requires-Dist: ")
    }
    # What the package imports must be what it asks for.
    names = {
        "PIL": "pillow",
        "yaml": "pyyaml",
        "markdown_it": "markdown-it-py",
        "mdit_py_plugins": "mdit-py-plugins",
        "markupsafe": "jinja2",
        "text_to_num": "text2num",
    }
    imported = set()
    for path in (ROOT / "src" / "variorum").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                modules = [node.module or ""]
            for module in (each.partition(".")[0] for each in modules):
                if module not in sys.stdlib_module_names and module not in ("variorum", "numpy"):
                    imported.add(names.get(module, module))
    assert imported <= told
    assert "variorum = variorum.cli:main" in scripts


@pytest.fixture(scope="module")
def command(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The command of the wheel, in an environment with the locked requirements and nothing else."""
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "site.txt")], check=True
    )
    subprocess.run([*pip, "--no-deps", str(wheel_of(archives))], check=True)
    return str(environment / "bin" / "variorum")


@pytest.mark.long
def test_the_wheel_works_in_an_empty_environment_elsewhere(command: str, tmp_path: Path) -> None:
    """Far from this folder it starts a dossier, builds it and serves it."""
    away = tmp_path / "away"
    away.mkdir()
    clean = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}

    def variorum(*arguments: str) -> str:
        return subprocess.run(
            [command, *arguments],
            cwd=away, env=clean, check=True, capture_output=True, encoding="utf-8",
        ).stdout  # fmt: skip

    assert variorum("--version") == f"variorum, version {__version__}\n"
    variorum("init", "new", "--title", "A new dossier")
    assert variorum("-C", "new", "check", "--strict") == ""
    for engine in ("mkdocs", "zensical"):
        variorum("-C", "new", "build", "--engine", engine)
        home = (away / "new" / "site" / "index.html").read_text(encoding="utf-8")
        assert "A new dossier" in home
        assert (away / "new" / "site" / "assets" / "variorum.css").is_file()
    assert serves(command, away / "new", clean) == 0


@pytest.mark.long
def test_a_dossier_of_an_installed_wheel_installs_its_program_and_builds(
    command: str, tmp_path: Path
) -> None:
    """Where the command is not there and the home is empty; and what it installed does the same."""
    new, home, bin_ = (tmp_path / name for name in ("new", "home", "bin"))
    home.mkdir()
    bin_.mkdir()
    (bin_ / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    subprocess.run([command, "init", new, "--title", "A new dossier"], check=True)
    name = f"variorum-{__version__}-py3-none-any.whl"
    (wheel,) = (new / "program").iterdir()
    assert wheel.name == name
    assert wheel.read_bytes() == this_program().files[f"program/{name}"]
    dossier = new.rename(tmp_path / "elsewhere")  # as a clone is elsewhere
    done = subprocess.run(
        ["make", "--no-print-directory", "check", "site"],
        cwd=dossier, env=reaching_the_index(home, bin_), check=False, capture_output=True,
        encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "A new dossier" in (dossier / "site" / "index.html").read_text(encoding="utf-8")
    # What was installed packs the very wheel that it was installed from.
    subprocess.run([dossier / ".venv" / "bin" / "variorum", "init", new], check=True)
    assert (new / "program" / name).read_bytes() == (dossier / "program" / name).read_bytes()


def reaching_the_index(home: Path, programs: Path) -> dict[str, str]:
    """An environment with that home, those programs first and nobody's `variorum`, in which pip
    finds the index of packages as it does here."""
    kept = re.compile("PIP_|TMPDIR$|LANG$|LC_|.*_PROXY$|.*_CA_|SSL_CERT_", re.IGNORECASE)
    clean = {key: value for key, value in os.environ.items() if kept.match(key)}
    folders = [each for each in os.environ["PATH"].split(":") if each]
    others = [each for each in folders if not (Path(each) / "variorum").exists()]
    return clean | {"HOME": str(home), "PATH": ":".join([str(programs), *others])}


def serves(command: str, root: Path, environment: dict[str, str]) -> int:
    """Starts a preview of `root`, fetches its home page, stops it; the exit code."""
    log = root.parent / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [command, "-C", str(root), "serve", "--port", "0"],
            env=environment, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        wait_until(
            lambda: "is up to date" in log.read_text("utf-8") or process.poll() is not None,
            "the preview",
        )
        assert process.poll() is None, log.read_text("utf-8")
        (address,) = set(re.findall(r"http://127[\d.:]+/", log.read_text(encoding="utf-8")))
        with urllib.request.urlopen(address) as answer:
            assert b"A new dossier" in answer.read()
        process.send_signal(signal.SIGTERM)
        return process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()
