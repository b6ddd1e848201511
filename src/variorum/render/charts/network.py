"""Who drew on whom as a graph: stages from left to right, in an order in which few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

import networkx as nx

from variorum.model.chart import Edge, Node, OriginMap

SOURCES = 2
"""The column of the sources."""
_OUTLETS = 1
_SWEEPS = 24

Stop = tuple[str, str, int]
"""A node in its stage, (id, "", stage), or the place where the way from one node to another passes
a stage between them, (start, end, stage)."""


@dataclass(frozen=True, slots=True)
class Way:
    """An edge with the stops it runs through, from left to right; `parties` are those whose words
    it carries."""

    edge: Edge
    route: tuple[Stop, ...]
    parties: frozenset[int | None]

    @property
    def level(self) -> bool:
        """Whether both ends stand in one stage: outlets that drew on one another."""
        return self.route[0][2] == self.route[-1][2]


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn: `nodes` by id, `stages` of stops in the picture's own order, the ways, and the
    `graph` of the stops, joined where a way runs from one straight to the next."""

    nodes: Mapping[str, Node]
    stages: tuple[tuple[Stop, ...], ...]
    ways: tuple[Way, ...]
    graph: nx.Graph[Stop]


def network(picture: OriginMap, most: int) -> Network:
    """The picture's nodes and edges with at most `most` stages of outlets.

    Origins and outlets without an edge are left out, and an edge from a node to itself.
    """
    edges = [edge for edge in picture.edges if edge.start != edge.end]
    graph: nx.DiGraph[str] = nx.DiGraph((edge.start, edge.end) for edge in edges)
    nodes = {n.id: n for n in picture.nodes if n.id in graph or n.column == SOURCES}
    stage = _stages(nodes, graph, most)
    ways = tuple(Way(edge, _route(edge, stage), picture.carried[edge.start]) for edge in edges)
    last = max(stage.values(), default=0)
    stops: nx.Graph[Stop] = nx.Graph()
    stops.add_nodes_from((name, "", stage[name]) for name in nodes)
    for way in ways:
        nx.add_path(stops, way.route)
    stages = tuple(tuple(stop for stop in stops if stop[2] == n) for n in range(last + 1))
    return Network(nodes, stages, ways, stops)


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
    start, end = stage[edge.start], stage[edge.end]
    between = ((edge.start, edge.end, n) for n in range(start + 1, end))
    return (edge.start, "", start), *between, (edge.end, "", end)


def ordered(network: Network) -> tuple[tuple[Stop, ...], ...]:
    """The stages, top to bottom: parts that hang together stay together, in the picture's order.

    Within a part the stages are swept to and fro by barycentres (Sugiyama, Tagawa and Toda,
    "Methods for visual understanding of hierarchical system structures", 1981). What has no line at
    all comes last.
    """
    graph = network.graph
    place = {stop: n for n, stop in enumerate(s for stage in network.stages for s in stage)}
    parts = sorted(
        nx.connected_components(graph),
        key=lambda part: (len(part) == 1, min(place[stop] for stop in part)),
    )
    stages: list[list[Stop]] = [[] for _ in network.stages]
    for part in parts:
        own = [[stop for stop in stage if stop in part] for stage in network.stages]
        for stage, found in zip(stages, _untangled(own, graph), strict=True):
            stage.extend(found)
    return tuple(tuple(stage) for stage in stages)


def crossings(stages: Sequence[Sequence[Stop]], graph: nx.Graph[Stop]) -> int:
    """How many pairs of lines cross between neighbouring stages."""
    total = 0
    for left, right in pairwise(stages):
        place = {stop: n for n, stop in enumerate(right)}
        before: list[int] = []
        for stop in left:
            ends = sorted(place[other] for other in graph[stop] if other in place)
            total += sum(len(before) - bisect_right(before, end) for end in ends)
            for end in ends:
                insort(before, end)
    return total


def _untangled(stages: list[list[Stop]], graph: nx.Graph[Stop]) -> list[list[Stop]]:
    """The best order that sweeps to and fro come by."""
    best, fewest = stages, crossings(stages, graph)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        stages = _swept(stages, graph, forward=sweep % 2 == 0)
        number = crossings(stages, graph)
        if number < fewest:
            best, fewest = stages, number
    return best


def _swept(stages: list[list[Stop]], graph: nx.Graph[Stop], forward: bool) -> list[list[Stop]]:
    """Each stage in the order of the mean places of its neighbours in the stage before it."""
    found = [*stages]
    turn = range(1, len(found)) if forward else range(len(found) - 2, -1, -1)
    for n in turn:
        place = {stop: at for at, stop in enumerate(found[n - 1 if forward else n + 1])}
        means = {}
        for at, stop in enumerate(found[n]):
            means[stop] = fmean([place[other] for other in graph[stop] if other in place] or [at])
        found[n] = sorted(means, key=means.__getitem__)
    return found
