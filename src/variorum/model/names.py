"""Names and how they are spelt: what stands in `data/names.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from .fields import (
    Many,
    Record,
    Slug,
    Text,
    Texts,
    told,
)


class Name(Record):
    """A place, person or body with its spelling variants; `label` is what our own words use."""

    id: Slug
    """For example `sandhaven`."""
    kind: Annotated[
        Literal["place", "person", "body"],
        told("a place", "a person", "an institution or a unit"),
    ]
    """What the name names."""
    label: Text
    """The spelling our own words use."""
    variants: Texts
    """Every spelling the articles use."""
    note: Text | None = None
    """A remark for readers, in Markdown."""


class NamesFile(Record):
    """`data/names.yaml`: names and their spelling variants."""

    names: Many[Name]
    """Places, people and bodies."""
