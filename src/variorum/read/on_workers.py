"""Sources read by workers, as if an earlier run had kept them.

Files are opened here, and what is known of each source goes along with it. Workers give back what is
kept of a source of which nothing is to be told; any other is then read here, so that its problems
are told by the same steps in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.model.source import source_path
from variorum.model.store import Store
from variorum.model.workers import Follow, Workers

from .files import Files
from .seeds import seed_text
from .source import Batch, SourceInput, read_batch
from .stored_sources import KIND, StoredSources
from .tree import Tree, is_file_name

# A tenth of a second's work: much longer than it takes to send, and enough of them for many workers.
BATCH = 50
# A source that names its article in another way is read here.
_SEED = re.compile(r"^seed:[ \t]+(['\"]?)([\w.-]+)\1[ \t]*$", re.ASCII | re.MULTILINE)


class _Found:
    """What workers found, on top of a store that keeps it when it is asked for."""

    def __init__(self, store: Store, found: dict[str, bytes]) -> None:
        self._store = store
        self._found = found

    def get(self, kind: str, key: str) -> bytes | None:
        content = self._found.pop(key, None)
        if content is None:
            return self._store.get(kind, key)
        self._store.put(kind, key, content)
        return content

    def put(self, kind: str, key: str, content: bytes) -> None:
        self._store.put(kind, key, content)


def read_on_workers(
    files: Files, stems: Sequence[str], stored: StoredSources, workers: Workers, follow: Follow
) -> StoredSources:
    """`stored` with what workers found of the sources `stems` that it does not keep yet."""
    given = tuple(_unread(Tree(files), stems, stored))
    if not given:
        return stored
    batches = [
        Batch(given[at : at + BATCH], stored.vague, stored.language)
        for at in range(0, len(given), BATCH)
    ]
    found: dict[str, bytes] = {}
    for batch, contents in zip(follow(batches), workers(read_batch, batches), strict=True):
        for each, content in zip(batch.sources, contents, strict=True):
            if content is not None:
                found[stored.key(each.text)] = content
    return replace(stored, store=_Found(stored.store, found))


def _unread(tree: Tree, stems: Sequence[str], stored: StoredSources) -> Iterator[SourceInput]:
    """What there is to send. Problems met here are met again where the source is read."""
    for stem in stems:
        text = tree.yaml_text(source_path(stem))
        named = _SEED.search(text) if text is not None else None
        if text is None or named is None or not is_file_name(named[2]):
            continue
        if stored.store.get(KIND, stored.key(text)) is not None:
            continue
        seed = seed_text(tree, named[2])
        if seed is not None:
            yield SourceInput(stem, text, seed)
