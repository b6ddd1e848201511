"""The timeline page: one picture, and every entry as a table."""

from __future__ import annotations

from variorum.model.analysis import Analysis
from variorum.render.addresses import TIMELINE
from variorum.render.context import common
from variorum.render.drawings import drawing
from variorum.render.page import Page, page
from variorum.render.timeline import entries, timeline_chart, within
from variorum.render.words import plural, when_words


def timeline(analysis: Analysis) -> Page:
    found = entries(analysis, TIMELINE)
    period = analysis.dossier.info.period
    shown = [entry for entry in found if within(period, entry.when)]
    outside = len(found) - len(shown)
    return page(
        "timeline.md.j2", TIMELINE, "Timeline",
        "When the articles were published, when words were said, and of which moments they speak.",
        hide=["toc"], **common(analysis), drawing=drawing(timeline_chart(analysis, shown)),
        opening="Three dates never mix: when an article was published, when words were said, and of which moment "
        "they speak. A bar is a span of days within which the moment lies, a dashed end is open, and what has no "
        "date stands in a lane of its own.",
        caption=f"{plural(len(shown), 'entry', 'entries')} that can lie in {when_words(period)}; "
        f"{plural(outside, 'other stands', 'others stand')} in the table only.",
        entries=found,
    )  # fmt: skip
