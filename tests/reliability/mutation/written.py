"""What a dossier's YAML files say, by PyYAML's own nodes: nothing of the package is used.

A scalar is what a person wrote, so the words of a file are counted and held against those of the
records that were built of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Words = Counter[str]


@dataclass(frozen=True)
class WrittenClaim:
    """A claim as a file has it, under the key `claims`; lines are counted from one."""

    id: str
    words: tuple[str, ...]
    key_line: int
    first_line: int
    last_line: int


@dataclass(frozen=True)
class WrittenFile:
    """A file's words, its claims, and every value of a key `id` in it."""

    words: Words
    claims: tuple[WrittenClaim, ...]
    ids: frozenset[str]


# All files but one are the same in every mutation.
@lru_cache(maxsize=64)
def written(data: bytes) -> WrittenFile | None:
    """What a file says; None where it is no YAML."""
    try:
        root = yaml.compose(data.decode("utf-8"), Loader=_LOADER)
    except (UnicodeDecodeError, yaml.YAMLError):
        return None
    claims = []
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "claims" and isinstance(value, yaml.SequenceNode):
            claims += [_claim(key, item) for item in value.value]
    return WrittenFile(Counter(words_of(root)), tuple(claims), frozenset(_ids(root)))


def words_of(node: Any, key: str = "", seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """Every scalar but keys and what stands for nothing: `by: none`, a bound that is `open`."""
    if node is None or id(node) in seen:
        return
    seen |= {id(node)}
    if isinstance(node, yaml.ScalarNode):
        nothing = {"by": "none", "low": "open", "high": "open", "best": "open"}.get(key)
        if node.value != nothing:
            yield node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from words_of(item, "", seen)
    else:
        for inner_key, value in node.value:
            yield from words_of(value, str(inner_key.value), seen)


def _ids(node: Any, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    if node is None or id(node) in seen or isinstance(node, yaml.ScalarNode):
        return
    seen |= {id(node)}
    for each in node.value:
        if isinstance(each, tuple):
            if each[0].value == "id" and isinstance(each[1], yaml.ScalarNode):
                yield each[1].value
            yield from _ids(each[1], seen)
        else:
            yield from _ids(each, seen)


def _claim(key: Any, node: Any) -> WrittenClaim:
    own = [
        value.value
        for name, value in (node.value if isinstance(node, yaml.MappingNode) else ())
        if name.value == "id" and isinstance(value, yaml.ScalarNode)
    ]
    return WrittenClaim(
        own[0] if own else "",
        tuple(sorted(words_of(node))),
        key.start_mark.line + 1,
        node.start_mark.line + 1,
        node.end_mark.line + 1,
    )
