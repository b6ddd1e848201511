"""What an editor sees of real files and of bad ones: YAML 1.2 with its kinds, and a schema.

`check-jsonschema` stands for the editor; its reader of YAML is not ours.
"""

from __future__ import annotations

import json
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from check_jsonschema import main
from check_jsonschema.parsers.yaml import ParseError, construct_yaml_implementation, impl2loader
from click.testing import CliRunner
from jsonschema import Draft7Validator
from tests.sites import PROJECT
from tests.test_bad import BAD, Bad, lay, read_head

from variorum.author.known_ids import PATHS
from variorum.author.schemas import FOLDER, KINDS, FileKind, schema_files
from variorum.pipeline.checking import CODES

FILES = sorted(path for path in (PROJECT / "data").rglob("*.yaml"))
# What a schema can see: the shape of one file.
SEEN = {
    "answer-without-question", "bad-choice", "bad-count", "bad-date", "bad-hash", "bad-id",
    "bad-number", "bad-question", "bad-reading", "bad-url", "empty-value", "missing-key", "no-basis",
    "not-yaml", "two-answers", "unknown-key", "utterance-without-origin", "wrong-type",
}  # fmt: skip
# A reader of YAML sees these by itself.
NOT_YAML = {"yaml-syntax", "duplicate-key"}
# Files with such a code in which an editor underlines nothing.
PASSED_BY = {
    "bad-character-half-a-pair": "its reader of YAML takes half a pair",
    "yaml-merge-key": "an editor merges what it stands for",
    **dict.fromkeys(
        ("bad-date-1900-02-29", "bad-date-2024-02-30", "bad-date-2024-03-02-2024-03-01"),
        "a schema has no calendar",
    ),
    **dict.fromkeys(
        (f"bad-number-{number}" for number in ("02", "03", "04", "05", "07", "14", "15", "16")),
        "an editor takes 010, 1_000, 1e3, 0x1f, .nan, +5, 1. and .5 for plain numbers",
    ),
}
# Files without such a code in which an editor underlines something all the same.
UNDERLINED = {
    "bad-short-form-moments": "a list is no mapping",
    "bad-short-form-ties": "a tie knows actors by their ids alone",
    "unknown-moment": "a name has no capitals",
    "not-utf-8": "no reader of YAML takes it",
    "odd-character": "a no-break space in an id is no id",
    "too-deep": "a name is no list",
    "yaml-not-plain-bomb": "a name is no list",
    "yaml-not-plain-int-tag": "no int is made of letters",
    "yaml-not-plain-recursion": "a list that holds itself has no end",
    "yaml-not-plain-tag": "no reader of YAML knows the tag",
    "yaml-not-plain-two-documents": "no reader of YAML takes two documents for one",
}


@cache
def validator(schema: str) -> Draft7Validator:
    stored = (PROJECT / FOLDER / f"{schema}.json").read_text(encoding="utf-8")
    return Draft7Validator(json.loads(stored))


def underlined(schema: Draft7Validator, file: Path) -> list[str]:
    """What an editor underlines in the file: where it is no YAML, or not as the schema says."""
    try:
        with file.open("rb") as stream:
            value = impl2loader(construct_yaml_implementation())(stream)
    except (ParseError, ValueError, RecursionError) as error:
        return [str(error) or "no YAML"]
    return [error.message for error in schema.iter_errors(value)]


def kind_of(path: str) -> str:
    (name,) = [kind.name for kind in KINDS if fnmatch(path, kind.files)]
    return name


def bad_files() -> list[tuple[Path, Bad]]:
    found = [(path, read_head(path.read_bytes())) for path in sorted(BAD.iterdir())]
    return [(path, bad) for path, bad in found if bad.path.startswith("data/")]


def test_the_schemas_in_the_repository_are_those_of_the_model() -> None:
    stored = {f"{FOLDER}/{path.name}": path.read_bytes() for path in (PROJECT / FOLDER).iterdir()}
    assert stored == schema_files(), "run `variorum schema`"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_real_files_have_nothing_underlined(kind: FileKind) -> None:
    files = [path for path in FILES if kind_of(path.relative_to(PROJECT).as_posix()) == kind.name]
    assert files
    schema = str(PROJECT / FOLDER / f"{kind.name}.json")
    ran = CliRunner().invoke(main, ["--schemafile", schema, *map(str, files)])
    assert ran.exit_code == 0, ran.output


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_real_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    head, _, schema = first.partition("$schema=")
    assert head == "# yaml-language-server: "
    named = (path.parent / schema).resolve().relative_to(PROJECT).as_posix()
    assert named == PATHS[kind_of(path.relative_to(PROJECT).as_posix())]


@pytest.mark.parametrize("path", sorted((PROJECT / "tests").glob("[dt]*/*/data/**/*.yaml")),
                         ids=lambda path: f"{path.parents[-5].name}-{path.name}")  # fmt: skip
def test_no_invented_file_is_underlined(path: Path) -> None:
    inside = "data/" + path.as_posix().rpartition("/data/")[2]
    assert underlined(validator(kind_of(inside)), path) == []


@pytest.mark.parametrize(("path", "bad"), bad_files(), ids=lambda value: getattr(value, "name", ""))
def test_a_bad_file_is_underlined_where_a_schema_can_see_why(
    path: Path, bad: Bad, harbour: Path
) -> None:
    lay(harbour, path.read_bytes(), bad)
    codes = {code for code, other, *_ in bad.expected if other is None}
    expected = bool(codes & (SEEN | NOT_YAML))
    if path.stem in PASSED_BY or path.stem in UNDERLINED:
        assert expected == (path.stem in PASSED_BY)
        expected = not expected
    found = underlined(validator(kind_of(bad.path)), harbour / bad.path)
    assert bool(found) == expected, found


def test_the_lists_name_codes_and_files_that_are_there() -> None:
    assert {code.name for code in CODES} >= SEEN | NOT_YAML
    stems = {path.stem for path, _ in bad_files()}
    assert set(PASSED_BY) | set(UNDERLINED) <= stems
    seen = {
        code for path, bad in bad_files() if path.stem not in PASSED_BY for code, *_ in bad.expected
    }
    assert seen >= SEEN


def test_vs_code_knows_the_schema_of_each_file() -> None:
    told = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert told["yaml.schemas"] == {f"./{FOLDER}/{kind.name}.json": kind.files for kind in KINDS}
