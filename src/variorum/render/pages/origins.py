"""The list of origins with a picture of who drew on whom, and a page for each with its renderings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.chart import Edge, Node, OriginMap
from variorum.model.claim import Tie
from variorum.model.dossier import Dossier
from variorum.model.entities import Origin
from variorum.model.findings import Utterance
from variorum.model.grouping import by_key, grouped
from variorum.model.reported import Reported
from variorum.model.source import Source
from variorum.render.addresses import (
    ORIGINS,
    actor_address,
    origin_address,
    relative,
    source_address,
)
from variorum.render.charts import Drawings
from variorum.render.charts.legend import legend
from variorum.render.context import common
from variorum.render.figure import Figure, figure, shown
from variorum.render.long_lists import Cells, Line, MonthList, many_articles
from variorum.render.sentences import MOST_NAMED, origin_label
from variorum.render.templating import Family, Page, further, page
from variorum.render.wordings import shared_of
from variorum.render.words import capital, few, joined, moment_words, plural, say

ABOUT = "The statements that the articles’ claims go back to."
# With more origins, outlets and articles than this no line of the picture can be followed.
MOST_NODES = 60
# Beyond so many months they stand together.
MOST_LINES = 36
MOST_HEAVY = 30
# With more sources than this a column of the renderings is too narrow to read.
MOST_COLUMNS = 8
MOST_CARRIED = 30
MOST_ROUTES = 12


def origin_list(analysis: Analysis, drawings: Drawings) -> Iterator[Page]:
    """The origins; of many articles by month, the latest first, and in a month by how many articles
    carry them."""
    dossier = analysis.dossier
    weight = {o.id: len({c.source.id for c in analysis.by_origin[o.id]}) for o in dossier.origins}
    by_weight = sorted(dossier.origins, key=lambda o: (-weight[o.id], o.id))
    picture = origin_picture(analysis, ORIGINS)
    many = many_articles(dossier)
    readable = len(picture.nodes) <= MOST_NODES or not many
    drawn = _drawn(analysis, drawings, picture) if picture.edges and readable else None
    values: dict[str, Any] = {
        **common(analysis), "figure": drawn, **shown([drawn]), "entry": partial(_entry, analysis),
    }  # fmt: skip
    if not many:
        yield page("origins.md.j2", ORIGINS, "Origins", ABOUT, **values, origins=by_weight)
        return
    every = MonthList.of(by_weight, lambda origin: origin.when.when, ORIGINS)

    def sums(origins: Sequence[Origin]) -> Cells:
        claims = [c for origin in origins for c in analysis.by_origin[origin.id]]
        number = dossier.number_of(origin.id for origin in origins)
        return number, len({c.source.id for c in claims}), len(claims)

    yield page(
        "origins_many.md.j2", ORIGINS, "Origins", ABOUT, **values, heading="Every origin", picture=picture,
        heaviest=[
            Line(origin_address(o.id), origin_label(analysis, o), (weight[o.id], len(analysis.by_origin[o.id])))
            for o in by_weight[:MOST_HEAVY]
        ],
        months=every.lines(MOST_LINES, sums), sheet=every.sheets[0],
    )  # fmt: skip
    yield from further(
        every.sheets, "list_sheet.md.j2", "Origins", ABOUT, heading="Every origin", entry=values["entry"]
    )  # fmt: skip


def _drawn(analysis: Analysis, drawings: Drawings, picture: OriginMap) -> Figure:
    # Every node from which a way starts, with where its ways lead.
    nodes = {node.id: node for node in picture.nodes}
    found = by_key((edge.start, (nodes[edge.end], edge)) for edge in picture.edges)
    ways = [(node, found[node.id]) for node in picture.nodes if node.id in found]
    return figure(
        analysis, drawings, "ways.md.j2", ORIGINS, picture,
        header=("from", "to", "claims", "basis"),
        data=[
            (start.label, end.label, edge.claims, "stated" if edge.stated else "inferred")
            for start, edges in ways
            for end, edge in edges
        ],
        ways=ways, key=legend(picture),
    )  # fmt: skip


def _entry(analysis: Analysis, origin: Origin) -> tuple[str, str, str]:
    claims = analysis.by_origin[origin.id]
    carried = plural(len({c.source.id for c in claims}), "article")
    when = origin.when.when
    more = f"{moment_words(when)}; {plural(len(claims), 'claim')} in {carried}"
    return origin_address(origin.id), origin_label(analysis, origin), more


def origin_picture(analysis: Analysis, address: str) -> OriginMap:
    """The ways that claims took from each origin, by the outlets they name, to each source."""
    dossier = analysis.dossier
    to = partial(relative, page=address)
    tied = [each for each in analysis.claims if each.origin]
    stated = {each.origin_id for each in tied if each.origin_basis == "stated"}
    ways = by_key(
        (way, each.origin_basis == "stated")
        for each in tied
        for way in pairwise(
            [f"o:{each.origin_id}", *(f"v:{v}" for v in each.claim.via), f"s:{each.source.id}"]
        )
    )
    used = {end for way in ways for end in way}
    nodes = [
        Node(
            f"o:{o.id}", origin_label(analysis, o),
            f"{origin_label(analysis, o)}: {plural(len(analysis.by_origin[o.id]), 'claim')}",
            to(origin_address(o.id)), 0,
            dossier.party_place.get(dossier.party_of(o.speaker) or ""),
            hollow=o.id not in stated,
        )
        for o in dossier.origins
    ]  # fmt: skip
    nodes += [
        Node(f"v:{a.id}", a.name, f"{a.name}, named on the way", to(actor_address(a.id)), 1)
        for a in dossier.actors
    ]
    nodes += [
        Node(
            f"s:{a.source.id}", dossier.label[a.source.id], f"{dossier.label[a.source.id]}: the article",
            to(source_address(a.source.id)), 2,
        )
        for a in dossier.articles
    ]  # fmt: skip
    return OriginMap(
        key="origins",
        title="Who drew on whom",
        nodes=tuple(node for node in nodes if node.id in used),
        edges=tuple(
            Edge(start, end, any(basis), len(basis)) for (start, end), basis in ways.items()
        ),
        parties=tuple(party.name for party in dossier.parties),
    )


def origins(analysis: Analysis) -> Iterator[Family]:
    for origin in analysis.dossier.origins:
        yield origin_address(origin.id), partial(_pages, analysis, origin)


def _pages(analysis: Analysis, origin: Origin) -> Iterator[Page]:
    """An origin's page; where articles are many its claims as rows in sheets, and what more than a few
    sources have of it in numbers."""
    dossier, claims = analysis.dossier, analysis.by_origin[origin.id]
    address, title = origin_address(origin.id), origin_label(analysis, origin)
    about = f"Claims that go back to it: {len(claims)}"
    sources = list({c.source.id: c.source for c in claims}.values())
    utterances = analysis.align(origin.id)
    stated = {c.source.id for c in claims if c.origin_basis == "stated"}
    values: dict[str, Any] = {
        **common(analysis), "origin": origin,
        "opening": _carried_by(dossier, sources, stated, len(claims)),
        "sources": sources, "utterances": utterances,
        "carried": shared_of(analysis, origin.id), "most_carried": MOST_CARRIED,
    }  # fmt: skip
    own = grouped(claims, lambda each: each.source.id)
    ways = [_way(analysis, given[0].source, given) for given in own.values()]
    if not many_articles(dossier):
        others = [c for c in claims if not c.claim.utterance]
        yield page("origin.md.j2", address, title, about, **values, ways=ways, others=others)
        return
    every = MonthList.of(claims, lambda each: each.source.published.when, address)
    few_sources = len(sources) <= MOST_COLUMNS
    routes = Counter(outlet for c in claims for outlet in c.claim.via)
    told = sorted(utterances, key=lambda u: (-len(u.sources), u.id))
    yield page(
        "origin_many.md.j2", address, title, about, **values, sheet=every.sheets[0],
        ways=ways if few_sources else [], months=every.lines(MOST_LINES, _carried),
        routes=[
            f"{dossier.actor[outlet].name} ({plural(number, 'claim')})"
            for outlet, number in routes.most_common(MOST_ROUTES)
        ],
        wordings=[] if few_sources else [_wordings(u) for u in told],
    )  # fmt: skip
    yield from further(
        every.sheets, "claims_sheet.md.j2", title, about, **common(analysis),
        heading="Every claim that goes back to it",
    )  # fmt: skip


def _way(
    analysis: Analysis, source: Source, own: Sequence[Reported]
) -> tuple[Source, str, list[Tie]]:
    """A source, how many of its claims, `own`, came from the origin and through whom, and what ties them."""
    routes = Counter(c.claim.via for c in own if c.claim.via)
    through = [
        f"{'all' if number == len(own) > 1 else number} via "
        + ", then ".join(analysis.dossier.actor[outlet].name for outlet in route)
        for route, number in routes.items()
    ]
    ties = dict.fromkeys(c.tie for c in own if c.tie and c.tie.rests_on)
    inferred = sum(c.origin_basis == "inferred" for c in own)
    told = [plural(len(own), "claim")]
    if inferred:
        number = "all" if inferred == len(own) > 1 else "" if len(own) == 1 else str(inferred)
        told.append(f"{number} tied by our inference".strip())
    return source, "; ".join([*told, *through]), list(ties)


def _carried(claims: Sequence[Reported]) -> tuple[int, ...]:
    """In how many articles claims stand, how many they are, and how many are tied by inference."""
    inferred = sum(c.origin_basis == "inferred" for c in claims)
    return len({c.source.id for c in claims}), len(claims), inferred


def _wordings(utterance: Utterance) -> tuple[str, int, int, Reported, int]:
    """A sentence: its id, how many articles give it and in how many wordings, and the most
    frequent of these by its first claim, with how many articles have it."""
    claims = [each.claim for each in utterance.renderings]
    found = grouped(claims, lambda each: each.words.casefold())
    sources = {words: len({c.source.id for c in same}) for words, same in found.items()}
    most = max(found, key=lambda words: sources[words])
    return utterance.id, len(utterance.sources), len(found), found[most][0], sources[most]


def _carried_by(
    dossier: Dossier, sources: Sequence[Source], stated: Collection[str], claims: int
) -> str:
    """Which articles carry an origin, and which of them say so in words of their own."""
    if not sources:
        return say("carried-by-none")
    told = capital(say("carried-by", len(sources), claims=plural(claims, "claim")))
    if not stated:
        return say("by-inference-only", carried=told)
    names = [dossier.label[s.id] for s in sources if s.id in stated]
    others = [dossier.label[s.id] for s in sources if s.id not in stated]
    many = len(sources) > MOST_NAMED
    who, rest = (few(len(labels)) if many else joined(labels) for labels in (names, others))
    inferred = say("carries-it-inferred", len(others), who=rest) if others else ""
    return f"{told}. {capital(say('names-it', len(stated), who=who))}{inferred}."
