"""The tables all sources share: actors, origins, questions, reading rules, names, the dossier."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from .count import Kind
from .fields import (
    ClaimId,
    Many,
    Number,
    Per,
    Record,
    Slug,
    Slugs,
    Text,
    Texts,
    Url,
    WhenField,
    told,
)
from .refusal import Refused
from .source import DateField


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
    note: Text | None = None
    """A remark for readers, in Markdown."""


class OriginsFile(Record):
    """`data/origins.yaml`: the origins."""

    origins: Many[Origin]
    """Every act of saying that sources carry."""


class Answer(Record):
    """One of the answers a status question lists, with the answers it excludes."""

    id: Slug
    """Unique in its question, for example `closed`."""
    label: Text
    """What pages write, for example `the port is closed`."""
    excludes: Slugs = ()
    """The ids of the answers that can't be true beside this one."""


class Scope(Record):
    """What a question is about: what is counted, whose, where, of what whole, in which unit."""

    counted: Text | None = None
    """What is counted, for example `crew members`."""
    whose: Slug | None = None
    """Whose it is: the id of a party in `data/actors.yaml`."""
    place: Slug | None = None
    """Where: the id of a name in `data/names.yaml`."""
    of: Text | None = None
    """The whole a share is part of, for example `the city`."""
    unit: Text | None = None
    """The unit, for example `people`."""


class Question(Record):
    """A row of the comparison.

    `stock` asks how many at a moment, `flow` how many over a span, `rate` how many `per` day, week
    or month, `share` which part `of` a whole, `status` which of the listed answers.
    """

    id: Slug
    """For example `crew-aboard`."""
    ask: Text
    """The question in full, neutrally: what is said, not what is, for example `How many are said to
    be aboard?`."""
    short: Text
    """A heading of a few words, for example `Crew aboard`."""
    kind: Annotated[
        Literal["stock", "flow", "rate", "share", "status"],
        told(
            "how many at a moment",
            "how many over a span",
            "how many per day, week or month",
            "which part of a whole",
            "which of the listed answers",
        ),
    ]
    """What the question asks for; it decides which answers fit."""
    scope: Scope = Scope()
    """What is counted, whose, where, of what whole, in which unit."""
    per: Per | None = None
    """The span of a rate."""
    answers: Many[Answer] = ()
    """The answers a status question lists, at least two."""
    arises: DateField | None = None
    """Since when there is something to ask, and on which words that rests."""
    note: Text | None = None
    """A remark for readers, in Markdown."""

    def model_post_init(self, context: Any, /) -> None:
        def refuse(message: str, expected: str, found: str, fix: str) -> None:
            raise Refused("bad-question", message, expected=expected, found=found, fix=fix)

        if self.kind == "status" and len(self.answers) < 2:
            refuse(
                "a status question lists the answers it can have",
                "`answers:` with at least two", f"{len(self.answers)} of them",
                "add `answers:` with an id and a label for each",
            )  # fmt: skip
        if self.kind != "status" and self.answers:
            refuse(
                f"a {self.kind} question is answered by counts, not by listed answers",
                "no `answers:`", "`answers:`", "remove `answers:`, or write `kind: status`",
            )  # fmt: skip
        if (self.kind == "rate") != (self.per is not None):
            rate = self.kind == "rate"
            refuse(
                "a rate says per what" if rate else f"a {self.kind} question has no `per:`",
                "`per: day`, `per: week` or `per: month`" if rate else "no `per:`",
                "no `per:`" if rate else f"`per: {self.per}`",
                "add `per: day`" if rate else "remove `per:`, or write `kind: rate`",
            )  # fmt: skip
        if self.kind == "share" and self.scope.of is None:
            refuse(
                "a share says of what whole it is a part", "`of:` in its scope", "no `of:`",
                "write `scope: {of: the cargo, …}`",
            )  # fmt: skip


class QuestionsFile(Record):
    """`data/questions.yaml`: the questions, in the order pages show them."""

    questions: Many[Question]
    """The rows of the comparison."""


def _bound(value: object) -> object:
    return None if value == "open" else value


BoundField = Annotated[
    Number | None, BeforeValidator(_bound, json_schema_input_type=Number | Literal["open"])
]


