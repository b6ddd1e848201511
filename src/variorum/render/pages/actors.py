"""A page for each actor: what it is, whom it speaks for, what it is said to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.entities import Actor
from variorum.model.grouping import by_key
from variorum.model.reported import Reported
from variorum.model.source import Source
from variorum.render.addresses import ACTORS, actor_address
from variorum.render.context import common
from variorum.render.templating import Page, page
from variorum.render.words import joined, named, plural

from .lists import (
    MOST_LINES,
    articles_and_origins,
    claim_list,
    further,
    questions_of,
    too_many,
)

# Of the descriptions of an actor of many claims, the most frequent.
MOST_ROLES = 12
MOST_MEMBERS = 4
Role = tuple[Source, str]
"""An article, and its words for an actor."""


def actors(analysis: Analysis) -> Iterator[Page]:
    dossier = analysis.dossier
    parts = {actor.id: _part(analysis, actor) for actor in dossier.actors}
    listed = sorted(dossier.actors, key=lambda a: -len(analysis.by_actor[a.id]))
    groups = [
        (party.name, party.note, [a for a in listed if a.party == party.id])
        for party in dossier.parties
    ]
    others = [a for a in listed if a.party not in dossier.party]
    speaks = {a.id for a in others if a.kind != "outlet" and analysis.by_actor[a.id]}
    groups += [
        ("Side not known" if dossier.parties else "", None, [a for a in others if a.id in speaks]),
        ("Outlets, and others that are named", None, [a for a in others if a.id not in speaks]),
    ]  # fmt: skip
    yield page(
        "index_list.md.j2", ACTORS, "Who said it",
        "Who speaks in the articles, and for whom." if dossier.parties else "Who speaks in the articles.",
        opening="Who says or does something in the articles."
        + (" They stand by the side in the event whose interest they speak for, as far as the texts show it; two "
        "bodies of one side count as one." if dossier.parties else ""),
        groups=[
            (label, note, [(actor_address(a.id), a.name, _line(analysis, a, parts[a.id])) for a in group])
            for label, note, group in groups
            if group
        ],
    )  # fmt: skip
    roles = by_key(
        (role.actor, (article.source, role.role))
        for article in dossier.articles
        for role in article.source.roles
    )
    for actor in dossier.actors:
        many = too_many(analysis, analysis.by_actor[actor.id])
        told = _summed_up if many else _one_by_one
        yield from told(analysis, actor, parts[actor.id], roles.get(actor.id, []))


@dataclass(frozen=True)
class _Part:
    """An actor's part in the claims: those it speaks in, those others quote it in, those it passes on."""

    speaks: list[Reported]
    quoted: list[Reported]
    carries: list[Reported]


def _part(analysis: Analysis, actor: Actor) -> _Part:
    claims = analysis.by_actor[actor.id]
    speaks = [c for c in claims if c.claim.speaker == actor.id]
    others = [c for c in claims if c.claim.speaker != actor.id]
    quoted = [c for c in others if any(a.id == actor.id for a in c.quoted_speakers)]
    heard = {c.id for c in quoted}
    carries = [c for c in others if actor.id in c.claim.via and c.id not in heard]
    return _Part(speaks, quoted, carries)


def _line(analysis: Analysis, actor: Actor, part: _Part) -> str:
    """What an actor is and does in the claims, or why it is listed though it does nothing there."""
    dossier = analysis.dossier
    members = [other.name for other in dossier.actors if other.body == actor.id]
    origins = dossier.number_of(o.id for o in dossier.origins if o.speaker == actor.id)
    does = [
        f"{words} {plural(len(claims), 'claim')}"
        for words, claims in (
            ("speaks in", part.speaks),
            ("quoted by others in", part.quoted),
            ("passes on the words of others in", part.carries),
        )
        if claims
    ]
    if not does and origins.most:
        does = [f"makes {plural(origins, 'statement')}"]
    if not does and members:
        who = (
            joined(members)
            if len(members) <= MOST_MEMBERS
            else f"{plural(len(members), 'actor')} of this list"
        )
        does = [f"{who} {'belongs' if len(members) == 1 else 'belong'} to it"]
    published = sum(each.source.outlet == actor.name for each in dossier.articles)
    if published:
        does.insert(0, f"published {published} of the articles")
    if not does:
        where = _named_in(analysis, actor)
        does = [f"named in {plural(len(where), 'article')}" if where else "speaks in no claim"]
    return "; ".join([actor.kind, *does])


def _named_in(analysis: Analysis, actor: Actor) -> set[str]:
    """The sources whose text has a form of the actor's name."""
    forms = [
        analysis.spelled[name.id] for name in analysis.dossier.names if name.label == actor.name
    ]
    return {source for spelled in forms for users in spelled.values() for source in users}


def _one_by_one(
    analysis: Analysis, actor: Actor, part: _Part, roles: Sequence[Role]
) -> Iterator[Page]:
    yield page(
        "actor.md.j2", actor_address(actor.id), _title(actor), _about(actor, part),
        **_head(analysis, actor), roles=roles,
        opening="Words as each article gives them. What others quote stands apart: it rests on their word.",
        groups=_groups(actor, part),
    )  # fmt: skip


def _summed_up(
    analysis: Analysis, actor: Actor, part: _Part, roles: Sequence[Role]
) -> Iterator[Page]:
    """The page of an actor of many claims, and the further sheets of their list."""
    claims = analysis.by_actor[actor.id]
    sums = partial(articles_and_origins, analysis)
    every = claim_list(claims, actor_address(actor.id))
    described = Counter(role for _, role in roles).most_common()
    values = _head(analysis, actor)
    yield page(
        "actor_many.md.j2", every.sheets[0].address, _title(actor), _about(actor, part), **values,
        described=described[:MOST_ROLES], more_described=len(described[MOST_ROLES:]),
        does=[
            ("", label, sums(group)) for label, group in _groups(actor, part) if group
        ],
        questions=questions_of(analysis, claims, sums),
        months=every.lines(MOST_LINES, sums), sheet=every.sheets[0],
        opening="Words as each article gives them, the latest articles first. Each leads to its claim.",
    )  # fmt: skip
    yield from further(
        every.sheets, "claims_sheet.md.j2", _title(actor), _about(actor, part), **values
    )


def _title(actor: Actor) -> str:
    # A source may be labelled by the name of its outlet: titles tell their pages apart.
    return f"{actor.name} ({actor.kind})"


def _about(actor: Actor, part: _Part) -> str:
    return f"Claims of {named(actor.name)} in the articles: {len(part.speaks)}"


def _head(analysis: Analysis, actor: Actor) -> dict[str, Any]:
    """What stands above the claims, however many they are."""
    dossier = analysis.dossier
    return {
        **common(analysis), "heading": f"What {named(actor.name)} is reported as saying",
        "actor": actor, "body": dossier.actor.get(actor.body), "party": dossier.party.get(actor.party),
    }  # fmt: skip


def _groups(actor: Actor, part: _Part) -> list[tuple[str, list[Reported]]]:
    return [
        (f"Said by {named(actor.name)}", part.speaks),
        (f"Said by {named(actor.name)}, as others quote it", part.quoted),
        (f"Passed on by {named(actor.name)}", part.carries),
    ]
