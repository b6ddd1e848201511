"""The home page: what is disputed, what the reports say, on how many origins it rests."""

from __future__ import annotations

from functools import partial

from variorum.model.analysis import Analysis, Row
from variorum.model.grouping import by_key, grouped
from variorum.model.reported import Reported
from variorum.model.source import UNKNOWN_TEXT
from variorum.render.addresses import HOME
from variorum.render.charts import Drawings
from variorum.render.context import common
from variorum.render.evidence import by_date
from variorum.render.figure import shown
from variorum.render.paging import many_articles
from variorum.render.question_figure import question_figure, rule_groups
from variorum.render.sentences import dependence_sentence
from variorum.render.templating import Page, page
from variorum.render.words import (
    NOBODY,
    capital,
    chain_words,
    enumerated,
    named,
    number_words,
    plural,
    scoped_words,
    spoken_of,
)
from variorum.render.words import day as day_words

LAST_CHANGES = 3
OWN_WORDS = "an article’s own words"
# Where articles are many, so many answers of a question stand on the page.
MOST_ANSWERS = 3


def home(analysis: Analysis, drawings: Drawings) -> Page:
    dossier = analysis.dossier
    lead = [analysis.row[q] for q in dossier.info.lead if q in analysis.row]
    main = next((row for row in lead if not row.question.listed and len(row.answers) > 1), None)
    drawn = main or next(iter(lead), None)
    figures = (
        question_figure(analysis, drawings, row, HOME, rule_groups(analysis, row)[0])
        for row in filter(None, (drawn, *lead))
    )
    figure = next(figures, None)
    # Other sites show the first picture there is beside a link.
    pictured = (
        figure if figure and figure.image else next((f for f in figures if f and f.image), None)
    )
    shared = [row for row in analysis.rows if row.articles > 1]
    many = many_articles(dossier)
    sources = [article.source for article in dossier.articles]
    return page(
        "home.md.j2", HOME, dossier.info.title, dossier.info.question, **common(analysis),
        opening=opening(analysis),
        method="method.html" if "method.md" in dossier.hand_written else "",
        figure=figure, **shown([each for each in (figure, pictured) if each]),
        lead=lead, glance=dated_answers,
        shared=shared, summary=partial(most_given, analysis) if many else every_answer, day=day_words,
        many=many, outlets={source.outlet for source in sources} - {UNKNOWN_TEXT},
        days=[day for s in sources for day in (s.published.when.first, s.published.when.last) if day],
        dependence=dependence_sentence(analysis, dossier.readings),
        changes=sorted(dossier.info.changes, key=lambda c: str(c.date))[:-LAST_CHANGES - 1:-1],
    )  # fmt: skip


def opening(analysis: Analysis) -> str:
    """How many claims there are, from how many articles, and how many acts stand behind them."""
    dossier = analysis.dossier
    named_at_all = {c.origin.id for c in analysis.claims if c.origin and c.origin_basis == "stated"}
    tied = [c for c in analysis.claims if c.origin and c.origin.id in named_at_all]
    loose = len(analysis.claims) - len(tied)
    inferred = sum(c.origin_basis == "inferred" for c in tied)
    number = dossier.number_of(named_at_all)
    acts = plural(number, "speech, briefing or report", "speeches, briefings or reports")
    some = "that can be told apart" if number.certain else "since some of these may be one"
    back = (
        f" {number_words(len(tied))} of them{f', {number_words(inferred)} by our inference,' if inferred else ''} "
        f"{'goes' if len(tied) == 1 else 'go'} back to {acts}{' ' if number.certain else ', '}{some}"
        + (f"; for {number_words(loose)} the articles name none." if loose else ".")
        if tied
        else " Behind none of them a speech, briefing or report is named."
    )
    articles = dossier.number_of_articles(dossier.article)
    return (
        f"{plural(len(analysis.claims), 'claim')} from {plural(articles, 'article')}, each with its "
        f"exact words.{back}"
    )


def most_given(analysis: Analysis, row: Row) -> list[tuple[str, str]]:
    """The answers of the most origins that count, with how many, and at last how many others there are."""
    counted = {each.id for each in row.counted}
    origins = {
        words: {each.origin.id for each in given if each.origin and each.id in counted}
        for words, given in grouped(row.answers, scoped_words).items()
    }
    ranked = sorted(origins.items(), key=lambda item: -len(item[1]))
    shown = [
        (words, plural(analysis.dossier.number_of(found), "statement"))
        for words, found in ranked[:MOST_ANSWERS]
    ]
    more = len(ranked) - len(shown)
    return shown + (
        [(plural(more, "further answer"), "in no more statements each")] if more else []
    )


def _given_by(who: list[str]) -> str:
    """Those who give one answer, each once; that it also stands without a speaker is told last."""
    speakers = [each for each in dict.fromkeys(who) if each != NOBODY]
    also = ["elsewhere nobody named" if speakers else NOBODY] if NOBODY in who else []
    return "; ".join([*([enumerated(speakers)] if speakers else []), *also])


def every_answer(row: Row) -> list[tuple[str, str]]:
    """Each distinct answer to a question, with who gives it; the article's own voice comes last."""
    given = by_key(
        (scoped_words(each), named(chain_words(each)) if each.speaker else NOBODY)
        for each in sorted(row.answers, key=lambda a: a.speaker is None)
    )
    return [(text, _given_by(who)) for text, who in given.items()]


def dated_answers(row: Row) -> list[tuple[str, str, str]]:
    """What is reported in the order of time: when, each answer of that time, and who gives it; what is
    undated comes last."""
    answers = sorted((each for each in row.answers if each.answers), key=by_date)
    years = {day.year for a in answers for day in (a.moment.first, a.moment.last) if day}
    year = f" {next(iter(years))}" if len(years) == 1 else ""

    def who(each: Reported) -> str:
        own = OWN_WORDS if each.claim.voice in ("narrator", "headline") else NOBODY
        return named(chain_words(each)) if each.speaker else own

    given = by_key(
        (
            (capital(spoken_of(each.moment, each.lasting)).replace(year, ""), scoped_words(each)),
            who(each),
        )
        for each in answers
    )
    return [(when, text, _given_by(speakers)) for (when, text), speakers in given.items()]
