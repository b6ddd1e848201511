"""Two versions of a dossier held against each other: what was added, changed, renamed, removed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from variorum.model.analysis import Analysis
from variorum.model.changes import (
    TABLES,
    Changes,
    Edited,
    FieldChange,
    Renamed,
    Table,
    TableChange,
    Touch,
)
from variorum.model.dossier import Dossier
from variorum.model.fields import Record

from .field_changes import field_changes, item_changes
from .shifts import bounds_changes, coverage_changes, row_changes

# A claim's public id is its source's and its own; a source's claims are a table of their own.
_WITHOUT = ("id", "claims")


def changes_between(
    before: Analysis, after: Analysis, setup: tuple[tuple[Touch, str], ...] = ()
) -> Changes:
    """What differs from `before` to `after`; `setup` is what became of the files that build them.

    Of `before` what can't be read is left out and named; `after` has no errors.
    """
    old, new = before.dossier, after.dossier
    left, right = _tables(old), _tables(new)
    renamed = _renamed(old, new)
    tables, unread = [], []
    for table, there in right.items():
        broken = [key for key in there if key not in left[table] and _unread(old, table, key)]
        unread += broken
        moved = {key for each in renamed for key in (each.old, each.new) if table == "claim"}
        tables.append(_table(table, left[table], there, {*broken, *moved}))
    removed = next(each for each in tables if each.table == "claim").removed
    entries = {entry.claim: entry for entry in new.info.corrections}
    names = {each.old: each.new for each in renamed}
    return Changes(
        before=before,
        after=after,
        tables=tuple(tables),
        vanished=tuple(claim for claim in removed if claim not in entries),
        withdrawn=tuple(entries[claim] for claim in removed if claim in entries),
        renamed=renamed,
        unread=tuple(unread),
        bounds=tuple(bounds_changes(before, after, names)),
        rows=tuple(row_changes(before, after, names)),
        coverage=tuple(coverage_changes(old, new)),
        beside=tuple(_beside(old, new, {*removed, *names})),
        pages=tuple(touched(old.hand_written, new.hand_written)),
        setup=setup,
    )


def _tables(dossier: Dossier) -> Mapping[Table, Mapping[str, Record]]:
    return {
        "claim": dossier.claim,
        "source": {home: article.source for home, article in dossier.article.items()},
        "origin": dossier.origin,
        "question": dossier.question,
        "actor": dossier.actor,
        "party": dossier.party,
        "reading": dossier.reading,
        "name": dossier.name,
    }


def _table(
    table: Table, old: Mapping[str, Record], new: Mapping[str, Record], apart: Container[str]
) -> TableChange:
    """What became of a table's records; of those `apart` something else is said, but where both
    sides have them."""
    return TableChange(
        table,
        added=tuple(key for key in new if key not in old and key not in apart),
        removed=tuple(key for key in old if key not in new and key not in apart),
        changed=tuple(
            Edited(key, fields)
            for key, record in new.items()
            if key in old and (fields := field_changes(old[key], record, _WITHOUT))
        ),
    )


def _unread(old: Dossier, table: Table, key: str) -> bool:
    """Whether `old` may have the record and it could not be read there."""
    declared = old.declared.get(TABLES[table])
    if table == "claim" and key.partition("/")[0] in old.unread:
        return True
    if declared is None:
        # Without sources, and where there is no dossier at all, nothing is hidden.
        return table not in ("claim", "source") and bool(old.files)
    return key in declared


def _renamed(old: Dossier, new: Dossier) -> tuple[Renamed, ...]:
    """The claims that the corrections log leads to where they are today."""
    entries = {entry.claim: entry for entry in new.info.corrections}
    found = []
    for key, claim in old.claim.items():
        if key in new.claim or key not in entries:
            continue
        end, met = entries[key].became, {key}
        while end in entries and end not in new.claim and end not in met:
            met.add(end)
            end = entries[end].became
        if end is not None and end in new.claim:
            fields = field_changes(claim, new.claim[end], _WITHOUT)
            found.append(Renamed(key, end, entries[key], fields))
    return tuple(found)


def _beside(old: Dossier, new: Dossier, told: Container[str]) -> Iterator[FieldChange]:
    """Fields of the dossier itself; entries on claims that are told of elsewhere are left out."""
    left, right = (
        info.model_copy(
            update={"corrections": tuple(e for e in info.corrections if e.claim not in told)}
        )
        for info in (old.info, new.info)
    )
    yield from field_changes(left, right)
    yield from item_changes("vague_words", _vague(old), _vague(new))


def _vague(dossier: Dossier) -> tuple[str, ...]:
    """The vague words beside those that a reading rule has a term for."""
    terms = {term.term.casefold() for rule in dossier.readings for term in rule.terms}
    return tuple(word for word in dossier.vague_words if word not in terms)


def touched(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[tuple[Touch, str]]:
    """What became of each file that is not the same in both, by its path."""
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            yield ("added" if path not in old else "changed" if path in new else "removed"), path
