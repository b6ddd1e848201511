"""YAML text to plain values: every scalar as text, with places, and only the plain parts of YAML.

The events of PyYAML's C parser are put together here rather than composed: so depth is capped before
anything recurses, what is not plain is refused where it stands, and every value has its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import yaml

from variorum.model.article import Keys
from variorum.model.problem import Place, Problem
from variorum.text.letters import UNPRINTABLE

from .syntax import mistake
from .words import problem

DEEPEST = 24
MOST_VALUES = 15_000
# A shared table holds what all sources name: the origins of four thousand of them, for example.
MOST_IN_TABLE = 25_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CUT_SHORT = re.compile(r"[ \t]+#[^\s#]")

# A carriage return stands before a line feed only.
BAD_IN_FILE = re.compile(f"[{UNPRINTABLE}\r](?!(?<=\r)\n)")
BAD_IN_VALUE = re.compile(f"[{UNPRINTABLE}\r\ud800-\udfff]")


@dataclass(slots=True)
class Node:
    """A value and where it begins (zero-based); the nodes in it, and where a mapping's keys begin."""

    line: int = 0
    column: int = 0
    value: Any = None
    inside: dict[str | int, Node] = field(default_factory=dict)
    keys: dict[str | int, tuple[int, int]] = field(default_factory=dict)

    def beside(self, value: Any) -> Node:
        """A node of a value that stands where this one does; so do the items of a list."""
        items = enumerate(value) if isinstance(value, list) else ()
        return Node(self.line, self.column, value, {at: self.beside(item) for at, item in items})

    def put(self, key: str, node: Node) -> None:
        """Puts a node under a key of a mapping; a key that is new there begins where the node does."""
        self.inside[key], self.value[key] = node, node.value
        self.keys.setdefault(key, (node.line, node.column))

    def take(self, key: str) -> Node | None:
        """The node under a key of a mapping, which has it no longer; None where it has none."""
        self.value.pop(key, None)
        self.keys.pop(key, None)
        return self.inside.pop(key, None)


Rewrite = Callable[["YamlFile", Node], Iterable[Problem]]
"""Puts what short forms stand for in their place, and gives the problems met."""


@dataclass(frozen=True)
class YamlFile:
    """A YAML file's text; places are worked out only when a problem asks for one.

    `most` is how many keys, values, lists and mappings it may have. Where some list items were left
    out of what is asked about, `kept` has the places of the others in each list. `rewrite` changes
    what was read before anybody sees it; what it puts in place stands where its short form does.
    """

    path: str
    text: str
    most: int = MOST_VALUES
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)
    rewrite: Rewrite | None = field(default=None, compare=False)

    def parse(self) -> tuple[Any, tuple[Problem, ...]]:
        """The file's value (strings, lists, dicts with text keys; None if unreadable), and the
        problems met."""
        root, problems = self._read()
        return root.value, problems

    @cached_property
    def _root(self) -> Node:
        # Parsed anew: of most files no place is asked for, and nodes take much more room than values.
        return self._read()[0]

    def _read(self) -> tuple[Node, tuple[Problem, ...]]:
        parser = _Parser(self)
        root = parser.root()
        rewritten = self.rewrite(self, root) if self.rewrite is not None else ()
        return root, (*parser.problems, *rewritten)

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, as line feeds part them."""
        return self.text.split("\n")

    def place(self, keys: Keys, *, key: bool = False) -> Place:
        """The place of the value under `keys` (or of its key), or of the nearest that exists."""
        match keys:
            case (str(top), int(at), *below) if at < len(left := self.kept.get(top, ())):
                keys = (top, left[at], *below)
        node = self._root
        for number, step in enumerate(keys, 1):
            if key and number == len(keys) and step in node.keys:
                return self.at(*node.keys[step])
            if step not in node.inside:
                break
            node = node.inside[step]
        return self.at(node.line, node.column)

    def at(self, line: int, column: int) -> Place:
        """The place of a line and column of the parser's, both zero-based.

        Of a file whose last line has no line break, the parser tells a line below it.
        """
        if line == len(self.lines):
            line, column = line - 1, len(self.lines[-1])
        return Place(self.path, line + 1, column + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from zero; empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def places_of(self, keys: Keys, text: str, words: re.Pattern[str]) -> Iterator[Place]:
        """Where `words` stand in the value under `keys`, which is `text`: in a block, which holds
        it as it is, each place; else the value's own."""
        start = self.place(keys)
        number = len(words.findall(text))
        sign = self.line(start.line - 1)[start.column - 1 :]
        if not sign.startswith(("|", ">")) or not number:
            yield start
            return
        below = (
            Place(self.path, line + 1, match.start() + 1)
            for line in range(start.line, len(self.lines))
            for match in words.finditer(self.lines[line])
        )
        yield from islice(below, number)


