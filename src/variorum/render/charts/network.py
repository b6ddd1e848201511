"""Who drew on whom as a graph: stages from left to right, and whose words each way carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from variorum.model.chart import Edge, Node, OriginMap

SOURCES = 2
"""The column of the sources."""
_OUTLETS = 1

Stop = tuple[str, str, int]
"""A node in its stage, (id, "", stage), or the place where the way from one node to another passes
a stage between them, (start, end, stage)."""


@dataclass(frozen=True, slots=True)
class Way:
    """An edge with the stops it runs through, from left to right where they differ in stage.

    `parties` are those of all origins from which it can be reached.
    """

    edge: Edge
    route: tuple[Stop, ...]
    parties: frozenset[int | None]

    @property
    def level(self) -> bool:
        """Whether both ends stand in one stage."""
        return self.route[0][2] == self.route[-1][2]


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn: `nodes` by id, `stages` of stops in the picture's own order, and the ways."""

    nodes: Mapping[str, Node]
    stages: tuple[tuple[Stop, ...], ...]
    ways: tuple[Way, ...]

    @property
    def graph(self) -> nx.Graph[Stop]:
        """The stops, joined where a way runs from one straight to the next."""
        graph: nx.Graph[Stop] = nx.Graph()
        graph.add_nodes_from(stop for stage in self.stages for stop in stage)
        for way in self.ways:
            nx.add_path(graph, way.route)
        return graph


def network(picture: OriginMap, most: int) -> Network:
    """The picture's nodes and edges with at most `most` stages of outlets.

    Origins and outlets without an edge are left out. Raises ValueError for an edge whose node is
    not there.
    """
    edges = _merged(picture)
    graph: nx.DiGraph[str] = nx.DiGraph(list(edges))
    nodes = {n.id: n for n in picture.nodes if n.id in graph or n.column == SOURCES}
    stage = _stages(nodes, graph, most)
    ways = tuple(
        Way(edge, _route(edge, stage), _parties(edge.start, nodes, graph))
        for edge in edges.values()
    )
    last = max(stage.values(), default=0)
    stops: list[dict[Stop, None]] = [{} for _ in range(last + 1)]
    for name in nodes:
        stops[stage[name]][name, "", stage[name]] = None
    for way in ways:
        for stop in way.route:
            stops[stop[2]][stop] = None
    return Network(nodes, tuple(tuple(each) for each in stops), ways)


def _merged(picture: OriginMap) -> dict[tuple[str, str], Edge]:
    """One edge for each pair of nodes; one from a node to itself says nothing and is dropped."""
    known = {node.id for node in picture.nodes}
    merged: dict[tuple[str, str], Edge] = {}
    for edge in picture.edges:
        pair = edge.start, edge.end
        if not known.issuperset(pair):
            raise ValueError(f"an edge joins {pair}, but one of them is no node")
        if edge.start == edge.end:
            continue
        before = merged.get(pair, Edge(*pair, stated=False, claims=0))
        stated, claims = before.stated or edge.stated, before.claims + edge.claims
        merged[pair] = Edge(*pair, stated, claims)
    return merged


def _stages(nodes: Mapping[str, Node], graph: nx.DiGraph[str], most: int) -> dict[str, int]:
    """Origins first, sources last; an outlet stands behind the outlets that it drew on.

    Outlets that drew on one another stand together, as do those of chains too long for the picture.
    """
    outlets = [name for name, node in nodes.items() if node.column == _OUTLETS]
    dense = nx.condensation(graph.subgraph(outlets))
    found = dict.fromkeys((name for name, node in nodes.items() if not node.column), 0)
    for depth, group in enumerate(nx.topological_generations(dense), start=1):
        for number in group:
            found.update(dict.fromkeys(dense.nodes[number]["members"], min(depth, most)))
    last = max(found.values(), default=0) + 1
    return found | dict.fromkeys((name for name in nodes if name not in found), last)


def _route(edge: Edge, stage: Mapping[str, int]) -> tuple[Stop, ...]:
    left, right = sorted((edge.start, edge.end), key=lambda name: stage[name])
    between = range(stage[left] + 1, stage[right])
    return (
        (left, "", stage[left]),
        *((edge.start, edge.end, n) for n in between),
        (right, "", stage[right]),
    )


def _parties(
    start: str, nodes: Mapping[str, Node], graph: nx.DiGraph[str]
) -> frozenset[int | None]:
    upstream = nx.ancestors(graph, start) | {start}
    return frozenset(nodes[name].party for name in upstream if not nodes[name].column)
