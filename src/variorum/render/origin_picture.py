"""Who drew on whom: origins, the outlets on the way, the sources."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from variorum.model.analysis import Analysis
from variorum.model.chart import Edge, Node, OriginMap
from variorum.model.grouping import by_key

from . import addresses
from .sentences import origin_label
from .words import plural


def origin_picture(analysis: Analysis, page: str) -> OriginMap:
    """The ways that claims took from each origin, by the outlets they name, to each source."""
    dossier = analysis.dossier
    to = partial(addresses.relative, page=page)
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
            to(addresses.origin_address(o.id)), 0,
            dossier.party_place.get(dossier.party_of(o.speaker) or ""),
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
