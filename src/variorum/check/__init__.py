"""Everything that is checked. Each module beside this one is found by itself: none is entered in a list.

A check's module has a generator of problems: `check_source(dossier, article)` is asked for every article,
`check_dossier(dossier)` once. The YAML file of the same name has their codes and words.

What `check_source` finds nothing wrong with is not asked again as long as nothing changes that it may look
at: the tables, the article, and those that its file names. It is asked with these alone first, so that
a check which looks further finds nothing there, and belongs in `check_dossier`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

from variorum.model.article import Article
from variorum.model.dossier import SHARED_FILES, Dossier
from variorum.model.look import Look
from variorum.model.problem import Problem
from variorum.model.store import NO_STORE, key_of

from .spots import WORDS

_MODULES = [vars(import_module(f"{__name__}.{each.name}")) for each in iter_modules(__path__)]
_SOURCE_CHECKS: list[Callable[[Dossier, Article], Iterator[Problem]]] = [
    module["check_source"] for module in _MODULES if "check_source" in module
]
_DOSSIER_CHECKS: list[Callable[[Dossier], Iterator[Problem]]] = [
    module["check_dossier"] for module in _MODULES if "check_dossier" in module
]
_PASSED = "passed"
# Letters, digits and signs of ids as they are, and a space for all others.
_IDS = bytes(
    byte if (chr(byte).isalnum() and byte < 128) or byte in b"_-" else 32 for byte in range(256)
)
CODES = tuple(WORDS.codes.values())


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """Every problem that the evidence rules find in a dossier that could be read."""
    tables = _tables_key(dossier)
    for article in dossier.articles:
        yield from _unless_passed(dossier, article, tables)
    for check_shared in _DOSSIER_CHECKS:
        yield from check_shared(dossier)


def check_article(dossier: Dossier, article: Article) -> Iterator[Problem]:
    """Those of one article alone, without what only several together show."""
    return _unless_passed(dossier, article, _tables_key(dossier))


def _unless_passed(dossier: Dossier, article: Article, tables: str) -> Iterator[Problem]:
    """The same, where `tables` is the key of the dossier's tables."""
    named = [dossier.article[each] for each in sorted(_named(dossier, article))]
    files = [
        (each.path, dossier.texts.get(each.path), each.text and each.text.sha256, each.changed)
        for each in named
    ]
    key = key_of(tables, article.home, files)
    if dossier.store.get(_PASSED, key) is not None:
        return
    if any(_of_source(_alone(dossier, named), article)):
        yield from _of_source(dossier, article)
    else:
        dossier.store.put(_PASSED, key, b"")


def _named(dossier: Dossier, article: Article) -> set[str]:
    """The ids of the article and of those that stand anywhere in its file."""
    text = dossier.texts.get(article.path, "").encode(errors="replace")
    words = text.translate(_IDS).decode("ascii").split()
    return {article.home, *dossier.article.keys() & words}


def _of_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    return (problem for check in _SOURCE_CHECKS for problem in check(dossier, article))


def _alone(dossier: Dossier, named: Sequence[Article]) -> Dossier:
    """The dossier with its tables and these articles, and nothing else."""
    claims = (f"{each.home}/{claim.id}" for each in named for claim in each.source.claims)
    own = {"sources": frozenset(each.home for each in named), "claims": frozenset(claims)}
    tables = {name: ids for name, ids in dossier.declared.items() if name not in own}
    return replace(
        dossier, articles=tuple(named), declared=tables | own, unread=frozenset(), files={},
        hand_written={}, heads={}, look=Look(), texts={}, store=NO_STORE,
    )  # fmt: skip


def _tables_key(dossier: Dossier) -> str:
    return key_of([dossier.texts.get(f"data/{name}.yaml") for name in SHARED_FILES])
