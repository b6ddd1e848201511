"""What is computed from claims, as values: positions, contrasts, standings, renderings, voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Literal, get_args

from .claim import Voice
from .count import Bounds
from .questions import Question
from .reported import Holder, Reported
from .when import When

Order = Literal["together", "apart", "undecided"]
Why = Literal["excluding-answers", "denial", "disjoint-bounds", "above-the-least"]
ContrastKind = Literal[
    "conflict", "reported-change", "rise", "revised-down", "revision", "apart", "undecided",
    "difference", "divergence",
]  # fmt: skip
Standing = Literal[
    "silent", "unattributed", "contested", "changing", "revised", "undecided", "differing",
    "single-origin", "single-party", "agreed", "compatible",
]  # fmt: skip


Weight = Literal["attributed", "inferred", "unattributed"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)
"""The weightiest first."""
# A finding about more claims is named by their number and a hash.
_MOST_NAMED = 8
_DIGITS = 12


@dataclass(frozen=True)
class Position:
    """What one origin answers to one question as of one moment, in all its renderings.

    `answer` is the listed answer's id, `bounds` the hull of the renderings' bounds for a count.
    `weight` tells how far it can be traced: `attributed` to a named speaker in an act of saying that
    a text states, by `inferred` ties only or to no known act, or `unattributed`, in an article's own
    voice. Only what is attributed adds to counts (rule 4).
    """

    question: Question
    claims: tuple[Reported, ...]
    origin: str | None
    holders: tuple[Holder, ...]
    moment: When
    lasting: bool
    denies: bool
    answer: str | None
    bounds: Bounds
    weight: Weight

    @property
    def counted(self) -> bool:
        """Whether it adds to the counts and can make a standing (rules 4 and 6)."""
        return self.weight == "attributed"

    @cached_property
    def certainty(self) -> str:
        """The words that say how sure its number is; they are the same in all its claims."""
        return next((each.certainty for each in self.claims), "")

    @cached_property
    def part(self) -> tuple[str, ...]:
        """Of which part of a whole it speaks; its claims speak of the same."""
        return next((each.part for each in self.claims), ())

    @property
    def may_be(self) -> frozenset[str]:
        """The origins of which it is open whether they and its own are one act."""
        return self.claims[0].may_be

    @cached_property
    def speakers(self) -> frozenset[str]:
        return frozenset(c.claim.speaker for c in self.claims if c.claim.speaker and c.named)

    @cached_property
    def revised(self) -> frozenset[str]:
        """The claims whose numbers its own take the place of."""
        return frozenset(
            passage.claim
            for c in self.claims
            for passage in (c.claim.count.revises if c.claim.count else ())
            if passage.claim
        )

    @cached_property
    def spanning(self) -> bool:
        """Whether words of it speak of a whole span, such as "never", whose dates may not be known."""
        return self.lasting or any(c.claim.over and c.claim.over.rests_on for c in self.claims)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(c.id for c in self.claims)

    @cached_property
    def answered(self) -> frozenset[str]:
        """What its claims are a reply to, in so many words."""
        return frozenset(c.claim.responds_to for c in self.claims if c.claim.responds_to)

    @cached_property
    def utterances(self) -> frozenset[tuple[str, str]]:
        """The sentences of its origin that it renders."""
        told = (c.claim.utterance for c in self.claims)
        return frozenset((self.origin, each) for each in told if each and self.origin)

    @cached_property
    def words(self) -> frozenset[tuple[object, ...]]:
        """What the words of its counts state, under no reading rule."""
        return frozenset(c.claim.count.stated for c in self.claims if c.claim.count)


def name_of(claims: Sequence[str]) -> str:
    """What a finding about these claims is called, by their ids: it depends on nothing else."""
    whole = ":".join(claims)
    if len(claims) <= _MOST_NAMED:
        return whole
    return f"{len(claims)}:{sha256(whole.encode()).hexdigest()[:_DIGITS]}"


@dataclass(frozen=True)
class Contrast:
    """Two answers to one question that can't both hold, and what their dates allow to say.

    Where the kind says which came first, `left` is the earlier one.
    `reading` is the rule under which bounds are disjoint, None where no number is involved.
    `responds` tells whether one answers the other in so many words. `across` names the other
    question where a rate is held against the flow of one such unit.
    """

    kind: ContrastKind
    question: Question
    left: Position
    right: Position
    why: Why
    order: Order
    responds: bool
    reading: str | None
    across: str | None = None

    @property
    def may_be_one(self) -> bool:
        """Whether it is open if both answers go back to one act."""
        return self.right.origin in self.left.may_be

    @property
    def weight(self) -> Weight:
        """How far the less weighty of its two answers can be traced."""
        return max(self.left.weight, self.right.weight, key=WEIGHTS.index)

    @cached_property
    def claims(self) -> tuple[str, ...]:
        return tuple(sorted(c.id for side in (self.left, self.right) for c in side.claims))

    @cached_property
    def id(self) -> str:
        reading = [self.reading] if self.reading else []
        return ":".join([self.kind, self.question.id, *reading, name_of(self.claims)])


@dataclass(frozen=True)
class Sum:
    """Parts that one article or origin lists, added up beside the whole that it gives (rule 5)."""

    whole: Reported
    parts: tuple[Reported, ...]
    total: Decimal

    @property
    def id(self) -> str:
        return f"parts:{name_of([self.whole.id, *(each.id for each in self.parts)])}"


@dataclass(frozen=True)
class Forecast:
    """A prediction, and what was later reported for the moment it speaks of; nothing is held against
    it (rule 5)."""

    prediction: Reported
    later: tuple[Reported, ...]

    @property
    def id(self) -> str:
        return f"forecast:{name_of([self.prediction.id, *(each.id for each in self.later)])}"


@dataclass(frozen=True)
class Verdict:
    """A question's standing under one reading rule, with the contrasts and claims that make it so."""

    standing: Standing
    reading: str
    claims: tuple[Reported, ...]
    contrasts: tuple[Contrast, ...]


