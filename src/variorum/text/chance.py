"""Agreement beyond chance, from a library that is installed for those who annotate."""

from __future__ import annotations

from collections.abc import Sequence


def alpha(pairs: Sequence[tuple[str, str]]) -> float:
    """Krippendorff's alpha of what two readers say of each of some things, nominal: at most 1, and 0 where
    they agree as chance would. Raises ImportError without the library."""
    from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415

    told = [
        (reader, at, value) for at, pair in enumerate(pairs) for reader, value in enumerate(pair)
    ]
    return float(AnnotationTask(told).alpha())
