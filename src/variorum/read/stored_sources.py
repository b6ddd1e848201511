"""What reading one source without problems gave, as JSON, so that the next run need not read it.

It depends on the source's YAML and on the vague words and language all sources share, which make its key; on the
article's text, whose hash stands in it; and on this program, for which a store answers. What it
holds is the file's plain value, from which the record is built anew by the model's own rules, and
the places of its words in the text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from variorum.model.article import Accounted, Article
from variorum.model.source import Source
from variorum.model.store import Store
from variorum.text.passages import SeedText, Span
from variorum.text.quantities import Mention

KIND = "sources"


@dataclass(frozen=True)
class StoredSources:
    """The sources that a store keeps; `vague` and `language` are the dossier's own."""

    store: Store
    vague: tuple[str, ...]
    language: str = "en"

    def key(self, text: str) -> str:
        """The key of a source with that YAML."""
        parts = json.dumps([text, self.vague, self.language], ensure_ascii=False)
        return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()

    def get(self, key: str) -> dict[str, Any] | None:
        """What is stored under that key."""
        content = self.store.get(KIND, key)
        return json.loads(content) if content is not None else None

    def put(self, key: str, content: bytes) -> None:
        """Keeps what `as_stored` gave."""
        self.store.put(KIND, key, content)


def as_stored(value: dict[str, Any], article: Article, text: SeedText) -> bytes:
    """A file's plain value, and where its words stand in its article's text."""
    kept = {
        "value": value,
        "sha256": text.sha256,
        "quotes": {key: _numbers(spans) for key, spans in article.quotes.items()},
        "phrases": {key: _numbers([span]) for key, span in article.phrases.items()},
        "grounds": [[list(keys), span.start, span.end] for keys, span in article.grounds.items()],
        "dated": _numbers(article.dated),
        "aside": _numbers(article.aside),
        "accounts": [
            [e.mention.span.start, e.mention.span.end, e.mention.kind, e.account]
            for e in article.accounts
        ],
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def stored_article(kept: dict[str, Any], source: Source, seed: SeedText, stem: str) -> Article:
    """The article as it was made of the same bytes."""
    return Article(
        source=source,
        text=seed,
        quotes={key: _spans(numbers) for key, numbers in kept["quotes"].items()},
        phrases={key: _spans(numbers)[0] for key, numbers in kept["phrases"].items()},
        grounds={tuple(keys): Span(start, end) for keys, start, end in kept["grounds"]},
        dated=_spans(kept["dated"]),
        aside=_spans(kept["aside"]),
        accounts=tuple(
            Accounted(Mention(Span(start, end), kind), account)
            for start, end, kind, account in kept["accounts"]
        ),
        stem=stem,
    )


def _numbers(spans: Sequence[Span]) -> list[int]:
    return [number for span in spans for number in (span.start, span.end)]


def _spans(numbers: Sequence[int]) -> tuple[Span, ...]:
    return tuple(map(Span, numbers[::2], numbers[1::2]))
