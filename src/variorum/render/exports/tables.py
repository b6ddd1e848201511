"""The published tables (their columns are fixed: other programs rely on them)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.count import Bounds, Count
from variorum.model.entities import Origin
from variorum.model.questions import Scope
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.model.source import Source
from variorum.render.addresses import claim_address
from variorum.render.keywords import keywords

from .findings import (
    FINDING_CLAIM,
    FINDINGS,
    QUESTIONS,
    SHARED_WORDING,
    WORDING_CLAIM,
    WORDING_ORIGIN,
)
from .table import (
    Column,
    FilledTable,
    Member,
    Table,
    date,
    ids,
    integer,
    known,
    list_table,
    number,
    offsets,
    text,
)


class _Article(NamedTuple):
    article: Article
    source: Source
    origins: Range


def _articles(analysis: Analysis) -> Iterator[_Article]:
    for article in analysis.dossier.articles:
        claims = analysis.by_source[article.source.id]
        stated = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
        yield _Article(article, article.source, analysis.dossier.number_of(stated))


def _share(share: float | None) -> Decimal | None:
    return None if share is None else Decimal(f"{share:.4f}")


SOURCES = Table[_Article](
    "sources", _articles, about="A row for each article.", relation="source",
    columns=(
        text("source", "Id of the source: the name of its file in data/sources/", lambda a: a.source.id),
        text("seed", "Name of the file with the article’s text", lambda a: a.source.seed),
        text("sha256", "SHA-256 of that file’s bytes", lambda a: a.source.sha256),
        text("title", "Title as it stands in the text", lambda a: known(a.source.title)),
        text("outlet", "Outlet as it stands in the text", lambda a: known(a.source.outlet)),
        text("agency", "Agency as it stands in the text", lambda a: known(a.source.agency)),
        text("byline", "Byline as it stands in the text", lambda a: known(a.source.byline)),
        date("published_from", "First day on which it can have been published",
             lambda a: a.source.published.when.first),
        date("published_to", "Last day on which it can have been published", lambda a: a.source.published.when.last),
        text("published_basis", "Whether it is stated, inferred or metadata", lambda a: a.source.published.basis),
        integer("claims", "Number of its claims", lambda a: len(a.source.claims)),
        integer("origins", "Number of origins its claims are tied to by what the text says", lambda a: a.origins.most),
        integer("quantities", "Numbers, vague quantities and dates found in the text",
                lambda a: len(a.article.accounts)),
        integer("quantities_covered", "How many of them are coded or set aside with a reason",
                lambda a: a.article.covered),
        number("quoted_share", "Part of the text that published passages cover, 0 to 1",
               lambda a: _share(a.article.quoted_share)),
        integer("origins_least",
                "Number of those origins at least, since some may be one; origins is their number at most",
                lambda a: a.origins.least),
    ),
)  # fmt: skip


class _Claim(NamedTuple):
    reported: Reported
    claim: Claim
    found_as: str


def _claims(analysis: Analysis) -> Iterator[_Claim]:
    found_as = keywords(analysis.dossier)
    return (_Claim(each, each.claim, found_as(each.words)) for each in analysis.claims)


CLAIMS = Table[_Claim](
    "claims", _claims, about="A row for each claim, in reading order.", relation="claim", within="sources",
    columns=(
        text("claim", "Public id, SOURCE/CLAIM", lambda c: c.reported.id),
        text("source", "Id of the source", lambda c: c.reported.source.id, "source"),
        text("seed", "Name of the file with the article’s text", lambda c: c.reported.source.seed),
        text("question", "Id of the question it answers; empty for context", lambda c: c.claim.question, "question"),
        text("stance", "asserts, denies, predicts, conditional or demands", lambda c: c.claim.stance),
        text("speaker", "Id of the outermost speaker; empty where nobody is named", lambda c: c.claim.speaker, "actor"),
        ids("quoted_speaker", "Ids of the inner speakers, outermost first",
            lambda c: [link.actor for link in c.claim.by[1:]]),
        text("party", "Id of the outermost speaker’s party",
             lambda c: c.reported.party.id if c.reported.party else None, "party"),
        text("origin", "Id of the act of saying it goes back to",
             lambda c: c.claim.origin.origin if c.claim.origin else None, "origin"),
        text("origin_basis", "Whether that tie is stated or inferred", lambda c: c.reported.origin_basis),
        text("utterance", "Slug of the sentence of the origin that it renders", lambda c: c.claim.utterance),
        text("voice", "direct, indirect, narrator or headline", lambda c: c.claim.voice),
        ids("via", "Ids of the outlets it names on the way, from origin to source", lambda c: c.claim.via),
        text("hedge", "Hedging words, verbatim, joined by a semicolon",
             lambda c: ";".join(part.text or "" for part in c.claim.hedge) or None),
        text("responds_to", "Id of the claim or question it responds to", lambda c: c.claim.responds_to),
        text("quote", "The verbatim words, parts joined by an ellipsis", lambda c: c.reported.words),
        offsets("start", "Offset of each part’s first character in the decoded text",
                lambda c: [span.start for span in c.reported.spans]),
        offsets("end", "Offset after each part’s last character", lambda c: [span.end for span in c.reported.spans]),
        date("said_from", "First day on which it can have been said",
             lambda c: c.reported.said.when.first if c.reported.said else None),
        date("said_to", "Last day on which it can have been said",
             lambda c: c.reported.said.when.last if c.reported.said else None),
        date("as_of_from", "First day of which it can speak", lambda c: c.reported.as_of.first),
        date("as_of_to", "Last day of which it can speak", lambda c: c.reported.as_of.last),
        text("as_of_basis", "Whether that is stated or inferred",
             lambda c: c.claim.as_of.basis if c.claim.as_of else None),
        text("answer", "Id of the listed answer; counts stand in counts.csv", lambda c: c.claim.answer),
        text("url", "Its address, relative to the site’s root", lambda c: claim_address(c.reported.id)),
        text("found_as", "Further words by which it is found: spellings and parts",
             lambda c: c.found_as, only="sqlite"),
    ),
)  # fmt: skip


class _Count(NamedTuple):
    reported: Reported
    claim: Claim
    number: Count
    scope: Scope
    reading: str
    bounds: Bounds


def _counts(analysis: Analysis) -> Iterator[_Count]:
    for each in analysis.claims:
        if each.claim.count is not None:
            for reading in analysis.dossier.readings:
                bounds = each.bounds.get(reading.id, Bounds())
                yield _Count(each, each.claim, each.claim.count, each.scope, reading.id, bounds)


COUNTS = Table[_Count](
    "counts", _counts, about="A row for each count and reading rule.",
    key=("claim", "reading"), relation="count", within="claims",
    columns=(
        text("claim", "Public id of the claim", lambda c: c.reported.id, "claim"),
        text("source", "Id of the source", lambda c: c.reported.source.id, "source"),
        text("seed", "Name of the file with the article’s text", lambda c: c.reported.source.seed),
        text("question", "Id of the question it answers; empty for context", lambda c: c.claim.question, "question"),
        text("counted", "What is counted", lambda c: c.scope.counted),
        text("party_counted", "Id of the party whose it is", lambda c: c.scope.whose, "party"),
        text("place", "Id of the place, from names.yaml", lambda c: c.scope.place, "name"),
        text("of", "The whole that a share is part of", lambda c: c.scope.of),
        text("phrase", "The verbatim words of the number", lambda c: " ".join(c.number.phrase.split())),
        text("kind", "exact, about, more-than, at-least, less-than, at-most, between or vague",
             lambda c: c.number.kind),
        text("unit", "Unit of the numbers", lambda c: c.scope.unit),
        number("low", "Lowest number on this reading; excluded itself where the words say more. Empty for a denial",
               lambda c: c.bounds.low),
        number("high", "Highest number on this reading; excluded itself where the words say less",
               lambda c: c.bounds.high),
        number("best", "The one number that the words or the rule name", lambda c: c.bounds.best),
        text("reading", "Id of the reading rule", lambda c: c.reading, "reading"),
        date("as_of_from", "First day of which it can speak", lambda c: c.reported.as_of.first),
        date("as_of_to", "Last day of which it can speak", lambda c: c.reported.as_of.last),
        text("as_of_basis", "Whether that is stated or inferred",
             lambda c: c.claim.as_of.basis if c.claim.as_of else None),
        date("over_from", "First day of the span it covers throughout", lambda c: c.reported.over.first),
        date("over_to", "Last day of that span", lambda c: c.reported.over.last),
        text("speaker", "Id of the outermost speaker", lambda c: c.claim.speaker, "actor"),
        text("origin", "Id of the act of saying it goes back to",
             lambda c: c.claim.origin.origin if c.claim.origin else None, "origin"),
        text("url", "Address of its claim, relative to the site’s root", lambda c: claim_address(c.reported.id)),
        text("because", "Why kind or number are not what the words alone say; empty where they are",
             lambda c: c.number.because),
    ),
)  # fmt: skip


class _Origin(NamedTuple):
    origin: Origin
    party: str | None
    claims: Sequence[Reported]
    may_be: list[str]


def _origins(analysis: Analysis) -> Iterator[_Origin]:
    dossier = analysis.dossier
    for each in dossier.origins:
        may_be = sorted(dossier.may_be.get(each.id, ()))
        yield _Origin(each, dossier.party_of(each.speaker), analysis.by_origin[each.id], may_be)


ORIGINS = Table[_Origin](
    "origins", _origins, about="A row for each act of saying that claims go back to.", relation="origin",
    columns=(
        text("origin", "Id of the origin", lambda o: o.origin.id),
        text("speaker", "Id of who spoke", lambda o: known(o.origin.speaker), "actor"),
        text("party", "Id of the speaker’s party", lambda o: o.party, "party"),
        text("occasion", "On what occasion, as far as the articles say",
             lambda o: None if o.origin.occasion == "not said" else o.origin.occasion),
        date("when_from", "First day on which it can have been", lambda o: o.origin.when.when.first),
        date("when_to", "Last day on which it can have been", lambda o: o.origin.when.when.last),
        text("basis", "Whether that is stated or inferred", lambda o: o.origin.when.basis),
        integer("sources", "Sources that carry it, by stated or inferred ties",
                lambda o: len({each.source.id for each in o.claims})),
        integer("claims", "Claims that go back to it, by stated or inferred ties", lambda o: len(o.claims)),
        ids("may_be", "Ids of the origins of which it is open whether they and this one are one", lambda o: o.may_be),
    ),
)  # fmt: skip


_CLAIM: Column[Member] = text("claim", "Public id of the claim", lambda m: m.owner, "claim")
_ACTOR: Column[Member] = text("actor", "Id of the actor", lambda m: m.value, "actor")

LISTS: tuple[Table[Any], ...] = (
    list_table(
        "claim_speaker", lambda analysis: ((c.id, [link.actor for link in c.claim.by]) for c in analysis.claims),
        _CLAIM, _ACTOR,
    ),
    list_table("claim_via", lambda analysis: ((c.id, c.claim.via) for c in analysis.claims), _CLAIM, _ACTOR),
    list_table(
        "claim_passage", lambda analysis: ((c.id, c.spans) for c in analysis.claims), _CLAIM,
        integer("start", "Offset of the part’s first character", lambda m: m.value.start),
        integer("end", "Offset after the part’s last character", lambda m: m.value.end),
    ),
    Table[tuple[str, str]](
        "origin_may_be", lambda analysis: ((o.origin.id, each) for o in _origins(analysis) for each in o.may_be),
        (
            text("origin", "Id of an origin", lambda row: row[0], "origin"),
            text("may_be", "Id of another, of which it is open whether the two are one", lambda row: row[1], "origin"),
        ),
        key=("origin", "may_be"),
    ),
    FINDING_CLAIM, WORDING_CLAIM, WORDING_ORIGIN,
)  # fmt: skip
"""Lists have no cells in SQLite: their members are rows of these."""

TABLES: tuple[Table[Any], ...] = (
    SOURCES, CLAIMS, COUNTS, ORIGINS, QUESTIONS, FINDINGS, SHARED_WORDING,
)  # fmt: skip


def all_tables(analysis: Analysis) -> tuple[FilledTable, ...]:
    """The published tables, filled."""
    return tuple(table.filled(analysis) for table in TABLES)
