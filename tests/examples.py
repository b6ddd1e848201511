"""How many examples Hypothesis tries: fewer or more than usual, and more of all in the long tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

USUAL = 100


def examples(number: int = USUAL, *unchecked: HealthCheck) -> settings:
    """`number` examples where others have the usual ones, without these checks of their making."""
    given = settings()
    return settings(
        max_examples=max(1, number * given.max_examples // USUAL),
        suppress_health_check=[*given.suppress_health_check, *unchecked],
    )
