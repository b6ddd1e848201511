"""The JSON Schemas of the YAML files, by which editors complete, explain and underline.

Draft 7, which editors read best, made from the model: its types, its docstrings, and `RULES`, what a
record's keys demand of one another, as far as a schema can say it. The model holds those in
`model_post_init`, which no generator can read; a test holds that both say the same.

An editor takes an unquoted `2025` or `true` for a number or a boolean while our reader takes every
scalar as text, so text may be of those kinds here.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from variorum.model.basis import Dated
from variorum.model.claim import Claim, Tie
from variorum.model.count import Count
from variorum.model.dossier import SHARED_FILES
from variorum.model.fields import CLAIM_PATTERN, Passage, Record
from variorum.model.info import DossierInfo
from variorum.model.questions import Question
from variorum.model.readings import Approximation, Shortfall, Term
from variorum.model.source import Source

FOLDER = "schema"
DRAFT = "http://json-schema.org/draft-07/schema#"
WRITTEN_BY = "Written by `variorum schema` from the model; edit that instead."
_EXAMPLES = re.compile(r"[Ff]or example `([^`]+)`")

Rule = dict[str, Any]


@dataclass(frozen=True)
class FileKind:
    """A kind of YAML file: its schema's name, its model, and where such files lie."""

    name: str
    model: type[Record]
    files: str


KINDS = (
    FileKind("source", Source, "data/sources/*.yaml"),
    *(FileKind(name, model, f"data/{name}.yaml") for name, model in SHARED_FILES.items()),
)


def schema_files() -> dict[str, bytes]:
    """Every schema's bytes by its path in a dossier; the same for the same model."""
    return {
        f"{FOLDER}/{kind.name}.json": (
            json.dumps(file_schema(kind), ensure_ascii=False, indent=2) + "\n"
        ).encode()
        for kind in KINDS
    }


def file_schema(kind: FileKind) -> dict[str, Any]:
    """The schema of one kind of file."""
    made = kind.model.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Draft7, mode="validation"
    )
    definitions = dict(sorted(made.pop("$defs", {}).items()))
    return {
        "$schema": DRAFT,
        "$comment": WRITTEN_BY,
        "title": kind.files.replace("*", "ID"),
        **made,
        "definitions": definitions,
    }


class _Draft7(GenerateJsonSchema):
    """There is no null, since every scalar is text, and no title made from a key's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        made = super().default_schema(schema)
        if made.get("default") in (None, [], {}):
            made.pop("default", None)
        return made

    def model_schema(self, schema: Any) -> dict[str, Any]:
        """A record's schema with its docstrings and the rules between its keys."""
        model: type[Record] = schema["cls"]
        made = {"description": "", **super().sort(super().model_schema(schema))}
        del made["title"]
        made.update(_described(_unwrapped(model.__doc__ or "")))
        texts = field_texts(model)
        for key, part in made["properties"].items():
            # In draft 7 nothing beside a `$ref` counts.
            if "$ref" in part:
                part["allOf"] = [{"$ref": part.pop("$ref")}]
            part.update(_described(texts.get(key, "")))
            if found := _examples(texts.get(key, "")):
                part["examples"] = found
        if model in RULES:
            made["allOf"] = list(RULES[model])
        return made

    def sort(self, value: dict[str, Any], parent_key: str | None = None) -> dict[str, Any]:
        return value  # Each record is sorted by itself, and what is said of it comes last.


def _described(text: str) -> dict[str, str]:
    """A description without marks, and the same in Markdown for editors that show it."""
    plain = text.replace("`", "")
    return {"description": plain} | ({"markdownDescription": text} if plain != text else {})


