"""Names and their spelling variants, with the articles that use each."""

from __future__ import annotations

from variorum.model.analysis import Analysis
from variorum.model.entities import Name
from variorum.model.source import Source
from variorum.render.addresses import NAMES
from variorum.render.context import common
from variorum.render.page import Page, page
from variorum.render.paging import many_articles

KINDS = {"place": "Places", "person": "Persons", "body": "Bodies"}


def names(analysis: Analysis) -> Page:
    dossier = analysis.dossier

    def uses(name: Name) -> list[tuple[str, list[Source]]]:
        return [
            (form, [dossier.article[user].source for user in users])
            for form, users in analysis.spelled[name.id].items()
        ]

    return page(
        "names.md.j2", NAMES, "Names", "Places, persons and bodies, and how each article spells them.",
        **common(analysis),
        opening="The articles spell names in different ways. Quotes keep the article’s spelling; our own words use "
        "the first column’s. The rule behind it stands on the method page. A number after a form is that of "
        + ("the articles that use it." if many_articles(dossier) else "an article that uses it:"),
        counted=many_articles(dossier),
        numbers={a.source.id: place for place, a in enumerate(dossier.articles, 1)},
        articles=[a.source for a in dossier.articles],
        groups=[
            (label, [(n, uses(n)) for n in dossier.names if n.kind == kind])
            for kind, label in KINDS.items()
        ],
    )  # fmt: skip
