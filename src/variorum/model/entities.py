"""Actors, origins and names: `data/actors.yaml`, `data/origins.yaml` and `data/names.yaml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from .basis import DateField, rest_on_words
from .fields import Many, Record, Slug, Slugs, Text, Texts, Truth, meanings


class Party(Record):
    """A side in the event."""

    id: Slug
    """Unique among the parties, for example `port-authority`."""
    name: Text
    """What pages call it."""
    note: Text | None = None
    """A remark for readers, in Markdown."""


class Actor(Record):
    """A person, group, institution or outlet that says or does something.

    `body` is the institution it belongs to, `party` the side whose interest it speaks for; both
    may be `unknown`. Two bodies of one side are one party.
    """

    id: Slug
    """Unique among the actors, for example `harbour-master`."""
    name: Text
    """What pages call it."""
    kind: Annotated[Literal["person", "group", "institution", "outlet"], meanings("actor")]
    """What kind of actor it is."""
    body: Slug = "unknown"
    """The id of the institution it belongs to, or `unknown`."""
    party: Slug = "unknown"
    """The id of the side whose interest it speaks for, or `unknown`."""
    jointly: Slugs = ()
    """The ids of several actors who speak together under this name; each of them holds what it says."""
    unnamed: Truth = False
    """`true` for somebody whom no article identifies, such as `recent reports`: what is said by
    them adds to no count."""
    note: Text | None = None
    """A remark for readers, in Markdown."""


class ActorsFile(Record):
    """`data/actors.yaml`: the parties and the actors."""

    parties: Many[Party]
    """The sides in the event."""
    actors: Many[Actor]
    """Everyone who says or does something."""


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
    """Unique among the origins, for example `radio-briefing-2024-03-01`."""
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

    def model_post_init(self, context: Any, /) -> None:
        rest_on_words(self.when)


class OriginsFile(Record):
    """`data/origins.yaml`: the origins."""

    origins: Many[Origin]
    """Every act of saying that sources carry."""


class Name(Record):
    """A place, person or body with its spelling variants; `label` is what our own words use."""

    id: Slug
    """Unique among the names, for example `sandhaven`."""
    kind: Annotated[Literal["place", "person", "body"], meanings("name")]
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
