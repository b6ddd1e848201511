"""YAML text to plain values: every scalar as text, with places, and only the plain parts of YAML.

The event stream of PyYAML's C parser is walked here rather than composed: it is nine times faster
than loading, depth can be capped before anything recurses, and lines and columns are at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NoReturn

import yaml

from variorum.model.article import Keys
from variorum.model.problem import Code, Place, Problem

from .syntax import Stop, mistake

DEEPEST = 24
MOST_VALUES = 15_000
# A shared table holds what all sources name: the origins of four thousand of them, for example.
MOST_IN_TABLE = 25_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

SYNTAX = Code(
    "yaml-syntax", "error", "The file is not YAML that can be read.",
    bad="title: Trade: war", good='title: "Trade: war"',
)  # fmt: skip
DUPLICATE_KEY = Code(
    "duplicate-key",
    "error",
    "A key stands twice in one mapping, so one of its values would be lost.",
    bad="title: One\ntitle: Two",
    good="title: One",
)
NOT_PLAIN = Code(
    "yaml-not-plain", "error",
    "Anchors, aliases, tags, directives and several documents in a file are not allowed.",
    bad="by: &who [volunteers]", good="by: [volunteers]",
)  # fmt: skip
TOO_DEEP = Code(
    "too-deep", "error", f"The file nests deeper than {DEEPEST} levels.",
    bad="a: [[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]", good="a: []",
)  # fmt: skip
TOO_LARGE = Code(
    "file-too-large", "error",
    "A file is larger, or has more parts, than any annotation, article or page needs.",
    bad="a YAML file of 3 MB", good="a YAML file of 20 KB",
)  # fmt: skip
BAD_CHARACTER = Code(
    "bad-character",
    "error",
    "A character that does not show (a control character, an odd line break, half of a pair) "
    "stands in the text.",
    bad='title: "One\\0"',
    good="title: One",
)
UNQUOTED_HASH = Code(
    "unquoted-hash",
    "error",
    "An unquoted ` #` cuts a value short: YAML reads the rest as a comment.",
    bad="title: Item #1",
    good='title: "Item #1"',
)
CODES = (SYNTAX, DUPLICATE_KEY, NOT_PLAIN, TOO_DEEP, BAD_CHARACTER, UNQUOTED_HASH)

_VALUES = (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CUT_SHORT = re.compile(r"[ \t]+#[^\s#]")

# C0 and C1 controls but tab and line feed, and what only looks like a line break or is none.
BAD_IN_FILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)"
)
BAD_IN_VALUE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)


@dataclass(slots=True)
class _Marks:
    """Where a value begins (zero-based), and the same for what is in it."""

    line: int
    column: int
    inside: dict[str | int, _Marks]
    keys: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class YamlFile:
    """A YAML file's text; places are worked out only when a problem asks for one.

    `most` is how many keys, values, lists and mappings it may have.
    """

    path: str
    text: str
    most: int = MOST_VALUES

    @cached_property
    def _marks(self) -> _Marks:
        marks = _Walk(self).run(want_marks=True)[1]
        return marks or _Marks(0, 0, {}, {})

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, as line feeds part them."""
        return self.text.split("\n")

    def place(self, keys: Keys, *, key: bool = False) -> Place:
        """The place of the value under `keys` (or of its key), or of the nearest that exists."""
        here = self._marks
        line, column = here.line, here.column
        for number, step in enumerate(keys):
            if key and number == len(keys) - 1 and isinstance(step, str) and step in here.keys:
                line, column = here.keys[step]
                break
            if step not in here.inside:
                break
            here = here.inside[step]
            line, column = here.line, here.column
        return self.at(line, column)

    def at(self, line: int, column: int) -> Place:
        """The place of a line and column of the parser's, both zero-based.

        Of a file whose last line has no line break, the parser tells a line below it.
        """
        if line == self._lines:
            line, column = line - 1, len(self.text) - self.text.rfind("\n") - 1
        return Place(self.path, line + 1, column + 1)

    @cached_property
    def _lines(self) -> int:
        return self.text.count("\n") + 1

    def places_of(self, keys: Keys, text: str, words: re.Pattern[str]) -> Iterator[Place]:
        """Where `words` stand in the value under `keys`, which is `text`: in a block, which holds
        it as it is, each place; else the value's own."""
        start = self.place(keys)
        lines = self.lines
        sign = lines[start.line - 1][start.column - 1 :] if start.line <= len(lines) else ""
        left = len(words.findall(text))
        if not sign.startswith(("|", ">")) or not left:
            yield start
            return
        for number in range(start.line, len(lines)):
            for match in words.finditer(lines[number]):
                yield Place(self.path, number + 1, match.start() + 1)
                left -= 1
                if left == 0:
                    return

    def parse(self) -> tuple[Any, tuple[Problem, ...]]:
        """The file's value (strings, lists, dicts with text keys; None if unreadable), and the
        problems met."""
        walk = _Walk(self)
        value, _ = walk.run(want_marks=False)
        if walk.repeated:
            # Only a walk that keeps places knows where each key stood first.
            walk = _Walk(self)
            walk.run(want_marks=True)
        return value, tuple(walk.problems)


