"""What a change does to the evidence, as Markdown for a pull request's summary on GitHub; and two readings held
against each other, as the same Markdown.

The first line is the result in numbers; what needs mending comes next, then what the change does to
the questions, then the records. There are no links: a summary has no page to link from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from markupsafe import Markup

from variorum.model.analysis import Analysis, Row
from variorum.model.changes import TABLES, Agreement, Changes, RowChange, Table
from variorum.model.grouping import by_key, grouped
from variorum.text.excerpts import differing_parts, shortened

from .escape import github, github_id
from .sentences import counts, origin_label, standing_words, verdict_sentences, verdict_words
from .templating import TEMPLATES, environment
from .words import (
    answer_words,
    bounds_words,
    chain_words,
    holders,
    joined,
    named,
    plural,
    quoted,
    when_words,
)

MOST = 200
_LONGEST = 120
_SHORT = 80
_MOST_SENTENCES = 3
# What one record of a table is called, and what several are.
_NOUNS: Mapping[Table, tuple[str, str]] = {
    **{table: (table, many) for table, many in TABLES.items()},
    "reading": ("reading rule", "reading rules"),
}
_ALWAYS: tuple[Table, ...] = ("claim", "source", "origin")


def changes_markdown(changes: Changes, against: str, errors: int) -> str:
    """The comparison with `against`, of which `errors` records or fields could not be read."""

    def verdicts_by_words(row: RowChange) -> dict[tuple[str, str], list[str]]:
        return grouped(
            row.standings,
            lambda rule: (
                verdict_words(changes.before, row.old, row.old.verdicts[rule]),
                verdict_words(changes.after, row.new, row.new.verdicts[rule]),
            ),
        )

    template = environment(
        TEMPLATES, finalize,
        MOST=MOST, by_key=by_key, plural=plural, quoted=quoted, when_words=when_words,
        bounds_words=bounds_words, differing_parts=partial(differing_parts, longest=_LONGEST),
        id=github_id, nouns=_NOUNS, record_words=_record_words, rests_on=_rests_on,
    ).get_template("change_report.md.j2")  # fmt: skip
    return template.render(
        changes=changes, against=against, errors=errors, first_line=first_line(changes),
        # The questions that stand otherwise come before those that only count otherwise.
        rows=sorted(changes.rows, key=lambda row: not row.standings),
        verdicts_by_words=verdicts_by_words, rules_words=partial(_rules_words, changes.after),
        reasons=partial(_reasons, changes.after),
        log={entry.claim: entry for entry in changes.withdrawn},
    )  # fmt: skip


def agreement_markdown(found: Agreement, first: str, second: str) -> str:
    """The comparison of two readings as they were given."""
    made = environment(TEMPLATES, finalize, MOST=MOST, plural=plural, quoted=quoted, id=github_id)
    return made.get_template("agreement.md.j2").render(found=found, first=first, second=second)


def finalize(value: object) -> Markup:
    """What a template prints of `value`, escaped for GitHub."""
    return value if isinstance(value, Markup) else github(str(value))


def first_line(changes: Changes) -> str:
    """The change in numbers: added, removed, renamed, changed."""
    if changes.empty:
        return "No change in the evidence."
    tables = changes.tables.items()
    added = [_number(table, of.added) for table, of in tables if of.added or table in _ALWAYS]
    removed = [_number(table, of.removed) for table, of in tables if of.removed]
    renamed = [_number("claim", changes.renamed)] if changes.renamed else []
    changed = [_number(table, of.changed) for table, of in tables if of.changed]
    verbs = {"Adds": added, "Removes": removed, "Renames": renamed, "Changes": changed}
    told = [f"{verb} {', '.join(numbers)}." for verb, numbers in verbs.items() if numbers]
    if number := len(changes.standing_otherwise):
        told.append(f"{plural(number, 'question stands', 'questions stand')} differently.")
    return " ".join(told)


def _number(table: Table, records: Sequence[object]) -> str:
    return plural(len(records), *_NOUNS[table])


def _rules_words(analysis: Analysis, row: RowChange, rules: list[str]) -> str:
    if len(rules) == len(row.new.verdicts):
        return "By every reading rule" if len(rules) > 1 else "Standing"
    return "By " + joined([f"“{analysis.dossier.reading[rule].title}”" for rule in rules])


def _rests_on(analysis: Analysis, row: Row) -> str:
    return counts(analysis, row) or "no article answers"


def _reasons(analysis: Analysis, row: RowChange) -> list[str]:
    """Why a question stands as it does now, by the first rule under which it stands otherwise."""
    if not row.standings:
        return []
    verdict = row.new.verdicts[next(iter(row.standings))]
    # The counts, which come first, stand above.
    return verdict_sentences(analysis, row.new, verdict)[1 : 1 + _MOST_SENTENCES]


def _record_words(analysis: Analysis, table: Table, key: str) -> str:
    """The words by which people know a record, each as far as there is room."""
    dossier = analysis.dossier
    match table:
        case "claim":
            return _claim_words(analysis, key)
        case "source":
            return shortened(dossier.label[dossier.article[key].source.id], _LONGEST)
        case "origin":
            return shortened(origin_label(analysis, dossier.origin[key]), _LONGEST)
        case "question":
            question = dossier.question[key]
            words = f"{_short(question.short)}: {quoted(shortened(question.ask, _LONGEST))}"
            return f"{words} ({standing_words(analysis, analysis.row[key])})"
        case "actor":
            actor = dossier.actor[key]
            party = dossier.party.get(actor.party)
            side = f"for {named(_short(party.name))}" if party else holders(dossier).not_known
            return f"{_short(actor.name)} ({actor.kind}, {side})"
        case "party":
            return _short(dossier.party[key].name)
        case "reading":
            return _short(dossier.reading[key].title)
        case "name":
            return _short(dossier.name[key].label)


def _claim_words(analysis: Analysis, key: str) -> str:
    """Who says what on which question, and what it answers."""
    home, _, claim = key.partition("/")
    told = analysis.by_source[analysis.dossier.article[home].source.id]
    each = next(reported for reported in told if reported.claim.id == claim)
    words = f"{_short(chain_words(each))}: {quoted(shortened(each.words, _LONGEST))}"
    if each.question is None:
        return f"{words}, as context"
    answer = answer_words(each)
    words += f", on {_short(each.question.short)}"
    return f"{words} ({_short(answer)})" if answer else words


def _short(words: str) -> str:
    return shortened(words, _SHORT)
