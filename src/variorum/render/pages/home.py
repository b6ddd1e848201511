"""The home page: what is disputed, what the reports say, on how many origins it rests."""

from __future__ import annotations

from variorum.model.analysis import Analysis, Row
from variorum.render.addresses import HOME
from variorum.render.context import common
from variorum.render.figure import shown
from variorum.render.figures import question_figure, rule_groups
from variorum.render.page import Page, page
from variorum.render.sentences import dependence_sentence
from variorum.render.words import answer_words, chain_words, joined, plural

LAST_CHANGES = 5


def home(analysis: Analysis) -> Page:
    dossier = analysis.dossier
    rows = {row.question.id: row for row in analysis.rows}
    lead = [rows[q] for q in dossier.info.lead if q in rows]
    figures = [
        figure
        for row in lead
        if (figure := question_figure(analysis, row, HOME, rule_groups(analysis, row)[0]))
    ]
    shared = [row for row in analysis.rows if len(row.sources) > 1]
    return page(
        "home.md.j2", HOME, dossier.info.title, dossier.info.question, **common(analysis),
        opening=_opening(analysis),
        method="method.html" if "method.md" in dossier.hand_written else "",
        figures=figures, **shown(figures),
        lead=lead, shared=shared, summary=summary,
        dependence=dependence_sentence(analysis, dossier.readings),
        changes=sorted(dossier.info.changes, key=lambda c: str(c.date), reverse=True)[:LAST_CHANGES],
    )  # fmt: skip


def _opening(analysis: Analysis) -> str:
    dossier = analysis.dossier
    origins = {c.origin.id for c in analysis.claims if c.origin}
    loose = sum(c.origin is None for c in analysis.claims)
    acts = plural(len(origins), "speech, briefing or report", "speeches, briefings or reports")
    return (
        f"{plural(len(analysis.claims), 'statement')} from {plural(len(dossier.articles), 'article')}, each with its "
        f"exact words. {len(analysis.claims) - loose} of them go back to {acts} that can be told apart; for {loose} "
        "the articles name none. The site shows who said what, not who is right."
    )


def summary(row: Row) -> list[tuple[str, str]]:
    """Each distinct answer to a question, with who gives it; the article's own voice comes last."""
    given: dict[str, dict[str, None]] = {}
    for each in sorted(row.answers, key=lambda a: a.speaker is None):
        who = chain_words(each) if each.speaker else "nobody named"
        given.setdefault(answer_words(each), {})[who] = None
    return [(text, joined(list(who))) for text, who in given.items()]
