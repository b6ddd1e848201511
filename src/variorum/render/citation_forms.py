"""A work to cite, written as text, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.questions import Question
from variorum.model.source import Source
from variorum.model.when import When

from . import citation
from .citation import Work
from .escape import bibtex, bibtex_url, characters, json_lines
from .words import joined, moment_words, when_words

# BibTeX's own names, which no locale changes.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Citation:
    """One work in its three forms, under a label."""

    label: str
    text: str
    bibtex: str
    csl: str


def report_citations(analysis: Analysis) -> tuple[Citation, ...]:
    return (cite("This report", citation.report(analysis)),)


def source_citations(analysis: Analysis, source: Source) -> tuple[Citation, ...]:
    """Our page about an article, and the article itself: two works by different people."""
    return (
        cite("This page", citation.source_page(analysis, source)),
        cite("The article itself", citation.article(source)),
    )


def question_citations(analysis: Analysis, question: Question) -> tuple[Citation, ...]:
    return (cite("This page", citation.question_page(analysis, question)),)


def cite(label: str, work: Work) -> Citation:
    """`work` in its three forms; the CSL-JSON is a list of one, as reference managers read it."""
    csl = json_lines([as_csl(work)])
    return Citation(label, as_text(work), as_bibtex(work), csl)


def as_text(work: Work) -> str:
    """One line for people."""
    title = work.title
    # The report's title stands as it is; those of its parts and of articles in quotation marks.
    if title and work.kind != "report" and not title.startswith("“"):
        title = f"“{title}”"
    who = joined(work.authors or work.editors)
    if who and title:
        who, title = "", f"{who}: {title}"
    date = _date_words(work)
    accessed = f"Retrieved {when_words(work.accessed)}" if work.accessed else ""
    return _sentences([who, title, work.container, date, *work.notes, work.url, accessed])


def _date_words(work: Work) -> str:
    if work.issued is None:
        return ""
    words = moment_words(work.issued) + (" (inferred)" if work.inferred else "")
    return words[0].upper() + words[1:]


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(_sentence(characters(part)) for part in parts if part)


def _sentence(words: str) -> str:
    # A full stop after an address would be taken for a part of it.
    if words.endswith((".", "?", "!", "…")) or "://" in words.rpartition(" ")[2]:
        return words
    return f"{words}."


def as_bibtex(work: Work) -> str:
    """A BibTeX entry that biblatex reads too."""
    fields: list[tuple[str, str]] = []

    def add(name: str, value: str) -> None:
        if value:
            fields.append((name, value))

    # Braces of their own keep a name whole, and a title's capitals.
    add("author", " and ".join(f"{{{bibtex(name)}}}" for name in work.authors))
    add("editor", " and ".join(f"{{{bibtex(name)}}}" for name in work.editors))
    add("title", f"{{{bibtex(work.title)}}}" if work.title else "")
    add("journal" if work.kind == "article-newspaper" else "howpublished", bibtex(work.container))
    year, month = _year_and_month(work.issued)
    add("year", year)
    add("month", month)
    add("url", bibtex_url(work.url))
    add("urldate", work.accessed.day.isoformat() if work.accessed and work.accessed.day else "")
    date = f"Date: {_date_words(work)}" if work.issued else ""
    add("note", bibtex(_sentences([date, *work.notes])))
    entry = "article" if work.kind == "article-newspaper" and work.container else "misc"
    # Names of months are BibTeX's own words and stand without braces.
    lines = [f"  {n} = {v if n == 'month' else f'{{{v}}}'}," for n, v in fields]
    return "\n".join([f"@{entry}{{{work.key},", *lines, "}"])


def _year_and_month(when: When | None) -> tuple[str, str]:
    """What BibTeX's two fields can hold of a date: nothing of one that may lie in two years."""
    if when is None or when.first is None or when.last is None:
        return "", ""
    first, last = when.first, when.last
    if first.year != last.year:
        return "", ""
    month = _MONTHS[first.month - 1] if first.month == last.month else ""
    return f"{first.year:04}", month


def as_csl(work: Work) -> dict[str, Any]:
    """The work as an item of CSL-JSON."""
    item: dict[str, Any] = {"id": work.key, "type": work.kind}
    for name, value in (("title", work.title), ("container-title", work.container)):
        if value:
            item[name] = characters(value)
    for name, people in (("author", work.authors), ("editor", work.editors)):
        if people:
            # Names stand whole: which part is the family's is not ours to guess.
            item[name] = [{"literal": characters(each)} for each in people]
    if work.issued:
        item["issued"] = _csl_date(work.issued) | ({"circa": True} if work.inferred else {})
    if work.accessed and not work.accessed.unknown:
        item["accessed"] = _csl_date(work.accessed)
    for name, value in (("URL", work.url), ("language", work.language)):
        if value:
            item[name] = characters(value)
    if work.notes:
        item["note"] = _sentences(work.notes)
    return item


def _csl_date(when: When) -> dict[str, Any]:
    first, last = when.first, when.last
    if first is None or last is None:
        return {"literal": moment_words(when)}
    if first == last:
        return {"date-parts": [[first.year, first.month, first.day]]}
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return {"date-parts": [[first.year, first.month]]}
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return {"date-parts": [[first.year]]}
    return {"date-parts": [[d.year, d.month, d.day] for d in (first, last)]}
