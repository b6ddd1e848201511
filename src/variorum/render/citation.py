"""What is to be cited: the report, its pages, and the articles as far as they name themselves.

What a text does not give is left out, and an inferred date says that it is inferred.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from variorum.model.analysis import Analysis
from variorum.model.questions import Question
from variorum.model.source import Source
from variorum.model.when import When

from .addresses import HOME, absolute, question_address, source_address
from .escape import bibtex, bibtex_url, characters, json_file, json_lines
from .exports.table import known
from .words import capital, joined, moment_words, when_words, whole_months

# BibTeX's own names, which no locale changes.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Work:
    """Something to cite, in three forms; an empty value is not known and is left out.

    Pages show it under its `label`.
    """

    key: str
    kind: Literal["report", "webpage", "article-newspaper"]
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
    label: str = ""

    @property
    def text(self) -> str:
        """One line for people."""
        title = self.title
        # The report's title stands as it is; those of its parts and of articles in quotation marks.
        if title and self.kind != "report" and not title.startswith("“"):
            title = f"“{title}”"
        who = ": ".join(filter(None, [joined(self.authors or self.editors), title]))
        accessed = f"Retrieved {when_words(self.accessed)}" if self.accessed else ""
        return _sentences([who, self.container, self._date, *self.notes, self.url, accessed])

    @property
    def bibtex(self) -> str:
        """A BibTeX entry that biblatex reads too."""
        article = self.kind == "article-newspaper"
        year, month = _year_and_month(self.issued)
        date = f"Date: {self._date}" if self.issued else ""
        # Braces of their own keep a name whole, and a title's capitals.
        fields = {
            "author": " and ".join(f"{{{bibtex(name)}}}" for name in self.authors),
            "editor": " and ".join(f"{{{bibtex(name)}}}" for name in self.editors),
            "title": f"{{{bibtex(self.title)}}}" if self.title else "",
            "journal" if article else "howpublished": bibtex(self.container),
            "year": year,
            "month": month,
            "url": bibtex_url(self.url),
            "urldate": str(self.accessed.day or "") if self.accessed else "",
            "note": bibtex(_sentences([date, *self.notes])),
        }
        # Names of months are BibTeX's own words and stand without braces.
        lines = [
            f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
            for name, value in fields.items()
            if value
        ]
        entry = "article" if article and self.container else "misc"
        return "\n".join([f"@{entry}{{{self.key},", *lines, "}"])

    @property
    def csl(self) -> str:
        """CSL-JSON: a list of one, as reference managers read it."""
        return json_lines([self.csl_item])

    @property
    def csl_item(self) -> dict[str, Any]:
        accessed = self.accessed if self.accessed and not self.accessed.unknown else None
        item: dict[str, Any] = {
            "id": self.key,
            "type": self.kind,
            "title": characters(self.title),
            "container-title": characters(self.container),
            # Names stand whole: which part is the family's is not ours to guess.
            "author": [{"literal": characters(each)} for each in self.authors],
            "editor": [{"literal": characters(each)} for each in self.editors],
            "issued": _csl_date(self.issued) if self.issued else {},
            "accessed": _csl_date(accessed) if accessed else {},
            "URL": characters(self.url),
            "language": characters(self.language),
            "note": _sentences(self.notes),
        }
        if self.issued and self.inferred:
            item["issued"]["circa"] = True
        return {name: value for name, value in item.items() if value}

    @property
    def _date(self) -> str:
        if self.issued is None:
            return ""
        return capital(moment_words(self.issued)) + (" (inferred)" if self.inferred else "")


def report(analysis: Analysis) -> Work:
    """The whole report, as it is after the last entry of its changes log."""
    return _ours(analysis, "report", HOME, analysis.dossier.info.title)


def works(analysis: Analysis) -> list[Work]:
    """The report, then the articles in the dossier's order."""
    return [report(analysis), *(article(each.source) for each in analysis.dossier.articles)]


def bibtex_file(analysis: Analysis) -> bytes:
    """`sources.bib`."""
    return ("\n\n".join(each.bibtex for each in works(analysis)) + "\n").encode()


def csl_file(analysis: Analysis) -> bytes:
    """`sources.json`."""
    return json_file([each.csl_item for each in works(analysis)])


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
        label="The article itself",
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
        issued=analysis.dossier.edition,
        url=absolute(analysis, "" if whole else address),
        language=info.language,
        notes=(f"Licence of the annotations: {info.licence.name}",),
        label="This report" if whole else "This page",
    )


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(_sentence(characters(part)) for part in parts if part)


def _sentence(words: str) -> str:
    # A full stop after an address would be taken for a part of it.
    if words.endswith((".", "?", "!", "…")) or "://" in words.rpartition(" ")[2]:
        return words
    return f"{words}."


def _year_and_month(when: When | None) -> tuple[str, str]:
    """What BibTeX's two fields can hold of a date: nothing of one that may lie in two years."""
    first, last = (when.first, when.last) if when else (None, None)
    if first is None or last is None or first.year != last.year:
        return "", ""
    month = _MONTHS[first.month - 1] if first.month == last.month else ""
    return f"{first.year:04}", month


def _csl_date(when: When) -> dict[str, Any]:
    first, last = when.first, when.last
    if first is None or last is None:
        return {"literal": moment_words(when)}
    ends = [[d.year, d.month, d.day] for d in (first, last)]
    if first == last:
        ends = ends[:1]
    elif whole_months(when) and first.year == last.year:
        if first.month == last.month:
            ends = [[first.year, first.month]]
        elif (first.month, last.month) == (1, 12):
            ends = [[first.year]]
    return {"date-parts": ends}
