"""`changes.atom`: the changes log and the corrections as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.when import When
from variorum.render.addresses import HOME, absolute, claim_address
from variorum.render.escape import xml
from variorum.render.restricted_markdown import inline, plain
from variorum.render.templating import TEMPLATES, environment

from .table import Material, urn

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
    updated = newest[0].updated if newest else _moment(info.period)
    template = environment(TEMPLATES, xml).get_template("changes.atom.j2")
    return template.render(
        info=info, id=urn("feed", info.title), updated=updated, entries=newest,
        here=absolute(analysis, "data/changes.atom"), home=absolute(analysis, ""),
    ).encode()  # fmt: skip


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
