"""What a check found, as it is shown and stored; it can be taken from the store without a check's modules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from variorum.model.problem import Problem, errors
from variorum.model.store import Store

_KIND = "checks"


@dataclass(frozen=True)
class CheckResult:
    """All problems of a dossier in order, and the text of each file that they are about."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]

    @property
    def errors(self) -> int:
        return errors(self.problems)


def stored_result(store: Store, fingerprint: str | None) -> CheckResult | None:
    """What a check found in the files with this fingerprint, where `store` has it."""
    content = store.get(_KIND, fingerprint) if fingerprint is not None else None
    if content is None:
        return None
    held = json.loads(content)
    return CheckResult(tuple(Problem(**each) for each in held["problems"]), held["texts"])


def store_result(store: Store, fingerprint: str, result: CheckResult) -> None:
    """Keeps for `stored_result` what a check found."""
    found = {"problems": list(map(asdict, result.problems)), "texts": dict(result.texts)}
    store.put(_KIND, fingerprint, json.dumps(found).encode())
