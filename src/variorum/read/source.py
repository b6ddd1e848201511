"""Sources, each by itself: its file's text and its article's in, the article and what is stored of it out.

`read_batch` asks for no file, clock or other source, so the same bytes give the same result in this
process and in any other one: workers can do it. Files are opened here, and what is known of each
source goes along with it. Workers give back what is stored of a source of which nothing is to be
told; any other is read here, so that its problems are told by the same steps in the same order.

What is stored is the file's plain value, from which the record is built anew by the model's own
rules, and the places of its words in the text, as JSON. It depends on the source's YAML and on what
all sources share, which make its key; on the article's text, whose hash stands in it; and on this
program, for which a store answers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from variorum.model.article import Accounted, Article
from variorum.model.source import Source, source_path
from variorum.model.store import Store, key_of
from variorum.model.workers import Follow, Workers
from variorum.text.passages import SeedText, Span
from variorum.text.quantities import Mention

from .anchoring import make_article
from .decode import Decoded, understand
from .files import Files
from .short_forms import in_full
from .tree import Tree, is_file_name
from .words import words
from .yaml import YamlFile

KIND = "sources"
# A tenth of a second's work: much longer than it takes to send, and enough of them for many workers.
BATCH = 50
# A source that names its article in another way is read here.
_SEED = re.compile(r"^seed:[ \t]+(['\"]?)([\w.-]+)\1[ \t]*$", re.ASCII | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sources of a dossier share: its vague words and its language."""

    vague: tuple[str, ...]
    language: str = "en"

    def key(self, text: str) -> str:
        """The key in a store of a source with that YAML."""
        return key_of(text, self.vague, self.language)


class HeldSource(NamedTuple):
    """A source without problems, as it was read: its file and its article."""

    file: YamlFile
    article: Article

    def is_of(self, seed: SeedText) -> bool:
        """Whether reading it with `seed` would give the same article."""
        text = self.article.text
        return text is not None and text.sha256 == seed.sha256 and not text.is_listed_long


Held = dict[tuple[str, str], HeldSource]
"""Sources that were read without problems, by file name and store key. A process that reads a dossier again and again
gives each reading the same dict, which has those of the last one: what was worked out of an article stays with it."""


@dataclass(frozen=True, slots=True)
class SourceInput:
    """What one source is read from: its file's name without the ending, its text, its article's."""

    stem: str
    text: str
    seed: SeedText


def understand_source(
    stem: str, text: str, shared: Shared, value: dict[str, Any] | None = None
) -> Decoded[Source]:
    """The source that the text of `stem`.yaml describes; see `understand`."""
    stand_in = {"id": stem, **words()["stand-ins"]["source"]}
    rewrite = partial(in_full, vague=shared.vague, language=shared.language)
    file = YamlFile(source_path(stem), text, rewrite=rewrite)
    return understand(Source, file, stand_in, value)


def read_batch(shared: Shared, sources: Sequence[SourceInput]) -> list[bytes | None]:
    """What is stored of each source, in order; None of one that has a problem, or another article.

    Such a source is to be read where its problems are told.
    """
    return [_read(each, shared) for each in sources]


def _read(each: SourceInput, shared: Shared) -> bytes | None:
    source = understand_source(each.stem, each.text, shared)
    record = source.record
    if record is None or record.text == "withheld" or record.seed != each.seed.name:
        return None
    article = make_article(record, each.seed, shared.vague, shared.language, stem=each.stem)
    return stored_form(source, article)


def read_on_workers(
    files: Files,
    stems: Sequence[str],
    shared: Shared,
    store: Store,
    workers: Workers | None,
    follow: Follow,
) -> dict[str, bytes]:
    """By its key, what workers found of each of the sources `stems` that `store` did not keep yet."""
    inputs = tuple(_unread(Tree(files), stems, shared, store)) if workers else ()
    batches = [inputs[at : at + BATCH] for at in range(0, len(inputs), BATCH)]
    if not workers or not batches:
        return {}
    found: dict[str, bytes] = {}
    work = partial(read_batch, shared)
    for batch, contents in zip(follow(batches), workers(work, batches), strict=True):
        for each, content in zip(batch, contents, strict=True):
            if content is not None:
                key = shared.key(each.text)
                found[key] = content
                store.put(KIND, key, content)
    return found


def _unread(
    tree: Tree, stems: Sequence[str], shared: Shared, store: Store
) -> Iterator[SourceInput]:
    """What there is to send. Problems met here are met again where the source is read."""
    for stem in stems:
        text = tree.yaml_text(source_path(stem))
        named = _SEED.search(text) if text is not None else None
        if text is None or named is None or not is_file_name(named[2]):
            continue
        if store.get(KIND, shared.key(text)) is not None:
            continue
        if (seed := tree.seed_text(named[2])) is not None:
            yield SourceInput(stem, text, seed)


def stored_form(source: Decoded[Source], article: Article) -> bytes | None:
    """What is stored of a source of which nothing is to be told; None of any other."""
    if source.problems or source.markers or source.loose or article.misses or article.text is None:
        return None
    stored = {
        "value": source.value,
        "sha256": article.text.sha256,
        "quotes": article.quotes,
        "phrases": article.phrases,
        "grounds": list(article.grounds.items()),
        "aside": article.aside,
        "accounts": [(e.mention.span, e.mention.kind, e.account) for e in article.accounts],
    }
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode()


def stored_article(stored: dict[str, Any], source: Source, seed: SeedText, stem: str) -> Article:
    """The article as it was made of the same bytes."""
    return Article(
        source=source,
        text=seed,
        quotes={key: _spans(pairs) for key, pairs in stored["quotes"].items()},
        phrases={key: Span(*pair) for key, pair in stored["phrases"].items()},
        grounds={tuple(keys): Span(*pair) for keys, pair in stored["grounds"]},
        aside=_spans(stored["aside"]),
        accounts=tuple(
            Accounted(Mention(Span(*pair), kind), account)
            for pair, kind, account in stored["accounts"]
        ),
        stem=stem,
    )


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)
