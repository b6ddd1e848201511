"""Roles of ink, published as classes that follow the page's scheme."""

from __future__ import annotations

from variorum.model.chart import NOBODY

PARTY_COLOURS = 7
UNKNOWN = "unknown"
LIGHT = {
    "party-0": "#0072b2", "party-1": "#d55e00", "party-2": "#005f32", "party-3": "#be5794",
    "party-4": "#8f4800", "party-5": "#009eb6", "party-6": "#6a1902", UNKNOWN: "#5f6861",
    "text": "#1d1c1a", "muted": "#4e4d4b", "axis": "#8b919b", "grid": "#e0e1e1",
    "leader": "#9aa1ab", "paper": "#fdfcf9", "key": "#5f6861", "hit": "none",
}  # fmt: skip
"""The light scheme's colours for pictures that stand alone, where no style sheet reaches."""


def party_role(party: int | None) -> str:
    """The role of a party's ink; colours repeat after seven parties, shapes then differ."""
    return UNKNOWN if party is None or party == NOBODY else f"party-{party % PARTY_COLOURS}"
