"""A page for each origin, its renderings side by side, and the list of origins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from variorum.model.analysis import Analysis
from variorum.model.chart import Edge, Node, OriginMap
from variorum.model.claim import Tie
from variorum.model.origins import Origin
from variorum.model.reported import Reported
from variorum.model.source import Source
from variorum.render.addresses import ORIGINS, origin_address
from variorum.render.context import common
from variorum.render.figure import figure, shown
from variorum.render.origin_picture import origin_picture
from variorum.render.page import Page, page
from variorum.render.sentences import origin_label
from variorum.render.words import plural, when_words


def origins(analysis: Analysis) -> Iterator[Page]:
    label = partial(origin_label, analysis)
    by_weight = sorted(
        analysis.dossier.origins,
        key=lambda o: (-len({c.source.id for c in analysis.by_origin[o.id]}), o.id),
    )
    picture = origin_picture(analysis, ORIGINS)
    ways = _ways(picture)
    drawn = figure(
        analysis, "ways.md.j2", ORIGINS, picture,
        header=("from", "to", "claims", "basis"),
        rows=[
            (start.label, end.label, edge.claims, "stated" if edge.stated else "inferred")
            for start, edges in ways
            for end, edge in edges
        ],
        ways=ways,
    )  # fmt: skip
    yield page(
        "origins.md.j2", ORIGINS, "Origins", "The acts of speech from which claims descend.",
        opening="Acts of saying, publishing or observing from which the articles’ claims descend. Articles that "
        "carry one origin give renderings of it and count as one.",
        figure=drawn, **shown([drawn]),
        entries=[(origin_address(o.id), label(o), _line(analysis, o)) for o in by_weight],
    )  # fmt: skip
    for origin in analysis.dossier.origins:
        yield _origin(analysis, origin)


def _ways(picture: OriginMap) -> list[tuple[Node, list[tuple[Node, Edge]]]]:
    """Every node from which a way starts, with where its ways lead."""
    nodes = {node.id: node for node in picture.nodes}
    ways = [
        (node, [(nodes[e.end], e) for e in picture.edges if e.start == node.id])
        for node in picture.nodes
    ]
    return [(node, edges) for node, edges in ways if edges]


def _line(analysis: Analysis, origin: Origin) -> str:
    claims = analysis.by_origin[origin.id]
    carried = plural(len({c.source.id for c in claims}), "source")
    when = origin.when.when
    date = "date not known" if when.unknown else when_words(when)
    return f"{date}; {plural(len(claims), 'claim')} in {carried}"


def _way(
    analysis: Analysis, source: Source, claims: Sequence[Reported]
) -> tuple[Source, str, list[Tie]]:
    """A source, how many of its claims came from the origin and through whom, and what ties them."""
    own = [c for c in claims if c.source is source]
    routes = Counter(c.claim.via for c in own if c.claim.via)
    through = [
        f"{number} via {', then '.join(analysis.dossier.actor[outlet].name for outlet in route)}"
        for route, number in routes.items()
    ]
    ties = {str(c.tie): c.tie for c in own if c.tie and c.tie.rests_on}
    inferred = sum(c.origin_basis == "inferred" for c in own)
    told = [plural(len(own), "claim")]
    if inferred:
        number = "all" if inferred == len(own) > 1 else "" if len(own) == 1 else str(inferred)
        told.append(f"{number} tied by inference".strip())
    return source, "; ".join([*told, *through]), list(ties.values())


def _origin(analysis: Analysis, origin: Origin) -> Page:
    values = common(analysis)
    claims = analysis.by_origin[origin.id]
    sources = list({c.source.id: c.source for c in claims}.values())
    told = analysis.utterances[origin.id]
    stated = {c.source.id for c in claims if c.origin_basis == "stated"}
    return page(
        "origin.md.j2", origin_address(origin.id), values["origin_label"](origin),
        f"Claims that descend from it: {len(claims)}", **values,
        origin=origin, speaker=analysis.dossier.actor.get(origin.speaker),
        opening=f"{plural(len(claims), 'claim')} in {plural(len(sources), 'source')} "
        f"{'descends' if len(claims) == 1 else 'descend'} from it. "
        + (
            f"{plural(len(stated), 'source')} {'says' if len(stated) == 1 else 'say'} so in words of "
            f"{'its' if len(stated) == 1 else 'their'} own for at least one claim."
            if stated
            else "No source says so in its own words: every tie is inferred, so it adds to no count."
        ),
        sources=sources,
        ways=[_way(analysis, source, claims) for source in sources],
        utterances=told,
        legend=f"{plural(len(told), 'sentence')} of it, as each article gives {'it' if len(told) == 1 else 'them'}. "
        + (
            "Underlined words stand in one article’s rendering only. "
            if len(sources) > 1
            else ""
        )
        + "Nobody here knows the original words, and wording may differ by translation.",
        others=[c for c in claims if not c.claim.utterance],
    )  # fmt: skip
