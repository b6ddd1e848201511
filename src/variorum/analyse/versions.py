"""Two versions of a dossier held against each other: what was added, changed, renamed, removed, and
what that does to readings, standings and coverage."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from variorum.model.analysis import Analysis, Row
from variorum.model.article import Article
from variorum.model.changes import (
    TABLES,
    BoundsChange,
    Changes,
    CoverageChange,
    Edited,
    FieldChange,
    LeftBehind,
    Renamed,
    RowChange,
    Table,
    TableChange,
    Touch,
)
from variorum.model.dossier import Dossier
from variorum.model.entities import Origin
from variorum.model.fields import Record
from variorum.model.grouping import followed
from variorum.model.questions import Question
from variorum.model.ranges import Range
from variorum.model.reported import Reported

from .field_changes import field_changes, item_changes

# A claim's public id is its source's and its own; a source's claims are a table of their own.
_WITHOUT = ("id", "claims")
_Noted = Mapping[str, Question | Origin]


def changes_between(
    before: Analysis, after: Analysis, setup: tuple[tuple[Touch, str], ...] = ()
) -> Changes:
    """What differs from `before` to `after`; `setup` is what became of the files that build them.

    Of `before` what can't be read is left out and named; `after` has no errors.
    """
    old, new = before.dossier, after.dossier
    left, right = _tables(old), _tables(new)
    renamed = _renamed(old, new)
    names = {each.old: each.new for each in renamed}
    tables: dict[Table, TableChange] = {}
    unread = []
    for table, there in right.items():
        broken = [key for key in there if key not in left[table] and _unread(old, table, key)]
        unread += broken
        tables[table] = _table(left[table], there, {*broken, *names, *names.values()})
    removed = tables["claim"].removed
    entries = {entry.claim: entry for entry in new.info.corrections}
    rows = tuple(row_changes(before, after, names))
    return Changes(
        before=before,
        after=after,
        tables=tables,
        vanished=tuple(claim for claim in removed if claim not in entries),
        withdrawn=tuple(entries[claim] for claim in removed if claim in entries),
        renamed=renamed,
        unread=tuple(unread),
        bounds=tuple(bounds_changes(before, after, names)),
        rows=rows,
        coverage=tuple(coverage_changes(old, new)),
        beside=tuple(_beside(old, new, {*removed, *names})),
        pages=tuple(touched(old.hand_written, new.hand_written)),
        setup=setup,
        left_behind=tuple(_left_behind(old, new, _moved(old, new, tables["claim"], rows))),
    )


def _moved(old: Dossier, new: Dossier, claims: TableChange, rows: Sequence[RowChange]) -> set[str]:
    """The questions and origins whose evidence changed: that stand otherwise, or have other claims."""
    edited = [each.id for each in claims.changed]
    found = {row.question.id for row in rows}
    for dossier, ids in ((new, [*claims.added, *edited]), (old, [*claims.removed, *edited])):
        for claim in map(dossier.claim.__getitem__, ids):
            found |= {
                each for each in (claim.question, claim.origin and claim.origin.origin) if each
            }
    return found


def _left_behind(old: Dossier, new: Dossier, moved: Container[str]) -> Iterator[LeftBehind]:
    """The prose that says the same as before while evidence that it rests on changed (rule 12)."""
    was, now = ((each.info.headline, each.info.introduction) for each in (old, new))
    rests_on = tuple(each for each in new.info.rests_on if each in moved)
    if any(now) and was == now and rests_on:
        yield LeftBehind(None, "", rests_on)
    notes: tuple[tuple[Table, _Noted, _Noted], ...]
    notes = (("question", old.question, new.question), ("origin", old.origin, new.origin))
    for table, left, right in notes:
        for key, record in right.items():
            if record.note and key in left and left[key].note == record.note and key in moved:
                yield LeftBehind(table, key, (key,))


def _tables(dossier: Dossier) -> Mapping[Table, Mapping[str, Record]]:
    """The records of each kind by their ids."""
    sources = {home: article.source for home, article in dossier.article.items()}
    return {kind: sources if kind == "source" else getattr(dossier, kind) for kind in TABLES}


def _table(
    old: Mapping[str, Record], new: Mapping[str, Record], apart: Container[str]
) -> TableChange:
    """What became of a table's records; of those `apart` something else is said, but where both
    sides have them."""
    return TableChange(
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
    became = {key: entry.became for key, entry in entries.items()}
    found = []
    for key, claim in old.claim.items():
        if key in new.claim or key not in entries:
            continue
        # The log has no circles, and no entry on a claim that is there.
        end = followed(key, became)[-1]
        if end in new.claim:
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


def bounds_changes(
    before: Analysis, after: Analysis, names: Mapping[str, str]
) -> Iterator[BoundsChange]:
    """The claims of both sides whose count is read otherwise, under each rule of both.

    `names` maps what a claim was called to what it is called.
    """
    old = {names.get(each.id, each.id): each for each in before.claims}
    rules = [rule for rule in after.dossier.reading if rule in before.dossier.reading]
    for each in after.claims:
        for rule in rules if each.id in old else ():
            left, right = old[each.id].bounds.get(rule), each.bounds.get(rule)
            if left != right:
                yield BoundsChange(each.id, rule, left, right)


def row_changes(before: Analysis, after: Analysis, names: Mapping[str, str]) -> Iterator[RowChange]:
    """The questions of both sides that stand otherwise, or on other counts."""
    for row in after.rows:
        was = before.row.get(row.question.id)
        if was is None:
            continue
        standings = {
            rule: (was.verdicts[rule].standing, verdict.standing)
            for rule, verdict in row.verdicts.items()
            if rule in was.verdicts and was.verdicts[rule].standing != verdict.standing
        }
        if standings or tally(was) != tally(row):
            yield RowChange(row.question, was, row, standings, _touched(was, row, standings, names))


def tally(row: Row) -> tuple[int, Range, int]:
    """How many articles, statements and holders answer."""
    return row.articles, row.statements, len(row.holders)


def _touched(
    old: Row, new: Row, rules: Mapping[str, object], names: Mapping[str, str]
) -> tuple[tuple[Touch, str], ...]:
    """The claims among the answers that make the difference.

    Those that stand behind a verdict which differs come alone; where there are none, as of a claim
    that adds a source only, all answers that came, went or changed.
    """
    left, right = ({c.id: c for c in row.answers} for row in (old, new))
    shared = [rule for rule in new.verdicts if rule in old.verdicts]
    found: dict[str, Touch] = {}
    for key, each in right.items():
        if key not in left:
            renamed = any(now == key and was in left for was, now in names.items())
            found[key] = "renamed" if renamed else "added"
        elif _weight(left[key], shared) != _weight(each, shared):
            found[key] = "changed"
    for key in left:
        if key not in right and names.get(key) not in right:
            found[key] = "removed"
    telling = {
        claim.id
        for row in (old, new)
        for rule in rules
        for claim in row.verdicts[rule].claims
        if claim.id in found
    }
    return tuple((touch, key) for key, touch in found.items() if not telling or key in telling)


def _weight(each: Reported, rules: Sequence[str]) -> tuple[object, ...]:
    """All of a claim on which a standing can depend."""
    return (
        each.position, each.origin_basis, each.claim.speaker, each.claim.responds_to,
        each.claim.utterance, each.claim.count, each.claim.scope, tuple(each.bounds.get(rule) for rule in rules),
    )  # fmt: skip


def coverage_changes(old: Dossier, new: Dossier) -> Iterator[CoverageChange]:
    """The sources whose accounted quantities or quoted share differ, and those of one side."""
    for home in dict.fromkeys([*new.article, *old.article]):
        left, right = (each.article.get(home) for each in (old, new))
        if left is None or right is None or _coverage(left) != _coverage(right):
            yield CoverageChange(home, left, right)


def _coverage(article: Article) -> tuple[object, ...]:
    return article.covered, len(article.accounts), article.quoted_share
