"""What every page's template can say: labels and counts in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from variorum.model.analysis import Analysis, Asked, Silence
from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.entities import Party
from variorum.model.reported import Reported
from variorum.model.source import UNKNOWN_TEXT, Source

from .addresses import sentence_address
from .differences import (
    KINDS,
    contrast_sentence,
    forecast_sentence,
    sum_sentence,
    utterance_sentence,
)
from .evidence import party_class
from .keywords import keywords
from .quotations import speech
from .sentences import counts, origin_label, standing_words, stands
from .words import WORDS, capital, holders, moment_words, plural

OWN_RIGHTS: str = WORDS["own_rights"]
GLOSSARY = "glossary.html"
SILENCES: Mapping[Silence, str] = WORDS["silences"]


def common(analysis: Analysis) -> dict[str, Any]:
    """The values that the shared template parts need."""
    dossier = analysis.dossier

    def silence(row: Asked, article: Article) -> str:
        return SILENCES[row.silence[article.source.id]]

    def record_url(path: str) -> str:
        """Where the file at `path` can be edited, or nothing where the dossier gives no such place."""
        base = dossier.info.records_url
        return f"{base.rstrip('/')}/{path}" if base else ""

    def class_of(party: Party | None) -> str:
        return party_class(dossier.party_place[party.id] if party else None)

    def versions_of(claims: Iterable[Reported]) -> str:
        """Where the first of these claims whose sentence several articles render stands beside the others."""
        told = ((c.origin.id, c.claim.utterance or "") for c in claims if c.origin)
        return next((sentence_address(*each) for each in told if each in analysis.compared), "")

    return {
        **speech(analysis),
        "versions_of": versions_of,
        "dossier": dossier,
        "origin_label": partial(origin_label, analysis),
        "party_class": class_of,
        "silence": silence,
        "holders": holders(dossier),
        "found_as": keywords(dossier.names),
        "rests_on": partial(counts, analysis),
        "standing_words": partial(standing_words, analysis),
        "stands": partial(stands, analysis),
        "contrast_sentence": partial(contrast_sentence, analysis),
        "forecast_sentence": partial(forecast_sentence, analysis),
        "sum_sentence": partial(sum_sentence, analysis),
        "utterance_sentence": partial(utterance_sentence, analysis),
        "KINDS": KINDS,
        "record_url": record_url,
        "OWN_RIGHTS": OWN_RIGHTS,
        "glossary": GLOSSARY if "glossary.md" in dossier.hand_written else "",
    }


def absolute(dossier: Dossier, address: str) -> str:
    """The whole address of a page, empty where the site's is not known."""
    site = dossier.info.site_url
    return f"{site.rstrip('/')}/{address.removesuffix('index.html')}" if site else ""


def about_line(dossier: Dossier) -> str:
    """Of how many articles a picture is, of which edition, and under which licence."""
    edition = dossier.edition
    articles = plural(dossier.number_of_articles, "article")
    dated = [f"edition of {moment_words(edition)}"] if edition else []
    return " · ".join([articles, *dated, dossier.info.licence.name])


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
        else f"published {moment_words(published)}"
        + (" (inferred)" if source.published.basis == "inferred" else "")
    )  # fmt: skip
    line = "; ".join([*given, date])
    return capital(line) + f"; {plural(len(source.claims), 'claim')}"
