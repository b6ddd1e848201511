"""`CITATION.cff` is valid, and says what the project and its dossier say of themselves."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import yaml
from tests.sites import PROJECT, real_dossier

from variorum import __version__

FILE = PROJECT / "CITATION.cff"


def told() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def test_it_is_a_citation_file() -> None:
    # The schema comes with the package: nothing is fetched.
    done = subprocess.run(
        [
            sys.executable, "-m", "check_jsonschema",
            "--builtin-schema", "vendor.citation-file-format", str(FILE),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_cites_this_version_under_its_licence() -> None:
    assert told()["version"] == __version__
    assert told()["license"] == "MIT"


def test_it_names_the_dossier_as_the_dossier_does() -> None:
    info = real_dossier().info
    (data,) = told()["references"]
    assert data["title"] == info.title
    assert tuple(author["name"] for author in data["authors"]) == info.editors
    assert data["license"] == info.licence.name.replace(" ", "-")
