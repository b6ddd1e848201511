"""Two records of one kind, field by field, as a person reads them in YAML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from variorum.model.changes import FieldChange
from variorum.model.claim import Link
from variorum.model.fields import Passage, Record

# A field's words, or the words of each item of a list whose items stand for themselves.
Words = str | tuple[str, ...]


def field_changes(
    old: Record | None, new: Record | None, without: Container[str] = ()
) -> tuple[FieldChange, ...]:
    """The fields in which two records differ, nested ones as `outer.inner`; None has no fields."""
    left, right = ({} if each is None else dict(field_words(each, without)) for each in (old, new))
    return tuple(
        change
        for name in dict.fromkeys([*right, *left])
        for change in _changes(name, left.get(name, ""), right.get(name, ""))
    )


def _changes(name: str, old: Words, new: Words) -> Iterator[FieldChange]:
    if old == new:
        return
    if isinstance(old, str) and isinstance(new, str):
        yield FieldChange(name, old, new)
        return
    before, after = ((each,) if isinstance(each, str) else each for each in (old, new))
    found = tuple(item_changes(name, before, after))
    yield from found or [FieldChange(name, " · ".join(before), " · ".join(after))]


def item_changes(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[FieldChange]:
    """Each item that only one of two lists has."""
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    yield from (FieldChange(name, item, "") for item in gone.elements() if item)
    yield from (FieldChange(name, "", item) for item in come.elements() if item)


def field_words(record: Record, without: Container[str] = (), above: str = "") -> Iterator[
    tuple[str, Words]
]:  # fmt: skip
    """What a record says, field by field; those it leaves out are left out."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if name in without or value is None:
            continue
        key = above + (info.alias or name)
        if isinstance(value, Record) and not isinstance(value, Passage):
            yield from field_words(value, above=f"{key}.")
        elif isinstance(value, tuple):
            words: Words = _items(value)
            # A list that must be there says that it is empty; by whom nobody is named is `none`.
            if words or info.is_required():
                yield key, words or "none"
        else:
            yield key, _words(value)


def _items(values: Sequence[object]) -> Words:
    """Lists of records are compared item by item, words and speakers in their order as a whole."""
    apart = any(isinstance(v, Record) and not isinstance(v, Passage | Link) for v in values)
    words = [_words(value) for value in values]
    return tuple(words) if apart else " · ".join(words)


def _words(value: object) -> str:
    if isinstance(value, Passage):
        return _passage(value)
    if isinstance(value, Link) and not value.rests_on:
        return value.actor
    if isinstance(value, Record):
        return ", ".join(
            f"{key}: {words if isinstance(words, str) else ' · '.join(words)}"
            for key, words in field_words(value)
        )
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _passage(passage: Passage) -> str:
    more = [f"in {passage.source}"] if passage.source else []
    more += [f"occurrence {passage.occurrence}"] if passage.occurrence else []
    words = passage.text or passage.claim or ""
    return f"{words} ({', '.join(more)})" if more else words
