"""Files to problems: read and check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from variorum import check, read
from variorum.model.dossier import Dossier
from variorum.model.problem import in_order
from variorum.model.store import NO_STORE, Store
from variorum.model.workers import Follow, Workers, unfollowed

from .result import CheckResult

CODES = (*read.CODES, *check.CODES)


@dataclass(frozen=True)
class Checked(CheckResult):
    """The same with the dossier, as far as it could be read."""

    dossier: Dossier


def check_dossier(
    where: Path | read.Files,
    follow: Follow = unfollowed,
    store: Store = NO_STORE,
    workers: Workers | None = None,
    only: str = "",
    held: read.Held | None = None,
) -> Checked:
    """Reads and checks a dossier; writes nothing but what `store` keeps. See `read_dossier`.

    With `only`, of what could be read that source alone is checked, and by itself.
    """
    dossier, problems = read.read_dossier(where, follow, store, workers, held)
    if article := dossier.article.get(only):
        every = in_order([*problems, *check.check_article(dossier, article)])
    else:
        every = in_order([*problems, *check.check_dossier(dossier)])
    about = {problem.path for problem in every}
    texts = {path: text for path, text in dossier.texts.items() if path in about}
    return Checked(every, texts, dossier)
