"""What the types of a model's fields say of the keys and values that people write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from variorum.model.article import Keys


def keys_of(model: type[BaseModel] | None) -> dict[str, Any]:
    """The keys of a mapping that such a record is written as, with their types."""
    fields = model.model_fields if model else {}
    return {field.alias or name: field.annotation for name, field in fields.items()}


def type_at(model: type[BaseModel], keys: Keys) -> Any:
    """The type of what stands under `keys` in such a record; None where there is no such key."""
    found: Any = model
    for step in keys:
        if isinstance(step, str):
            found = keys_of(record_in(found)).get(step)
    return found


def record_in(annotation: Any) -> type[BaseModel] | None:
    """The record that a type is, or is a list of."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def listed_in(annotation: Any) -> tuple[str, ...]:
    """The values that a type lists."""
    return next((get_args(part) for part in _parts(annotation) if get_origin(part) is Literal), ())


def _parts(annotation: Any) -> Iterator[Any]:
    """A type, and each of those it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
