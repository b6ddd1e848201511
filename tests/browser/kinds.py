"""The pages of this repository's own dossier: one of each kind, and all."""

from __future__ import annotations

from functools import cache

from tests.sites import real_dossier

from variorum.pipeline.building import render_dossier

LISTS = ("index", "comparison", "questions/index", "sources/index", "origins/index", "actors/index")
SINGLES = (
    "names",
    "timeline",
    "data",
    "format",
    "method",
    "contributing",
    "problems",
    "corrections",
    "404",
)


def one_of_each() -> list[str]:
    """A page of each kind; of questions one that asks for a number and one of listed answers."""
    whole = real_dossier()
    questions = {q.kind == "status": f"questions/{q.id}" for q in whole.questions}
    # The one with the most claims is the one most likely to overflow.
    source = max(whole.articles, key=lambda a: len(a.source.claims)).source.id
    some = [f"sources/{source}", f"origins/{whole.origins[0].id}", f"actors/{whole.actors[0].id}"]
    return [f"{name}.html" for name in (*LISTS, *SINGLES, *questions.values(), *some)]


def main_kinds() -> list[str]:
    """The kinds of page that hold most of what the others hold too, one of each."""
    singles = {path.partition("/")[0]: path for path in one_of_each() if "/index" not in path}
    kinds = ("questions", "sources", "origins", "actors")
    return ["index.html", "comparison.html", "data.html", "404.html", *(singles[k] for k in kinds)]


@cache
def every() -> list[str]:
    """Each page of the site, the one for addresses that lead nowhere among them."""
    files = render_dossier(real_dossier()).files
    return [
        *(path.removesuffix("md") + "html" for path in files if path.endswith(".md")),
        "404.html",
    ]
