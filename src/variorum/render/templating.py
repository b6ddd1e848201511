"""The template engine as every page uses it: what is printed is escaped by our own rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .escape import is_plain, markup


def finalize(value: Any) -> str:
    """What a template prints of `value`: the words of text and numbers, safe inside HTML.

    Raises TypeError for a truth value and for None, which are no words.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, bool) or value is None:
        raise TypeError("a template printed a value that is not text or a number")
    # Most words need no escaping, and to make markup of them takes longer than to see it.
    return value if type(value) is str and is_plain(value) else markup(value)


def environment(folder: Path, **named: Any) -> Environment:
    """What fills the templates of a folder, in which each has the values and functions `named`."""
    made = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(named)
    return made