class _Unreadable(Exception):
    """Nothing after this place can be read."""


class _Parser:
    """Reads a file once, and notes its problems on the way."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._events = self._plain_events()
        # Neither can be in a value where the text has nothing it could come from.
        self._may_be_bad = "\\" in file.text or BAD_IN_VALUE.search(file.text) is not None
        self._may_be_cut = "#" in file.text
        # The record in which another one begins without a dash.
        self._undashed: Node | None = None

    def root(self) -> Node:
        """The node of the whole file; its value is None where there is none or it can't be read."""
        try:
            first = next(self._events, None)
            root = self._node(first) if first is not None else Node()
            # Only the end of the document may follow.
            next(self._events, None)
        except yaml.MarkedYAMLError as error:
            # Behind a record without its dash the parser may lose its way, which is no other mistake.
            if self._undashed is None:
                self.problems.append(mistake(error, self.file.line, self.file.at))
        except yaml.reader.ReaderError as error:
            whole = Place(self.file.path)
            self.problems.append(problem("unreadable-character", whole, reason=error.reason))
        except _Unreadable:
            pass
        else:
            return root
        return Node()

    def _node(self, event: Any, depth: int = 0) -> Node:
        """The node that begins with `event`, read to its end."""
        mark = event.start_mark
        if isinstance(event, yaml.ScalarEvent):
            self._check_scalar(event)
            return Node(mark.line, mark.column, event.value)
        node = Node(mark.line, mark.column)
        if depth == DEEPEST:
            self._report("too-deep", event, deepest=DEEPEST)
            raise _Unreadable
        if isinstance(event, yaml.SequenceStartEvent):
            while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                node.inside[len(node.inside)] = self._node(event, depth + 1)
            node.value = [item.value for item in node.inside.values()]
            return node
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, node)
            node.inside.setdefault(key, self._node(next(self._events), depth + 1))
        node.value = {key: item.value for key, item in node.inside.items()}
        return node

    def _key(self, event: Any, node: Node) -> str:
        place = event.start_mark.line, event.start_mark.column
        if not isinstance(event, yaml.ScalarEvent):
            self._report("odd-key", event)
            raise _Unreadable
        self._check_scalar(event)
        key: str = event.value
        if key in node.keys:
            self._duplicate(event, key, node)
        node.keys.setdefault(key, place)
        return key

    def _plain_events(self) -> Iterator[Any]:
        """The events of values, as far as they are plain."""
        documents = values = 0
        event: Any
        for event in yaml.parse(self.file.text, Loader=_LOADER):
            match event:
                # Most are such.
                case yaml.ScalarEvent() | yaml.CollectionStartEvent():
                    values += 1
                    if values > self.file.most:
                        self._report("too-many-values", event, most=self.file.most)
                        raise _Unreadable
                    if event.anchor:
                        self._report("not-plain", event, found=f"the anchor `&{event.anchor}`")
                    if event.tag is not None:
                        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
                        self._report("not-plain", event, found=f"the tag `{tag}`")
                    yield event
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    yield event
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1 or event.version or event.tags:
                        found = "a second document" if documents > 1 else "a directive"
                        self._report("not-plain", event, found=found)
                        raise _Unreadable
                case yaml.AliasEvent():
                    self._report("not-plain", event, found=f"the alias `*{event.anchor}`")
                    raise _Unreadable

    def _report(self, name: str, event: Any, /, **blanks: Any) -> None:
        place = self.file.at(event.start_mark.line, event.start_mark.column)
        self.problems.append(problem(name, place, **blanks))

    def _duplicate(self, event: Any, key: str, node: Node) -> None:
        if node is self._undashed:
            return
        first = node.keys[key][0] + 1
        mark = event.start_mark
        line = self.file.line(mark.line).strip()
        if key == "id" or self.file.line(mark.line + 1).startswith(f"{' ' * mark.column}id: "):
            self._undashed = node
            self._report("record-without-dash", event, key=key, first=first, line=line[:60])
        else:
            self._report("duplicate-key", event, key=key, first=first)

    def _check_scalar(self, event: Any) -> None:
        if self._may_be_bad and (bad := BAD_IN_VALUE.search(event.value)):
            self._report("bad-character", event, found=f"U+{ord(bad[0]):04X}")
        if event.style or not self._may_be_cut:
            return
        line, column = self.file.line(event.end_mark.line), event.end_mark.column
        if _CUT_SHORT.match(line, column):
            self._report("unquoted-hash", event, found=line[column:].strip()[:60])
