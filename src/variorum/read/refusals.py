"""What pydantic or a field of ours refuses, as a problem with its place and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import reduce
from operator import getitem
from typing import Any

from pydantic import BaseModel

from variorum.model.article import Keys
from variorum.model.claim import DEFAULT_KEYS
from variorum.model.failure import Refused
from variorum.model.meant import is_nobody
from variorum.model.problem import Problem
from variorum.model.source import Source
from variorum.text.letters import called, in_quotes, odd_letters, uncurled
from variorum.text.nearest import did_you_mean

from . import fixes
from .undecided import Undecided, keys_of, name_of, record_in, type_at
from .words import CODES, problem, words
from .yaml import YamlFile

# The keys of short forms, which no record has, by the keys above them.
_SHORT_KEYS: Mapping[tuple[object, ...], tuple[str, ...]] = {
    (Source,): ("moments",),
    (Source, "ties"): DEFAULT_KEYS,
}
# What belongs where pydantic refuses a kind of value.
_KINDS = {
    "model_type": "a mapping (`key: value`)", "tuple_type": "a list", "string_type": "text",
}  # fmt: skip


class Refusal:
    """One error of pydantic's about `value`, which stands in `file` and should be a `model`."""

    def __init__(self, error: Any, model: type[BaseModel], file: YamlFile, value: Any) -> None:
        context = error.get("ctx") or {}
        refused = context.get("error")
        self.loc: Keys = tuple(error["loc"])
        self.key = name_of(self.loc)
        self._kind: str = error["type"]
        self._found: Any = error.get("input")
        self._refused = refused if isinstance(refused, Refused) else None
        # As pydantic lists them: 'a', 'b' or 'c'.
        self._choices: list[str] = re.findall("'([^']+)'", str(context.get("expected", "")))
        self._model, self._file = model, file
        self._around = _mapping_at(value, self.loc[:-1])

    @property
    def table(self) -> str | None:
        """The table whose ids belong where words stand that are no id."""
        if self._refused is None or self._refused.code != "bad-id":
            return None
        return None if is_nobody(self._refused.found) else words()["tables"].get(self.key)

    @property
    def is_rest(self) -> bool:
        """Whether an unknown key is a further piece of a value that commas part in braces."""
        if self._kind != "extra_forbidden" or self._found not in ("", None):
            return False
        before = self._key_before
        return (
            before is not None
            and self._around[before] in ("", None)
            and not re.fullmatch(r"[a-z_]+", before)
        )

    @property
    def is_told(self) -> bool:
        """Whether a short form stood there of which a problem was told when it was read."""
        return isinstance(self._found, Undecided)

    @property
    def problem(self) -> Problem:
        """What is wrong, where, and how to mend it."""
        if self._refused is not None:
            details = {**self._refused.details, "fix": self._meant(self._refused)}
            return CODES[self._refused.code].at(self._file.place(self.loc), **details)
        if self._kind == "extra_forbidden":
            return self._unknown_key()
        if self._kind == "missing":
            fix = fixes.of_missing(self._name, self.loc)
            place = self._file.place(self.loc[:-1])
            return problem("missing-key", place, name=self._name, where=self._where, fix=fix)
        if self._kind == "literal_error" and isinstance(self._found, str):
            return self._bad_choice(self._found)
        return self._wrong_type()

    def _unknown_key(self) -> Problem:
        name, found = self._name, self._found
        known = list(keys_of(record_in(type_at(self._model, self.loc[:-1]))))
        above = (step for step in self.loc[:-1] if isinstance(step, str))
        known += _SHORT_KEYS.get((self._model, *above), ())
        fix = (
            self._glued()
            or (self._rest() if found in ("", None) else None)
            or fixes.of_key(name, known, self._model, self._around)
            or self._rest()
            or "remove the key, or choose one of these"
        )
        if "text" in known and isinstance(found, str) and len(self._around) == 1:
            meant = f"{name}: {found}"
            meant = in_quotes(uncurled(meant) or meant)
            fix = f"write `{meant}`: a colon and a space make a key of the words before them"
        place, among = self._file.place(self.loc, key=True), ", ".join(known)
        return problem("unknown-key", place, where=self._where, known=among, found=name, fix=fix)

    def _bad_choice(self, found: str) -> Problem:
        choices = ", ".join(self._choices)
        fix = did_you_mean(found, self._choices, f"choose one of {choices}")
        return problem(
            "bad-choice", self._file.place(self.loc), name=self._name, choices=choices,
            found=found[:80], fix=_uncurled(found) or fix + _odd_in(found),
        )  # fmt: skip

    def _wrong_type(self) -> Problem:
        expected = _KINDS.get(self._kind, "another kind of value")
        if self._kind == "literal_error":
            expected = f"one of {', '.join(self._choices)}"
        shown = shape_of(self._found)
        found = str(self._found)[:80] if shown == "text" else shown
        return problem(
            "wrong-type", self._file.place(self.loc), name=self._name, shown=shown,
            expected=expected, found=found, fix=fixes.of_type(expected, self._found),
        )  # fmt: skip

    def _meant(self, refused: Refused) -> str:
        """How to write a value that its field refuses."""
        if refused.code == "empty-value" and self.key in ("by", "actor"):
            return fixes.of_missing("by", self.loc)
        if self.key in ("by", "actor") and is_nobody(refused.found):
            return "write `by: none` where nobody is named"
        if refused.code == "wrong-type" and (meant := fixes.one_text(self._found)):
            return f"write `{meant}`"
        if refused.code == "bad-number" and self.key == "range":
            start = self._file.place(self.loc[: self.loc.index(self.key) + 1])
            line = self._file.line(start.line - 1)
            inside = re.compile(r"\[([^\]]*)\]").match(line, start.column - 1)
            if inside and (fix := fixes.of_range(inside[1])):
                return fix
        if not isinstance(self._found, str):
            return refused.fix
        return _uncurled(self._found) or refused.fix + _odd_in(self._found)

    @property
    def _name(self) -> str:
        """What a message calls the value."""
        if not any(isinstance(step, str) for step in self.loc):
            return "an item of `the file`" if self.loc else "the file"
        return f"an item of `{self.key}`" if isinstance(self.loc[-1], int) else self.key

    @property
    def _where(self) -> str:
        """In which mapping the last step is a key."""
        above = next((step for step in reversed(self.loc[:-1]) if isinstance(step, str)), None)
        if above is None:
            return "at the top of this file"
        return f"in this item of `{above}`" if isinstance(self.loc[-2], int) else f"under `{above}`"

    @property
    def _key_before(self) -> str | None:
        """The key that stands before this one in its mapping."""
        keys = list(self._around)
        return keys[keys.index(self.key) - 1] if self.loc[-1] in keys[1:] else None

    def _glued(self) -> str | None:
        """How to write a key in braces whose colon no plain space follows."""
        key = str(self.loc[-1])
        glued = re.match(r"([a-z_]+):(?=.)", key)
        if glued is None:
            return None
        place = self._file.place(self.loc, key=True)
        raw = self._raw(place.line, place.column + len(glued[0]), place.column + len(key))
        return fixes.of_glued(glued[1], raw or key[len(glued[0]) :])

    def _rest(self) -> str | None:
        """How to write the value before an unknown key that is only the rest of it, behind a comma."""
        before = self._key_before
        if before is None:
            return None
        value = self._file.place((*self.loc[:-1], before))
        key = self._file.place(self.loc, key=True)
        if value.line != key.line or not isinstance(self._around[before], str):
            return None
        raw = self._raw(value.line, value.column, key.column + len(self.key))
        return fixes.of_rest(before, raw)

    def _raw(self, line: int, start: int, end: int) -> str:
        """What stands in braces from a column on: at least up to another, then to the next key or to
        the closing bracket."""
        text = self._file.line(line - 1)
        behind = re.compile(r",\s+[a-z_]+: |[}\]]").search(text, end - 1)
        return text[start - 1 : behind.start() if behind else len(text)].rstrip()


def shape_of(value: object) -> str:
    """What a reader of a message calls such a value."""
    if isinstance(value, str) or value is None:
        return "text" if value else "nothing"
    return "a list" if isinstance(value, list) else "a mapping"


def _mapping_at(value: Any, loc: Keys) -> Mapping[str, Any]:
    """The mapping that stands under the keys of `loc`; empty where none does."""
    try:
        found = reduce(getitem, loc, value)
    except (KeyError, IndexError, TypeError):
        found = None
    return found if isinstance(found, dict) else {}


def _odd_in(found: str) -> str:
    """The letters at the ends of a value that do not show, named."""
    ends = found[:1] + found[-1:]
    odd = [each for each in odd_letters(ends) if each.isspace() or not each.isprintable()]
    return f"; here stands {' and '.join(map(called, odd))}" if odd else ""


def _uncurled(found: str) -> str | None:
    """What to write in place of a value in curly quotes."""
    inner = uncurled(found)
    return f"write `{inner}`: curly quotes are part of the value, not around it" if inner else None
