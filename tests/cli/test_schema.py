"""`variorum schema` as people and CI meet it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import run

from variorum.author.schemas import schema_files


def dossier(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def test_it_writes_the_schemas_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    done = run("-C", root, "schema")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Wrote schema/actors.json, ")
    for path, content in schema_files().items():
        assert (root / path).read_bytes() == content
    again = run("-C", root, "schema")
    assert (again.returncode, again.stderr) == (0, "schema/ is up to date.\n")


def test_check_tells_what_is_out_of_date_and_writes_nothing(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    run("-C", root, "schema")
    assert run("-C", root, "schema", "--check").returncode == 0
    names = root / "schema" / "names.json"
    names.write_text(json.dumps(json.loads(names.read_text())))
    old = names.read_bytes()
    done = run("-C", root, "schema", "--check")
    assert done.returncode == 1
    assert done.stdout.startswith("schema/names.json is out of date: run `variorum schema`")
    assert done.stdout.count("\n") == 1
    assert names.read_bytes() == old


def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    (root / "schema").mkdir()
    (root / "schema" / "names.json").write_text("{}")
    done = run("-C", root, "schema")
    assert done.returncode == 3
    assert "names.json" in done.stderr
    assert [path.name for path in (root / "schema").iterdir()] == ["names.json"]


def test_it_needs_a_dossier(tmp_path: Path) -> None:
    assert run("-C", tmp_path, "schema").returncode == 2
