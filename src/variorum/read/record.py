"""One YAML file's text to the record it describes: pure, so that it is read alike anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from variorum.model.dossier import Locator
from variorum.model.fields import Record
from variorum.model.problem import Place, Problem

from .decode import Decoded, decode
from .tree import NOT_A_DOSSIER_FILE
from .yaml import MOST_VALUES, Remaining, YamlFile

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Understood(Generic[R]):
    """What a file's text gives by itself.

    `value` is its keys and values, or None where it has none. `problems` are those of its YAML;
    `decoded` has the record, with the problems and markers of its values.
    """

    file: YamlFile
    value: dict[str, Any] | None
    problems: tuple[Problem, ...]
    decoded: Decoded[R]

    @property
    def record(self) -> R | None:
        """The record, as far as it could be built."""
        return self.decoded.record

    @property
    def clean(self) -> bool:
        """Whether nothing in it is wrong or left open."""
        decoded = self.decoded
        return not (self.problems or decoded.problems or decoded.markers or decoded.loose)

    @property
    def locator(self) -> Locator:
        """Says where the record's values stand in the file."""
        return Remaining(self.file, self.decoded.kept) if self.decoded.kept else self.file


def understand(
    path: str,
    text: str,
    model: type[R],
    stand_in: Mapping[str, Any],
    value: dict[str, Any] | None = None,
    most: int = MOST_VALUES,
) -> Understood[R]:
    """What `text` at `path` says as a `model`. With `value`, which it gave before, it is not parsed.

    `most` is how many keys, values, lists and mappings it may have.
    """
    file = YamlFile(path, text, most)
    problems: tuple[Problem, ...] = ()
    if value is None:
        value, problems = _parsed(file)
    decoded = Decoded[R](None) if value is None else decode(model, value, file, stand_in)
    return Understood(file, value, problems, decoded)


def _parsed(file: YamlFile) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    value, problems = file.parse()
    if isinstance(value, dict):
        return value, problems
    if not problems:
        found = (
            "nothing" if value in (None, "") else "a list" if isinstance(value, list) else "text"
        )
        problems = (
            NOT_A_DOSSIER_FILE.at(
                Place(file.path),
                "the file holds no keys and values",
                expected="`key: value` lines",
                found=found,
                fix="begin the file with a key such as `id:`; take a file beside it as an example",
            ),
        )
    return None, problems