def field_texts(model: type[Record]) -> dict[str, str]:
    """What is said of each field, by the key people write."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef)
    said: dict[str, str] = {}
    for field, after in zip(definition.body, definition.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            name = field.target.id
            said[model.model_fields[name].alias or name] = _unwrapped(after.value.value)
    return said


def _examples(text: str) -> list[str | list[str]]:
    """What a text gives after "for example": text, or a list where it is in square brackets."""
    return [
        given[1:-1].split(", ") if given.startswith("[") else given
        for given in _EXAMPLES.findall(text)
    ]


def _unwrapped(text: str) -> str:
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _where(key: str, value: Any, then: Rule, otherwise: Rule | None = None) -> Rule:
    """`then` where `key` is there and as `value` says, `otherwise` where it is not."""
    rule: Rule = {"if": {"properties": {key: value}, "required": [key]}, "then": then}
    return rule if otherwise is None else {**rule, "else": otherwise}


def _only(needed: str, among: tuple[str, ...]) -> Rule:
    """`needed` is there, and no other key of `among`."""
    others = {key: False for key in among if key != needed}
    return {"required": [needed], "properties": others}


def _count(needed: str, *kinds: str) -> Rule:
    return _where("kind", {"enum": list(kinds)}, _only(needed, ("number", "range", "term")))


_RESTS: Rule = {"required": ["basis", "from"], "properties": {"from": {"minItems": 1}}}
_INFERRED = _where("basis", {"const": "inferred"}, {"required": ["because"]})
# Words of the article itself: no claim, and no other article.
_OWN_PASSAGE: Rule = {
    "if": {"type": "object"},
    "then": {"required": ["text"], "properties": {"source": False, "claim": False}},
}
_OWN_WORDS: Rule = {**_OWN_PASSAGE, "items": _OWN_PASSAGE}
_NO_CLAIM: Rule = {"not": {"type": "string", "pattern": CLAIM_PATTERN}}

RULES: Mapping[type[Record], tuple[Rule, ...]] = {
    Passage: (
        {
            "oneOf": [{"required": ["text"]}, {"required": ["claim"]}],
            "errorMessage": "a passage is either words of an article (text) or a claim",
        },
    ),
    Count: (
        _count("range", "between"),
        _count("term", "vague"),
        _count("number", "exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most"),
        {"properties": {"range": {"minItems": 2, "maxItems": 2}}},
    ),
    Dated: (
        {
            "if": {"required": ["basis"], "properties": {"basis": {"const": "metadata"}}},
            "else": _where(
                "when", {"not": {"const": "unknown"}}, {"allOf": [_RESTS, _INFERRED]}
            ),
        },
    ),
    Tie: (
        {
            "if": {"anyOf": [{"required": ["basis"]}, {"required": ["because"]}]},
            "then": {"allOf": [_RESTS, _INFERRED]},
        },
        _where("from", {"type": ["string", "number", "boolean", "object"]}, _RESTS),
        _where("from", {"type": "array", "minItems": 1}, _RESTS),
    ),
    Claim: (
        {"properties": {"quote": {"minItems": 1}}},
        {"properties": {"quote": _OWN_WORDS, "hedge": _OWN_WORDS}},
        {"properties": {"hedge": {**_NO_CLAIM, "items": _NO_CLAIM}}},
        _where("quote", {"type": "array", "minItems": 2}, {"properties": {"occurrence": False}}),
        {"dependencies": {"utterance": ["origin"]}},
        {"dependencies": {"answer": ["question"]}},
        {
            "not": {"required": ["answer", "count"]},
            "errorMessage": "a claim answers with a listed answer or with a count, not both",
        },
    ),
    Question: (
        _where(
            "kind", {"enum": ["status", "fact"]},
            {"required": ["answers"], "properties": {"answers": {"minItems": 2}}},
            {"properties": {"answers": {"maxItems": 0}}},
        ),
        _where(
            "kind", {"const": "rate"}, {"required": ["per"]}, {"properties": {"per": False}}
        ),
        _where(
            "kind", {"const": "share"},
            {"required": ["scope"], "properties": {"scope": {"required": ["of"]}}},
        ),
    ),
    Term: (
        {"not": {"required": ["low", "above"]}, "errorMessage": "write low or above, not both"},
        {"not": {"required": ["high", "below"]}, "errorMessage": "write high or below, not both"},
    ),
    Shortfall: (
        {"properties": {"low": {"exclusiveMaximum": 1, "pattern": r"^0(\.[0-9]+)?$"}}},
    ),
    Approximation: ({"properties": {"low": {"maximum": 1}, "high": {"minimum": 1}}},),
    DossierInfo: (
        {"properties": {"quote_limit": {"maximum": 100}}},
        _where(
            "quote_limit", {"type": "number", "exclusiveMinimum": 25},
            {"required": ["quote_limit_because"]},
        ),
    ),
}  # fmt: skip