@dataclass(frozen=True)
class Remaining:
    """Places in a file of which some list items were left out: `kept` has the others' places."""

    file: YamlFile
    kept: Mapping[str, tuple[int, ...]]

    def place(self, keys: Keys, *, key: bool = False) -> Place:
        """As `YamlFile.place`, with an item's number among those that are left."""
        if len(keys) > 1 and isinstance(keys[0], str) and isinstance(keys[1], int):
            kept = self.kept.get(keys[0])
            if kept is not None and keys[1] < len(kept):
                keys = (keys[0], kept[keys[1]], *keys[2:])
        return self.file.place(keys, key=key)


class _Stop(Exception):
    """Nothing after this place can be read."""


class _Walk:
    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.repeated = False
        # The record in which another one begins without a dash.
        self.undashed: _Marks | None = None

    def at(self, mark: Any) -> Place:
        return self.file.at(mark.line, mark.column)

    def run(self, want_marks: bool) -> tuple[Any, _Marks | None]:
        try:
            return self._build(want_marks)
        except yaml.MarkedYAMLError as error:
            # Behind a record without its dash the parser may lose its way, which is no other mistake.
            if self.undashed is None:
                self.problems.append(self._syntax(error))
        except yaml.reader.ReaderError as error:
            self.problems.append(
                BAD_CHARACTER.at(
                    Place(self.file.path),
                    f"a character of this file can't be read: {error.reason}",
                    expected="text with plain line breaks",
                    found="a character that YAML does not allow",
                    fix="remove the character",
                )
            )
        except _Stop:
            pass
        return None, None

    # One loop with many branches: a call for each event would double the time.
    def _build(self, want_marks: bool) -> tuple[Any, _Marks | None]:  # noqa: PLR0912
        out: list[Any] = []
        current: Any = out
        in_list = True
        key: str | None = None
        stack: list[tuple[Any, bool]] = []
        # Kept beside the values, and only on demand, so that the usual run pays nothing for places.
        marks = _Marks(0, 0, {}, {})
        mark_stack: list[_Marks] = []
        for event in self._events():
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                value = event.value
                self._check_scalar(event)
                if not in_list and key is None:
                    key = value
                    if want_marks:
                        if value in marks.keys:
                            self._duplicate(event, value, marks.keys[value][0] + 1, marks)
                        else:
                            marks.keys[value] = (event.start_mark.line, event.start_mark.column)
                    elif value in current:
                        self.repeated = True
                    continue
                if want_marks:
                    marks.inside.setdefault(len(current) if in_list else key or "", _leaf(event))
                if in_list:
                    current.append(value)
                else:
                    current.setdefault(key, value)
                    key = None
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if not in_list and key is None:
                    self._refuse_key(event)
                if len(stack) >= DEEPEST:
                    self._refuse_depth(event)
                new: Any = {} if kind is yaml.MappingStartEvent else []
                if want_marks:
                    inner = _leaf(event)
                    marks.inside.setdefault(len(current) if in_list else key or "", inner)
                    mark_stack.append(marks)
                    marks = inner
                if in_list:
                    current.append(new)
                else:
                    current.setdefault(key, new)
                stack.append((current, in_list))
                current, in_list, key = new, kind is yaml.SequenceStartEvent, None
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                current, in_list = stack.pop()
                key = None
                if want_marks:
                    marks = mark_stack.pop()
        return (out[0] if out else None), marks.inside.get(0)

    def _duplicate(self, event: Any, key: str, first: int, marks: _Marks) -> None:
        if marks is self.undashed:
            return
        below = self.file.lines[event.start_mark.line + 1 : event.start_mark.line + 2]
        if key == "id" or any(
            line.startswith(f"{' ' * event.start_mark.column}id: ") for line in below
        ):
            self.undashed = marks
            line = self.file.lines[event.start_mark.line].strip()
            self.problems.append(
                DUPLICATE_KEY.at(
                    self.at(event.start_mark),
                    f"a dash is missing before this `{key}`: it begins another record",
                    expected="a dash and a space before the first key of each record",
                    found=f"in the record that begins on line {first}",
                    fix=f"write `- {line[:60]}`, the dash below that of the record above; or remove the "
                    "keys that stand in the record already",
                )
            )
            return
        self.problems.append(
            DUPLICATE_KEY.at(
                self.at(event.start_mark),
                f"the key `{key}` stands in this record twice, so one value would be lost",
                expected="each key once in a mapping",
                found=f"first on line {first}",
                fix="remove one of the two, or put both values under one key",
            )
        )

    def _refuse_key(self, event: Any) -> NoReturn:
        self.problems.append(
            SYNTAX.at(
                self.at(event.start_mark),
                "a key is not plain text",
                expected="text before the colon",
                found="a list or mapping",
                fix="put the value in quotes if it begins with { or [",
            )
        )
        raise _Stop

    def _refuse_depth(self, event: Any) -> NoReturn:
        self.problems.append(
            TOO_DEEP.at(
                self.at(event.start_mark),
                "the nesting is too deep to be a dossier's",
                expected=f"at most {DEEPEST} levels",
                found=f"more than {DEEPEST} levels",
                fix="close the brackets, or put the value in quotes if they are part of its words",
            )
        )
        raise _Stop

    def _refuse_number(self, event: Any) -> NoReturn:
        self.problems.append(
            TOO_LARGE.at(
                self.at(event.start_mark),
                "the file has too many keys and values",
                expected=f"at most {self.file.most:,} keys, values, lists and mappings",
                found="more from here on",
                fix="remove what is no annotation, or split the file",
            )
        )
        raise _Stop

    def _events(self) -> Iterator[Any]:
        documents = values = 0
        most = self.file.most
        event: Any
        for event in yaml.parse(self.file.text, Loader=_LOADER):
            kind = event.__class__
            values += kind in _VALUES
            if values > most:
                self._refuse_number(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1 or event.version or event.tags:
                    self._not_plain(event, "a second document" if documents > 1 else "a directive")
                    raise _Stop
            elif kind is yaml.AliasEvent:
                self._not_plain(event, f"the alias `*{event.anchor}`")
                raise _Stop
            if getattr(event, "anchor", None):
                self._not_plain(event, f"the anchor `&{event.anchor}`")
            tag = getattr(event, "tag", None)
            if tag is not None:
                self._not_plain(event, f"the tag `{tag.replace('tag:yaml.org,2002:', '!!')}`")
            yield event

    def _not_plain(self, event: Any, what: str) -> None:
        self.problems.append(
            NOT_PLAIN.at(
                self.at(event.start_mark),
                f"{what} stands here, which these files do not use",
                expected="plain values",
                found=what,
                fix="write the value out, in quotes if it begins with & * or !",
            )
        )

    def _check_scalar(self, event: Any) -> None:
        bad = BAD_IN_VALUE.search(event.value)
        if bad:
            self.problems.append(
                BAD_CHARACTER.at(
                    self.at(event.start_mark),
                    f"the character U+{ord(bad[0]):04X} stands in this value",
                    expected="characters that show",
                    found=f"U+{ord(bad[0]):04X}",
                    fix="remove the character",
                )
            )
        if event.style is None or event.style == "":
            self._check_hash(event)

    def _check_hash(self, event: Any) -> None:
        mark = event.end_mark
        if "#" not in self.file.text:
            return
        lines = self.file.lines
        line = lines[mark.line] if mark.line < len(lines) else ""
        if _CUT_SHORT.match(line, mark.column):
            self.problems.append(
                UNQUOTED_HASH.at(
                    self.at(event.start_mark),
                    "this value is cut short at ` #`, since YAML takes what follows for a comment",
                    expected="the value in quotes, or a space after # for a comment",
                    found=line[mark.column :].strip()[:60],
                    fix="put the whole value in quotes",
                )
            )

    def _syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        lines = self.file.lines
        mark, since = error.problem_mark or error.context_mark, error.context_mark
        stop = Stop(
            problem=str(error.problem or ""),
            context=str(error.context or ""),
            at=(mark.line, mark.column) if mark else (0, 0),
            since=(since.line, since.column) if since else None,
        )
        made = mistake(stop, lines)
        found = lines[made.line].strip() if made.line < len(lines) else ""
        return SYNTAX.at(
            self.file.at(made.line, made.column), made.message, expected=made.expected,
            found=found[:80] or "the end of the file", fix=made.fix,
        )  # fmt: skip


def _leaf(event: Any) -> _Marks:
    return _Marks(event.start_mark.line, event.start_mark.column, {}, {})
