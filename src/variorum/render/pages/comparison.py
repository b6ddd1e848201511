"""The comparison: questions against sources, silence shown, each answer with what it is found by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from variorum.model.analysis import Analysis, Row
from variorum.model.article import Article
from variorum.model.chart import NOBODY as NOBODY_NAMED
from variorum.model.findings import Standing
from variorum.model.grouping import by_key, grouped
from variorum.model.reported import Reported
from variorum.render.addresses import COMPARISON
from variorum.render.context import common
from variorum.render.evidence import (
    Mark,
    by_letter,
    cited,
    mark,
    mark_of,
    party_class,
    party_sign,
    place_of,
)
from variorum.render.long_lists import many_articles, sheets
from variorum.render.sentences import origin_label
from variorum.render.tallies import by_months, step_for
from variorum.render.templating import Page, page
from variorum.render.words import (
    NOBODY,
    SILENCES,
    VOICES,
    WORDS,
    chain_words,
    holders,
    scoped_words,
)

# With more sources than this a column is too narrow to read: each question becomes a table.
MOST_COLUMNS = 8
# Questions of one sheet, and lines of a question, where each is summed up.
MOST_QUESTIONS = 20
MOST_LINES = 24
# What readers look for first comes first; it orders questions, never sources.
STANDING_ORDER: tuple[Standing, ...] = (
    "contested", "changing", "revised", "undecided", "differing", "agreed", "compatible",
    "single-party", "single-origin", "unattributed", "silent",
)  # fmt: skip
# What no id can be: see RESERVED_IDS.
NOT_KNOWN, NONE = "unknown", "none"


def comparison(analysis: Analysis) -> Page:
    dossier = analysis.dossier
    answers = [each for row in analysis.rows for each in row.answers]
    return page(
        "comparison.md.j2", COMPARISON, "Comparison",
        "What each article answers to each question, side by side.", hide=["toc"], **common(analysis),
        groups=_groups(analysis), articles=by_letter(dossier), mark_of=partial(mark_of, analysis),
        cited={a.home: cited(analysis, a.home) for a in dossier.articles},
        marks=_marks(analysis, answers), filters=list(_filters(analysis, answers)),
        one_table=len(dossier.articles) <= MOST_COLUMNS,
        house_order={row.question.id: place for place, row in enumerate(analysis.rows)},
        standing_place=standing_place, by_answer=by_answer, silences=partial(silences, analysis),
        party_key=party_key, origin_key=origin_key,
    )  # fmt: skip


def _filters(
    analysis: Analysis, answers: Sequence[Reported]
) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """What questions can be picked by: a name, a label, and the values that are there with their words."""
    dossier = analysis.dossier
    not_known = holders(dossier).not_known
    sides = [*((p.id, p.name) for p in dossier.parties), (NOT_KNOWN, not_known), (NONE, NOBODY)]
    origins = [(origin.id, origin_label(analysis, origin)) for origin in dossier.origins]
    kinds = [
        (kind, text.format(per="day, week or month"))
        for kind, text in WORDS["question_kinds"].items()
    ]
    for name, label, options, found in (
        ("party", "Side" if dossier.parties else "Named", sides, map(party_key, answers)),
        ("origin", "Origin", [*origins, (NONE, "no known origin")], map(origin_key, answers)),
        ("voice", "Voice", list(VOICES.items()), (each.claim.voice for each in answers)),
        ("kind", "Kind of question", kinds, (row.question.kind for row in analysis.rows)),
    ):
        values = set(found)
        yield name, label, [option for option in options if option[0] in values]


def _marks(analysis: Analysis, answers: Sequence[Reported]) -> list[tuple[Mark, str]]:
    """What the shapes mean, as far as they are there."""
    parties = analysis.dossier.parties
    here = {place_of(analysis, each) for each in answers}
    found = [(mark(n), party.name) for n, party in enumerate(parties) if n in here]
    other = [
        (mark(place), words)
        for place, words in ((None, "side not known"), (NOBODY_NAMED, NOBODY))
        if place in here
    ]
    hollow = Mark(party_sign(0, hollow=True), party_class(None))
    return [*found, *other, (hollow, "hollow: no known origin")]


def comparisons(analysis: Analysis) -> Iterator[Page]:
    """The comparison; of many articles as sheets on which each question is summed up by month."""
    if not many_articles(analysis.dossier):
        yield comparison(analysis)
        return
    groups = [(anchor, label, row) for anchor, label, rows in _groups(analysis) for row in rows]
    every = sheets(groups, COMPARISON, MOST_QUESTIONS)
    step = step_for(analysis.rows, MOST_LINES)
    where = {row.question.id: sheet.address for sheet in every for *_, row in sheet.items}
    for sheet in every:
        number = f", page {sheet.number}" if sheet.number > 1 else ""
        yield page(
            "comparison_many.md.j2", sheet.address, f"Comparison{number}",
            "What the articles answer to each question, summed up by month.",
            hide=["toc"], **common(analysis),
            rows=analysis.rows if sheet.number == 1 else (), where=where, sheet=sheet,
            parts=[
                (anchor, label, [(row, by_months(analysis, row, step)) for *_, row in found])
                for (anchor, label), found in groupby(sheet.items, key=lambda item: item[:2])
            ],
        )  # fmt: skip


def _groups(analysis: Analysis) -> list[tuple[str, str, list[Row]]]:
    """The questions that can be compared, then those that are folded: anchor, label and rows."""
    shared = [row for row in analysis.rows if row.articles > 1]
    single = [row for row in analysis.rows if row.articles < 2]
    return [
        ("shared", "Questions that two or more articles answer", shared),
        ("single", "Questions that fewer than two articles answer", single),
    ]


def by_answer(claims: Sequence[Reported]) -> list[tuple[str, list[tuple[Reported, bool]]]]:
    """One source's claims on a question by what they answer, in reading order.

    With each claim: whether its line would read like the line of one before it.
    """
    lines = [(scoped_words(each), chain_words(each), each.claim.voice) for each in claims]
    told = by_key(
        (line[0], (each, line in lines[:place]))
        for place, (line, each) in enumerate(zip(lines, claims, strict=True))
    )
    return list(told.items())


def silences(analysis: Analysis, row: Row) -> list[tuple[str, list[Article]]]:
    """The sources that do not answer, by the kind of their silence."""
    articles = [each for each in by_letter(analysis.dossier) if each.home in row.silence]
    silent = grouped(articles, lambda each: row.silence[each.home])
    return [(words, silent[kind]) for kind, words in SILENCES.items() if kind in silent]


def standing_place(row: Row) -> int:
    """Where a question stands among the standings; under several rules, at the first of its places."""
    return min(STANDING_ORDER.index(verdict.standing) for verdict in row.verdicts.values())


def party_key(each: Reported) -> str:
    """The id of the party that speaks; a word apart where it is not known or nobody is named."""
    if each.speaker is None:
        return NONE
    return each.party.id if each.party else NOT_KNOWN


def origin_key(each: Reported) -> str:
    return each.origin.id if each.origin else NONE
