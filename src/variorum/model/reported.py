"""A claim with everything it refers to: who, on whose word, from which act of speech, when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from variorum.text.passages import Span, squeezed

from .article import Article
from .basis import Basis, Dated
from .claim import Claim, Tie
from .count import Bounds
from .entities import Actor, Origin, Party
from .questions import Answer, Question, Scope
from .source import Source
from .when import UNKNOWN, When


class Holder(NamedTuple):
    """Who holds a position in findings: the speaker's party where it has one, otherwise the speaker's
    body or the speaker, and where nobody is named the article itself."""

    kind: Literal["party", "actor", "article"]
    id: str


@dataclass(frozen=True)
class Reported:
    """One claim as the dossier reports it, its references resolved.

    `said` is as the claim's own source gives it, otherwise the origin's date, marked inherited.
    `moment` is what the claim speaks of: always `over` for a flow, when it was said for what has no
    moment; else `as_of`, or where none is
    given the `over` of a lasting state. `shared` is the narrower date within it that other claims of
    its origin give one announcement, and takes its place.
    `root` is the source that stands for all versions of its article.
    `holders` are whoever holds its position in findings: several who speak jointly.
    `may_be` are the ids of origins of which it is open whether they and its own are one act.
    `bounds` holds the count's bounds under each reading rule; a denial sets none.
    """

    id: str
    article: Article
    root: str
    claim: Claim
    spans: tuple[Span, ...]
    speaker: Actor | None
    quoted_speakers: tuple[Actor, ...]
    party: Party | None
    holders: tuple[Holder, ...]
    origin: Origin | None
    may_be: frozenset[str]
    tie: Tie | None
    said: Dated | None
    said_inherited: bool
    question: Question | None
    answer: Answer | None
    bounds: Mapping[str, Bounds]
    shared: When | None = None

    @property
    def source(self) -> Source:
        return self.article.source

    @property
    def named(self) -> bool:
        """Whether it says who speaks."""
        return self.holders[0].kind != "article"

    @property
    def party_id(self) -> str | None:
        return self.party.id if self.party else None

    @property
    def origin_id(self) -> str | None:
        return self.origin.id if self.origin else None

    @property
    def answer_id(self) -> str | None:
        return self.answer.id if self.answer else None

    @property
    def origin_basis(self) -> Basis | None:
        return (self.tie.basis or "stated") if self.tie else None

    @property
    def as_of(self) -> When:
        return self.claim.as_of.when if self.claim.as_of else UNKNOWN

    @property
    def over(self) -> When:
        return self.claim.over.when if self.claim.over else UNKNOWN

    @property
    def moment(self) -> When:
        if self.question is not None and self.question.kind == "flow":
            return self.over
        if self.question is not None and self.question.timeless:
            return self.said.when if self.said else UNKNOWN
        if self.shared is not None:
            return self.shared
        return self.over if self.as_of.unknown else self.as_of

    @property
    def lasting(self) -> bool:
        """Whether its moment is a span it holds throughout."""
        if self.question is not None and self.question.timeless:
            return False
        flow = self.question is not None and self.question.kind == "flow"
        return not self.over.unknown and (flow or self.as_of.unknown)

    @property
    def position(self) -> tuple[object, ...]:
        """What claims share that are renderings of one answer: origin, holders, moment, stance, answer,
        and how sure it is said to be.

        A claim whose scope differs stands for itself, and so does each part of a whole.
        """
        return (
            "" if self.in_scope else self.id,
            self.part,
            self.origin_id,
            self.holders,
            self.certainty,
            (self.moment, self.lasting),
            self.claim.stance,
            self.answer_id,
        )

    @property
    def in_scope(self) -> bool:
        """Whether it is about what its question asks, or about a part where that asks for parts."""
        scope, question = self.claim.scope, self.question
        return scope is None or bool(question and question.part_of and scope.relation == "narrower")

    @property
    def part(self) -> tuple[str, ...]:
        """Of which part of a whole it speaks, by what its scope narrows; empty for the whole."""
        scope = self.claim.scope
        if scope is None or not self.in_scope:
            return ()
        return tuple(each or "" for each in (scope.counted, scope.whose, scope.place, scope.of))

    @property
    def certainty(self) -> str:
        """The words that say how sure its number is, in small letters; often none."""
        count = self.claim.count
        return squeezed((count.certainty or "").casefold()) if count else ""

    @property
    def scope(self) -> Scope:
        """What the claim is about: its question's scope, but for what its own words change."""
        asked = self.question.scope if self.question else Scope()
        own, count = self.claim.scope, self.claim.count
        given = {"of": count.of} if count and count.of else {}
        given |= {
            name: own_word for name in Scope.model_fields if (own_word := getattr(own, name, None))
        }
        return asked.model_copy(update=given)

    @cached_property
    def words(self) -> str:
        """Those of its quote."""
        return self.claim.words

    @property
    def answers(self) -> bool:
        """Whether it answers its question: only asserting and denying enter findings."""
        return self.question is not None and self.claim.stance in ("asserts", "denies")

    @property
    def comparable(self) -> bool:
        """Whether it is held against others: an answer in the question's scope."""
        return self.answers and self.in_scope
