"""The pages of this repository's own dossier: one of each kind."""

from __future__ import annotations

from tests.sites import real_dossier

LISTS = ("index", "comparison", "questions/index", "sources/index", "origins/index", "actors/index")
SINGLES = ("names", "timeline", "data", "format", "method", "contributing", "corrections", "404")


def one_of_each() -> list[str]:
    """A page of each kind; of questions one for each kind of question."""
    whole = real_dossier()
    questions = {q.kind: f"questions/{q.id}" for q in whole.questions}
    # The one with the most claims is the one most likely to overflow.
    source = max(whole.articles, key=lambda a: len(a.source.claims)).source.id
    some = [f"sources/{source}", f"origins/{whole.origins[0].id}", f"actors/{whole.actors[0].id}"]
    return [f"{name}.html" for name in (*LISTS, *SINGLES, *questions.values(), *some)]
