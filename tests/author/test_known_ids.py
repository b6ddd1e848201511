"""What an editor offers of a dossier's ids, and that it underlines nothing more for it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.author.test_files_in_editors import bad_files, kind_of, underlined, validator
from tests.author.test_schemas import RECORDS
from tests.sites import PROJECT
from tests.test_bad import Bad, lay

from variorum.author import known_ids
from variorum.author.known_ids import MARK, PATHS, schemas_with_ids, stamp
from variorum.author.schemas import KINDS, written_schema
from variorum.check import references
from variorum.pipeline.checking import check_dossier
from variorum.pipeline.completing import refresh_schemas
from variorum.text.excerpts import shortened

DOSSIERS = [PROJECT, *sorted(path.parent for path in (PROJECT / "tests").glob("[dt]*/*/data"))]


def schemas_of(root: Path) -> dict[str, dict[str, Any]]:
    known = known_ids.known_ids(check_dossier(root).dossier)
    made = schemas_with_ids(known, MARK)
    return {kind.name: json.loads(made[PATHS[kind.name]]) for kind in KINDS}


def offered(schema: dict[str, Any], record: str, key: str) -> dict[str, str]:
    """What an editor offers for a key of a record, with what it says of each."""
    holder = schema["definitions"].get(record, schema)
    found: dict[str, str] = {}
    for part in holder["properties"][key]["allOf"]:
        name = part.get("$ref", "").rpartition("/")[2]
        if name.startswith("known-"):
            listed = schema["definitions"][name]["anyOf"][0]
            found |= dict(zip(listed["enum"], listed["enumDescriptions"], strict=True))
    return found


def refreshed(root: Path) -> dict[str, bytes]:
    refresh_schemas(root, check_dossier(root).dossier)
    return {path: (root / path).read_bytes() for path in PATHS.values()}


@pytest.mark.parametrize("root", DOSSIERS, ids=lambda root: root.name)
def test_no_file_of_a_dossier_is_underlined(root: Path) -> None:
    schemas = schemas_of(root)
    for schema in schemas.values():
        Draft7Validator.check_schema(schema)
    files = sorted((root / "data").rglob("*.yaml"))
    assert len(files) >= 6
    for path in files:
        kind = kind_of(path.relative_to(root).as_posix())
        assert underlined(Draft7Validator(schemas[kind]), path) == [], path


def test_ids_are_offered_with_what_they_mean(harbour: Path) -> None:
    schemas = schemas_of(harbour)
    claim = schemas["source"]
    dossier = check_dossier(harbour).dossier
    assert offered(claim, "Claim", "by").keys() == {actor.id for actor in dossier.actors}
    assert offered(claim, "Link", "actor")["harbour-master"].startswith("Nils Oke, person, ")
    for question in dossier.questions:
        assert offered(claim, "Claim", "question")[question.id] == question.ask
        for answer in question.answers:
            both = offered(claim, "Claim", "answer")
            assert both[f"{question.id}/{answer.id}"] == answer.label
            assert answer.label in both[answer.id]
    origins = offered(claim, "Claim", "origin")
    assert {origin.id for origin in dossier.origins} <= origins.keys()
    for key, told in dossier.claim.items():
        if told.origin and told.utterance:
            assert f"{told.origin.origin}/{told.utterance}" in origins
            assert told.utterance in offered(claim, "Claim", "utterance")
        assert offered(claim, "Claim", "responds_to")[key] == shortened(told.words, 160)
    assert offered(schemas["origins"], "Origin", "speaker") == offered(claim, "Claim", "via")
    assert offered(schemas["dossier"], "DossierInfo", "lead").keys() == dossier.question.keys()


def test_of_very_many_claims_none_is_offered(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = len(check_dossier(harbour).dossier.claim)
    assert "claims" in known_ids.known_ids(check_dossier(harbour).dossier)
    monkeypatch.setattr(known_ids, "_MOST", number - 1)
    known = known_ids.known_ids(check_dossier(harbour).dossier)
    assert "claims" not in known
    assert "sources" in known


@pytest.mark.parametrize(("path", "bad"), bad_files(), ids=lambda value: getattr(value, "name", ""))
def test_a_bad_file_is_underlined_as_without_ids(path: Path, bad: Bad, harbour: Path) -> None:
    schemas = schemas_of(harbour)
    lay(harbour, path.read_bytes(), bad)
    kind, file = kind_of(bad.path), harbour / bad.path
    with_ids = underlined(Draft7Validator(schemas[kind]), file)
    assert bool(with_ids) == bool(underlined(validator(kind), file))


def test_every_key_whose_id_is_checked_offers_some() -> None:
    given: dict[str, dict[str, list[str]]] = yaml.safe_load(
        Path(known_ids.__file__).with_name("references.yaml").read_text(encoding="utf-8")
    )
    tables = {key.removesuffix("[]"): said for keys in given.values() for key, said in keys.items()}
    checked = references._KNOWN
    for where, table in (checked["in-sources"] | checked["in-shared-files"]).items():
        key = [part for part in where.split(".") if part != "*"][-1]
        assert table in tables[key], where
    written = [written_schema(kind) for kind in KINDS]
    for record, keys in given.items():
        (schema,) = [
            made["definitions"].get(record, made)
            for made in written
            if record in made["definitions"] or made["title"] == title_of(record)
        ][:1]
        for key in keys:
            assert key.removesuffix("[]") in schema["properties"], (record, key)


def title_of(record: str) -> str:
    model = RECORDS.get(record)
    return next((k.files.replace("*", "ID") for k in KINDS if k.model is model), "")


def test_it_is_written_when_ids_change_and_only_then(harbour: Path) -> None:
    first = refreshed(harbour)
    times = {path: (harbour / path).stat().st_mtime_ns for path in first}
    assert refreshed(harbour) == first
    assert times == {path: (harbour / path).stat().st_mtime_ns for path in first}
    actors = harbour / "data" / "actors.yaml"
    held = actors.read_text(encoding="utf-8")
    actors.write_text(held + "  - {id: a-new-one, name: “New”, kind: person}\n", encoding="utf-8")
    assert "“New”, person" in refreshed(harbour)[PATHS["source"]].decode()
    # What has a mistake in it is offered by its id, and a file that can't be read takes nothing away.
    actors.write_text(held + "  - {id: a-new-one, name: New, kind: crowd}\n", encoding="utf-8")
    second = refreshed(harbour)
    assert b'"a-new-one"' in second[PATHS["source"]]
    actors.write_text(held + "  - {id: [", encoding="utf-8")
    assert refreshed(harbour) == second
    assert not list((harbour / "build" / "schema").glob(".*"))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("kind", ["file", "link", "foreign", "folder", "pipe"])
def test_what_is_in_its_way_stays_and_hinders_nothing(harbour: Path, kind: str) -> None:
    build = harbour / "build"
    target = harbour / PATHS["source"]
    if kind == "file":
        build.write_text("mine")
    elif kind == "link":
        (harbour / "elsewhere").mkdir()
        build.symlink_to(harbour / "elsewhere")
    else:
        target.parent.mkdir(parents=True)
        if kind == "foreign":
            target.write_text("{}")
        elif kind == "folder":
            target.mkdir()
        else:
            os.mkfifo(target)
    refresh_schemas(harbour, check_dossier(harbour).dossier)
    if kind == "file":
        assert build.read_text() == "mine"
    elif kind == "link":
        assert list((harbour / "elsewhere").iterdir()) == []
    else:
        assert [path.name for path in target.parent.iterdir()] == ["source.json"]
        assert kind != "foreign" or target.read_text() == "{}"


def test_another_program_makes_them_anew(harbour: Path) -> None:
    known = known_ids.known_ids(check_dossier(harbour).dossier)
    assert stamp(known, "one") != stamp(known, "another")
    assert stamp(known, "one") == stamp(dict(known), "one")
