"""Marks for the charts: one for each origin and as-of, with the words that give it."""

from __future__ import annotations

from collections.abc import Sequence

from .reported import Reported
from .when import When

Group = tuple[str | None, When, tuple[Reported, ...]]


def by_origin_and_moment(claims: Sequence[Reported]) -> tuple[Group, ...]:
    """Claims grouped by origin, moment and bounds; a claim without origin stands alone."""
    groups: dict[tuple[str, When], list[Reported]] = {}
    for each in claims:
        origin = each.origin.id if each.origin else f"/{each.id}"
        groups.setdefault((origin, each.moment), []).append(each)
    return tuple(
        (None if origin.startswith("/") else origin, moment, tuple(members))
        for (origin, moment), members in groups.items()
    )
