"""A page for each question, and the list of questions."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from variorum.model.analysis import Analysis, Row
from variorum.model.findings import WEIGHTS, Contrast
from variorum.model.grouping import grouped
from variorum.render.addresses import QUESTIONS, absolute, embedded_address, question_address
from variorum.render.charts import Drawings
from variorum.render.citation import question_page
from variorum.render.context import about_line, common
from variorum.render.differences import KINDS as CONTRASTS
from variorum.render.figure import shown
from variorum.render.long_lists import LONGEST, latest_first, many_articles, sheets
from variorum.render.question_strip import question_strips
from variorum.render.question_view import View, views
from variorum.render.sentences import standing_words, stands
from variorum.render.tallies import (
    MOST_CONTRASTS,
    NO_FACT,
    answer_list,
    by_months,
    step_for,
    summed_up,
)
from variorum.render.templating import Family, Page, further, page
from variorum.render.words import capital

ORDER = tuple(CONTRASTS)
# Beyond so many months they stand together, and beyond so many claims of a pair the rest is counted.
MOST_LINES = 60
MOST_CLAIMS = 8
# So many pairs are for the site's search, which loads whole pages; the claims are found where they stand.
MOST_SEARCHED = 20
# Pixels that the picture of a question takes on another site's page: at its most usual width, since a
# frame scrolls what does not fit.
EMBEDDED_HEIGHT = 280
EMBEDDED_ROW = 78
ANSWERED = ("Answered by none", "Answered by one article", "Answered by two or more articles")


def questions(analysis: Analysis, drawings: Drawings) -> Iterator[Family]:
    yield QUESTIONS, partial(_list, analysis)
    for each in analysis.asked:
        asked = each.question.id
        yield question_address(asked), partial(_pages, analysis, drawings, asked)


def _list(analysis: Analysis) -> Iterator[Page]:
    """The list of questions, in sheets where a large dossier has very many."""
    rows = analysis.rows
    ranked = sorted(rows, key=lambda row: -min(row.articles, 2))
    labelled = [(ANSWERED[min(row.articles, 2)], row) for row in ranked]
    many = many_articles(analysis.dossier)
    for sheet in sheets(labelled, QUESTIONS, LONGEST if many else max(len(rows), 1)):
        first = sheet.number == 1
        yield page(
            "questions.md.j2", sheet.address,
            "Questions" if first else f"Questions, page {sheet.number}", "The rows of the comparison.",
            **common(analysis), number=len(rows), many=many, sheet=sheet,
            strips=question_strips(analysis, [row for _, row in sheet.items]),
            groups=[
                (label, None, [
                    (question_address(row.question.id), row.question.ask, stands(analysis, row), row.question.id)
                    for _, row in group
                ])
                for label, group in groupby(sheet.items, key=lambda item: item[0])
            ],
        )  # fmt: skip


def _pages(analysis: Analysis, drawings: Drawings, asked: str) -> Iterator[Page]:
    """The page of a question; of one with many answers summed up, with the further sheets of their
    list."""
    row = analysis.compare(asked)
    question = row.question
    address = question_address(question.id)
    many = summed_up(analysis, row)
    contrasts = _by_kind(row, latest=many)
    values = _head(analysis, drawings, row, address)
    if values["embedded"]:
        yield _embedded(analysis, row, values)
    if not many:
        yield page(
            "question.md.j2", address, question.short, question.ask, **values,
            contrasts=[c for c in contrasts if not _light(c)], light=[c for c in contrasts if _light(c)],
            above=any(c.why == "above-the-least" for c in contrasts),
            read_by=_one_rule(analysis, row), most_claims=None,
            answers=sorted(row.answers, key=lambda a: (a.moment.unknown, str(a.moment.last or a.moment.first), a.id)),
        )  # fmt: skip
        return
    every = answer_list(row)
    yield page(
        "question_many.md.j2", address, question.short, question.ask, **values,
        sheet=every.sheets[0],
        contrasts=_shown(contrasts), kinds=Counter(c.kind for c in contrasts),
        months=by_months(analysis, row, step_for([row], MOST_LINES)), most_claims=MOST_CLAIMS,
        silent=Counter(row.silence.values()).most_common(),
    )  # fmt: skip
    yield from further(
        every.sheets, "answers.md.j2", question.short, question.ask, **common(analysis), question=question, row=row
    )  # fmt: skip


def _shown(every: list[Contrast]) -> list[Contrast]:
    """At most `MOST_CONTRASTS` of them, in order: conflicts and divergences side by side, as far as
    there are both, then the others."""
    first = {
        c.id
        for kind in ORDER[:2]
        for c in [c for c in every if c.kind == kind][: MOST_CONTRASTS // 2]
    }
    room = MOST_CONTRASTS - len(first)
    first.update([c.id for c in every if c.id not in first][:room])
    return [c for c in every if c.id in first]


def _one_rule(analysis: Analysis, row: Row) -> str:
    """The title of the one rule under which answers exclude each other, where there are others."""
    readings = analysis.dossier.readings
    used = {each.reading for each in row.contrasts}
    titles = (rule.title for rule in readings if used == {rule.id})
    return next(titles, "") if len(readings) > 1 else ""


def _by_kind(row: Row, *, latest: bool = False) -> list[Contrast]:
    """The pairs that exclude each other, the most telling kind first; then by id, or latest first."""

    def place(contrast: Contrast) -> tuple[object, ...]:
        sides = (contrast.left.moment, contrast.right.moment)
        return min(latest_first(when) for when in sides) if latest else ()

    found = sorted(
        row.contrasts,
        key=lambda c: (ORDER.index(c.kind), WEIGHTS.index(c.weight), place(c), c.id),
    )
    # What every rule reads alike is told once.
    return [each[0] for each in grouped(found, _told).values()]


def _told(each: Contrast) -> tuple[object, ...]:
    """What is told of a pair: the rule only where rules read its numbers differently."""
    claims = (*each.left.claims, *each.right.claims)
    alike = all(len(set(claim.bounds.values())) < 2 for claim in claims)
    return each.kind, each.left.ids, each.right.ids, each.across, None if alike else each.reading


def _light(each: Contrast) -> bool:
    """Whether a pair says little: of unknown order or different dates, and one of the two has no weight."""
    return each.kind in ("undecided", "apart") and each.weight != "attributed"


def _head(analysis: Analysis, drawings: Drawings, row: Row, address: str) -> dict[str, Any]:
    """What the upper part of a question's page shows: how it stands, its rows and chart by each rule."""
    question = row.question
    seen = views(analysis, drawings, row, address)
    return {
        **common(analysis), "question": question, "row": row, "most_searched": MOST_SEARCHED,
        "views": seen, **shown(view.figure for view in seen),
        "claims": {
            c.id: c for each in row.contrasts for s in (each.left, each.right) for c in s.claims
        },
        "not_fact": NO_FACT, "embedded": _snippet(analysis, row, seen[0]),
        "citations": [question_page(analysis, question)],
        "finding": f"{question.ask} {capital(standing_words(analysis, row))}.",
    }  # fmt: skip


