"""Where values stand in a YAML file, and edits by these places: every byte but those of the edited record stays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from variorum.text.yaml_values import LOADER, load_yaml

from .yaml_text import WIDTH, filled, inline, item_lines, lines_of, plain

# What a line ends with after its key where the value stands below as a block.
_SIGNS = ("", "|", "|-", ">-")
# The dash of an item, with nothing but comments between it and the item.
_DASH = re.compile(r"-(?:\s|#[^\n]*\n)*\Z")
Path = tuple[str | int, ...]


class NotEditable(Exception):
    """Why an edit can't be made in this file by its places; nothing was changed."""


@dataclass(frozen=True)
class SetKeys:
    """Values for keys of the mapping at `path`; None removes a key. A new one stands where `order` has it."""

    path: Path
    values: Mapping[str, Any]
    order: Sequence[str] = ()


@dataclass(frozen=True)
class AddItem:
    """A record for the list under the top-level key `name`, behind the item `after`, or before the first
    one where that is -1. `lines` are its lines, two columns in, where it has a form of its own."""

    name: str
    item: Mapping[str, Any]
    after: int
    lines: Sequence[str] = ()


@dataclass(frozen=True)
class AddLines:
    """Items for the list under the top-level key `name`, as lines that are indented by two, with comments among
    them; by the place of the item that they stand behind, -1 for the beginning."""

    name: str
    behind: Mapping[int, str]


@dataclass(frozen=True)
class RemoveItem:
    """The record at a place in the list under the top-level key `name`, to be removed."""

    name: str
    at: int


Edit = SetKeys | AddItem | AddLines | RemoveItem


def values_of(text: str) -> dict[str, Any]:
    """The keys and values of a file that the reader takes, every scalar as text.

    Raises NotEditable. Only for what the reader parsed before: it has no limit of its own.
    """
    try:
        found = load_yaml(text)
    except yaml.YAMLError as error:
        raise NotEditable("the file can't be read as YAML") from error
    if not isinstance(found, dict):
        raise NotEditable("the file has no keys and values")
    return found


def lines_of_items(text: str, name: str) -> list[tuple[int, int]]:
    """The first and last line, from 1, of each item of the list under the top-level key `name`."""
    lines = Lines(text.removeprefix("\ufeff"))
    pair = _pair(lines.root(), name)
    items = pair[1].value if pair and isinstance(pair[1], yaml.SequenceNode) else ()
    return [(item.start_mark.line + 1, lines.last(item) + 1) for item in items]


