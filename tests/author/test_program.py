"""A new dossier installs the program that made it, or what its author named; nothing by its name."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from variorum import __version__
from variorum.author.new_dossier import Program, from_address, from_wheel
from variorum.cli import cli
from variorum.cli.commands.init import this_program
from variorum.model.failure import OutsideFailure
from variorum.read import installed, installed_program

SOURCES = Path(installed.__file__).parents[1]
ABOUT = f"variorum-{__version__}.dist-info"
NAME = f"variorum-{__version__}-py3-none-any.whl"
SHA = "a" * 64
ADDRESSES = [
    "https://example.org/variorum-1.2-py3-none-any.whl",
    f"https://example.org:8443/~ada/@v1/variorum-1.2.tar.gz#sha256={SHA}",
    "https://example.org/raw/variorum-1.2-py3-none-any.whl?job=build&ref=v1.2",
    "git+https://example.org/ada/variorum.git@v1.2",
    "git+https://example.org/ada/variorum@0123456789abcdef0123456789abcdef01234567",
]


def init(*arguments: str, cwd: Path | None = None) -> tuple[int, str]:
    """The exit code of `variorum init` with these, and what it told."""
    place = [] if cwd is None else ["-C", str(cwd)]
    result = CliRunner().invoke(cli, [*place, "init", *arguments])
    if isinstance(result.exception, OutsideFailure):
        return 3, result.exception.message
    return result.exit_code, " ".join(result.output.replace("│", " ").split())


def required(dossier: Path) -> list[str]:
    """What pip reads in the requirements of a dossier."""
    lines = (dossier / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def wheel() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(this_program().files[f"program/{NAME}"]))


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A wheel of this program on disk."""
    path = tmp_path / "dist" / NAME
    path.parent.mkdir()
    path.write_bytes(this_program().files[f"program/{NAME}"])
    return path


def test_its_record_names_every_file_with_its_hash_and_size(wheel: zipfile.ZipFile) -> None:
    record = f"{ABOUT}/RECORD"
    rows = list(csv.reader(io.StringIO(wheel.read(record).decode())))
    assert [path for path, _, _ in rows] == wheel.namelist()
    assert rows[-1] == [record, "", ""]
    for path, digest, size in rows[:-1]:
        content = wheel.read(path)
        algorithm, _, code = digest.partition("=")
        assert algorithm == "sha256"
        assert base64.urlsafe_b64decode(f"{code}=") == hashlib.sha256(content).digest()
        assert len(code) == 43
        assert size == str(len(content))


def test_it_holds_the_package_and_what_was_noted_of_it(wheel: zipfile.ZipFile) -> None:
    package = {
        path.relative_to(SOURCES.parent).as_posix(): path.read_bytes()
        for path in SOURCES.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = {name: wheel.read(name) for name in wheel.namelist()}
    assert {name: held[name] for name in held if not name.startswith(ABOUT)} == package
    about = {name.removeprefix(f"{ABOUT}/") for name in held if name.startswith(ABOUT)}
    assert about == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    metadata = held[f"{ABOUT}/METADATA"].decode().splitlines()
    assert "Name: variorum" in metadata
    assert f"Version: {__version__}" in metadata
    assert any(line.startswith("Requires-Dist: pydantic>=") for line in metadata)
    assert held[f"{ABOUT}/licenses/LICENSE"] == (SOURCES.parents[1] / "LICENSE").read_bytes()
    assert b"variorum = variorum.cli:main" in held[f"{ABOUT}/entry_points.txt"]
    assert b"Tag: py3-none-any" in held[f"{ABOUT}/WHEEL"].splitlines()


def test_it_is_the_same_whenever_and_wherever_it_is_packed(wheel: zipfile.ZipFile) -> None:
    assert this_program() == this_program()
    for entry in wheel.infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.external_attr == 0o100644 << 16
        assert entry.compress_type == zipfile.ZIP_STORED
        assert entry.create_system == 3


def test_what_python_and_editors_leave_is_not_packed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "variorum"
    for path in ("cli/main.py", "cli/__pycache__/main.pyc", "old.pyc", ".idea/x", "cli/.main.swp"):
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text("x")
    monkeypatch.setattr(installed, "_PACKAGE", package)
    files = installed_program(__version__)
    assert [path for path in files if not path.startswith(ABOUT)] == ["variorum/cli/main.py"]


def test_metadata_of_another_program_are_not_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OutsideFailure, match=f"9.9 and was installed as {__version__}"):
        installed_program("9.9")
    monkeypatch.setattr(installed, "_PACKAGE", SOURCES.with_name("nowhere-installed"))
    with pytest.raises(OutsideFailure, match=r"without having been installed.*--program"):
        installed_program(__version__)


