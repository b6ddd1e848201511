"""Acts of saying from which claims descend: what stands in `data/origins.yaml`."""

from __future__ import annotations

from .basis import DateField
from .fields import (
    Many,
    Record,
    Slug,
    Text,
)


class MayBe(Record):
    """Another origin, of which it is open whether it is the same act."""

    origin: Slug
    """The id of the other origin."""
    because: Text
    """Why that is open, in one sentence with the words that leave it so."""


class Origin(Record):
    """One act of saying, publishing or observing from which claims descend.

    `occasion` says where or how, or `not said`; `about` then tells it apart, in a few words.
    """

    id: Slug
    """For example `radio-briefing-2024-03-01`."""
    speaker: Slug
    """The id of the actor who speaks."""
    occasion: Text
    """Where or how it was said, for example `radio briefing`, or `not said`."""
    about: Text | None = None
    """What it is about, in a few words, to tell it apart from others."""
    when: DateField
    """When it was said, and on which words that rests."""
    language: Text = "unknown"
    """The language it was said in, for example `en`, or `unknown`."""
    may_be: Many[MayBe] = ()
    """Origins of which it is open whether they and this one are one act; each pair is named once."""
    note: Text | None = None
    """A remark for readers, in Markdown."""


class OriginsFile(Record):
    """`data/origins.yaml`: the origins."""

    origins: Many[Origin]
    """Every act of saying that sources carry."""
