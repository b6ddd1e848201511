"""`changes.atom`: the changes log and the corrections as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.when import When
from variorum.render.addresses import HOME, claim_address
from variorum.render.citation import absolute
from variorum.render.escape import xml
from variorum.render.restricted_markdown import inline, plain

from .download import Material, urn

_LONGEST_TITLE = 90


class _Entry(NamedTuple):
    """One entry; its id is made of what it says, so that it stays whatever comes before it."""

    updated: str
    id: str
    title: str
    content: str
    address: str


def feed(material: Material) -> bytes:
    analysis = material.analysis
    info = analysis.dossier.info
    # What the log says twice, word for word and on one day, is one entry.
    newest = sorted(set(_entries(analysis)), reverse=True)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(info.language)}">',
        f"<id>{urn('feed', info.title)}</id>",
        f"<title>{xml(info.title)}</title>",
        f"<subtitle>{xml(info.question)}</subtitle>",
        f"<updated>{newest[0].updated if newest else _moment(info.period)}</updated>",
        *(f"<author><name>{xml(editor)}</name></author>" for editor in info.editors),
        f"<rights>{xml(info.licence.name)}</rights>",
        *_link("self", "application/atom+xml", absolute(analysis, "data/changes.atom")),
        *_link("alternate", "text/html", absolute(analysis, "")),
    ]
    for each in newest:
        lines += [
            "<entry>",
            f"<id>{each.id}</id>",
            f"<title>{xml(each.title)}</title>",
            f"<updated>{each.updated}</updated>",
            *_link("alternate", "text/html", each.address),
            f'<content type="html">{xml(each.content)}</content>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""]).encode()


def _link(relation: str, media_type: str, address: str) -> list[str]:
    """A link, where the dossier has an address."""
    link = f'<link rel="{relation}" type="{media_type}" href="{xml(address)}"/>'
    return [link] if address else []


def _entries(analysis: Analysis) -> Iterator[_Entry]:
    info = analysis.dossier.info
    for change in info.changes:
        yield _Entry(
            _moment(change.date),
            urn("change", info.title, str(change.date), change.text),
            plain(change.text, _LONGEST_TITLE),
            inline(change.text),
            absolute(analysis, HOME),
        )
    for each in info.corrections:
        became = each.became or ""
        yield _Entry(
            _moment(each.date),
            urn("correction", info.title, str(each.date), each.claim, became, each.reason),
            f"{each.claim} became {became}" if became else f"{each.claim} was removed",
            inline(each.reason),
            absolute(analysis, claim_address(each.claim)),
        )


def _moment(when: When) -> str:
    """A date as a feed has to write it: its last day, the first of its time where none is known; the
    hour is not known and said as none."""
    day = when.last or when.first or dt.date(1970, 1, 1)
    return f"{day.isoformat()}T00:00:00Z"
