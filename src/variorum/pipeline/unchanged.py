"""Whether a build would change nothing, known before anything is read, checked or rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from variorum.model.problem import Problem
from variorum.publish import Engine, inputs_key, standing
from variorum.read import fingerprint


@dataclass(frozen=True)
class Told:
    """What a check told, with the text of each file it is about."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]


def inputs(root: Path, engine: Engine) -> str:
    """A hash of everything a build depends on; empty where some of it can't be read."""
    written = fingerprint(root)
    return inputs_key(written, engine) if written is not None else ""


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
    return Told(
        tuple(Problem(**problem) for problem in outcome["problems"]), dict(outcome["texts"])
    )
