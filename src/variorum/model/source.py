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
    Per,
    Record,
    Sha256,
    Slug,
    Slugs,
    Text,
    Url,
    WhenField,
    as_mapping,
    told,
)
from .refusal import Refused
from .when import When

Basis = Literal["stated", "inferred"]
BasisField = Annotated[Basis, told("the words say it", "it follows from the words")]
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
    """A day, month, year or span, with `..` for an open end, or `unknown`."""
    basis: BasisField | None = None
    """Whether the words state the date, or it is inferred from them."""
    rests_on: Passages = Field(alias="from", default=())
    """The verbatim words the date rests on, for example `on Friday, 1 March`; of another article as
    `{source: ID, text: …}` or SOURCE/CLAIM."""
    because: Text | None = None
    """The step from the words to the date, in one sentence."""

    def model_post_init(self, context: Any, /) -> None:
        if not self.when.unknown:
            rests(self.basis, self.rests_on, self.because, what=f"the date {self.when}")


DateField = Annotated[Dated, as_mapping("when", Literal["unknown"] | Dated)]


class Link(Record):
    """One speaker in a chain: an actor, with the words that stand for it in place of its name."""

    actor: Slug
    """The id of the actor in `data/actors.yaml`."""
    rests_on: Passages = Field(alias="from", default=())
    """The words that stand for the actor where its name does not, for example `he noted`."""
    because: Text | None = None
    """Why these words mean this actor, in one sentence."""


def _chain(value: object) -> object:
    if value == "none":
        return ()
    if isinstance(value, str):
        return [{"actor": value}]
    if isinstance(value, list | tuple):
        return [{"actor": link} if isinstance(link, str) else link for link in value]
    return [value]


Chain = Annotated[
    Many[Link],
    BeforeValidator(_chain, json_schema_input_type=Slug | Link | Many[Slug | Link]),
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

    relation: Annotated[
        Literal["narrower", "wider", "other"],
        told("a part of it", "more than it", "neither part nor whole of it"),
    ]
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


def _quote(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def _part(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


QuotePart = Annotated[Passage, BeforeValidator(_part, json_schema_input_type=Text | Passage)]


class Claim(Record):
    """One atomic thing a source says, held by a verbatim quote.

    It answers at most one question; without `question` it is context. `by` is the chain of
    speakers, outermost first, or `none` where nobody is named. `said`, `as_of` and `over` are
    kept apart: when it was said, the moment it speaks of, the span a flow or state covers.
    """

    id: Slug
    """Unique in its file; the claim's public id is SOURCE/CLAIM. For example `crew-aboard`."""
    quote: Annotated[
        Many[QuotePart],
        BeforeValidator(_quote, json_schema_input_type=QuotePart | Many[QuotePart]),
    ]
    """The shortest verbatim words that hold the claim; a list for a quote in parts."""
    occurrence: Ordinal | None = None
    """Which place is meant where the quote stands more than once in the article."""
    question: Slug | None = None
    """The question of `data/questions.yaml` it answers; without it the claim is context."""
    by: Chain
    """Who says it, outermost first, for example `[harbour-master, crew]` where the harbour master
    says that the crew says; `none` where nobody is named."""
    voice: Annotated[
        Voice,
        told(
            "in quotation marks", "as reported speech", "in the source's own voice", "in a headline"
        ),
    ]
    """How the source gives the words."""
    stance: Annotated[
        Stance,
        told(
            "says that it is so",
            "says that it is not so",
            "says that it will be so",
            "says what would be so if",
            "says what should be so",
        ),
    ] = "asserts"
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
    answer: Slug | None = None
    """The id of one of the answers its question lists."""
    count: Count | None = None
    """The number it gives, where its question asks how many."""
    scope: ScopeChange | None = None
    """How its own words narrow or widen the scope of its question."""
    contested_word: Text | None = None
    """A word of the quote whose meaning is at issue."""
    translation: Translation | None = None
    """The quote in another language."""
    note: Text | None = None
    """A remark for readers, in Markdown."""

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
    """The words, exactly as the article has them, for example `5 min`."""
    reason: Annotated[
        Reason,
        told(
            "words beside a picture",
            "part of a name",
            "how long the article takes to read",
            "who made a picture or a text",
            "a link, a menu, a share button",
            "the text breaks off here",
            "a turn of phrase that counts nothing",
        ),
    ]
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
    """When it was published, and on which words that rests."""
    url: Url | None = None
    """The article's address."""
    archived: Url | None = None
    """The address of an archived copy."""
    retrieved: WhenField | None = None
    """When the text was retrieved."""
    language: Text | None = None
    """The article's language, for example `en`."""
    text: Annotated[Literal["withheld"], told("the article's text is not here")] | None = None
    """`withheld` after a takedown: hash and quotes stay, marked as not checked again."""
    summary: Text
    """Two or three neutral sentences in Markdown, everything attributed."""
    roles: Many[Role] = ()
    """What the article calls those who speak in it."""
    ties: Many[Tie] = ()
    """On which words of the whole article its origins rest."""
    claims: Many[Claim] = ()
    """What the article says, statement by statement."""
    set_aside: Many[SetAside] = ()
    """Passages with a number or date that report nothing."""

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
