"""Everything that is checked. Each module beside this one is found by itself: none is entered in a list.

A check's module has a generator of problems: `check_source(dossier, article)` is asked for every article,
`check_dossier(dossier)` once. The YAML file of the same name has their codes and words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem

from .spots import WORDS

_MODULES = [vars(import_module(f"{__name__}.{each.name}")) for each in iter_modules(__path__)]
_SOURCE_CHECKS: list[Callable[[Dossier, Article], Iterator[Problem]]] = [
    module["check_source"] for module in _MODULES if "check_source" in module
]
_DOSSIER_CHECKS: list[Callable[[Dossier], Iterator[Problem]]] = [
    module["check_dossier"] for module in _MODULES if "check_dossier" in module
]
CODES = tuple(WORDS.codes.values())


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """Every problem that the evidence rules find in a dossier that could be read."""
    for article in dossier.articles:
        yield from check_article(dossier, article)
    for check_shared in _DOSSIER_CHECKS:
        yield from check_shared(dossier)


def check_article(dossier: Dossier, article: Article) -> Iterator[Problem]:
    """Those of one article alone, without what only several together show."""
    for check_source in _SOURCE_CHECKS:
        yield from check_source(dossier, article)
