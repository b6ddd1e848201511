"""What is to be cited: the report, its pages, and the articles as far as they name themselves.

Each work is told once, as a `Work`; `citation_forms` only writes it down. What a text does not
give is left out, and an inferred date says that it is inferred.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from variorum.model.analysis import Analysis
from variorum.model.questions import Question
from variorum.model.source import Source
from variorum.model.when import When

from .addresses import HOME, question_address, source_address
from .exports.table import known

Kind = Literal["report", "webpage", "article-newspaper"]


@dataclass(frozen=True, slots=True)
class Work:
    """Something to cite; an empty value is not known and is left out."""

    key: str
    kind: Kind
    title: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    container: str = ""
    issued: When | None = None
    inferred: bool = False
    url: str = ""
    accessed: When | None = None
    language: str = ""
    notes: tuple[str, ...] = ()


def report(analysis: Analysis) -> Work:
    """The whole report, as it is after the last entry of its changes log."""
    return _ours(analysis, "report", HOME, analysis.dossier.info.title)


def source_page(analysis: Analysis, source: Source) -> Work:
    """Our page about an article: not the article."""
    address = source_address(source.id)
    return _ours(analysis, f"page:source:{source.id}", address, analysis.dossier.label[source.id])


def question_page(analysis: Analysis, question: Question) -> Work:
    address = question_address(question.id)
    return _ours(analysis, f"page:question:{question.id}", address, question.short)


def article(source: Source) -> Work:
    """The article itself, as far as its own text names it."""
    published = source.published
    inferred = published.basis == "inferred"
    agency = known(source.agency)
    notes = [f"Agency named in the text: {agency}"] if agency else []
    if inferred:
        notes.append(f"The date is inferred: {published.because or 'no reason is told'}")
    if source.archived:
        notes.append(f"Archived copy: {source.archived}")
    if not source.url:
        notes.append(f"No address is known; the SHA-256 of the text is {source.sha256}")
    byline = known(source.byline)
    return Work(
        key=f"source:{source.id}",
        kind="article-newspaper",
        title=known(source.title) or "",
        authors=(byline,) if byline else (),
        container=known(source.outlet) or "",
        issued=None if published.when.unknown else published.when,
        inferred=inferred,
        url=source.url or "",
        accessed=source.retrieved,
        language=source.language or "",
        notes=tuple(notes),
    )


def _ours(analysis: Analysis, key: str, address: str, title: str) -> Work:
    info = analysis.dossier.info
    whole = address == HOME
    return Work(
        key=key,
        kind="report" if whole else "webpage",
        title=title,
        editors=info.editors,
        container="" if whole else info.title,
        issued=edition(analysis),
        url=absolute(analysis, "" if whole else address),
        language=info.language,
        notes=(f"Licence of the annotations: {info.licence.name}",),
    )


def absolute(analysis: Analysis, address: str) -> str:
    """The whole address of a page of ours, or nothing where the dossier has no address."""
    site = analysis.dossier.info.site_url
    return f"{site.rstrip('/')}/{address}" if site else ""


def edition(analysis: Analysis) -> When | None:
    """The day of the last entry of the changes log; of a partial date its last day."""
    return analysis.dossier.edition


def last_day(when: When) -> dt.date | None:
    return when.last or when.first
