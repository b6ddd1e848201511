"""Roles of ink: drawn in sentinel colours, published as classes that follow the page's scheme."""

from __future__ import annotations

PARTY_COLOURS = 7
UNKNOWN = "unknown"
PARTIES = tuple(f"party-{n}" for n in range(PARTY_COLOURS))
TINTS = tuple(f"tint-{n}" for n in range(4))
# Order shows in nothing but the sentinel numbers.
ROLES = (
    *PARTIES, UNKNOWN, "text", "muted", "axis", "grid", "leader", "lane", "paper", "key", "hit",
    *TINTS, "tint-line",
)  # fmt: skip
_SENTINEL = {role: f"#fe{number:02x}01" for number, role in enumerate(ROLES)}
_ROLE = {colour: role for role, colour in _SENTINEL.items()}


def party_role(party: int | None) -> str:
    """The role of a party's ink; colours repeat after seven parties, shapes then differ."""
    return UNKNOWN if party is None else PARTIES[party % PARTY_COLOURS]


def sentinel(role: str) -> str:
    return _SENTINEL[role]


def role_of(colour: str) -> str | None:
    return _ROLE.get(colour)
