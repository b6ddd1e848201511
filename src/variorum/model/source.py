"""One article's annotation: what stands in `data/sources/ID.yaml`."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from .basis import DateField
from .claim import Claim, Tie
from .failure import Refused
from .fields import Many, Ordinal, Record, Sha256, Slug, Text, Url, WhenField, meanings

Reason = Literal[
    "caption", "name", "reading-time", "credit", "navigation", "cut-off", "idiom",
    "dateline", "update", "rank", "ordinal", "no-question",
]  # fmt: skip
UNKNOWN_TEXT = "unknown"


class SetAside(Record):
    """A passage with a number or date that is not reporting, or answers no question at a depth that
    codes nothing else; and why."""

    quote: Text
    """The words, exactly as the article has them, for example `5 min`."""
    reason: Annotated[Reason, meanings("reason")]
    """Why it is no reporting."""
    occurrence: Ordinal | None = None
    """Which place is meant where the words stand more than once."""
    note: Text | None = None
    """A remark for readers, in Markdown."""


class Role(Record):
    """What a source calls an actor, in its own words."""

    actor: Slug
    """The id of the actor in `data/actors.yaml`."""
    role: Text
    """The words the article has for it, for example `harbour master`."""
    occurrence: Ordinal | None = None
    """Which place is meant where the words stand more than once."""


class Metadata(Record):
    """What a page's own metadata gives and the article's text does not, with where and when it was read."""

    read_in: Text
    """Where it was read, for example `the head of the saved page`."""
    read: WhenField
    """When it was read."""
    title: Text | None = None
    """The title."""
    outlet: Text | None = None
    """Who published it."""
    byline: Text | None = None
    """Who wrote it."""
    published: WhenField | None = None
    """When it was published."""
    url: Url | None = None
    """The address that it gives as the article's."""


HEAD = ("title", "outlet", "agency", "byline")
"""The fields that are words of the article's text, or `unknown`."""


class Source(Record):
    """One article: what its text says of itself, a summary, and its claims.

    `title`, `outlet`, `agency` and `byline` are words that stand in the text, or `unknown`.
    `ties` say once for the whole article on which words its origins rest. `text: withheld` serves
    after a takedown.
    """

    id: Slug
    """The name of this file without `.yaml`, for example `harbour-gazette`."""
    seed: Text
    """The name of the article's text in `seeds/`, for example `harbour-gazette.txt`."""
    sha256: Sha256
    """The SHA-256 hash of that file, as `sha256sum` prints it."""
    title: Text
    """The article's title as it stands in the text, or `unknown`."""
    outlet: Text
    """Who published it, as the text says, or `unknown`."""
    agency: Text
    """The agency it came from, as the text says, or `unknown`."""
    byline: Text
    """Who wrote it, as the text says, or `unknown`."""
    published: DateField
    """When it was published, and on which words that rests; `basis: metadata` where only the page's
    metadata says it."""
    metadata: Metadata | None = None
    """What the page's own metadata gives and the text does not; pages show it apart."""
    form: Annotated[Literal["article", "transcript", "post", "table"], meanings("form")] = "article"
    """What kind of text it is; each counts as one article."""
    depth: Annotated[Literal["full", "questions"], meanings("depth")] = "full"
    """How much of it is coded; pages and tallies say so where it is not all."""
    url: Url | None = None
    """The article's address."""
    archived: Url | None = None
    """The address of an archived copy."""
    retrieved: WhenField | None = None
    """When the text was retrieved."""
    version_of: Slug | None = None
    """The source of which this is a later or earlier version; both are one article in every count."""
    language: Text | None = None
    """The article's language, for example `en`."""
    text: Annotated[Literal["withheld"], meanings("text")] | None = None
    """`withheld` after a takedown: hash and quotes stay, marked as not checked again."""
    summary: Text
    """Two or three neutral sentences in Markdown, everything attributed."""
    roles: Many[Role] = ()
    """What the article calls those who speak in it."""
    ties: Many[Tie] = ()
    """On which words of the whole article its origins rest."""
    note: Text | None = None
    """A remark for readers on the article as a whole, in Markdown."""
    claims: Many[Claim] = ()
    """What the article says, statement by statement."""
    set_aside: Many[SetAside] = ()
    """Passages with a number or date that report nothing."""

    def model_post_init(self, context: Any, /) -> None:
        given = self.metadata.published if self.metadata else None
        if self.published.basis == "metadata" and self.published.when != given:
            found = str(given) if given else "no `published:` under `metadata:`"
            raise Refused("not-in-metadata", found=found)

    @property
    def addresses(self) -> frozenset[str]:
        """Where the article stands or stood, as `plain_address` writes it."""
        given = (self.url, self.archived, self.metadata and self.metadata.url)
        return frozenset(plain_address(each) for each in given if each)

    def claim(self, claim_id: str) -> Claim | None:
        return next((claim for claim in self.claims if claim.id == claim_id), None)


def plain_address(url: str) -> str:
    """An address without what does not tell two pages apart."""
    return re.sub(r"^https?://(www\.)?", "", url.partition("#")[0]).rstrip("/")


def source_path(stem: str) -> str:
    """Where the file of that name lies in its dossier; a source's id is its file's name."""
    return f"data/sources/{stem}.yaml"
