"""What the collection is, and who answers for it: what stands in `data/dossier.yaml`."""

from __future__ import annotations

from typing import Any

from .failure import Refused
from .fields import (
    ClaimId,
    Many,
    Number,
    Ordinal,
    Record,
    SignedNumber,
    Slugs,
    Text,
    Texts,
    Url,
    WhenField,
)


class Change(Record):
    """One entry of the changes log."""

    date: WhenField
    """When it was changed, for example `2025-12-25`."""
    text: Text
    """What changed, in one sentence."""


class Correction(Record):
    """A claim that was removed or renamed: its address stays, with date and reason."""

    date: WhenField
    """When it was corrected, for example `2025-12-25`."""
    claim: ClaimId
    """The claim that was removed or renamed, for example `harbour-gazette/crew-aboard`."""
    became: ClaimId | None = None
    """The claim that stands for it now, if there is one."""
    reason: Text
    """Why, in one sentence."""


class Licence(Record):
    """The licence of the annotations; the articles' own rights are never part of it."""

    name: Text
    """The licence's name, for example `CC BY 4.0`."""
    url: Url | None = None
    """The address of its text."""
    note: Text | None = None
    """What it covers and what not."""


class FieldFigure(Record):
    """How often two readings say the same of one thing, before anything was settled."""

    field: Text
    """What was compared, for example `voice`."""
    pairs: Ordinal
    """How many claims, or numbers and dates, both readings have."""
    alike: Number
    """Of how many of them both say the same."""
    alpha: SignedNumber | None = None
    """Krippendorff's alpha for it, nominal: 1 where both always agree, 0 where they agree as chance would;
    left out where both give one and the same value everywhere."""

    def model_post_init(self, context: Any, /) -> None:
        if self.alike > self.pairs:
            raise Refused("more-than-all", found=f"{self.alike} of {self.pairs}")


class SecondReading(Record):
    """Two independent readings of articles held against each other, as `variorum compare` writes it."""

    date: WhenField
    """When they were compared, for example `2025-12-25`."""
    sources: Slugs
    """The ids of the articles."""
    readers: Texts = ()
    """Who read them."""
    both: Number
    """How many claims both readings have, by the words they quote."""
    first: Number
    """How many only the first has."""
    second: Number
    """How many only the second has."""
    fields: Many[FieldFigure] = ()
    """How far both agree, thing by thing."""
    settled: Text
    """How it was settled where they differ, in one sentence."""


class DossierInfo(Record):
    """`data/dossier.yaml`: what the collection is, who answers for it, and its logs.

    `lead` names the questions whose charts stand on the home page, the most telling first.
    `quote_limit` is the largest share of an article that its published passages may cover, in
    percent; above 25 it says why. `headline` says what the reports show, and `introduction` is
    Markdown for the home page: who says what, in the curator's words, each attributed. `site_url`
    is the address the site is published at; without it nothing on the site names an address of its
    own. `records_url` is the address under which the dossier's files can be edited, with `data/…`
    to follow.
    """

    title: Text
    """What the collection is called."""
    question: Text
    """The question the collection is about, in one sentence."""
    headline: Text | None = None
    """What the reports show, in one or two sentences, everything attributed; without it the title stands."""
    introduction: Text | None = None
    """What the reports say in the editors' words, in Markdown for the home page, everything attributed."""
    rests_on: Slugs = ()
    """The ids of the questions and origins that the headline and the introduction rest on: `diff` says where
    their evidence changed and these words did not."""
    period: WhenField
    """The span the event lies in, for example `2025-11/2025-12`."""
    editors: Texts
    """Who answers for the annotations."""
    licence: Licence
    """The licence of the annotations."""
    language: Text = "en"
    """The language of our own words, for example `en`."""
    lead: Slugs
    """The ids of the questions that lead the home page; the first that asks for a number has its rows there."""
    quote_limit: Number
    """The largest share of an article that may be quoted, in percent, for example `25`."""
    quote_limit_because: Text | None = None
    """Why the limit is above 25."""
    site_url: Url | None = None
    """The address the site is published at."""
    records_url: Url | None = None
    """The address under which the dossier's files can be edited, with `data/…` to follow."""
    changes: Many[Change] = ()
    """The log of changes."""
    corrections: Many[Correction] = ()
    """The log of claims that were removed or renamed."""
    second_readings: Many[SecondReading] = ()
    """Which articles were read twice, and how far both readings agreed before it was settled where they
    differ; `variorum compare --settle` writes such an entry."""

    def model_post_init(self, context: Any, /) -> None:
        if self.quote_limit > 100:
            raise Refused("above-all", found=self.quote_limit)
        if self.quote_limit > 25 and self.quote_limit_because is None:
            raise Refused("no-reason-for-limit")
