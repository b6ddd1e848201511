"""Who speaks, and for which side: what stands in `data/actors.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from .fields import (
    Many,
    Record,
    Slug,
    Text,
    told,
)


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
    kind: Annotated[
        Literal["person", "group", "institution", "outlet"],
        told(
            "one person",
            "several people",
            "an office, an army, a company",
            "a newspaper, a channel",
        ),
    ]
    """What kind of actor it is."""
    body: Slug = "unknown"
    """The id of the institution it belongs to, or `unknown`."""
    party: Slug = "unknown"
    """The id of the side whose interest it speaks for, or `unknown`."""
    note: Text | None = None
    """A remark for readers, in Markdown."""


class ActorsFile(Record):
    """`data/actors.yaml`: the parties and the actors."""

    parties: Many[Party]
    """The sides in the event."""
    actors: Many[Actor]
    """Everyone who says or does something."""