def edited(text: str, edits: Sequence[Edit]) -> str:
    """`text` with the edits made one after another. Raises NotEditable.

    What comes out is read back and held against what was meant, so that nothing else can change.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    if text and not text.endswith("\n"):
        # A line behind the last one needs its end; the edit brings it.
        mended = edited(text + Lines(text).newline, edits) if edits else text
        return mark + mended
    for edit in edits:
        wanted = values_of(text)
        text = _made(Lines(text), edit)
        _apply(wanted, edit)
        if values_of(text) != wanted:
            raise NotEditable("these values can't be written by place; write them in the YAML file")
    return mark + text


def _apply(value: dict[str, Any], edit: Edit) -> None:
    """Does to plain values what the edit does to the file."""
    if isinstance(edit, SetKeys):
        at: Any = value
        for step in edit.path:
            at = at[step]
        for key, each in edit.values.items():
            if each is None:
                at.pop(key, None)
            else:
                at[key] = plain(each)
        return
    items = [*(value.get(edit.name) or ())]
    if isinstance(edit, AddItem):
        items.insert(edit.after + 1, plain(edit.item))
    elif isinstance(edit, AddLines):
        for after, told in sorted(edit.behind.items(), reverse=True):
            items[after + 1 : after + 1] = values_of(f"{edit.name}:\n{told}")[edit.name]
    else:
        del items[edit.at]
    value[edit.name] = items


def _made(lines: Lines, edit: Edit) -> str:
    if isinstance(edit, AddItem | AddLines):
        return _added(lines, edit)
    if isinstance(edit, RemoveItem):
        return _removed(lines, edit)
    for key, value in edit.values.items():
        told = None if value is None else plain(value)
        lines = Lines(_set(lines, edit.path, key, told, edit.order))
    return _parted(lines, edit)


def _parted(lines: Lines, edit: SetKeys) -> str:
    """The text with a record in braces that has become too long for its line on several, in the order of keys."""
    node, text = _mapping_at(lines, edit.path), lines.text
    start, end = lines.at(node.start_mark), lines.end(node)
    longest = max(map(len, text[lines.line_start(start) : lines.line_end(end)].split("\n")))
    if not node.flow_style or longest <= WIDTH or lines.comments(start, end, node):
        return text
    place = {key: at for at, key in enumerate(edit.order)}
    keys = sorted(yaml_value(node).items(), key=lambda pair: place.get(pair[0], len(place)))
    indent = start - lines.line_start(start)
    told = filled(inline(dict(keys)), WIDTH - indent)
    return text[:start] + f"{lines.newline}{' ' * indent}".join(told) + text[end:]


class Lines:
    """A file's text with its nodes, whose marks are turned into offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def root(self) -> Any:
        try:
            found = yaml.compose(self.text, Loader=LOADER)
        except yaml.YAMLError as error:
            raise NotEditable(
                "these values can't be written; write them in the YAML file"
            ) from error
        if not isinstance(found, yaml.MappingNode):
            raise NotEditable("the file has no keys and values")
        return found

    def at(self, mark: Any) -> int:
        return min(int(mark.index), len(self.text))

    def end(self, node: Any) -> int:
        """Where the last letter of a value stands; the parser's mark lies behind what follows a block."""
        if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
            start, end = self.at(node.start_mark), self.at(node.end_mark)
            return start + len(self.text[start:end].rstrip())
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def last(self, node: Any) -> int:
        """The last line of a value, from zero."""
        return bisect_right(self._starts, self.end(node)) - 1

    def line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Behind the line break of the line on which an offset lies."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def behind(self, item: Any, dash: int) -> int:
        """The beginning of the line behind an item of a list and the comments that stand further in than its dash."""
        at = self.line_end(self.end(item))
        further = re.compile(rf"(?:[ \t]*\r?\n)*[ ]{{{dash + 1},}}#.*(?:\n|\Z)")
        while found := further.match(self.text, at):
            at = found.end()
        return at

    def comments(self, start: int, end: int, *nodes: Any) -> list[str]:
        """The comments between two offsets, outside the scalars of the nodes."""
        shown = list(self.text[start:end])
        for scalar in _scalars(nodes):
            first, last = self.at(scalar.start_mark), self.end(scalar)
            if scalar.style in ("|", ">"):
                # A comment may stand behind the sign of a block.
                first = self.line_end(first)
            for at in range(max(first, start), min(last, end)):
                if shown[at - start] == "#":
                    shown[at - start] = "x"
        found = re.finditer("#.*", "".join(shown))
        return [self.text[start + each.start() : start + each.end()].rstrip() for each in found]

    def remarked(self, first: int, last: int, *nodes: Any) -> bool:
        """Whether a comment stands on lines, from zero, outside the scalars of the nodes."""
        end = self._starts[last + 1] if last + 1 < len(self._starts) else len(self.text)
        return bool(self.comments(self._starts[first], end, *nodes))


def _scalars(nodes: Iterable[Any]) -> Iterator[Any]:
    for node in nodes:
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            yield from _scalars(each for pair in node.value for each in pair)
        else:
            yield from _scalars(node.value)


def _pair(mapping: Any, key: str) -> tuple[Any, Any] | None:
    return next((pair for pair in mapping.value if pair[0].value == key), None)


def _mapping_at(lines: Lines, path: Path) -> Any:
    node = lines.root()
    for step in path:
        if isinstance(step, str):
            pair = _pair(node, step) if isinstance(node, yaml.MappingNode) else None
            node = pair[1] if pair else None
        else:
            there = isinstance(node, yaml.SequenceNode) and step < len(node.value)
            node = node.value[step] if there else None
        if node is None:
            raise NotEditable("what was edited is no longer there")
    if not isinstance(node, yaml.MappingNode):
        raise NotEditable("what was edited has no keys")
    return node


