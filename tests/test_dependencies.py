"""Every package that is asked for has its reason in the decision on dependencies, and is locked."""

from __future__ import annotations

import re
import tomllib

import pytest
from tests.sites import PROJECT

DECISION = PROJECT / "docs" / "dev" / "decisions" / "0006-dependencies.md"
# Which file locks what, by the group of pyproject.toml.
LOCKS = {
    "": "site.txt",
    "build": "site.txt",
    "cluster": "test.txt",
    "authors": "authors.txt",
    "test": "test.txt",
    "audit": "audit.txt",
    "bench": "bench.txt",
    "fuzz": "fuzz.txt",
}
NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


def asked_for() -> dict[str, set[str]]:
    """The names of the packages each group asks for; the program's own stand under no name."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    groups = {"": project["project"]["dependencies"], **project["dependency-groups"]}
    extras = project["project"].get("optional-dependencies", {})
    return {name: {named(each) for each in lines} for name, lines in (groups | extras).items()}


def named(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found, requirement
    return found[0]


def reasons() -> dict[str, str]:
    rows = re.findall(r"^\| (\S+) \| (.+) \|$", DECISION.read_text("utf-8"), re.MULTILINE)
    return {name: reason for name, reason in rows if name not in ("package", "---")}


def test_every_package_has_its_reason_and_no_other_is_named() -> None:
    assert set().union(*asked_for().values()) == reasons().keys()
    assert all(len(reason) > 5 for reason in reasons().values())


@pytest.mark.parametrize("group", LOCKS)
def test_every_package_is_locked(group: str) -> None:
    lines = (PROJECT / "requirements" / LOCKS[group]).read_text("utf-8").splitlines()
    locked = {named(line) for line in lines if not line.startswith(" ")}
    assert asked_for()[group] <= locked


def test_every_locked_line_is_one_version_with_its_hashes() -> None:
    for path in sorted((PROJECT / "requirements").glob("*.txt")):
        text = path.read_text("utf-8")
        entries = re.findall(r"^(\S.*(?:\n .*)*)", text, re.MULTILINE)
        assert entries
        for entry in entries:
            first, *hashes = entry.split("\n")
            assert re.fullmatch(r"[a-z0-9.-]+==[\w.]+( ; [^\\]+)? \\", first), first
            assert hashes
            for line in hashes:
                assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), line
