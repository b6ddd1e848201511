"""The timeline: one picture, and every entry as a table; of many entries in sheets by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.ranges import exactly
from variorum.render.addresses import TIMELINE
from variorum.render.charts import Picture
from variorum.render.exports.table import ends
from variorum.render.figure import Figure, figure, shown
from variorum.render.months import Cells, MonthList, Number
from variorum.render.paging import many_articles
from variorum.render.templating import Page, page
from variorum.render.timeline_entries import LANES, Entry, entries, timeline_chart, timeline_tally
from variorum.render.words import plural, when_words

from .lists import further

MOST_LINES = 60
ABOUT = "When the articles were published, when words were said, and of which moments they speak."


def timelines(analysis: Analysis) -> Iterator[Page]:
    """The timeline; of many articles the sums by month, then the entries in sheets."""
    if not many_articles(analysis.dossier):
        yield timeline(analysis)
    else:
        yield from _many(analysis)


def timeline(analysis: Analysis) -> Page:
    found = entries(analysis)
    period = analysis.dossier.info.period
    within_period = [entry for entry in found if period.meets(entry.when)]
    outside = len(found) - len(within_period)
    caption = (
        f"The picture shows {plural(len(within_period), 'entry', 'entries')}"
        + ("" if period.unknown else f" that can lie in the dossier’s period, {when_words(period)}")
        + (
            f"; {plural(outside, 'other stands', 'others stand')} in the table only."
            if outside
            else "."
        )
        + " A hollow mark has no origin that an article’s words state."
    )
    picture = timeline_chart(analysis, within_period, TIMELINE)
    drawn = _figure(analysis, found, set(within_period), picture, caption)
    return page(
        "timeline.md.j2", TIMELINE, "Timeline", ABOUT,
        hide=["toc"], figure=drawn, entries=found, **shown([drawn]),
        opening="Three dates are kept apart: when an article was published, when words were said, and which time they "
        "speak of. A bar spans the days that are possible, an end that fades is open, and what is undated stands in a "
        "lane of its own.",
    )  # fmt: skip


def _many(analysis: Analysis) -> Iterator[Page]:
    period = analysis.dossier.info.period
    found = entries(analysis)
    every = MonthList.of(found, lambda entry: entry.when, TIMELINE)
    picture = timeline_tally(analysis, found, every.where, TIMELINE)
    drawn = []
    if picture is not None:
        caption = (
            f"{picture.description} What lies outside the dossier’s period, {when_words(period)}, "
            "stands in the table only."
        )
        inside = {entry for entry in found if period.meets(entry.when)}
        drawn = [_figure(analysis, found, inside, picture, caption)]
    values: dict[str, Any] = {
        "opening": f"{plural(len(found), 'entry', 'entries')}: when an article was published, when words were said, "
        "and which time they speak of. The three dates are kept apart.",
        "hide": ["toc"],
    }  # fmt: skip
    yield page(
        "timeline_many.md.j2", TIMELINE, "Timeline", ABOUT, **shown(drawn), figures=drawn,
        months=every.lines(MOST_LINES, _by_lane), sheet=every.sheets[0], **values,
    )  # fmt: skip
    yield from further(
        every.sheets, "timeline_many.md.j2", "Timeline", ABOUT, figures=(), months=(), **values
    )


def _by_lane(found: Sequence[Entry]) -> Cells:
    counted = Counter(entry.lane for entry in found)
    return tuple(Number(exactly(counted[lane])) for lane in LANES)


def _figure(
    analysis: Analysis,
    found: Sequence[Entry],
    inside: set[Entry],
    picture: Picture,
    caption: str,
) -> Figure:
    return figure(
        analysis, "timeline_figure.md.j2", TIMELINE, picture,
        header=("from", "to", "what", "entry", "in_picture", "url"),
        rows=[
            (*ends(e.when), e.lane, e.text, "yes" if e in inside else None, e.target)
            for e in found
        ],
        caption=caption,
    )  # fmt: skip