def _set(lines: Lines, path: Path, key: str, value: Any, order: Sequence[str]) -> str:
    mapping = _mapping_at(lines, path)
    pair = _pair(mapping, key)
    if mapping.flow_style:
        return _set_in_flow(lines, mapping, pair, key, value)
    if pair is None:
        return lines.text if value is None else _inserted(lines, mapping, key, value, order)
    if value is None:
        return _without(lines, mapping, pair)
    old = pair[1]
    if isinstance(value, dict) and isinstance(old, yaml.MappingNode) and not old.flow_style:
        # Key by key: what stays keeps its lines and comments.
        gone = dict.fromkeys(k.value for k, _ in old.value if k.value not in value)
        for below, each in {**value, **gone}.items():
            lines = Lines(_set(lines, (*path, key), below, each, tuple(value)))
        return lines.text
    if yaml_value(old) == value:
        return lines.text
    first, *rest = lines_of(key, value, mapping.start_mark.column)
    return _replaced(lines, pair, first.partition(":")[2], rest)


def yaml_value(node: Any) -> Any:
    """The plain value of a node."""
    if isinstance(node, yaml.MappingNode):
        return {k.value: yaml_value(v) for k, v in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [yaml_value(each) for each in node.value]
    return node.value


def _replaced(lines: Lines, pair: tuple[Any, Any], first: str, rest: list[str]) -> str:
    """The text with another value under a key: what follows its colon, and the lines below."""
    text, (key, value) = lines.text, pair
    colon = text.index(":", lines.end(key)) + 1
    end = max(colon, lines.end(value))
    indent = " " * key.start_mark.column
    inside = lines.comments(colon, end, value)
    behind = text[end : lines.line_end(end)]
    if len(inside) == 1 and not behind.strip():
        behind, inside = f"  {inside[0]}{lines.newline}", []
    above = "".join(f"{each}{lines.newline}{indent}" for each in inside)
    start = lines.at(key.start_mark)
    told = [text[start:colon] + first, *rest]
    # A comment would end words that go on below it, but not a block.
    gap = "  " if behind.startswith("#") else ""
    told[0 if first.strip() in _SIGNS else -1] += gap + behind.rstrip("\r\n")
    new = "".join(f"{line}{lines.newline}" for line in told)
    return text[:start] + above + new + text[lines.line_end(end) :]


def _inserted(lines: Lines, mapping: Any, key: str, value: Any, order: Sequence[str]) -> str:
    text = lines.text
    new = lines_of(key, value, mapping.start_mark.column)
    before = order[: order.index(key)] if key in order else order
    behind = [each for _, each in filter(None, (_pair(mapping, name) for name in before))]
    last = max(map(lines.end, behind)) if behind else lines.end(mapping)
    at = lines.line_end(last)
    told = "".join(f"{line}{lines.newline}" for line in new)
    return text[:at] + told + text[at:]


def _without(lines: Lines, mapping: Any, pair: tuple[Any, Any]) -> str:
    """The text without a key; comments on its lines stay, on lines of their own."""
    text, (key, value) = lines.text, pair
    start, end = lines.at(key.start_mark), lines.line_end(max(lines.end(key), lines.end(value)))
    if len(mapping.value) == 1:
        raise NotEditable("the last key of a record can't be removed")
    comments = lines.comments(start, end, key, value)
    if text[lines.line_start(start) : start].strip():
        # The first key of an item stands behind its dash, and so does the next one then.
        following = lines.at(mapping.value[1][0].start_mark)
        if comments or lines.comments(end, following):
            raise NotEditable(f"a comment follows `{key.value}`; remove that key in the YAML file")
        return text[:start] + text[following:]
    indent = " " * key.start_mark.column
    kept = "".join(f"{indent}{each}{lines.newline}" for each in comments)
    return text[: lines.line_start(start)] + kept + text[end:]


def _set_in_flow(
    lines: Lines, mapping: Any, pair: tuple[Any, Any] | None, key: str, value: Any
) -> str:
    text = lines.text
    if pair is None:
        if value is None:
            return text
        at = lines.end(mapping) - 1
        body = text[lines.at(mapping.start_mark) + 1 : at].rstrip()
        at = lines.at(mapping.start_mark) + 1 + len(body)
        comma = "" if not body.strip() or body.endswith(",") else ", "
        return f"{text[:at]}{comma}{key}: {inline(value)}{text[at:]}"
    start, end = lines.at(pair[0].start_mark), lines.end(pair[1])
    if lines.comments(start, end, *pair):
        raise NotEditable(f"a comment stands inside `{key}`; change that key in the YAML file")
    if value is None:
        return _cut_in_flow(text, start, max(end, lines.end(pair[0]) + 1))
    colon = text.index(":", lines.end(pair[0])) + 1
    return f"{text[:colon]} {inline(value)}{text[max(end, colon) :]}"


def _cut_in_flow(text: str, start: int, end: int) -> str:
    """The text without an item of braces or brackets, and without the comma beside it."""
    after = re.compile(r"\s*,\s*").match(text, end)
    if after:
        return text[:start] + text[after.end() :]
    before = re.search(r"\s*,\s*\Z", text[:start])
    return text[: before.start() if before else start] + text[end:]


def _added(lines: Lines, edit: AddItem | AddLines) -> str:
    text, newline = lines.text, lines.newline
    pair = _pair(lines.root(), edit.name)
    if pair is None or not pair[1].value:
        told = [line for _, part in _parts(edit, 2) for line in part]
        if pair is not None:
            return _replaced(lines, pair, "", told)
        gap = newline if text.rstrip() else ""
        return text + gap + "".join(f"{line}{newline}" for line in [f"{edit.name}:", *told])
    items = pair[1]
    column = items.start_mark.column
    parts = _parts(edit, column)
    if not isinstance(items, yaml.SequenceNode) or not all(
        -1 <= after < len(items.value) for after, _ in parts
    ):
        raise NotEditable(f"`{edit.name}:` is no list, or has changed")
    if items.flow_style:
        if isinstance(edit, AddLines):
            raise NotEditable(f"`{edit.name}:` has no dash for each item")
        if edit.after < 0:
            at = lines.at(items.value[0].start_mark)
            return f"{text[:at]}{inline(plain(edit.item))}, {text[at:]}"
        at = lines.end(items.value[edit.after])
        return f"{text[:at]}, {inline(plain(edit.item))}{text[at:]}"
    made, done = [], 0
    for after, part in parts:
        if after >= 0:
            at = lines.behind(items.value[after], column)
        elif isinstance(edit, AddItem):
            at = _dash(lines, items, 0)
        else:
            # What is said above the first item belongs to it.
            at = lines.line_end(text.index(":", lines.end(pair[0])))
        made += [text[done:at], *(f"{line}{newline}" for line in part)]
        done = at
    return "".join([*made, text[done:]])


def _parts(edit: AddItem | AddLines, column: int) -> list[tuple[int, list[str]]]:
    """The lines that an edit adds, with their dashes in a column, and the item that each stands behind."""
    if isinstance(edit, AddItem):
        own = [" " * column + line[2:] for line in edit.lines]
        return [(edit.after, own or item_lines(plain(edit.item), column))]
    return [
        (after, [" " * column + line[2:] for line in told.rstrip("\n").split("\n")])
        for after, told in sorted(edit.behind.items())
    ]


def _removed(lines: Lines, edit: RemoveItem) -> str:
    text = lines.text
    pair = _pair(lines.root(), edit.name)
    items = pair[1] if pair else None
    if pair is None or not isinstance(items, yaml.SequenceNode) or edit.at >= len(items.value):
        raise NotEditable("what was removed is no longer there")
    item = items.value[edit.at]
    if items.flow_style:
        return _cut_in_flow(text, lines.at(item.start_mark), lines.end(item))
    if len(items.value) == 1:
        return _replaced(lines, pair, " []", [])
    return text[: _dash(lines, items, edit.at)] + text[lines.line_end(lines.end(item)) :]


def _dash(lines: Lines, items: Any, at: int) -> int:
    """The beginning of the line with the dash of an item."""
    first = lines.end(items.value[at - 1]) if at else lines.at(items.start_mark)
    found = _DASH.search(lines.text[first : lines.at(items.value[at].start_mark)])
    if found is None:
        raise NotEditable("the list is written in a way that can't be edited by place")
    return lines.line_start(first + found.start())
