"""A page for each actor: what it is, whom it speaks for, what it is said to say."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.analysis import Analysis
from variorum.model.tables import Actor
from variorum.render.addresses import ACTORS, actor_address
from variorum.render.context import common
from variorum.render.page import Page, page
from variorum.render.words import plural


def actors(analysis: Analysis) -> Iterator[Page]:
    dossier = analysis.dossier
    groups = [
        (party.name, [a for a in dossier.actors if a.party == party.id])
        for party in dossier.parties
    ]
    groups.append(("Side not known", [a for a in dossier.actors if a.party not in dossier.party]))
    yield page(
        "index_list.md.j2", ACTORS, "Actors", "Who speaks in the articles, and for whom.",
        opening="Who says or does something in the articles. A party is the side in the event whose interest an "
        "actor speaks for, as far as the texts show it; two bodies of one side are one party.",
        groups=[
            (label, [(actor_address(a.id), a.name, _line(analysis, a)) for a in group])
            for label, group in groups
            if group
        ],
    )  # fmt: skip
    for actor in dossier.actors:
        yield _actor(analysis, actor)


def _line(analysis: Analysis, actor: Actor) -> str:
    spoken = sum(c.claim.speaker == actor.id for c in analysis.by_actor[actor.id])
    return f"{actor.kind}; speaks in {plural(spoken, 'claim')}"


def _actor(analysis: Analysis, actor: Actor) -> Page:
    dossier = analysis.dossier
    claims = analysis.by_actor[actor.id]
    speaks = [c for c in claims if c.claim.speaker == actor.id]
    reported = [
        c for c in claims if c not in speaks and any(a.id == actor.id for a in c.quoted_speakers)
    ]
    carries = [
        c for c in claims if actor.id in c.claim.via and c not in speaks and c not in reported
    ]
    return page(
        # A source may be labelled by the name of its outlet: titles tell their pages apart.
        "actor.md.j2", actor_address(actor.id), f"{actor.name} ({actor.kind})",
        f"Claims of {actor.name} in the articles: {len(speaks)}", **common(analysis),
        heading=f"What {actor.name} is reported as saying",
        actor=actor, body=dossier.actor.get(actor.body), party=dossier.party.get(actor.party),
        roles=[
            (article.source, role.role)
            for article in dossier.articles
            for role in article.source.roles
            if role.actor == actor.id
        ],
        opening="Words as each article gives them. What others say of an actor’s words stands apart: it is theirs.",
        groups=[
            (f"Said by {actor.name}", speaks),
            (f"Said to be said by {actor.name}, on another’s word", reported),
            (f"Passed on by {actor.name}", carries),
        ],
    )  # fmt: skip
