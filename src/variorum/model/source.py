"""One article's annotation: what stands in `data/sources/ID.yaml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .count import Count
from .fields import (
    ClaimId,
    Many,
    Ordinal,
    Passage,
    Passages,
    Record,
    Sha256,
    Slug,
    Slugs,
    Text,
    Url,
    WhenField,
    as_mapping,
)
from .refusal import Refused
from .when import When

Basis = Literal["stated", "inferred"]
Voice = Literal["direct", "indirect", "narrator", "headline"]
Stance = Literal["asserts", "denies", "predicts", "conditional", "demands"]
Reason = Literal["caption", "name", "reading-time", "credit", "navigation", "cut-off", "idiom"]
UNKNOWN_TEXT = "unknown"
# Marks inside our quotation marks are single ones.
_INNER_MARKS = str.maketrans('“”„«»"', "‘’‚‹›'")


def rests(
    basis: str | None, passages: tuple[Passage, ...], because: str | None, *, what: str
) -> None:
    """Refuses a date or tie that does not say what it rests on."""
    if basis is None:
        raise Refused(
            "no-basis", f"{what} does not say what it rests on",
            expected="`basis: stated` or `basis: inferred`, with `from:` the words",
            found="no `basis:`",
            fix="write `{when: …, basis: stated, from: [words of the article]}`, or `unknown` where "
            "no words fix it"
            if what.startswith("the date")
            else "add `basis: stated` and `from: [words of the article]` beside it",
        )  # fmt: skip
    if not passages:
        raise Refused(
            "no-basis", f"{what} names no words it rests on",
            expected="verbatim words of the article, or a claim as SOURCE/CLAIM",
            found="no `from:`", fix="add `from: [words of the article]`",
        )  # fmt: skip
    if basis == "inferred" and because is None:
        raise Refused(
            "no-basis", f"{what} is inferred, but the step from the words to it is not told",
            expected="one sentence that says the step", found="no `because:`",
            fix="add `because:` with that sentence, or `basis: stated` where the words say it",
        )  # fmt: skip


class Dated(Record):
    """A date with what it rests on: `stated` in the words `from`, or `inferred` from them.

    `unknown` alone says that no words fix the date. `as_of`, `said` and `published` are one moment
    that lies somewhere within `when`; `over` holds throughout.
    """

    when: WhenField
    basis: Basis | None = None
    rests_on: Passages = Field(alias="from", default=())
    because: Text | None = None

    def model_post_init(self, context: Any, /) -> None:
        if not self.when.unknown:
            rests(self.basis, self.rests_on, self.because, what=f"the date {self.when}")


DateField = Annotated[Dated, as_mapping("when")]


class Link(Record):
    """One speaker in a chain: an actor, with the words that stand for it in place of its name."""

    actor: Slug
    rests_on: Passages = Field(alias="from", default=())
    because: Text | None = None


def _chain(value: object) -> object:
    if value == "none":
        return ()
    if isinstance(value, str):
        return [{"actor": value}]
    if isinstance(value, list | tuple):
        return [{"actor": link} if isinstance(link, str) else link for link in value]
    return [value]


Chain = Annotated[Many[Link], BeforeValidator(_chain)]


class Tie(Record):
    """Why a claim, or all claims of a source that name it, descend from an origin."""

    origin: Slug
    basis: Basis | None = None
    rests_on: Passages = Field(alias="from", default=())
    because: Text | None = None

    def model_post_init(self, context: Any, /) -> None:
        if self.basis is not None or self.rests_on or self.because is not None:
            rests(self.basis, self.rests_on, self.because, what=f"the tie to {self.origin}")


TieField = Annotated[Tie, as_mapping("origin")]


class ScopeChange(Record):
    """How a claim's own words differ from the scope its question states.

    Only what differs is given. A claim with another scope is shown, never compared.
    """

    relation: Literal["narrower", "wider", "other"]
    rests_on: Passages = Field(alias="from")
    counted: Text | None = None
    whose: Slug | None = None
    place: Slug | None = None
    of: Text | None = None
    unit: Text | None = None
    per: Literal["day", "week", "month"] | None = None
    because: Text | None = None


class Translation(Record):
    """A quote in another language; the quote itself stays in its own."""

    text: Text
    translator: Text
    language: Text


def _quote(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def _part(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


QuotePart = Annotated[Passage, BeforeValidator(_part)]


class Claim(Record):
    """One atomic thing a source says, held by a verbatim quote.

    It answers at most one question; without `question` it is context. `by` is the chain of
    speakers, outermost first, or `none` where nobody is named. `said`, `as_of` and `over` are
    kept apart: when it was said, the moment it speaks of, the span a flow or state covers.
    """

    id: Slug
    quote: Annotated[Many[QuotePart], BeforeValidator(_quote)]
    occurrence: Ordinal | None = None
    question: Slug | None = None
    by: Chain
    voice: Voice
    stance: Stance = "asserts"
    responds_to: Text | None = None
    hedge: Passages = ()
    origin: TieField | None = None
    utterance: Slug | None = None
    via: Slugs = ()
    said: DateField | None = None
    as_of: DateField | None = None
    over: DateField | None = None
    answer: Slug | None = None
    count: Count | None = None
    scope: ScopeChange | None = None
    contested_word: Text | None = None
    translation: Translation | None = None
    note: Text | None = None

    @property
    def speaker(self) -> str | None:
        """The outermost speaker's id, whose party alone counts in findings."""
        return self.by[0].actor if self.by else None

    def model_post_init(self, context: Any, /) -> None:
        if not self.quote:
            raise Refused(
                "empty-value", "the quote is empty", expected="words of the article",
                found="an empty list", fix="copy the words that hold the claim from the article",
            )  # fmt: skip
        if self.occurrence is not None and len(self.quote) > 1:
            raise Refused(
                "wrong-type",
                "`occurrence:` stands beside a quote in parts and can't say which part it means",
                expected="the occurrence inside the part",
                found="`occurrence:` beside a list",
                fix="write `quote: [{text: words, occurrence: 2}, other words]`",
            )
        for part in self.quote:
            if part.text is None or part.source is not None:
                raise Refused(
                    "wrong-type", "a quote is words of its own article",
                    expected="text, or `{text: …, occurrence: 2}`", found="a reference to a claim or source",
                    fix="copy the words from this article; other claims belong under `from:`",
                )  # fmt: skip
        for hedge in self.hedge:
            if hedge.text is None or hedge.source is not None:
                raise Refused(
                    "wrong-type", "a hedge is words of the claim's own quote",
                    expected="text, or `{text: …}` where the words look like SOURCE/CLAIM",
                    found=hedge.claim or "a reference to another source",
                    fix="copy the hedging words from the quote, for example `hedge: reportedly`",
                )  # fmt: skip
        if self.utterance is not None and self.origin is None:
            raise Refused(
                "utterance-without-origin", "an utterance is a sentence of an origin",
                expected="`origin:` beside `utterance:`", found="no `origin:`",
                fix="add `origin:` with an id of data/origins.yaml, or remove `utterance:`",
            )  # fmt: skip
        if self.answer is not None and self.count is not None:
            raise Refused(
                "two-answers", "a claim answers with a listed answer or with a count, not both",
                expected="one of the two", found="`answer:` and `count:`",
                fix="make two claims of it; their quotes may overlap",
            )  # fmt: skip
        if self.question is None and self.answer is not None:
            raise Refused(
                "answer-without-question", "an answer needs its question",
                expected="`question:` beside `answer:`", found="no `question:`",
                fix="add `question:` with an id of data/questions.yaml, or remove `answer:`",
            )  # fmt: skip


