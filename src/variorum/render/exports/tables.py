"""The rows of the published tables (their columns are fixed: other programs rely on them)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from variorum.model.analysis import Analysis
from variorum.model.count import Bounds
from variorum.model.reported import Reported
from variorum.render.addresses import claim_address

from .findings import findings_table, questions_table
from .table import Column, Table, Value, columns, ends, known, listed

SOURCES = columns(
    ("source", "text", "Id of the source: the name of its file in data/sources/"),
    ("seed", "text", "Name of the file with the article’s text"),
    ("sha256", "text", "SHA-256 of that file’s bytes"),
    ("title", "text", "Title as it stands in the text"),
    ("outlet", "text", "Outlet as it stands in the text"),
    ("agency", "text", "Agency as it stands in the text"),
    ("byline", "text", "Byline as it stands in the text"),
    ("published_from", "date", "First day on which it can have been published"),
    ("published_to", "date", "Last day on which it can have been published"),
    ("published_basis", "text", "Whether that is stated in the text or inferred"),
    ("claims", "integer", "Number of its claims"),
    ("origins", "integer", "Number of origins its claims are tied to by what the text says"),
    ("quantities", "integer", "Numbers, vague quantities and dates found in the text"),
    ("quantities_covered", "integer", "How many of them are coded or set aside with a reason"),
    ("quoted_share", "number", "Part of the text that published passages cover, 0 to 1"),
    (
        "origins_least",
        "integer",
        "Number of those origins at least, since some may be one; origins is their number at most",
    ),
)
CLAIMS = columns(
    ("claim", "text", "Public id, SOURCE/CLAIM"),
    ("source", "text", "Id of the source"),
    ("seed", "text", "Name of the file with the article’s text"),
    ("question", "text", "Id of the question it answers; empty for context"),
    ("stance", "text", "asserts, denies, predicts, conditional or demands"),
    ("speaker", "text", "Id of the outermost speaker; empty where nobody is named"),
    ("quoted_speaker", "ids", "Ids of the inner speakers, outermost first"),
    ("party", "text", "Id of the outermost speaker’s party"),
    ("origin", "text", "Id of the act of saying it goes back to"),
    ("origin_basis", "text", "Whether that tie is stated or inferred"),
    ("utterance", "text", "Slug of the sentence of the origin that it renders"),
    ("voice", "text", "direct, indirect, narrator or headline"),
    ("via", "ids", "Ids of the outlets it names on the way, from origin to source"),
    ("hedge", "text", "Hedging words, verbatim, joined by a semicolon"),
    ("responds_to", "text", "Id of the claim or question it responds to"),
    ("quote", "text", "The verbatim words, parts joined by an ellipsis"),
    ("start", "offsets", "Offset of each part’s first character in the decoded text"),
    ("end", "offsets", "Offset after each part’s last character"),
    ("said_from", "date", "First day on which it can have been said"),
    ("said_to", "date", "Last day on which it can have been said"),
    ("as_of_from", "date", "First day of which it can speak"),
    ("as_of_to", "date", "Last day of which it can speak"),
    ("as_of_basis", "text", "Whether that is stated or inferred"),
    ("answer", "text", "Id of the listed answer; counts stand in counts.csv"),
    ("url", "text", "Its address, relative to the site’s root"),
)
COUNTS = columns(
    ("claim", "text", "Public id of the claim"),
    ("source", "text", "Id of the source"),
    ("seed", "text", "Name of the file with the article’s text"),
    ("question", "text", "Id of the question it answers; empty for context"),
    ("counted", "text", "What is counted"),
    ("party_counted", "text", "Id of the party whose it is"),
    ("place", "text", "Id of the place, from names.yaml"),
    ("of", "text", "The whole that a share is part of"),
    ("phrase", "text", "The verbatim words of the number"),
    ("kind", "text", "exact, about, more-than, at-least, less-than, at-most, between or vague"),
    ("unit", "text", "Unit of the numbers"),
    (
        "low",
        "number",
        "Lowest number on this reading; excluded itself where the words say more. Empty for a denial",
    ),
    ("high", "number", "Highest number on this reading; excluded itself where the words say less"),
    ("best", "number", "The one number that the words or the rule name"),
    ("reading", "text", "Id of the reading rule"),
    ("as_of_from", "date", "First day of which it can speak"),
    ("as_of_to", "date", "Last day of which it can speak"),
    ("as_of_basis", "text", "Whether that is stated or inferred"),
    ("over_from", "date", "First day of the span it covers throughout"),
    ("over_to", "date", "Last day of that span"),
    ("speaker", "text", "Id of the outermost speaker"),
    ("origin", "text", "Id of the act of saying it goes back to"),
    ("url", "text", "Address of its claim, relative to the site’s root"),
    (
        "because",
        "text",
        "Why kind or number are not what the words alone say; empty where they are",
    ),
)
ORIGINS = columns(
    ("origin", "text", "Id of the origin"),
    ("speaker", "text", "Id of who spoke"),
    ("party", "text", "Id of the speaker’s party"),
    ("occasion", "text", "On what occasion, as far as the articles say"),
    ("when_from", "date", "First day on which it can have been"),
    ("when_to", "date", "Last day on which it can have been"),
    ("basis", "text", "Whether that is stated or inferred"),
    ("sources", "integer", "Sources that carry it, by stated or inferred ties"),
    ("claims", "integer", "Claims that go back to it, by stated or inferred ties"),
    ("may_be", "ids", "Ids of the origins of which it is open whether they and this one are one"),
)


def sources_table(analysis: Analysis) -> Table:
    def rows() -> Iterator[tuple[Value, ...]]:
        for article in analysis.dossier.articles:
            source = article.source
            claims = analysis.by_source[source.id]
            stated = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
            share = article.quoted_share
            yield (
                source.id, source.seed, source.sha256, known(source.title), known(source.outlet),
                known(source.agency), known(source.byline), *ends(source.published.when),
                source.published.basis, len(source.claims), len(stated), len(article.accounts),
                article.covered, None if share is None else Decimal(f"{share:.4f}"),
                analysis.dossier.number_of(stated).least,
            )  # fmt: skip

    return Table("sources", "A row for each article.", SOURCES, tuple(rows()))


def claims_table(analysis: Analysis) -> Table:
    return Table(
        "claims", "A row for each claim, in reading order.", CLAIMS,
        tuple(_claim(each) for each in analysis.claims),
    )  # fmt: skip


def _claim(each: Reported) -> tuple[Value, ...]:
    claim = each.claim
    tie, as_of = claim.origin, claim.as_of
    return (
        each.id, each.source.id, each.source.seed, claim.question, claim.stance, claim.speaker,
        listed([link.actor for link in claim.by[1:]]), each.party.id if each.party else None,
        tie.origin if tie else None, each.origin_basis, claim.utterance,
        claim.voice, listed(claim.via), listed([p.text or "" for p in claim.hedge]),
        claim.responds_to, each.words, listed([s.start for s in each.spans]),
        listed([s.end for s in each.spans]), *ends(each.said.when if each.said else None),
        *ends(each.as_of), as_of.basis if as_of else None, claim.answer,
        claim_address(each.id),
    )  # fmt: skip


def counts_table(analysis: Analysis) -> Table:
    readings = [reading.id for reading in analysis.dossier.readings]
    return Table(
        "counts", "A row for each count and reading rule.", COUNTS,
        tuple(row for each in analysis.claims for row in _counts(each, readings)),
    )  # fmt: skip


def _counts(each: Reported, readings: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    claim, count = each.claim, each.claim.count
    if count is None:
        return
    scope = each.scope
    for reading in readings:
        bounds = each.bounds.get(reading, Bounds())
        yield (
            each.id, each.source.id, each.source.seed, claim.question, scope.counted, scope.whose,
            scope.place, scope.of,
            " ".join(count.phrase.split()), count.kind, scope.unit, bounds.low, bounds.high, bounds.best,
            reading, *ends(each.as_of), claim.as_of.basis if claim.as_of else None,
            *ends(each.over), claim.speaker, claim.origin.origin if claim.origin else None,
            claim_address(each.id), count.because,
        )  # fmt: skip


def origins_table(analysis: Analysis) -> Table:
    def rows() -> Iterator[tuple[Value, ...]]:
        for origin in analysis.dossier.origins:
            claims = analysis.by_origin[origin.id]
            yield (
                origin.id, known(origin.speaker), analysis.dossier.party_of(origin.speaker),
                None if origin.occasion == "not said" else origin.occasion,
                *ends(origin.when.when), origin.when.basis,
                len({c.source.id for c in claims}), len(claims),
                listed(sorted(analysis.dossier.may_be.get(origin.id, ()))),
            )  # fmt: skip

    return Table(
        "origins", "A row for each act of saying that claims go back to.", ORIGINS, tuple(rows())
    )


EXPORTS = (
    sources_table, claims_table, counts_table, origins_table, questions_table, findings_table,
)  # fmt: skip


def all_tables(analysis: Analysis) -> tuple[Table, ...]:
    return tuple(build(analysis) for build in EXPORTS)


__all__ = ["EXPORTS", "Column", "all_tables"]
