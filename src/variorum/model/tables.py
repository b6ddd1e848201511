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
    Record,
    Slug,
    Slugs,
    Text,
    Texts,
    Url,
    WhenField,
)
from .refusal import Refused
from .source import DateField


class Party(Record):
    """A side in the event."""

    id: Slug
    name: Text
    note: Text | None = None


class Actor(Record):
    """A person, group, institution or outlet that says or does something.

    `body` is the institution it belongs to, `party` the side whose interest it speaks for; both
    may be `unknown`. Two bodies of one side are one party.
    """

    id: Slug
    name: Text
    kind: Literal["person", "group", "institution", "outlet"]
    body: Slug = "unknown"
    party: Slug = "unknown"
    note: Text | None = None


class ActorsFile(Record):
    """`data/actors.yaml`: the parties and the actors."""

    parties: Many[Party]
    actors: Many[Actor]


class Origin(Record):
    """One act of saying, publishing or observing from which claims descend.

    `occasion` says where or how, or `not said`; `about` then tells it apart, in a few words.
    """

    id: Slug
    speaker: Slug
    occasion: Text
    about: Text | None = None
    when: DateField
    language: Text = "unknown"
    note: Text | None = None


class OriginsFile(Record):
    """`data/origins.yaml`: the origins."""

    origins: Many[Origin]


class Answer(Record):
    """One of the answers a status question lists, with the answers it excludes."""

    id: Slug
    label: Text
    excludes: Slugs = ()


class Scope(Record):
    """What a question is about: what is counted, whose, where, of what whole, in which unit."""

    counted: Text | None = None
    whose: Slug | None = None
    place: Slug | None = None
    of: Text | None = None
    unit: Text | None = None


class Question(Record):
    """A row of the comparison.

    `stock` asks how many at a moment, `flow` how many over a span, `rate` how many `per` day, week
    or month, `share` which part `of` a whole, `status` which of the listed answers.
    """

    id: Slug
    ask: Text
    short: Text
    kind: Literal["stock", "flow", "rate", "share", "status"]
    scope: Scope = Scope()
    per: Literal["day", "week", "month"] | None = None
    answers: Many[Answer] = ()
    arises: DateField | None = None
    note: Text | None = None

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


def _bound(value: object) -> object:
    return None if value == "open" else value


BoundField = Annotated[Number | None, BeforeValidator(_bound)]


class Term(Record):
    """What a vague word means under one rule; `open` or absent is open."""

    term: Text
    low: BoundField = None
    high: BoundField = None
    best: BoundField = None

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
    high: Number

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
    title: Text
    method: Text
    reach: Text
    cite: Text
    url: Url | None = None
    about: Approximation | None = None
    terms: Many[Term] = ()


class ReadingsFile(Record):
    """`data/readings.yaml`: the reading rules and the vague words the detector knows."""

    readings: Many[Reading]
    vague_words: Texts = ()


class Name(Record):
    """A place, person or body with its spelling variants; `label` is what our own words use."""

    id: Slug
    kind: Literal["place", "person", "body"]
    label: Text
    variants: Texts
    note: Text | None = None


class NamesFile(Record):
    """`data/names.yaml`: names and their spelling variants."""

    names: Many[Name]


class Change(Record):
    """One entry of the changes log."""

    date: WhenField
    text: Text


class Correction(Record):
    """A claim that was removed or renamed: its address stays, with date and reason."""

    date: WhenField
    claim: ClaimId
    became: ClaimId | None = None
    reason: Text


class Licence(Record):
    """The licence of the annotations; the articles' own rights are never part of it."""

    name: Text
    url: Url | None = None
    note: Text | None = None


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
    question: Text
    introduction: Text | None = None
    period: WhenField
    editors: Texts
    licence: Licence
    language: Text = "en"
    lead: Slugs
    quote_limit: Number
    quote_limit_because: Text | None = None
    site_url: Url | None = None
    records_url: Url | None = None
    changes: Many[Change] = ()
    corrections: Many[Correction] = ()

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