def test_a_new_dossier_brings_it(tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert init(str(new))[0] == 0
    assert required(new) == [f"./program/{NAME}"]
    assert (new / "program" / NAME).read_bytes() == this_program().files[f"program/{NAME}"]
    assert f"`./program/{NAME}`" in (new / "README.md").read_text(encoding="utf-8")
    # Nothing that came with it sends anybody to an index for the program.
    for path in new.rglob("*"):
        if path.is_file() and path.suffix != ".whl":
            assert "variorum==" not in path.read_text(encoding="utf-8"), path
            assert "install variorum" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_pip_reads_are_taken(address: str) -> None:
    assert from_address(address) == Program(address)


def test_an_address_stands_in_its_place(tmp_path: Path) -> None:
    address, new = ADDRESSES[1], tmp_path / "new"
    assert init(str(new), "--program", address)[0] == 0
    assert required(new) == [address]
    assert not (new / "program").exists()
    assert f"`{address}`" in (new / "README.md").read_text(encoding="utf-8")


def test_a_wheel_that_is_named_is_copied(tmp_path: Path, packed: Path) -> None:
    copied = tmp_path / "one" / "program" / NAME
    for new, where, cwd in (("one", str(packed), None), ("two", f"dist/{NAME}", tmp_path)):
        assert init(str(tmp_path / new), "--program", where, cwd=cwd)[0] == 0
        assert required(tmp_path / new) == [f"./program/{NAME}"]
        assert copied.read_bytes() == packed.read_bytes()
        copied = tmp_path / "two" / "program" / NAME


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("variorum", "a name alone is looked up in an index where anybody may take it"),
        ("variorum==0.1.0", "a name alone"),
        ("variorum[cluster]", "a name alone"),
        ("variorum @ https://example.org/v-1-py3-none-any.whl", "is no plain address"),
        ("", "a name alone"),
        (".", "a name alone"),
        ("-e .", "a name alone"),
        ("-r other.txt", "a name alone"),
        ("--index-url x", "a name alone"),
        (f"{ADDRESSES[0]} --index-url https://example.com", "is no plain address"),
        ("--index-url https://example.com/x.whl", "is no plain address"),
        (f"{ADDRESSES[0]}\nother", "is no plain address"),
        (f"{ADDRESSES[0]}\n", "is no plain address"),
        (f"{ADDRESSES[0]}\r", "is no plain address"),
        (f"{ADDRESSES[0]}\\", "is no plain address"),
        (f"{ADDRESSES[0]} # x", "is no plain address"),
        (f"{ADDRESSES[0]} ; python_version > '3'", "is no plain address"),
        (f"{ADDRESSES[0]}[cluster]", "is no plain address"),
        (f"{ADDRESSES[0]}#egg=other", "is no plain address"),
        ("https://example.org/${HOME}/v-1-py3-none-any.whl", "is no plain address"),
        ("https://example.org/\x1b[2Jv-1-py3-none-any.whl", "is no plain address"),
        ("https://example.org/\u202ev-1-py3-none-any.whl", "is no plain address"),
        ("https://example.org/`x`.zip", "is no plain address"),
        ("https://example.org/simple/", "is no plain address"),
        ("https:///v-1-py3-none-any.whl", "is no plain address"),
        ("http://example.org/v-1-py3-none-any.whl", "is not fetched over https"),
        ("git+ssh://git@example.org/ada/variorum@v1", "is not fetched over https"),
        ("git+http://example.org/ada/variorum@v1", "is not fetched over https"),
        ("file:///tmp/v-1-py3-none-any.whl", "is not fetched over https"),
        ("https://ada:secret@example.org/v-1-py3-none-any.whl", "names a user or a password"),
        ("git+https://token@example.org/ada/variorum@v1", "names a user or a password"),
        ("git+https://example.org/ada/variorum", "names no revision"),
        ("git+https://example.org/ada/variorum@--upload-pack=x", "is no plain address"),
        ("git+https://example.org/ada/variorum@v1#egg=other", "is no plain address"),
        ("git+https://example.org/ada/variorum@", "is no plain address"),
    ],
)  # fmt: skip
def test_what_pip_could_read_otherwise_is_refused(tmp_path: Path, where: str, reason: str) -> None:
    code, told = init(str(tmp_path / "new"), f"--program={where}")
    assert code == 2
    assert reason in told
    assert "give the https:// address of a wheel" in told
    assert not {"\x1b", "\u202e"} & set(told)
    assert not (tmp_path / "new").exists()