def _snippet(analysis: Analysis, row: Row, view: View) -> str:
    """The HTML by which another page shows the picture of a question, with a link for readers who are not
    shown it; empty where there is no picture, or the site's address is not known."""
    address = absolute(analysis, embedded_address(row.question.id))
    if view.rows is None or not address:
        return ""
    link = html.escape(absolute(analysis, question_address(row.question.id)))
    height = EMBEDDED_HEIGHT + EMBEDDED_ROW * sum(len(group.rows) for group in view.rows.groups)
    # Nothing of a contributor stands in what others paste into their pages.
    return (
        f'<iframe src="{html.escape(address)}" title="What the articles report, side by side" width="100%"'
        f' height="{height}" loading="lazy" style="border: 0"></iframe>\n<p><a href="{link}">{link}</a></p>'
    )


def _embedded(analysis: Analysis, row: Row, values: Mapping[str, Any]) -> Page:
    """The picture of a question alone, by the first rule, as other sites show it inside their pages."""
    question = row.question
    return page(
        "embedded.md.j2", embedded_address(question.id), question.short, question.ask, layout="embed.html",
        **{**values, "view": values["views"][0], "files": {}, "finding": "", "image": "", "image_alt": ""},
        link=absolute(analysis, question_address(question.id)), about=about_line(analysis.dossier),
    )  # fmt: skip