class SetAside(Record):
    """A passage with a number or date that is not reporting, and why."""

    quote: Text
    reason: Reason
    occurrence: Ordinal | None = None
    note: Text | None = None


class Role(Record):
    """What a source calls an actor, in its own words."""

    actor: Slug
    role: Text
    occurrence: Ordinal | None = None


class Source(Record):
    """One article: what its text says of itself, a summary, and its claims.

    `title`, `outlet`, `agency` and `byline` are words that stand in the text, or `unknown`.
    `ties` say once for the whole article on which words its origins rest. `text: withheld` serves
    after a takedown.
    """

    id: Slug
    seed: Text
    sha256: Sha256
    title: Text
    outlet: Text
    agency: Text
    byline: Text
    published: DateField
    url: Url | None = None
    archived: Url | None = None
    retrieved: WhenField | None = None
    language: Text | None = None
    text: Literal["withheld"] | None = None
    summary: Text
    roles: Many[Role] = ()
    ties: Many[Tie] = ()
    claims: Many[Claim] = ()
    set_aside: Many[SetAside] = ()

    @property
    def label(self) -> str:
        """What a page calls it: its title, in quotation marks since the words are the article's, or
        its outlet and agency where it has none."""
        if self.title != UNKNOWN_TEXT:
            return f"“{self.title.translate(_INNER_MARKS)}”"
        named = [word for word in (self.outlet, self.agency) if word != UNKNOWN_TEXT]
        return " – ".join(named) if named else self.id

    def claim(self, claim_id: str) -> Claim | None:
        return next((claim for claim in self.claims if claim.id == claim_id), None)


def source_path(stem: str) -> str:
    """Where the file of that name lies in its dossier; a source's id is its file's name."""
    return f"data/sources/{stem}.yaml"


__all__ = [
    "UNKNOWN_TEXT", "Basis", "Claim", "ClaimId", "Dated", "Link", "Reason", "Role", "ScopeChange",
    "SetAside", "Source", "Stance", "Tie", "Translation", "Voice", "When", "rests", "source_path",
]  # fmt: skip
