"""One source by itself: what its file's text says, and what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from variorum.model.article import Article
from variorum.model.source import Source, source_path

from .kept import as_kept
from .record import Understood, understand

_STAND_IN: Mapping[str, Any] = {
    "sha256": "0" * 64, "title": "unknown", "outlet": "unknown", "agency": "unknown",
    "byline": "unknown", "published": "unknown", "summary": "unknown",
}  # fmt: skip


def understand_source(
    stem: str, text: str, value: dict[str, Any] | None = None
) -> Understood[Source]:
    """The source that the text of `stem`.yaml describes; see `understand`."""
    return understand(source_path(stem), text, Source, {"id": stem, **_STAND_IN}, value)


def kept_of(source: Understood[Source], article: Article) -> bytes | None:
    """What is kept of a source of which nothing is to be told; None of any other."""
    if source.value is None or not source.clean or article.misses or article.text is None:
        return None
    return as_kept(source.value, article, article.text)
