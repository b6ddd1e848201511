"""What the model says of each of its fields: the docstring that stands below it."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap

from variorum.model.fields import Record

_EXAMPLES = re.compile(r"[Ff]or example `([^`]+)`")


def record_text(model: type[Record]) -> str:
    """The model's docstring, a paragraph on each line."""
    return _unwrapped(model.__doc__ or "")


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


def examples(text: str) -> list[str | list[str]]:
    """What a text gives after "for example": text, or a list where it is in square brackets."""
    return [
        given[1:-1].split(", ") if given.startswith("[") else given
        for given in _EXAMPLES.findall(text)
    ]


def _unwrapped(text: str) -> str:
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