@given(st.sampled_from(ADDRESSES), st.integers(0, 90), st.text(max_size=20))
def test_what_is_taken_is_one_word_of_a_line(address: str, at: int, put_in: str) -> None:
    where = address[:at] + put_in + address[at:]
    try:
        program = from_address(where)
    except ValueError:
        return
    assert program.requirement == where
    assert where.isascii()
    assert where.isprintable()
    assert not set(where) & set(" \\${}'\"`;<>[]")
    assert where.startswith(("https://", "git+https://"))


def test_wheels_that_pip_could_not_install_are_refused(tmp_path: Path, packed: Path) -> None:
    content = packed.read_bytes()
    refused: list[tuple[str, bytes, int, str]] = [
        ("variorum.whl", content, 2, "no name of a wheel"),
        ("a b-1-py3-none-any.whl", content, 2, "no name of a wheel"),
        ("x\n--index-url-1-py3-none-any.whl", content, 2, "no name of a wheel"),
        ("v`-1-py3-none-any.whl", content, 2, "no name of a wheel"),
        ("-r-1-py3-none-any.whl", content, 2, "no name of a wheel"),
        ("other-1-py3-none-any.whl", b"<html>", 2, "is no wheel"),
        ("other-2-py3-none-any.whl", content[:-9], 2, "is no wheel"),
        ("other-3-py3-none-any.whl", zipped("x.txt"), 2, "the command `variorum`"),
        ("other-4-py3-none-any.whl", b"0" * 4_000_001, 3, "more than 4,000,000"),
    ]
    for name, data, expected, reason in refused:
        (tmp_path / name).write_bytes(data)
        code, told = init(str(tmp_path / "new"), f"--program={tmp_path / name}")
        assert (code, reason in told) == (expected, True), (name, told)
    (tmp_path / "folder-1-py3-none-any.whl").mkdir()
    (tmp_path / "link-1-py3-none-any.whl").symlink_to(packed)
    for name, reason in (("folder", "a folder"), ("link", "a link"), ("absent", "No such file")):
        code, told = init("new", "--program", f"{name}-1-py3-none-any.whl", cwd=tmp_path)
        assert (code, reason in told) == (3, True), told
    assert not (tmp_path / "new").exists()


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


def test_a_wheel_with_another_command_is_none_of_this_program() -> None:
    for told, right in (("variorum = v:main", True), ("variorum-x = v:main", False)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("v-1.dist-info/entry_points.txt", f"[console_scripts]\n{told}\n")
        if right:
            program = from_wheel("v-1-py3-none-any.whl", out.getvalue())
            assert program.requirement == "./program/v-1-py3-none-any.whl"
        else:
            with pytest.raises(ValueError, match="the command `variorum`"):
                from_wheel("v-1-py3-none-any.whl", out.getvalue())


@pytest.mark.parametrize("program", [None, *ADDRESSES])
def test_make_authors_asks_for_the_extra_of_the_same_program(
    tmp_path: Path, program: str | None
) -> None:
    root = tmp_path / "dossier"
    assert init(str(root), *(["--program", program] if program else []))[0] == 0
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@" > asked\ncat >> asked\n')
    python.chmod(0o755)
    subprocess.run(["make", "-s", "authors"], cwd=root, check=True)
    asked = (root / "asked").read_text()
    wanted = f"variorum[authors] @ {program}" if program else f"./program/{NAME}[authors]"
    assert asked == f"-m pip install --quiet -r /dev/stdin\n{wanted}\n"
    if program:
        assert Requirement(wanted).extras == {"authors"}
