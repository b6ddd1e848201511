"""What the types of a model's fields say of the keys and values that people write."""

from __future__ import annotations

from collections.abc import Callable
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
    found: type[BaseModel] | None = _first(annotation, _is_record)
    return found


def listed_in(annotation: Any) -> tuple[str, ...]:
    """The values that a type lists."""
    return get_args(_first(annotation, _is_literal))


def _first(annotation: Any, wanted: Callable[[Any], bool]) -> Any:
    """The first part of a type that is wanted."""
    if wanted(annotation):
        return annotation
    parts = (_first(part, wanted) for part in get_args(annotation))
    return next((part for part in parts if part is not None), None)


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _is_literal(annotation: Any) -> bool:
    origin: Any = get_origin(annotation)
    return origin is Literal
