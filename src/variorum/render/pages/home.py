"""The home page: what the reports show, on whose word, and which articles say so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from variorum.model.analysis import Analysis, Row
from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.grouping import grouped
from variorum.model.reported import Reported
from variorum.model.source import UNKNOWN_TEXT
from variorum.render.addresses import HOME, claim_address, origin_address
from variorum.render.attribution import Share, sides_strip
from variorum.render.charts import Drawings
from variorum.render.context import common
from variorum.render.evidence import Cited, Mark, absent, by_date, by_letter, cited, mark_of
from variorum.render.figure import shown
from variorum.render.long_lists import many_articles
from variorum.render.question_view import views
from variorum.render.quotations import answer_of
from variorum.render.sentences import counts, dependence_sentence, origin_label
from variorum.render.templating import Page, page
from variorum.render.words import (
    NOBODY,
    SILENCES,
    capital,
    chain_words,
    few,
    joined,
    moment_words,
    named,
    plural,
    say,
    scoped_words,
    spoken_of,
    without_year,
)
from variorum.render.words import day as day_words

LAST_CHANGES = 3
OWN_WORDS = "an article’s own words"
MOST_ANSWERS = 3
"""Where articles are many, so many answers of a question stand on the page; else so many in a cell."""
MOST_QUESTIONS = 3
"""So many of the leading questions have a column of their own."""


class Answer(NamedTuple):
    """An answer with the shape and colour of whoever gives it, and the address of its claim."""

    mark: Mark
    words: Markup
    who: str
    when: str
    address: str
    label: str


def home(analysis: Analysis, drawings: Drawings) -> Page:
    dossier = analysis.dossier
    lead = [analysis.row[q] for q in dossier.info.lead if q in analysis.row]
    main = next((row for row in lead if not row.question.listed and len(row.answers) > 1), None)
    drawn = main or next(iter(lead), None)
    many = many_articles(dossier)
    # The first that is drawn: no other is made.
    seen = [views(analysis, drawings, row, HOME)[0] for row in (drawn, *lead) if row]
    over_time = next((view for view in seen if view.figure and view.figure.image), None)
    letters = [] if many else by_letter(dossier)
    sources = [article.source for article in dossier.articles]
    return page(
        "home.md.j2", HOME, dossier.info.title, dossier.info.question, hide=["toc"],
        **common(analysis), **shown([over_time.figure if over_time else None]),
        finding=finding(dossier), claims=len(analysis.claims), opening=opening(analysis),
        findings=[(row, *_finding(analysis, row)) for row in lead], carried=_carried(analysis),
        main=seen[0] if seen else None, over_time=over_time, many=many, columns=lead[:MOST_QUESTIONS],
        letters=letters, articles=[_article(analysis, a, lead[:MOST_QUESTIONS]) for a in letters],
        shared=[row for row in analysis.rows if row.articles > 1],
        most_given=partial(most_given, analysis), whose=partial(_whose, analysis),
        outlets={source.outlet for source in sources} - {UNKNOWN_TEXT}, day=day_words,
        days=[day for s in sources for day in (s.published.when.first, s.published.when.last) if day],
        dependence=dependence_sentence(analysis),
        changes=sorted(dossier.info.changes, key=lambda c: str(c.date))[:-LAST_CHANGES - 1:-1],
    )  # fmt: skip


def finding(dossier: Dossier) -> str:
    """What the page says of the whole."""
    return dossier.info.headline or dossier.info.question


def _finding(analysis: Analysis, row: Row) -> tuple[Sequence[Answer], str]:
    """The answers that make a leading question stand as it does, and what it rests on."""
    verdict = next(iter(row.verdicts.values()))
    pair = verdict.contrasts[:1]
    made = [_telling(side.claims) for each in pair for side in (each.left, each.right)]
    rests_on = filter(None, (capital(counts(analysis, row)), _absent(analysis, row)))
    return [_answer(analysis, each) for each in sorted(made, key=by_date)], ". ".join(rests_on)


def _telling(claims: Sequence[Reported]) -> Reported:
    """The claim that is shown for all that share a position: one that its article ties to its origin."""
    return min(claims, key=lambda each: (each.origin_basis != "stated", each.id))


def _absent(analysis: Analysis, row: Row) -> str:
    """Which sides give no number, where another does."""
    names = [party.name for _, party in absent(analysis, row)]
    if row.question.listed or not 0 < len(names) < len(analysis.dossier.parties):
        return ""
    return f"No article gives a number by a speaker for {joined(names, 'or')}"


def _carried(analysis: Analysis) -> tuple[str, str, str] | None:
    """That one act of saying stands behind much, where it does: what it is, its address, and how much."""
    most = analysis.most_carried
    if most is None:
        return None
    origin = analysis.dossier.origin[most.origin]
    told = say(
        "stands-behind", answered=few(len(most.rows)), shared=few(most.shared),
        inferred=say("stands-behind-inferred") if most.inferred else "",
    )  # fmt: skip
    # How many of its sentences several articles have.
    number = sum(origin == most.origin for origin, _ in analysis.compared)
    several = f" {capital(say('in-several-articles', number))}" if number else ""
    return origin_label(analysis, origin), origin_address(origin.id), told + several


def _answer(analysis: Analysis, each: Reported) -> Answer:
    own = OWN_WORDS if each.claim.voice in ("narrator", "headline") else NOBODY
    who = named(chain_words(each)) if each.speaker else own
    when = "" if each.moment.unknown else spoken_of(each.moment, each.lasting)
    return Answer(
        mark_of(analysis, each), answer_of(analysis, each),
        who, without_year(analysis.dossier.info.period, when), claim_address(each.id), f"{scoped_words(each)}, {who}",
    )  # fmt: skip


def _article(
    analysis: Analysis, article: Article, rows: Sequence[Row]
) -> tuple[Cited, str, Sequence[Share], Sequence[tuple[Sequence[Answer], str]]]:
    """An article: when it appeared, whose words it carries, and what it answers to the leading
    questions, or why it may be silent."""
    home, published = article.home, article.source.published
    inferred = " (inferred)" if published.basis == "inferred" else ""
    when = without_year(analysis.dossier.info.period, moment_words(published.when))
    answers = [[_answer(analysis, each) for each in _distinct(row.by_source[home])] for row in rows]
    silences = [SILENCES[row.silence[home]] if home in row.silence else "" for row in rows]
    cells = list(zip(answers, silences, strict=True))
    return cited(analysis, home), capital(when) + inferred, sides_strip(analysis, article), cells


def _distinct(given: Sequence[Reported]) -> list[Reported]:
    """Answers that say something else, or are somebody else's, in the order of time."""
    answers = sorted((each for each in given if each.answers), key=by_date)
    alike = grouped(answers, lambda each: (scoped_words(each), chain_words(each)))
    return [each[0] for each in alike.values()]


