"""Everything computed from a dossier, as one value for the pages and exports."""

from __future__ import annotations

from variorum.model.analysis import Analysis
from variorum.model.dossier import Dossier
from variorum.model.reported import Reported

from .comparison import compare
from .days import with_shared_days
from .names import spelled
from .renderings import spellings_of, utterances
from .reported import reported
from .voices import voices


def analyse(dossier: Dossier) -> Analysis:
    """The analysis of a dossier without errors."""
    claims = tuple(with_shared_days(tuple(reported(dossier))))
    by_source: dict[str, list[Reported]] = {a.source.id: [] for a in dossier.articles}
    by_origin: dict[str, list[Reported]] = {origin.id: [] for origin in dossier.origins}
    by_actor: dict[str, list[Reported]] = {actor.id: [] for actor in dossier.actors}
    for each in claims:
        by_source[each.source.id].append(each)
        if each.origin:
            by_origin[each.origin.id].append(each)
        for actor in dict.fromkeys([link.actor for link in each.claim.by] + list(each.claim.via)):
            by_actor.setdefault(actor, []).append(each)
    spellings = spellings_of(dossier.names)
    return Analysis(
        dossier=dossier,
        claims=claims,
        rows=compare(dossier, claims),
        by_source={key: tuple(value) for key, value in by_source.items()},
        by_origin={key: tuple(value) for key, value in by_origin.items()},
        by_actor={key: tuple(value) for key, value in by_actor.items()},
        utterances={key: utterances(value, spellings) for key, value in by_origin.items()},
        voices={key: voices(value) for key, value in by_source.items()},
        spelled=spelled(dossier),
    )
