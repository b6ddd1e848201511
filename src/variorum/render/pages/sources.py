"""The list of articles, one by one where they are few, else summed up; and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.basis import Basis, Dated
from variorum.model.claim import VOICE_ORDER
from variorum.model.dossier import Dossier
from variorum.model.entities import Actor, Name, Origin
from variorum.model.fields import Passage
from variorum.model.grouping import by_key, grouped
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.model.source import UNKNOWN_TEXT
from variorum.render import citation
from variorum.render.addresses import SOURCES, source_address
from variorum.render.attribution import attribution, sides_strip
from variorum.render.charts import Drawings
from variorum.render.context import common
from variorum.render.evidence import by_letter
from variorum.render.figure import shown
from variorum.render.long_lists import Line, MonthList, many_articles
from variorum.render.restricted_markdown import plain
from variorum.render.templating import Family, Page, further, page
from variorum.render.wordings import MOST_ARTICLES, shared_by
from variorum.render.words import NOBODY, WORDS, capital, joined, moment_words, plural
from variorum.text.excerpts import MOST_SHOWN, changes, shown_words
from variorum.text.language import language_of

ABOUT = "The articles that are compared here."
# Beyond so many months they stand together, and beyond so many outlets the rest is counted.
MOST_LINES = 60
MOST_BARS = 24
MOST_OUTLETS = 40
Spelled = tuple[Name, list[str], list[str]]
"""A name that stands in an article, with the forms it uses and those of the others."""
# Of the questions that others answer, so many stand on a page where articles are many.
MOST_SILENT = 10
# Dates on the same grounds from which these are told once for all their claims.
FEWEST_NOTED = 2
CONTEXT = "no question: context"


def source_list(analysis: Analysis, drawings: Drawings) -> Iterator[Page]:
    dossier, articles = analysis.dossier, analysis.dossier.articles
    many, in_order = many_articles(dossier), by_letter(dossier)
    every = MonthList.of(articles, lambda article: article.source.published.when, SOURCES)
    # What is coded of these says nothing of the whole.
    partly = sum(article.source.depth != "full" for article in articles)
    alone = [(source_address(a.home), dossier.label[a.home], [a]) for a in in_order]
    groups = [
        (where, words, kept)
        for where, words, given in (every.groups(MOST_BARS) if many else alone)
        if (kept := [article for article in given if article.source.depth == "full"])
    ]
    bars = attribution(analysis, drawings, groups) if groups else []
    entry = partial(_entry, analysis)
    values: dict[str, Any] = {
        "number": len(articles), "entry": entry, "partly": partly, "bars": bars, **shown(bars),
    }  # fmt: skip
    if not many:
        values |= {"articles": in_order, "letter": dossier.letter}
        yield page("sources.md.j2", SOURCES, "Articles", ABOUT, **values)
        return
    outlets, heading = _outlets(analysis, articles), "Every article"
    yield page(
        "sources_many.md.j2", SOURCES, "Articles", ABOUT, **values,
        months=every.lines(MOST_LINES, partial(_sums, analysis)), sheet=every.sheets[0], heading=heading,
        outlets=outlets[:MOST_OUTLETS], more_outlets=len(outlets[MOST_OUTLETS:]),
    )  # fmt: skip
    yield from further(
        every.sheets, "list_sheet.md.j2", "Articles", ABOUT, heading=heading, entry=entry
    )


def _entry(analysis: Analysis, article: Article) -> tuple[str, str, str]:
    """An article's address, its label, and outlet, agency, byline and date as far as its text gives them."""
    source, published = article.source, article.source.published
    given = {"outlet": source.outlet, "agency": source.agency, "byline": source.byline}
    told = [f"{label} “{words}”" for label, words in given.items() if words != UNKNOWN_TEXT]
    inferred = " (inferred)" if published.basis == "inferred" else ""
    if published.when.unknown:
        told.append("date of publication not known")
    else:
        told.append(f"published {moment_words(published.when)}{inferred}")
    words = capital("; ".join([*told, plural(len(source.claims), "claim")]))
    return source_address(source.id), analysis.dossier.label[source.id], words


