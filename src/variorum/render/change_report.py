"""What a change does to the evidence, as Markdown for a pull request's summary on GitHub.

The first line is the result in numbers; what needs mending comes next, then what the change does to
the questions, then the records. There are no links: a summary has no page to link from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model.changes import TABLES, Changes, Renamed, Table
from variorum.model.info import Correction

from .change_rows import bounds_lines, coverage_lines, standing_lines
from .escape import github, github_id
from .record_words import fields_lines, limited, record_words
from .words import plural, quoted, when_words

# What one record of a table is called, and what several are.
_NOUNS: Mapping[Table, tuple[str, str]] = {
    **{table: (table, many) for table, many in TABLES.items()},
    "reading": ("reading rule", "reading rules"),
}
_MEND = (
    "Whoever cited such a claim finds nothing at its address. Add to `data/dossier.yaml`, with date and reason, "
    "and with `became: SOURCE/CLAIM` where it lives on under another id:"
)
_ALWAYS: tuple[Table, ...] = ("claim", "source", "origin")


def changes_markdown(changes: Changes, against: str, errors: int) -> str:
    """The comparison with `against`, of which `errors` records or fields could not be read."""
    parts: list[Sequence[str]] = [
        [first_line(changes)],
        _vanished(changes),
        _setup(changes),
        [f"Compared with {github_id(against)}."],
        _unread(changes, errors),
    ]
    sections = [
        ("How questions stand", standing_lines(changes)),
        ("Counts read differently", bounds_lines(changes)),
        *(
            (_NOUNS[each.table][1].capitalize(), _records(changes, each.table))
            for each in changes.tables
        ),
        ("Accounted for and quoted", coverage_lines(changes)),
        ("Beside the evidence", _beside(changes)),
    ]
    parts += [[f"### {title}", "", *lines] for title, lines in sections if lines]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def first_line(changes: Changes) -> str:
    """The change in numbers: added, removed, renamed, changed."""
    if changes.empty:
        return "No change in the evidence."
    added = {each.table: len(each.added) for each in changes.tables}
    told = [f"Adds {_numbers(added, _ALWAYS)}."]
    renamed: dict[Table, int] = {"claim": len(changes.renamed)}
    for verb, numbers in (
        ("Removes", {each.table: len(each.removed) for each in changes.tables}),
        ("Renames", renamed),
        ("Changes", {each.table: len(each.changed) for each in changes.tables}),
    ):
        if any(numbers.values()):
            told.append(f"{verb} {_numbers(numbers)}.")
    if number := len(changes.standing_otherwise):
        verb = "stands" if number == 1 else "stand"
        told.append(f"{plural(number, 'question')} {verb} differently.")
    return " ".join(told)


def _numbers(numbers: dict[Table, int], always: Sequence[Table] = ()) -> str:
    return ", ".join(
        plural(number, *_NOUNS[table])
        for table, number in numbers.items()
        if number or table in always
    )


def _vanished(changes: Changes) -> list[str]:
    """The claims that went without a word in the log, and what to write there."""
    gone = changes.vanished
    if not gone:
        return []
    return [
        f"**Warning: {plural(len(gone), 'claim')} vanished without an entry in the corrections log.**",
        "",
        *limited(f"- {record_words(changes.before, 'claim', claim)}" for claim in gone),
        "",
        _MEND,
        "",
        "```yaml",
        "corrections:",
        *limited(f"  - {{date: YYYY-MM-DD, claim: {claim}, reason: …}}" for claim in gone),
        "```",
    ]


def _setup(changes: Changes) -> list[str]:
    """What a reviewer must read line by line, since it decides what is built and what is checked."""
    if not changes.setup:
        return []
    return [
        "**This also touches what builds the site or checks a change; read it before anything is run:**",
        "",
        *limited(f"- {touch.capitalize()} {github_id(path)}" for touch, path in changes.setup),
    ]


def _unread(changes: Changes, errors: int) -> list[str]:
    lines = []
    if not changes.before.dossier.files:
        lines.append("It holds no dossier in this folder, so everything counts as added.")
    elif errors:
        lines.append(
            f"It has {plural(errors, 'error')}: what could be read of it is compared, and the rest may show as "
            "added or changed."
        )
    if changes.unread:
        lines += ["", "Not compared, since it could not be read there:", ""]
        lines += limited(f"- {github_id(each)}" for each in changes.unread)
    return lines


def _records(changes: Changes, table: Table) -> list[str]:
    """What became of a table's records, each with the words by which people know it."""
    of, before, after = changes.of(table), changes.before, changes.after
    claims = table == "claim"
    entries = {entry.claim: entry for entry in changes.withdrawn if claims}
    return [
        *limited(f"- Added {record_words(after, table, each)}" for each in of.added),
        *limited(_renamed(changes, each) for each in changes.renamed if claims),
        *limited(
            _lines(f"- Changed {record_words(after, table, each.id)}", fields_lines(each.fields))
            for each in of.changed
        ),
        *limited(
            _lines(f"- Removed {record_words(before, table, each)}", _entry(entries.get(each)))
            for each in of.removed
        ),
    ]


def _renamed(changes: Changes, renamed: Renamed) -> str:
    new = record_words(changes.after, "claim", renamed.new)
    more = [*_entry(renamed.entry), *fields_lines(renamed.fields)]
    return _lines(f"- Renamed {github_id(renamed.old)} to {new}", more)


def _entry(entry: Correction | None) -> list[str]:
    """What the corrections log says of a claim, where it does."""
    if entry is None:
        return []
    return [f"  - Entry of {when_words(entry.date)}: {github(quoted(entry.reason))}"]


def _lines(first: str, more: Sequence[str]) -> str:
    return "\n".join([first, *more])


def _beside(changes: Changes) -> list[str]:
    """Fields of the dossier itself and pages written by hand."""
    lines: list[str] = []
    if changes.beside:
        lines += ["- The dossier’s own entries", *fields_lines(changes.beside)]
    lines += limited(
        f"- {touch.capitalize()} {'the page ' if page.endswith('.md') else ''}{github_id(f'docs/{page}')}"
        for touch, page in changes.pages
    )
    return lines
