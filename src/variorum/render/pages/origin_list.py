"""The list of origins: with a picture of who drew on whom where it can be read, else summed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.chart import Edge, Node, OriginMap
from variorum.model.entities import Origin
from variorum.model.grouping import by_key
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
from variorum.render.months import Cells, Line, MonthList
from variorum.render.paging import many_articles
from variorum.render.sentences import origin_label
from variorum.render.templating import Page, page
from variorum.render.words import moment_words, plural

from .lists import MOST_LINES, Entry, further

ABOUT = "The statements that the articles’ claims go back to."
# With more origins, outlets and articles than this no line of the picture can be followed.
MOST_NODES = 60
MOST_HEAVY = 30


def origin_list(analysis: Analysis, drawings: Drawings) -> Iterator[Page]:
    """The origins; of many articles by month, the latest first, and in a month by how many articles
    carry them."""
    dossier = analysis.dossier
    weight = {o.id: len({c.source.id for c in analysis.by_origin[o.id]}) for o in dossier.origins}
    by_weight = sorted(dossier.origins, key=lambda o: (-weight[o.id], o.id))
    picture = origin_picture(analysis, ORIGINS)
    many = many_articles(dossier)
    drawn = (
        _drawn(analysis, drawings, picture)
        if picture.edges and (len(picture.nodes) <= MOST_NODES or not many)
        else None
    )
    values: dict[str, Any] = {
        **common(analysis), "figure": drawn, **shown([drawn] if drawn else []), "entry": partial(_entry, analysis),
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
            Line(
                origin_address(o.id), origin_label(analysis, o),
                (weight[o.id], len(analysis.by_origin[o.id])),
            )
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


def _entry(analysis: Analysis, origin: Origin) -> Entry:
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