def _outlets(analysis: Analysis, articles: Sequence[Article]) -> list[Line]:
    """The outlets, those with the most articles first."""
    found = grouped(articles, lambda article: article.source.outlet)
    return [
        Line("", "not given in the text" if name == UNKNOWN_TEXT else name, _sums(analysis, group))
        for name, group in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _sums(analysis: Analysis, articles: Sequence[Article]) -> tuple[int | Range, ...]:
    """How many articles, their claims, and the origins that they name in words of their own."""
    claims = [c for a in articles for c in analysis.by_source[a.source.id]]
    origins = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
    return len(articles), len(claims), analysis.dossier.number_of(origins)


class Version(NamedTuple):
    """Another version of an article; `changes` are words of the earlier and of the later one, None where
    a text is withheld."""

    article: Article
    earlier: bool
    changes: Sequence[tuple[str, str]] | None


def sources(analysis: Analysis) -> Iterator[Family]:
    spelled = _spelled(analysis)
    for article in analysis.dossier.articles:
        own = spelled.get(article.source.id, [])
        yield source_address(article.source.id), partial(_source, analysis, article, own)
    for source_id in analysis.dossier.gone:
        if source_id not in analysis.dossier.article:
            yield source_address(source_id), partial(_gone, analysis, source_id)


def _gone(analysis: Analysis, source_id: str) -> Iterator[Page]:
    """What stands at the address of a source that is gone, so that links to its claims answer."""
    yield page(
        "source_gone.md.j2", source_address(source_id), f"{source_id}: no longer here",
        f"What became of the claims of {source_id}.", **common(analysis),
        gone=analysis.dossier.gone[source_id],
    )  # fmt: skip


def _spelled(analysis: Analysis) -> Mapping[str, list[Spelled]]:
    """For each source the names that stand in it."""
    spelled: list[tuple[str, Spelled]] = []
    for name in analysis.dossier.names:
        forms = {form: users for form, users in analysis.spelled[name.id].items() if users}
        here = by_key((source, form) for form, users in forms.items() for source in users)
        spelled += [
            (source, (name, used, [form for form in forms if form not in used]))
            for source, used in here.items()
        ]
    return by_key(spelled)


def _source(analysis: Analysis, article: Article, spelled: Sequence[Spelled]) -> Iterator[Page]:
    source, dossier = article.source, analysis.dossier
    claims = analysis.by_source[source.id]
    language, many = dossier.language_of(article), many_articles(dossier)
    whole, ties, spoken = source.depth == "full", _ties(claims), _spoken(analysis, article)
    silent = [row for row in analysis.asked if row.sources and source.id in row.silence]
    first = sorted(silent, key=lambda row: -row.articles)[:MOST_SILENT] if many else silent
    given = {
        "Title": source.title, "Outlet": source.outlet, "Agency": source.agency, "Byline": source.byline,
    }  # fmt: skip
    yield page(
        "source.md.j2", source_address(source.id), dossier.label[source.id], plain(source.summary),
        **common(analysis), finding="" if many or not whole else spoken,
        article=article, source=source, claims=claims, many=many, whole=whole,
        about=[(label, words) for label, words in given.items() if words != UNKNOWN_TEXT],
        missing=[label.lower() for label, words in given.items() if words == UNKNOWN_TEXT],
        filters=_filters(claims), ties=ties, routes={tied.origin.id: tied.route for tied in ties},
        noted=_noted(claims), named=_named(dossier, claims),
        wordings=analysis.origins_compared, names=spelled,
        unseen_language="" if language_of(language).known else language,
        accounts=list(_accounts(article)), spoken=spoken,
        shares=sides_strip(analysis, article) if whole else (),
        shared=shared_by(analysis, source.id), most_shared=MOST_ARTICLES,
        versions=[_version(dossier, article, dossier.article[v]) for v in dossier.versions(source.id)],
        most_changes=MOST_SHOWN,
        silent=first, more_silent=len(silent) - len(first),
        citations=[citation.source_page(analysis, source), citation.article(source)],
    )  # fmt: skip


def _accounts(article: Article) -> Iterator[tuple[str, int, str]]:
    """The quantities and dates of an article's text: their words, their line and what was done with each."""
    aside = list(zip(article.aside, article.source.set_aside, strict=False))
    for each in article.accounts:
        assert article.text is not None
        span, told = each.mention.span, WORDS["accounts"][each.account]
        if each.account == "set-aside":
            told += ": " + next((entry.reason for held, entry in aside if held.holds(span)), "")
        yield " ".join(article.text.words(span).split()), article.text.line(span.start), told


def _filters(claims: Sequence[Reported]) -> list[tuple[str, list[tuple[str, list[int]]]]]:
    """What claims can be picked by, who says them and their question, with the numbers of those that
    each choice leaves."""
    # By their ids: two people may have one name.
    speakers = [(s.id, s.name) if (s := each.speaker) else ("", NOBODY) for each in claims]
    asked = [(q.id, q.short) if (q := each.question) else ("", CONTEXT) for each in claims]
    return [("Who says it", _choices(speakers)), ("Question", _choices(asked))]


def _choices(values: Sequence[tuple[str, str]]) -> list[tuple[str, list[int]]]:
    """Each value with the numbers of the claims that have it, that without an id last."""
    found = by_key((value, number) for number, value in enumerate(values))
    last = sorted(found.items(), key=lambda each: not each[0][0])
    return [(name, numbers) for (_, name), numbers in last]


def _named(dossier: Dossier, claims: Sequence[Reported]) -> list[Actor]:
    """Whoever speaks in these claims or stands on their way, in reading order."""
    found = [
        who
        for each in claims
        for who in (each.speaker, *each.quoted_speakers, *map(dossier.actor.get, each.claim.via))
        if who
    ]
    return list({who.id: who for who in found}.values())


class Tied(NamedTuple):
    """What an article has of one origin: how many claims, how many of them by inference, the way that all
    came, and for each reason its basis, the words that it rests on, and the claims that it ties."""

    origin: Origin
    claims: int
    inferred: int
    route: Sequence[str]
    reasons: Sequence[tuple[Basis, str, Sequence[Passage], int]]


def _ties(claims: Sequence[Reported]) -> list[Tied]:
    """The origins of these claims, those with most claims first."""
    found = []
    every = by_key(
        (c.origin.id, (c.origin, c.tie, c.claim.via)) for c in claims if c.origin and c.tie
    )
    for tied in every.values():
        grounds = by_key(((tie.basis, tie.because or ""), tie.rests_on) for _, tie, _ in tied)
        reasons = [
            (
                basis or "stated",
                because,
                list(dict.fromkeys(chain.from_iterable(given))),
                len(given),
            )
            for (basis, because), given in grounds.items()
        ]
        routes = {tuple(via) for *_, via in tied}
        route = routes.pop() if len(routes) == 1 else ()
        inferred = sum(tie.basis == "inferred" for _, tie, _ in tied)
        found.append(Tied(tied[0][0], len(tied), inferred, route, reasons))
    return sorted(found, key=lambda each: -each.claims)


def _noted(claims: Sequence[Reported]) -> Mapping[Dated, int]:
    """The dates that several of these claims have on the same grounds, which are told once, by number."""
    dates = Counter(
        date
        for each in claims
        for date in dict.fromkeys((each.said, each.claim.as_of, each.claim.over))
        if date and date.rests_on and not (date is each.said and each.said_inherited)
    )
    several = [date for date, number in dates.items() if number >= FEWEST_NOTED]
    return {date: number for number, date in enumerate(several, 1)}


def _version(dossier: Dossier, article: Article, other: Article) -> Version:
    earlier = not dossier.is_earlier(article, other)
    old, new = (other.text, article.text) if earlier else (article.text, other.text)
    if not old or not new:
        return Version(other, earlier, None)
    found = [
        (shown_words(old.text, before), shown_words(new.text, after))
        for before, after in changes(old.text, new.text)
    ]
    return Version(other, earlier, found)


def _spoken(analysis: Analysis, article: Article) -> str:
    """How much of the article's text its quotes of each voice cover."""
    voices = analysis.voices[article.source.id]
    length = len(article.text.text) if article.text else 0
    given = [v for v in VOICE_ORDER if voices.claims[v]]
    told = joined([f"{voices.claims[v]} {WORDS['voices_in_sentences'][v]}" for v in given])
    shares = joined([f"{voices.characters[v] / length:.0%}" for v in given if length])
    count = plural(sum(voices.claims.values()), "claim")
    cover = f" Their quotes cover {shares} of the text." if shares else ""
    return f"Of {count}: {told}.{cover}" if given else f"{count}."
