"""One atomic thing a source says: the largest record people write."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from variorum.text.passages import squeezed

from .basis import BasisField, DateField, rest_on_words, rests
from .count import Count
from .failure import Refused
from .fields import (
    Currency,
    Many,
    Ordinal,
    Passage,
    Passages,
    Per,
    Record,
    Slug,
    Slugs,
    Text,
    as_list,
    as_mapping,
    meanings,
)

Voice = Literal["direct", "indirect", "narrator", "headline"]
VOICE_ORDER: tuple[Voice, ...] = get_args(Voice)
"""The nearest to the words as spoken comes first."""
SPOKEN: tuple[Voice, ...] = ("direct", "indirect")
"""The voices of reported words, whose speaker and way the tie to their origin may say."""
Stance = Literal["asserts", "denies", "predicts", "conditional", "demands"]


MOMENT_KEYS = ("said", "as_of")
"""The dates for which the name of a moment may stand."""
DEFAULT_KEYS = ("by", "via", *MOMENT_KEYS)
"""What a tie may say for the claims that name its origin in reported words."""


class Link(Record):
    """One speaker in a chain: an actor, with the words that stand for it in place of its name."""

    actor: Slug
    """The id of the actor in `data/actors.yaml`."""
    rests_on: Passages = Field(alias="from", default=())
    """The words that stand for the actor where its name does not, for example `he noted`."""
    because: Text | None = None
    """Why these words mean this actor, in one sentence."""


Chain = Annotated[
    Many[Annotated[Link, as_mapping("actor", Slug | Link)]],
    as_list(Slug | Link),
    BeforeValidator(lambda value: () if value == "none" else value),
]


class Tie(Record):
    """Why a claim, or all claims of a source that name it, descend from an origin."""

    origin: Slug
    """The id of the origin in `data/origins.yaml`."""
    basis: BasisField | None = None
    """Whether the text states the tie, or it is inferred."""
    rests_on: Passages = Field(alias="from", default=())
    """The verbatim words the tie rests on, for example `said in a radio briefing`."""
    because: Text | None = None
    """The step from the words to the origin, in one sentence."""

    def model_post_init(self, context: Any, /) -> None:
        if self.basis is not None or self.rests_on or self.because is not None:
            rests(self.basis, self.rests_on, self.because, what=f"the tie to {self.origin}")


TieField = Annotated[Tie, as_mapping("origin", Slug | Tie)]


class ScopeChange(Record):
    """How a claim's own words differ from the scope its question states.

    Only what differs is given. A claim with another scope is shown, never compared.
    """

    relation: Annotated[Literal["narrower", "wider", "other"], meanings("relation")]
    """How the claim's scope lies to that of its question."""
    rests_on: Passages = Field(alias="from")
    """The verbatim words that narrow or widen it."""
    counted: Text | None = None
    """What is counted instead, for example `crew members`."""
    whose: Slug | None = None
    """Whose it is instead: the id of a party in `data/actors.yaml`."""
    place: Slug | None = None
    """Where instead: the id of a name in `data/names.yaml`."""
    of: Text | None = None
    """The whole a share is part of instead."""
    unit: Text | None = None
    """The unit instead, for example `people`."""
    currency: Currency | None = None
    """The currency of its sum instead, as its ISO 4217 code."""
    per: Per | None = None
    """The span of a rate instead."""
    because: Text | None = None
    """Why the words change the scope, in one sentence."""


class Translation(Record):
    """A quote in another language; the quote itself stays in its own."""

    text: Text
    """The quote in the other language."""
    translator: Text
    """Who translated it."""
    language: Text
    """The language it is translated into, for example `en`."""


QuotePart = Annotated[Passage, as_mapping("text", Text | Passage)]


class Claim(Record):
    """One atomic thing a source says, held by a verbatim quote.

    It answers at most one question; without `question` it is context. `by` is the chain of
    speakers, outermost first, or `none` where nobody is named. `said`, `as_of` and `over` are
    kept apart: when it was said, the moment it speaks of, the span a flow or state covers.
    """

    id: Slug
    """Unique in its file; the claim's public id is SOURCE/CLAIM. For example `crew-aboard`."""
    quote: Annotated[Many[QuotePart], as_list(QuotePart)]
    """The shortest verbatim words that hold the claim; a list for a quote in parts."""
    occurrence: Ordinal | None = None
    """Which place is meant where the quote stands more than once in the article."""
    question: Slug | None = None
    """The question of `data/questions.yaml` it answers; without it the claim is context."""
    answer: Slug | None = None
    """The id of one of the answers its question lists."""
    count: Count | None = None
    """The number it gives, where its question asks how many."""
    by: Chain
    """Who says it, outermost first, for example `[harbour-master, crew]` where the harbour master
    says that the crew says; `none` where nobody is named."""
    voice: Annotated[Voice, meanings("voice")]
    """How the source gives the words."""
    stance: Annotated[Stance, meanings("stance")] = "asserts"
    """What is done with the statement; only asserting and denying enter findings."""
    responds_to: Text | None = None
    """The claim or question it answers, for example `harbour-gazette/crew-aboard`."""
    hedge: Passages = ()
    """The hedging words of the quote, for example `reportedly`."""
    origin: TieField | None = None
    """The act of speech it descends from, with what the tie rests on if `ties` does not say it."""
    utterance: Slug | None = None
    """The sentence of its origin: one slug ties its renderings in all sources together."""
    via: Slugs = ()
    """The outlets the claim names on its way from the origin to the source, in order."""
    said: DateField | None = None
    """When it was said, as this source gives it; without it the origin's date is used."""
    as_of: DateField | None = None
    """The moment it speaks of."""
    over: DateField | None = None
    """The span a flow or a lasting state covers throughout."""
    scope: ScopeChange | None = None
    """How its own words narrow or widen the scope of its question."""
    contested_word: Text | None = None
    """A word of the quote whose meaning is at issue."""
    translation: Translation | None = None
    """The quote in another language."""
    note: Text | None = None
    """A remark for readers, in Markdown."""

    @property
    def words(self) -> str:
        """The quote, its parts joined by an ellipsis, white space as single spaces."""
        return " … ".join(squeezed(part.text or "") for part in self.quote)

    @property
    def speaker(self) -> str | None:
        """The outermost speaker's id, whose party alone counts in findings."""
        return self.by[0].actor if self.by else None

    def model_post_init(self, context: Any, /) -> None:
        rest_on_words(self.said, self.as_of, self.over)
        if not self.quote:
            raise Refused("empty-quote")
        if self.occurrence is not None and len(self.quote) > 1:
            raise Refused("occurrence-of-parts")
        if any(part.text is None or part.source is not None for part in self.quote):
            raise Refused("quote-from-elsewhere")
        for hedge in self.hedge:
            if hedge.text is None or hedge.source is not None:
                found = hedge.claim or "a reference to another source"
                raise Refused("hedge-from-elsewhere", found=found)
        if self.utterance is not None and self.origin is None:
            raise Refused("utterance-without-origin")
        if self.answer is not None and self.count is not None:
            raise Refused("two-answers")
        if self.question is None and self.answer is not None:
            raise Refused("answer-without-question")