def _whose(analysis: Analysis, given: Sequence[Reported]) -> list[Answer]:
    """One answer of each shape that stands for those who give them."""
    answers = [_answer(analysis, each) for each in given if each.answers]
    return [each[0] for each in grouped(answers, lambda answer: answer.mark).values()]


def opening(analysis: Analysis) -> str:
    """How many claims there are, from how many articles, and how many acts stand behind them."""
    dossier = analysis.dossier
    named_at_all = {c.origin.id for c in analysis.claims if c.origin and c.origin_basis == "stated"}
    tied = [c for c in analysis.claims if c.origin and c.origin.id in named_at_all]
    articles = dossier.number_of_articles
    number_of_claims = plural(len(analysis.claims), "claim")
    told = say("opening", claims=number_of_claims, articles=plural(articles, "article"))
    if not tied:
        return f"{told} {say('opening-unnamed')}"
    number = dossier.number_of(named_at_all)
    inferred = sum(c.origin_basis == "inferred" for c in tied)
    loose = len(analysis.claims) - len(tied)
    back = say(
        "opening-tied", len(tied),
        acts=say("acts-apart" if number.certain else "acts-perhaps-one", number),
        inferred=say("opening-inferred", inferred) if inferred else "",
        rest=say("opening-rest", loose) if loose else "",
    )  # fmt: skip
    return f"{told} {back}"


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
    if more := len(ranked) - len(shown):
        shown.append((plural(more, "further answer"), "in no more statements each"))
    return shown
