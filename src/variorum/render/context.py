"""What every page's template can say: labels and counts in words."""

from __future__ import annotations

from typing import Any

from ..model.analysis import Analysis, Row
from ..model.article import Article
from ..model.source import UNKNOWN_TEXT, Source
from ..model.tables import Origin
from .words import joined, plural, when_words

SILENCES = {
    "not-mentioned": "not mentioned",
    "published-before": "published before the question arose",
    "cannot-tell": "not mentioned; whether it was published before the question arose can’t be told",
}


def common(analysis: Analysis) -> dict[str, Any]:
    """The values that the shared template parts need."""
    dossier = analysis.dossier

    def origin_label(origin: Origin) -> str:
        speaker = dossier.actor.get(origin.speaker)
        name = speaker.name if speaker else "Speaker not known"
        return name if origin.occasion == "not said" else f"{name}, {origin.occasion}"

    def silence(row: Row, article: Article) -> str:
        return SILENCES[row.silence[article.source.id]]

    return {
        "analysis": analysis,
        "dossier": dossier,
        "origin_label": origin_label,
        "silence": silence,
        "rests_on": rests_on,
        "source_line": source_line,
    }


def rests_on(row: Row) -> str:
    """How many sources, origins and parties stand behind a question's answers (rule 4)."""
    return joined(
        [
            plural(len(row.sources), "source"),
            plural(len(row.origins), "origin"),
            plural(len(row.parties), "party", "parties"),
        ]
    )


def source_line(source: Source) -> str:
    """Outlet, agency, byline and date of a source as far as its text gives them."""
    given = [
        f"{label} “{words}”"
        for label, words in (
            ("outlet", source.outlet), ("agency", source.agency), ("byline", source.byline),
        )
        if words != UNKNOWN_TEXT
    ]  # fmt: skip
    published = source.published.when
    date = (
        "date of publication not known" if published.unknown
        else f"published {when_words(published)}"
        + (" (inferred)" if source.published.basis == "inferred" else "")
    )  # fmt: skip
    line = "; ".join([*given, date])
    return line[0].upper() + line[1:] + f"; {plural(len(source.claims), 'claim')}"
