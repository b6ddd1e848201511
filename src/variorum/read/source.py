"""One source by itself: its file's text and its article's in, what is kept of it out.

Nothing here asks for a file, a clock or another source, so the same bytes give the same result in
this process and in any other one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from variorum.model.article import Article
from variorum.model.source import Source, source_path
from variorum.text.passages import SeedText

from .anchoring import make_article
from .decode import Understood, understand
from .stored_sources import as_stored

_STAND_IN: Mapping[str, Any] = {
    "sha256": "0" * 64, "title": "unknown", "outlet": "unknown", "agency": "unknown",
    "byline": "unknown", "published": "unknown", "summary": "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceInput:
    """What one source is read from: its file's name without the ending, its text, its article's."""

    stem: str
    text: str
    seed: SeedText


@dataclass(frozen=True, slots=True)
class Batch:
    """Some sources, and the vague words and the language that all of a dossier's share."""

    sources: tuple[SourceInput, ...]
    vague: tuple[str, ...]
    language: str = "en"


def read_batch(batch: Batch) -> list[bytes | None]:
    """What is kept of each source, in order; None of one that has a problem, or another article.

    Such a source is to be read where its problems are told.
    """
    return [_read(each, batch) for each in batch.sources]


def _read(given: SourceInput, batch: Batch) -> bytes | None:
    source = understand_source(given.stem, given.text)
    record = source.record
    if record is None or record.text == "withheld" or record.seed != given.seed.name:
        return None
    # With a problem of its file it is kept nowhere, whatever its article's text says.
    if not source.clean:
        return None
    article = make_article(record, given.seed, batch.vague, batch.language, stem=given.stem)
    return stored_form(source, article)


def understand_source(
    stem: str, text: str, value: dict[str, Any] | None = None
) -> Understood[Source]:
    """The source that the text of `stem`.yaml describes; see `understand`."""
    return understand(source_path(stem), text, Source, {"id": stem, **_STAND_IN}, value)


def stored_form(source: Understood[Source], article: Article) -> bytes | None:
    """What is kept of a source of which nothing is to be told; None of any other."""
    if source.value is None or not source.clean or article.misses or article.text is None:
        return None
    return as_stored(source.value, article, article.text)
