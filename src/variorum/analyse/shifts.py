"""What changes of records do to readings, standings and coverage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.model.analysis import Analysis, Row
from variorum.model.article import Article
from variorum.model.changes import BoundsChange, Coverage, CoverageChange, RowChange, Touch
from variorum.model.dossier import Dossier
from variorum.model.ranges import Range
from variorum.model.reported import Reported


def bounds_changes(
    before: Analysis, after: Analysis, names: Mapping[str, str]
) -> Iterator[BoundsChange]:
    """The claims of both sides whose count is read otherwise, under each rule of both.

    `names` maps what a claim was called to what it is called.
    """
    old = {names.get(each.id, each.id): each for each in before.claims}
    rules = [rule for rule in after.dossier.reading if rule in before.dossier.reading]
    for each in after.claims:
        was = old.get(each.id)
        for rule in rules if was else ():
            left, right = (c.bounds.get(rule) for c in (was, each) if c)
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
    """How many sources, origins and parties answer."""
    return len(row.sources), row.statements, len(row.parties)


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
        olds = [o for o, n in names.items() if n == key and o in left]
        if key not in left:
            found[key] = "renamed" if olds else "added"
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
        left, right = (_coverage(each.article.get(home)) for each in (old, new))
        if left != right:
            yield CoverageChange(home, left, right)


def _coverage(article: Article | None) -> Coverage | None:
    if article is None:
        return None
    return Coverage(article.covered, len(article.accounts), article.quoted_share)
