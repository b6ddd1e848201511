"""A page for each actor: what it is, whom it speaks for, what it is said to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.entities import Actor
from variorum.model.grouping import by_key, grouped
from variorum.model.reported import Reported
from variorum.model.source import Source
from variorum.render.addresses import ACTORS, actor_address, question_address
from variorum.render.context import common
from variorum.render.long_lists import LONGEST, Cells, Line, MonthList, many_articles
from variorum.render.templating import Family, Page, further, page
from variorum.render.words import joined, named, plural

# Beyond so many months they stand together.
MOST_LINES = 36
# Of the descriptions of an actor of many claims, the most frequent.
MOST_ROLES = 12
MOST_MEMBERS = 4
Role = tuple[Source, str]
"""An article, and its words for an actor."""
Part = tuple[str, str, list[Reported]]
"""One of an actor's parts in the claims: what it does in them, what it is headed, and the claims."""


def actors(analysis: Analysis) -> Iterator[Family]:
    dossier = analysis.dossier
    parts = {actor.id: _parts(analysis, actor) for actor in dossier.actors}
    yield ACTORS, partial(_list, analysis, parts)
    roles = by_key(
        (role.actor, (article.source, role.role))
        for article in dossier.articles
        for role in article.source.roles
    )
    for actor in dossier.actors:
        own = roles.get(actor.id, [])
        yield actor_address(actor.id), partial(_pages, analysis, actor, parts[actor.id], own)


def _list(analysis: Analysis, parts: Mapping[str, Sequence[Part]]) -> Iterator[Page]:
    dossier = analysis.dossier
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
        "actors.md.j2", ACTORS, "Who said it",
        "Who speaks in the articles, and for whom." if dossier.parties else "Who speaks in the articles.",
        parties=dossier.parties, strips=None,
        groups=[
            (label, note, [(actor_address(a.id), a.name, _line(analysis, a, parts[a.id]), a.id) for a in group])
            for label, note, group in groups
            if group
        ],
    )  # fmt: skip


def _parts(analysis: Analysis, actor: Actor) -> list[Part]:
    """The claims it speaks in, those others quote it in, those it passes on."""
    claims, who = analysis.by_actor[actor.id], named(actor.name)
    others = [c for c in claims if c.claim.speaker != actor.id]
    quoted = [c for c in others if any(a.id == actor.id for a in c.quoted_speakers)]
    heard = {c.id for c in quoted}
    return [
        ("speaks in", f"Said by {who}", [c for c in claims if c.claim.speaker == actor.id]),
        ("quoted by others in", f"Said by {who}, as others quote it", quoted),
        ("passes on the words of others in", f"Passed on by {who}",
         [c for c in others if actor.id in c.claim.via and c.id not in heard]),
    ]  # fmt: skip


def _line(analysis: Analysis, actor: Actor, parts: Sequence[Part]) -> str:
    """What an actor is and does in the claims, or why it is listed though it does nothing there."""
    dossier = analysis.dossier
    members = [other.name for other in dossier.actors if other.body == actor.id]
    origins = dossier.number_of(o.id for o in dossier.origins if o.speaker == actor.id)
    does = [f"{words} {plural(len(claims), 'claim')}" for words, _, claims in parts if claims]
    if not does and origins.most:
        does = [f"makes {plural(origins, 'statement')}"]
    if not does and members:
        many = f"{plural(len(members), 'actor')} of this list"
        who = joined(members) if len(members) <= MOST_MEMBERS else many
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


def _pages(
    analysis: Analysis, actor: Actor, parts: Sequence[Part], roles: Sequence[Role]
) -> Iterator[Page]:
    """The page of an actor; of one of many claims summed up, with the further sheets of their list."""
    dossier, claims = analysis.dossier, analysis.by_actor[actor.id]
    # A source may be labelled by the name of its outlet: titles tell their pages apart.
    title = f"{actor.name} ({actor.kind})"
    about = f"Claims of {named(actor.name)} in the articles: {len(parts[0][2])}"
    address = actor_address(actor.id)
    values: dict[str, Any] = {
        **common(analysis), "heading": f"What {named(actor.name)} is reported as saying",
        "actor": actor,
    }  # fmt: skip
    if not many_articles(dossier) or len(claims) <= LONGEST:
        yield page("actor.md.j2", address, title, about, **values, roles=roles, parts=parts)
        return
    sums = partial(_sums, analysis)
    every = MonthList.of(claims, lambda each: each.source.published.when, address)
    described = Counter(role for _, role in roles).most_common()
    yield page(
        "actor_many.md.j2", address, title, about, **values,
        described=described[:MOST_ROLES], more_described=len(described[MOST_ROLES:]),
        does=[("", label, sums(group)) for _, label, group in parts if group],
        questions=_questions(analysis, claims, sums),
        months=every.lines(MOST_LINES, sums), sheet=every.sheets[0],
    )  # fmt: skip
    yield from further(every.sheets, "claims_sheet.md.j2", title, about, **values)


def _questions(
    analysis: Analysis, claims: Sequence[Reported], sums: Callable[[Sequence[Reported]], Cells]
) -> list[Line]:
    """A line for each question that the claims speak to, and at last one for those of context."""
    found = grouped(claims, lambda each: each.question.id if each.question else "")
    asked = [(q.id, question_address(q.id), q.short) for q in analysis.dossier.questions]
    return [
        Line(address, words, sums(found[key]))
        for key, address, words in (*asked, ("", "", "no question: context"))
        if key in found
    ]


def _sums(analysis: Analysis, claims: Sequence[Reported]) -> Cells:
    """How many claims, in how many articles, and of how many origins that an article names."""
    stated = {c.origin.id for c in claims if c.origin and c.origin_basis == "stated"}
    return len(claims), len({c.source.id for c in claims}), analysis.dossier.number_of(stated)
