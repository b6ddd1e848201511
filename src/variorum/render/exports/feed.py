"""`changes.atom`: the changes log and the corrections as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model.analysis import Analysis
from variorum.render.addresses import HOME, claim_address
from variorum.render.citation import absolute, last_day
from variorum.render.escape import xml
from variorum.render.prose import inline, plain

from .download import Material
from .identity import urn

_LONGEST_TITLE = 90
# A feed says when it was last updated even where nothing in it has a date.
_NO_DATE = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry; its id is made of what it says, so that it stays whatever comes before it."""

    id: str
    date: dt.date
    title: str
    content: str
    address: str


def feed(material: Material) -> bytes:
    analysis = material.analysis
    info = analysis.dossier.info
    # What the log says twice, word for word and on one day, is one entry.
    entries = {entry.id: entry for entry in _entries(analysis)}
    newest = sorted(entries.values(), key=lambda each: (each.date, each.id), reverse=True)
    updated = newest[0].date if newest else last_day(info.period) or _NO_DATE
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(info.language)}">',
        f"<id>{urn('feed', info.title)}</id>",
        f"<title>{xml(info.title)}</title>",
        f"<subtitle>{xml(info.question)}</subtitle>",
        f"<updated>{_stamp(updated)}</updated>",
        *(f"<author><name>{xml(editor)}</name></author>" for editor in info.editors),
        f"<rights>{xml(info.licence.name)}</rights>",
    ]
    if info.site_url:
        lines += [
            f'<link rel="self" type="application/atom+xml" href="{xml(absolute(analysis, "data/changes.atom"))}"/>',
            f'<link rel="alternate" type="text/html" href="{xml(absolute(analysis, ""))}"/>',
        ]
    for entry in newest:
        lines += _written(entry)
    return "\n".join([*lines, "</feed>", ""]).encode()


def _written(entry: _Entry) -> Sequence[str]:
    link = [f'<link rel="alternate" type="text/html" href="{xml(entry.address)}"/>']
    return [
        "<entry>",
        f"<id>{entry.id}</id>",
        f"<title>{xml(entry.title)}</title>",
        f"<updated>{_stamp(entry.date)}</updated>",
        *(link if entry.address else []),
        f'<content type="html">{xml(entry.content)}</content>',
        "</entry>",
    ]


def _entries(analysis: Analysis) -> Iterator[_Entry]:
    info = analysis.dossier.info
    for change in info.changes:
        yield _Entry(
            urn("change", info.title, str(change.date), change.text),
            last_day(change.date) or _NO_DATE,
            plain(change.text, _LONGEST_TITLE),
            inline(change.text),
            absolute(analysis, HOME),
        )
    for each in info.corrections:
        became = each.became or ""
        title = f"{each.claim} became {became}" if became else f"{each.claim} was removed"
        yield _Entry(
            urn("correction", info.title, str(each.date), each.claim, became, each.reason),
            last_day(each.date) or _NO_DATE,
            title,
            inline(each.reason),
            absolute(analysis, claim_address(each.claim)),
        )


def _stamp(day: dt.date) -> str:
    """A day as the feed's moments have to be written; the hour is not known and said as none."""
    return f"{day.isoformat()}T00:00:00Z"
