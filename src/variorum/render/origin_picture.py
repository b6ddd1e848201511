"""Who drew on whom: origins, the outlets on the way, the sources."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from variorum.model.analysis import Analysis
from variorum.model.chart import Edge, Node, OriginMap

from . import addresses
from .sentences import origin_label
from .words import plural


def origin_picture(analysis: Analysis, page: str) -> OriginMap:
    """The ways that claims took from each origin, by the outlets they name, to each source."""
    dossier = analysis.dossier
    to = partial(addresses.relative, page=page)
    parties = [party.id for party in dossier.parties]
    ways: dict[tuple[str, str], list[bool]] = {}
    stated: set[str] = set()
    for each in analysis.claims:
        if each.origin is None:
            continue
        is_stated = each.origin_basis == "stated"
        if is_stated:
            stated.add(each.origin.id)
        stops = [f"o:{each.origin.id}", *(f"v:{v}" for v in each.claim.via), f"s:{each.source.id}"]
        for start, end in pairwise(stops):
            ways.setdefault((start, end), []).append(is_stated)
    used = {end for way in ways for end in way}
    nodes = [
        Node(
            f"o:{o.id}", origin_label(analysis, o),
            f"{origin_label(analysis, o)}: {plural(len(analysis.by_origin[o.id]), 'claim')}",
            to(addresses.origin_address(o.id)), 0,
            parties.index(p) if (p := dossier.party_of(o.speaker)) in parties else None,
            hollow=o.id not in stated,
        )
        for o in dossier.origins
    ]  # fmt: skip
    nodes += [
        Node(
            f"v:{a.id}", a.name, f"{a.name}, named on the way", to(addresses.actor_address(a.id)), 1
        )
        for a in dossier.actors
    ]
    nodes += [
        Node(
            f"s:{a.source.id}", dossier.label[a.source.id], f"{dossier.label[a.source.id]}: the article",
            to(addresses.source_address(a.source.id)), 2,
        )
        for a in dossier.articles
    ]  # fmt: skip
    return OriginMap(
        key="origins",
        title="Who drew on whom",
        description="Origins at the left, articles at the right, and between them the outlets named on the way.",
        nodes=tuple(node for node in nodes if node.id in used),
        edges=tuple(
            Edge(start, end, any(basis), len(basis)) for (start, end), basis in ways.items()
        ),
        parties=tuple(party.name for party in dossier.parties),
    )