@dataclass(frozen=True)
class ChosenBound:
    """A bound that a reading rule sets: one end of what a vague term means, or of how far "about" or
    "nearly" reaches, as a factor."""

    reading: str
    word: str
    factor: bool
    end: Literal["low", "high"]
    value: Decimal


@dataclass(frozen=True)
class Sensitivity:
    """The nearest place to which one bound of a reading rule can be moved, all else as it is, so
    that a finding changes (rule 10).

    `up` is the direction, `at` the number at which it changes: at that number itself where
    `reached`, otherwise only beyond it. Both `at` and `now`, the number to which the rule sets the
    bound, are counts: of what `words` name, the term or the phrase with "about". A standing
    `becomes` another; where `contrast` is given, its two answers no longer exclude each other.
    `claims` make the finding that comes or goes.
    """

    question: Question
    bound: ChosenBound
    up: bool
    at: Decimal
    reached: bool
    now: Decimal
    words: str
    claims: tuple[str, ...]
    becomes: Standing | None = None
    contrast: Contrast | None = None

    @property
    def id(self) -> str:
        about = self.contrast.id if self.contrast else f"{self.question.id}:{self.bound.reading}"
        word = self.bound.word if self.bound.factor else f"“{self.bound.word}”"
        return f"sensitivity:{about}:{word}:{self.bound.end}:{'up' if self.up else 'down'}"


@dataclass(frozen=True)
class Word:
    """A word of a rendering; `differs` where no other source's rendering has it there. `key` is what
    is compared of it: the word without case and marks around it, a name in one spelling."""

    text: str
    key: str
    differs: bool


@dataclass(frozen=True)
class Rendering:
    """One claim as a rendering of an utterance, word by word."""

    claim: Reported
    words: tuple[Word, ...]


DriftKind = Literal["voice", "speaker", "date", "number", "answer", "words"]


@dataclass(frozen=True)
class Drift:
    """A difference between renderings of one utterance, without direction.

    `sides` maps what was found ("direct", a speaker's name, a phrase) to the sources that have it.
    """

    kind: DriftKind
    sides: tuple[tuple[str, tuple[str, ...]], ...]


Wording = Literal["same", "same-but-number", "same-but-order", "near", "different"]


@dataclass(frozen=True)
class Utterance:
    """One sentence of an origin, as each source renders it.

    `wording` tells how near to one another its renderings are in their words, case, marks and
    spellings of names apart; where they are `near`, the words that differ are a drift.
    """

    origin: str
    id: str
    renderings: tuple[Rendering, ...]
    drifts: tuple[Drift, ...]
    wording: Wording

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r.claim.source.id for r in self.renderings))

    @property
    def articles(self) -> int:
        """How many articles have it: versions of one are one."""
        return len({r.claim.root for r in self.renderings})


@dataclass(frozen=True)
class Voices:
    """How a source gives its words: claims and quoted characters by voice, and claims by party.

    Parties map a party's id, "unknown" (a speaker whose side is not known) or "none" (nobody named)
    to a number of claims.
    """

    claims: Mapping[Voice, int]
    characters: Mapping[Voice, int]
    parties: Mapping[str, int]
