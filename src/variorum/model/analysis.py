"""Everything computed from a dossier, as one value for pages and exports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from .dossier import Dossier
from .findings import Contrast, Forecast, Sensitivity, Sum, Utterance, Verdict, Voices
from .grouping import by_key
from .questions import Question
from .ranges import Range
from .reported import Holder, Reported

Silence = Literal["not-mentioned", "published-before", "cannot-tell", "not-coded"]


@dataclass(frozen=True)
class Asked:
    """A question with every claim that speaks to it, by source id in the dossier's order. `silence` says
    of each source that does not answer of which kind its silence is."""

    question: Question
    answers: tuple[Reported, ...]
    by_source: Mapping[str, tuple[Reported, ...]]
    silence: Mapping[str, Silence]

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources that answer: by asserting or denying, in whatever scope."""
        return tuple(s for s, claims in self.by_source.items() if any(c.answers for c in claims))

    @cached_property
    def articles(self) -> int:
        """How many articles answer: versions of one are one (rule 4)."""
        return len({each.root for each in self.answers if each.answers})


@dataclass(frozen=True)
class Row(Asked):
    """What is found of a question.

    `counted` are the claims that add to the counts, `origins` and `holders` are theirs: in the
    question's scope, of a named speaker, and of an origin to which a text ties that holder's words.
    `statements` says how many acts these origins are, some of which may be one. What only an
    inferred tie or an article's own voice adds is shown, never counted (rule 4). `verdicts` holds the
    standing under each reading rule, `contrasts` every pair of answers that can't both hold, under any
    rule; of a question with `many` positions only the nearest in time. `sensitivities` say how far a bound of a reading
    rule may move before a verdict or a contrast changes. `sums` and `forecasts` are set beside the answers: parts of
    the whole that it asks for, or that are its answers, and predictions with what was reported later.
    """

    origins: tuple[str, ...]
    statements: Range
    holders: tuple[Holder, ...]
    counted: tuple[Reported, ...]
    verdicts: Mapping[str, Verdict]
    contrasts: tuple[Contrast, ...]
    many: bool
    sensitivities: tuple[Sensitivity, ...]
    sums: tuple[Sum, ...]
    forecasts: tuple[Forecast, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties among the holders."""
        return tuple(each.id for each in self.holders if each.kind == "party")


class Carried(NamedTuple):
    """An origin that answers many of the questions that several articles answer.

    `rows` are those that it answers, out of `shared`; `inferred` says that some article's tie to it is.
    """

    origin: str
    rows: tuple[Row, ...]
    shared: int
    inferred: bool


@dataclass(frozen=True)
class Analysis:
    """`claims` in source and reading order; `asked` and `rows` in the order of the questions.

    What takes long is worked out once it is asked for, since few pages show more than one of each: the
    row of a question by `compare`, the utterances of an origin by `align`, each by its id.
    `spelled` has, for each name's id and each of its variants, the sources whose text has it.
    """

    dossier: Dossier
    claims: tuple[Reported, ...]
    asked: tuple[Asked, ...]
    by_source: Mapping[str, tuple[Reported, ...]]
    by_origin: Mapping[str, tuple[Reported, ...]]
    by_actor: Mapping[str, tuple[Reported, ...]]
    voices: Mapping[str, Voices]
    spelled: Mapping[str, Mapping[str, tuple[str, ...]]]
    compare: Callable[[str], Row] = field(compare=False)
    align: Callable[[str], tuple[Utterance, ...]] = field(compare=False)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self.compare(each.question.id) for each in self.asked)

    @cached_property
    def utterances(self) -> Mapping[str, tuple[Utterance, ...]]:
        """Those of each origin, in reading order."""
        return {origin: self.align(origin) for origin in self.by_origin}

    @cached_property
    def row(self) -> Mapping[str, Row]:
        return {row.question.id: row for row in self.rows}

    @cached_property
    def compared(self) -> frozenset[tuple[str, str]]:
        """The sentences that several articles render: each by its origin and its own id."""
        found = by_key(
            ((c.origin.id, c.claim.utterance), c.root)
            for c in self.claims
            if c.origin and c.claim.utterance
        )
        return frozenset(key for key, roots in found.items() if len(set(roots)) > 1)

    @cached_property
    def origins_compared(self) -> frozenset[str]:
        """The origins of such sentences."""
        return frozenset(origin for origin, _ in self.compared)

    @cached_property
    def most_carried(self) -> Carried | None:
        """The origin that answers most of the questions which two or more articles answer; None where
        none answers half of them, or fewer than three."""
        shared = [row for row in self.rows if row.articles > 1]
        found = by_key(
            (c.origin.id, (row, c)) for row in shared for c in row.answers if c.origin and c.answers
        )
        every = [
            Carried(
                origin,
                tuple({row.question.id: row for row, _ in given}.values()),
                len(shared),
                any(each.origin_basis == "inferred" for _, each in given),
            )
            for origin, given in found.items()
        ]
        most = max(every, key=lambda each: (len(each.rows), each.origin), default=None)
        return most if most and len(most.rows) >= max(3, len(shared) / 2) else None