class Term(Record):
    """What a vague word means under one rule; `open` or absent is open."""

    term: Text
    """The vague word, for example `several dozen`."""
    low: BoundField = None
    """The lowest number it can mean, or `open`."""
    high: BoundField = None
    """The highest number it can mean, or `open`."""
    best: BoundField = None
    """The one number that stands for it, or `open`."""

    def model_post_init(self, context: Any, /) -> None:
        given = [bound for bound in (self.low, self.best, self.high) if bound is not None]
        if given != sorted(given):
            raise Refused(
                "bad-reading", f"the bounds of “{self.term}” are not in order",
                expected="low, best, high from small to large",
                found=", ".join(str(bound) for bound in given),
                fix="put the smallest number under `low:` and the largest under `high:`",
            )  # fmt: skip


class Approximation(Record):
    """How far "about a number" reaches under one rule, as factors of the number."""

    low: Number
    """The lower factor, at most 1, for example `0.8`."""
    high: Number
    """The upper factor, at least 1, for example `1.2`."""

    def model_post_init(self, context: Any, /) -> None:
        if not self.low <= Decimal(1) <= self.high:
            raise Refused(
                "bad-reading", "the factors do not hold the number itself between them",
                expected="low at most 1, high at least 1", found=f"{self.low}, {self.high}",
                fix="write factors such as `{low: 0.9, high: 1.1}`",
            )  # fmt: skip


class Reading(Record):
    """A published table that turns kind, number and term into low, high and best."""

    id: Slug
    """For example `verbatim`."""
    title: Text
    """What pages call the rule."""
    method: Text
    """How it reads words, in Markdown."""
    reach: Text
    """What it was made for, and where it is stretched."""
    cite: Text
    """The published method it follows."""
    url: Url | None = None
    """The address of that method."""
    about: Approximation | None = None
    """How far `about` reaches to either side."""
    terms: Many[Term] = ()
    """What each vague word means; a word without an entry is open."""


class ReadingsFile(Record):
    """`data/readings.yaml`: the reading rules and the vague words the detector knows."""

    readings: Many[Reading]
    """The reading rules, in the order pages show them."""
    vague_words: Texts = ()
    """Vague words the detector should know beside its own."""


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


class DossierInfo(Record):
    """`data/dossier.yaml`: what the collection is, who answers for it, and its logs.

    `lead` names the questions whose charts stand on the home page, the most telling first.
    `quote_limit` is the largest share of an article that its published passages may cover, in
    percent; above 25 it says why. `introduction` is Markdown for the head of the home page: who says
    what, in the curator's words, each attributed. `site_url` is the address the site is published
    at; without it nothing on the site names an address of its own. `records_url` is the address
    under which the dossier's files can be edited, with `data/…` to follow.
    """

    title: Text
    """What the collection is called."""
    question: Text
    """The question the collection is about, in one sentence."""
    introduction: Text | None = None
    """The head of the home page, in Markdown, everything attributed."""
    period: WhenField
    """The span the event lies in, for example `2025-11/2025-12`."""
    editors: Texts
    """Who answers for the annotations."""
    licence: Licence
    """The licence of the annotations."""
    language: Text = "en"
    """The language of our own words, for example `en`."""
    lead: Slugs
    """The ids of the questions whose charts stand on the home page."""
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

    def model_post_init(self, context: Any, /) -> None:
        if self.quote_limit > 100:
            raise Refused(
                "bad-number", "a share is at most 100 percent", expected="0 to 100",
                found=str(self.quote_limit), fix="write a number up to 100",
            )  # fmt: skip
        if self.quote_limit > 25 and self.quote_limit_because is None:
            raise Refused(
                "no-basis", "a raised quote limit gives its reason",
                expected="`quote_limit_because:` with one sentence", found="no `quote_limit_because:`",
                fix="add `quote_limit_because:`, or write `quote_limit: 25`",
            )  # fmt: skip


__all__ = [
    "Actor", "ActorsFile", "Answer", "Approximation", "Change", "Correction", "DossierInfo", "Kind",
    "Licence", "Name", "NamesFile", "Origin", "OriginsFile", "Party", "Question", "QuestionsFile",
    "Reading", "ReadingsFile", "Scope", "Term",
]  # fmt: skip
