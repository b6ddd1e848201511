"""The timeline: one picture, and every entry as a table; of many entries in sheets by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from variorum.model.analysis import Analysis
from variorum.model.ranges import exactly
from variorum.render.addresses import TIMELINE
from variorum.render.charts import Picture
from variorum.render.exports.table import ends
from variorum.render.figure import Figure, figure, shown
from variorum.render.months import (
    latest_first,
    month_addresses,
    month_anchor,
    monthly,
    parts,
    together,
    within,
)
from variorum.render.page import Page, page
from variorum.render.paging import many_articles, month_of, month_words
from variorum.render.tallies import Line, Number, Table
from variorum.render.timeline import (
    PUBLISHED,
    SAID,
    SPOKEN_OF,
    Entry,
    entries,
    timeline_chart,
    timeline_tally,
)
from variorum.render.words import plural, when_words

MOST_LINES = 60
ABOUT = "When the articles were published, when words were said, and of which moments they speak."


def timelines(analysis: Analysis) -> Iterator[Page]:
    """The timeline; of many articles the sums by month, then the entries in sheets."""
    if not many_articles(analysis.dossier):
        yield timeline(analysis)
    else:
        yield from _many(analysis)


def timeline(analysis: Analysis) -> Page:
    found = entries(analysis, TIMELINE)
    period = analysis.dossier.info.period
    within_period = [entry for entry in found if within(period, entry.when)]
    outside = len(found) - len(within_period)
    caption = (
        f"The picture shows {plural(len(within_period), 'entry', 'entries')}"
        + ("" if period.unknown else f" that can lie in the dossier’s period, {when_words(period)}")
        + (
            f"; {plural(outside, 'other stands', 'others stand')} in the table only."
            if outside
            else "."
        )
    )
    picture = timeline_chart(analysis, within_period)
    drawn = _figure(analysis, found, set(within_period), picture, caption, "timeline_figure.md.j2")
    return page(
        "timeline.md.j2", TIMELINE, "Timeline", ABOUT,
        hide=["toc"], figure=drawn, **shown([drawn]),
        opening="Three dates are kept apart: when an article was published, when words were said, and which time they "
        "speak of. A bar spans the days that are possible, an end that fades is open, and what is undated stands in a "
        "lane of its own.",
    )  # fmt: skip


def _many(analysis: Analysis) -> Iterator[Page]:
    found = entries(analysis, TIMELINE)
    latest = sorted(found, key=lambda entry: latest_first(entry.when))
    every = monthly(latest, lambda entry: entry.when, TIMELINE)
    where = month_addresses(every)
    picture = timeline_tally(analysis, found, where, TIMELINE)
    drawn = []
    if picture is not None:
        period = when_words(analysis.dossier.info.period)
        caption = f"{picture.description} What lies outside the dossier’s period, {period}, stands in the table only."
        inside = {entry for entry in found if within(analysis.dossier.info.period, entry.when)}
        drawn = [_figure(analysis, found, inside, picture, caption, "timeline_picture.md.j2")]
    for sheet in every:
        number = f", page {sheet.number}" if sheet.number > 1 else ""
        first = sheet.number == 1
        yield page(
            "timeline_many.md.j2", sheet.address, f"Timeline{number}", ABOUT, hide=["toc"],
            **shown(drawn if first else []), figures=drawn if first else [],
            months=_by_months(found, where) if first else None,
            opening=f"{plural(len(found), 'entry', 'entries')}: when an article was published, when words were "
            "said, and which time they speak of. The three dates are kept apart.",
            sheet=sheet, parts=parts(sheet), month_words=month_words, month_anchor=month_anchor,
        )  # fmt: skip


def _by_months(found: Sequence[Entry], where: dict[str, str]) -> Table:
    lanes = (PUBLISHED, SAID, SPOKEN_OF)
    counted = Counter((month_of(entry.when), entry.lane) for entry in found)
    lines = tuple(
        Line(
            words, where[months[0]],
            tuple(Number(exactly(sum(counted[month, lane] for month in months))) for lane in lanes),
        )
        for words, months in together(where, MOST_LINES)
    )  # fmt: skip
    return Table(lanes, lines, by_number=False)


def _figure(
    analysis: Analysis,
    found: Sequence[Entry],
    inside: set[Entry],
    picture: Picture,
    caption: str,
    template: str,
) -> Figure:
    return figure(
        analysis, template, TIMELINE, picture,
        header=("from", "to", "what", "entry", "in_picture", "url"),
        rows=[
            (*ends(e.when), e.lane, e.text, "yes" if e in inside else None, e.target)
            for e in found
        ],
        caption=caption, entries=found,
    )  # fmt: skip
