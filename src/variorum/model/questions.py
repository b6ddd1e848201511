"""The rows of the comparison: what stands in `data/questions.yaml`."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from .basis import DateField, rest_on_words
from .failure import Refused
from .fields import Currency, Many, Per, Record, Slug, Slugs, Text, Unit, meanings


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
    currency: Currency | None = None
    """The currency of a sum of money, as its ISO 4217 code, for example `EUR`; sums are never
    converted."""


class Question(Record):
    """A row of the comparison.

    `stock` asks how many at a moment, `toll` for a number that only grows unless it is revised,
    `measure` for a fixed quantity of the event, `flow` how many over a span, `rate` how many `per`
    minute, hour, day, week or month, `share` which part `of` a whole, `status` which of the listed
    answers at a moment, `fact` the same without a moment.
    """

    id: Slug
    """Unique among the questions, for example `crew-aboard`."""
    ask: Text
    """The question in full, neutrally: what is said, not what is, for example `How many are said to
    be aboard?`."""
    short: Text
    """A heading of a few words, for example `Crew aboard`."""
    kind: Annotated[
        Literal["stock", "toll", "measure", "flow", "rate", "share", "status", "fact"],
        meanings("question"),
    ]
    """What the question asks for; it decides which answers fit."""
    scope: Scope = Scope()
    """What is counted, whose, where, of what whole, in which unit."""
    part_of: Slug | None = None
    """The id of the question whose whole this one asks for part by part: each claim says of which part
    it speaks by the `scope:` that it narrows, and each part is compared with itself only."""
    per: Per | None = None
    """The span of a rate."""
    answers: Many[Answer] = ()
    """The answers a status question or a fact lists, at least two."""
    arises: DateField | None = None
    """Since when there is something to ask, and on which words that rests."""
    note: Text | None = None
    """A remark for readers, in Markdown."""

    @cached_property
    def excluding(self) -> frozenset[tuple[str, str]]:
        """The pairs of answers that can't both be true, either way round."""
        given = {(answer.id, other) for answer in self.answers for other in answer.excludes}
        return frozenset(given | {(right, left) for left, right in given})

    @property
    def listed(self) -> bool:
        """Whether it is answered by one of its answers, and not by a count."""
        return self.kind in ("status", "fact")

    @property
    def timeless(self) -> bool:
        """Whether its answers speak of no moment: a fixed quantity, a fact."""
        return self.kind in ("measure", "fact")

    @property
    def whole(self) -> Decimal | None:
        """What a share is a part of, as a number: 100 percent. Nothing else has an upper end."""
        return Decimal(100) if self.kind == "share" else None

    def model_post_init(self, context: Any, /) -> None:
        rest_on_words(self.arises)
        if self.listed and len(self.answers) < 2:
            raise Refused("no-answers", kind=self.kind, number=len(self.answers))
        if not self.listed and self.answers:
            raise Refused("answers-beside-counts", kind=self.kind)
        if self.kind == "rate" and self.per is None:
            raise Refused("rate-of-what", units=", ".join(get_args(Unit)))
        if self.kind != "rate" and self.per is not None:
            raise Refused("per-without-rate", kind=self.kind, per=self.per)
        if self.kind == "share" and self.scope.of is None:
            raise Refused("share-of-what")


class QuestionsFile(Record):
    """`data/questions.yaml`: the questions, in the order pages show them."""

    questions: Many[Question]
    """The rows of the comparison."""
