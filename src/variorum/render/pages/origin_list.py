"""The list of origins: with a picture of who drew on whom where it can be read, else summed up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.chart import Edge, Node, OriginMap
from variorum.model.entities import Origin
from variorum.render.addresses import ORIGINS, origin_address
from variorum.render.context import common
from variorum.render.figure import Figure, figure, shown
from variorum.render.months import Cells, Line, MonthList
from variorum.render.origin_picture import origin_picture
from variorum.render.paging import many_articles
from variorum.render.sentences import origin_label
from variorum.render.templating import Page, page
from variorum.render.words import moment_words, plural

from .lists import MOST_LINES, Entry, further

ABOUT = "The statements that the articles’ claims go back to."
OPENING = (
    "An origin is one act of saying, publishing or observing that the articles’ claims go back to: a broadcast, a "
    "briefing, a report. Articles that carry one origin give renderings of it, and it counts once."
)
# With more origins, outlets and articles than this no line of the picture can be followed.
MOST_NODES = 60
MOST_HEAVY = 30
Ways = Sequence[tuple[Node, list[tuple[Node, Edge]]]]


def origin_list(analysis: Analysis) -> Iterator[Page]:
    dossier = analysis.dossier
    weight = {o.id: len({c.source.id for c in analysis.by_origin[o.id]}) for o in dossier.origins}
    by_weight = sorted(dossier.origins, key=lambda o: (-weight[o.id], o.id))
    picture = origin_picture(analysis, ORIGINS)
    if many_articles(dossier):
        yield from _summed_up(analysis, by_weight, weight, picture)
        return
    drawn = _drawn(analysis, picture)
    yield page(
        "origins.md.j2", ORIGINS, "Origins", ABOUT, **common(analysis), opening=OPENING, figure=drawn, **shown([drawn]),
        entries=[_entry(analysis, origin) for origin in by_weight],
    )  # fmt: skip


def _summed_up(
    analysis: Analysis, by_weight: Sequence[Origin], weight: Mapping[str, int], picture: OriginMap
) -> Iterator[Page]:
    """Origins by month, the latest first, and in a month by how many articles carry them."""
    every = MonthList.of(by_weight, lambda origin: origin.when.when, ORIGINS)
    drawn = [_drawn(analysis, picture)] if len(picture.nodes) <= MOST_NODES else []
    values: dict[str, Any] = {"heading": "Every origin", "entry": partial(_entry, analysis)}

    def sums(origins: Sequence[Origin]) -> Cells:
        claims = [c for origin in origins for c in analysis.by_origin[origin.id]]
        number = analysis.dossier.number_of(origin.id for origin in origins)
        return number, len({c.source.id for c in claims}), len(claims)

    yield page(
        "origins_many.md.j2", ORIGINS, "Origins", ABOUT, **common(analysis), opening=OPENING,
        figure=drawn[0] if drawn else None, **shown(drawn),
        no_picture=f"A picture of {len(picture.nodes)} origins, outlets and articles "
        f"with {plural(len(picture.edges), 'way')} between them can’t be read, so none is drawn.",
        heaviest=[
            Line(
                origin_address(o.id), origin_label(analysis, o),
                (weight[o.id], len(analysis.by_origin[o.id])),
            )
            for o in by_weight[:MOST_HEAVY]
        ],
        months=every.lines(MOST_LINES, sums), sheet=every.sheets[0], **values,
    )  # fmt: skip
    yield from further(every.sheets, "list_sheet.md.j2", "Origins", ABOUT, **values)


def _drawn(analysis: Analysis, picture: OriginMap) -> Figure:
    ways = _ways(picture)
    return figure(
        analysis, "ways.md.j2", ORIGINS, picture,
        header=("from", "to", "claims", "basis"),
        rows=[
            (start.label, end.label, edge.claims, "stated" if edge.stated else "inferred")
            for start, edges in ways
            for end, edge in edges
        ],
        ways=ways,
    )  # fmt: skip


def _ways(picture: OriginMap) -> Ways:
    """Every node from which a way starts, with where its ways lead."""
    nodes = {node.id: node for node in picture.nodes}
    ways: dict[str, list[tuple[Node, Edge]]] = {}
    for edge in picture.edges:
        ways.setdefault(edge.start, []).append((nodes[edge.end], edge))
    return [(node, ways[node.id]) for node in picture.nodes if node.id in ways]


def _entry(analysis: Analysis, origin: Origin) -> Entry:
    claims = analysis.by_origin[origin.id]
    carried = plural(len({c.source.id for c in claims}), "article")
    when = origin.when.when
    more = f"{moment_words(when)}; {plural(len(claims), 'claim')} in {carried}"
    return origin_address(origin.id), origin_label(analysis, origin), more
