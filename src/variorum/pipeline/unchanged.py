"""Whether a build would change nothing, known before anything is read, checked or rendered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from variorum.model.problem import Problem
from variorum.model.store import Store
from variorum.publish import Engine, inputs_key, standing


@dataclass(frozen=True)
class Told:
    """What a check told, with the text of each file it is about."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]


def inputs(written: str | None, engine: Engine) -> str:
    """A hash of everything a build depends on, `written` being the dossier's fingerprint; empty
    where it has none."""
    return inputs_key(written, engine) if written is not None else ""


def told_before(written: str | None, checks: Store) -> Told | None:
    """What a check told of a dossier with this fingerprint, where `checks` keeps that."""
    kept = checks.get(f"{written}.json") if written is not None else None
    return _told(json.loads(kept)) if kept is not None else None


def keep_told(
    written: str, checks: Store, problems: Sequence[Problem], texts: Mapping[str, str]
) -> None:
    """Keeps for `told_before` what a check told of a dossier with this fingerprint."""
    checks.put(f"{written}.json", json.dumps(as_outcome(problems, texts)).encode())


def as_outcome(problems: Sequence[Problem], texts: Mapping[str, str]) -> dict[str, object]:
    """What `last_told` needs, as plain JSON."""
    about = {problem.path for problem in problems}
    return {
        "problems": [asdict(problem) for problem in problems],
        "texts": {path: text for path, text in texts.items() if path in about},
    }


def last_told(root: Path, site_dir: Path, inputs: str) -> Told | None:
    """What the last build told, where nothing it depends on has changed and its site stands
    untouched."""
    outcome = standing(root, site_dir, inputs) if inputs else None
    if outcome is None:
        return None
    return _told(outcome)


def _told(outcome: Mapping[str, Any]) -> Told:
    return Told(
        tuple(Problem(**problem) for problem in outcome["problems"]), dict(outcome["texts"])
    )
