"""The timeline page: one picture, and every entry as a table."""

from __future__ import annotations

from variorum.model.analysis import Analysis
from variorum.render.addresses import TIMELINE
from variorum.render.exports.table import ends
from variorum.render.figure import figure, shown
from variorum.render.months import within
from variorum.render.page import Page, page
from variorum.render.timeline import entries, timeline_chart
from variorum.render.words import plural, when_words


def timeline(analysis: Analysis) -> Page:
    found = entries(analysis, TIMELINE)
    period = analysis.dossier.info.period
    within_period = [entry for entry in found if within(period, entry.when)]
    outside = len(found) - len(within_period)
    drawn = figure(
        analysis, "timeline_figure.md.j2", TIMELINE, timeline_chart(analysis, within_period),
        header=("from", "to", "what", "entry", "in_picture", "url"),
        rows=[
            (*ends(e.when), e.lane, e.text, "yes" if e in within_period else None, e.target)
            for e in found
        ],
        caption=f"{plural(len(within_period), 'entry', 'entries')} that can lie in {when_words(period)}; "
        f"{plural(outside, 'other stands', 'others stand')} in the table only.",
        entries=found,
    )  # fmt: skip
    return page(
        "timeline.md.j2", TIMELINE, "Timeline",
        "When the articles were published, when words were said, and of which moments they speak.",
        hide=["toc"], figure=drawn, **shown([drawn]),
        opening="Three dates never mix: when an article was published, when words were said, and of which moment "
        "they speak. A bar is a span of days within which the moment lies, a dashed end is open, and what has no "
        "date stands in a lane of its own.",
    )  # fmt: skip
