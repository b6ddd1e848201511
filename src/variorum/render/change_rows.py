"""What a change does to standings, readings and coverage, as Markdown for GitHub."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.changes import Changes, Coverage, RowChange
from variorum.model.count import Bounds
from variorum.model.grouping import by_key, grouped

from .escape import github, github_id
from .record_words import limited
from .sentences import counts, verdict_sentences, verdict_words
from .words import bounds_words, joined

_MOST_SENTENCES = 3


def standing_lines(changes: Changes) -> list[str]:
    """The questions that stand otherwise, with the reason, then those that only count otherwise."""
    ordered = sorted(changes.rows, key=lambda row: not row.standings)
    return [line for row in ordered for line in _row(changes, row)]


def _row(changes: Changes, row: RowChange) -> Iterator[str]:
    name = f"**{github(row.question.short)}** ({github_id(row.question.id)})"
    if not row.standings:
        same = row.old.verdicts.keys() & row.new.verdicts.keys()
        yield f"- {name}{' stands as before' if same else ''}: {_counts(changes, row)}"
        yield from _touched(row)
        return
    yield f"- {name}"

    def moved(rule: str) -> tuple[str, str]:
        old = verdict_words(changes.before, row.old, row.old.verdicts[rule])
        return old, verdict_words(changes.after, row.new, row.new.verdicts[rule])

    for (old, new), rules in grouped(row.standings, moved).items():
        yield f"  - {_rules(changes, row, rules)}: {github(old)} → **{github(new)}**"
    yield f"  - {_counts(changes, row)}"
    yield from _touched(row)
    rule = next(iter(row.standings))
    # The counts, which come first, stand above.
    _, *because = verdict_sentences(changes.after, row.new, row.new.verdicts[rule])
    yield from (f"  - Now: {github(sentence)}" for sentence in because[:_MOST_SENTENCES])


def _rules(changes: Changes, row: RowChange, rules: list[str]) -> str:
    if len(rules) == len(row.new.verdicts):
        return "By every reading rule" if len(rules) > 1 else "Standing"
    known = changes.after.dossier.reading
    return github("By " + joined([f"“{known[rule].title}”" for rule in rules]))


def _counts(changes: Changes, row: RowChange) -> str:
    old, new = (
        github(counts(analysis, each) or "no article answers")
        for analysis, each in ((changes.before, row.old), (changes.after, row.new))
    )
    return new if old == new else f"{old} → {new}"


def _touched(row: RowChange) -> Iterator[str]:
    """The claims that make the difference, or that none does."""
    told = by_key((touch, github_id(claim)) for touch, claim in row.touched)
    if not told:
        yield "  - No claim that answers it changed: the question, the origins, the actors or the rules did"
        return
    listed = [
        f"{', '.join(limited(claims, 'and {} more'))} {'was' if len(claims) == 1 else 'were'} {touch}"
        for touch, claims in told.items()
    ]
    yield f"  - Because {'; '.join(listed)}"


def bounds_lines(changes: Changes) -> list[str]:
    """A table of the counts that are read otherwise, rule by rule."""
    known = changes.after.dossier.reading
    rows = [
        f"| {github_id(each.claim)} | {github(known[each.reading].title)} | {_bounds(each.old)} | {_bounds(each.new)} |"
        for each in changes.bounds
    ]
    if not rows:
        return []
    return [
        "| Claim | Reading rule | Before | Now |",
        "| --- | --- | --- | --- |",
        *limited(rows, "| … and {} more | | | |"),
    ]


def _bounds(bounds: Bounds | None) -> str:
    return "no count" if bounds is None else bounds_words(bounds)


def coverage_lines(changes: Changes) -> list[str]:
    """A table of the articles whose quantities are accounted for, or quoted, otherwise."""
    rows = [
        f"| {github_id(each.source)} | {_moved(_accounted(each.old), _accounted(each.new))} "
        f"| {_moved(_quoted(each.old), _quoted(each.new))} |"
        for each in changes.coverage
    ]
    if not rows:
        return []
    head = "| Source | Numbers and dates accounted for | Of the article quoted |"
    return [head, "| --- | --- | --- |", *limited(rows, "| … and {} more | | |")]


def _accounted(each: Coverage | None) -> str:
    return f"{each.covered} of {each.quantities}" if each else "no source"


def _quoted(each: Coverage | None) -> str:
    if each is None:
        return "no source"
    return "no text" if each.quoted is None else f"{each.quoted:.1%}"


def _moved(old: str, new: str) -> str:
    return new if old == new else f"{old} → {new}"
