"""The order of a graph's stages, chosen so that few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise

import networkx as nx

from .network import Network, Stop

_SWEEPS = 24

Stage = list[Stop]


def ordered(network: Network) -> tuple[tuple[Stop, ...], ...]:
    """The stages, top to bottom: parts that hang together stay together, in the picture's order.

    Within a part the stages are swept to and fro by barycentres (Sugiyama, Tagawa and Toda,
    "Methods for visual understanding of hierarchical system structures", 1981), then neighbours
    change places as long as that saves crossings. What has no line at all comes last.
    """
    graph = network.graph
    place = {stop: n for n, stop in enumerate(s for stage in network.stages for s in stage)}
    parts = sorted(
        nx.connected_components(graph),
        key=lambda part: (len(part) == 1, min(place[stop] for stop in part)),
    )
    stages: list[Stage] = [[] for _ in network.stages]
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
        seen: list[int] = []
        for stop in left:
            ends = sorted(place[other] for other in graph[stop] if other in place)
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _untangled(stages: list[Stage], graph: nx.Graph[Stop]) -> list[Stage]:
    best, least = stages, crossings(stages, graph)
    current = stages
    for sweep in range(_SWEEPS):
        if not least:
            break
        current = _swept(current, graph, forward=sweep % 2 == 0)
        now = crossings(current, graph)
        if now < least:
            best, least = current, now
    return _switched(best, graph) if least else best


def _swept(stages: list[Stage], graph: nx.Graph[Stop], forward: bool) -> list[Stage]:
    """Each stage in the order of the mean places of its neighbours in the stage before it."""
    found = [*stages]
    turn = range(1, len(found)) if forward else range(len(found) - 2, -1, -1)
    for n in turn:
        place = {stop: at for at, stop in enumerate(found[n - 1 if forward else n + 1])}
        means = []
        for at, stop in enumerate(found[n]):
            ends = [place[other] for other in graph[stop] if other in place]
            means.append((sum(ends) / len(ends) if ends else at, at, stop))
        found[n] = [stop for _, _, stop in sorted(means)]
    return found


def _switched(stages: list[Stage], graph: nx.Graph[Stop]) -> list[Stage]:
    found = [[*stage] for stage in stages]
    for _ in range(_SWEEPS):
        changed = False
        for n, stage in enumerate(found):
            beside = [found[m] for m in (n - 1, n + 1) if 0 <= m < len(found)]
            places = [{stop: at for at, stop in enumerate(other)} for other in beside]
            ends = {
                stop: [sorted(p[o] for o in graph[stop] if o in p) for p in places]
                for stop in stage
            }
            for at in range(len(stage) - 1):
                upper, lower = ends[stage[at]], ends[stage[at + 1]]
                if _inverted(lower, upper) < _inverted(upper, lower):
                    stage[at], stage[at + 1] = stage[at + 1], stage[at]
                    changed = True
        if not changed:
            break
    return found


def _inverted(upper: Sequence[Sequence[int]], lower: Sequence[Sequence[int]]) -> int:
    """How often lines of a stop cross those of the one below it."""
    return sum(
        len(above) - bisect_right(above, end)
        for above, below in zip(upper, lower, strict=True)
        for end in below
    )
