"""Things in a row or column, each as near to its own place as the others leave room."""

from __future__ import annotations

from collections.abc import Sequence

from .boxes import Box


def settle(
    wishes: Sequence[float], heights: Sequence[float], ground: Box, gap: float
) -> list[float]:
    """Tops in the given order, as near to the wishes as room allows (pooled adjacent violators)."""
    pools: list[tuple[float, int, float]] = []
    before = 0.0
    offsets = []
    for wish, height in zip(wishes, heights, strict=True):
        offsets.append(before)
        pools.append((wish - before, 1, 0.0))
        before += height + gap
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m, _), (b, n, _) = pools[-2:]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n, 0.0)]
    highest, lowest = ground.y0, ground.y1 - (before - gap)
    starts = [
        min(max(start, highest), max(lowest, highest)) for start, n, _ in pools for _ in range(n)
    ]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
