"""Values as a schema describes them, and values a little beside it, all of their scalars text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hypothesis import strategies as st

from variorum.author.schemas import KINDS, file_schema

Schema = dict[str, Any]

# Text that some field takes. No day that a calendar lacks: a schema has none.
WORDS = (
    "unknown", "none", "EUR", "QQQ", "open", "crew-aboard", "2025", "harbour-gazette/crew-aboard", "On Friday",
    "2024-02-29", "2024-03", "2024-03-01/2024-03-02", "../2024-03-01", "2024-03-01/..",
    "0", "0.8", "1", "1.5", "2", "40", "true", "http://example.org/a?b#c", "f" * 64, "Crew: aboard",
)  # fmt: skip
# Text that few fields take.
ODD = ("", " ", "-x", "A", "a" * 81, "0000", "2024-13", "25 December", "-1", "01", "1,000", "a/b/c",
       "ftp://a", "http://a b", "F" * 64, "x")  # fmt: skip


@cache
def schemas() -> dict[str, Schema]:
    """The schema of every record by the record's name, each whole in itself."""
    found: dict[str, Schema] = {}
    for kind in KINDS:
        schema = file_schema(kind)
        found[kind.model.__name__] = schema
        for name in schema["definitions"]:
            found[name] = {
                "$ref": f"#/definitions/{name}",
                "definitions": schema["definitions"],
            }
    return found


def instances(schema: Schema, definitions: dict[str, Schema]) -> st.SearchStrategy[Any]:
    """Values of the shape `schema` gives, whatever its keys demand of one another."""
    if "$ref" in schema:
        return instances(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "properties" in schema:
        parts = {
            key: st.deferred(lambda part=part: instances(part, definitions))  # type: ignore[misc]
            for key, part in schema["properties"].items()
        }
        needed = {key: parts.pop(key) for key in schema.get("required", ())}
        return st.fixed_dictionaries(needed, optional=parts)
    if "allOf" in schema:
        return instances(schema["allOf"][0], definitions)
    if "anyOf" in schema:
        return st.one_of([instances(part, definitions) for part in schema["anyOf"]])
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if schema["type"] == "array":
        return st.lists(instances(schema["items"], definitions), max_size=3)
    fitting = [word for word in WORDS if re.search(schema["pattern"], word)]
    return st.sampled_from(fitting)


@cache
def whole_instances(name: str) -> st.SearchStrategy[Any]:
    """Instances of the named record's schema."""
    schema = schemas()[name]
    return instances(schema, schema["definitions"])


@st.composite
def near_instances(draw: st.DrawFn, name: str) -> Any:
    """An instance of the named record's schema, often with one thing changed anywhere in it."""
    value = draw(whole_instances(name))
    places = list(_places(value))
    if not places or draw(st.booleans()):
        return value
    holder, key = draw(st.sampled_from(places))
    change = draw(st.sampled_from(["word", "list", "mapping", "remove", "add"]))
    if change == "remove":
        del holder[key]
    elif change == "add" and isinstance(holder, dict):
        holder["stray"] = "x"
    else:
        word = draw(st.sampled_from(WORDS + ODD))
        holder[key] = {"list": [word], "mapping": {"text": word}}.get(change, word)
    return value


def _places(value: Any) -> Any:
    """Every list and mapping with each of its keys, at any depth."""
    keys: Any = value if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])
