"""One random way to damage a YAML file, as a hasty edit, a bad merge or a broken disk would."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What a value is turned into; `{0}` is the value itself.
_OTHER_TYPES = (
    "[{0}]", "{{a: {0}}}", "", "~", "no", "12:30", "010", "1_000", "1e3", "2025-2-30", ".nan", "-1",
    "unknown", "none", "TODO", "'{0}'", "\"{0}\"", "|\n  {0}", "&a {0}", "*a", "!!int {0}", "{0} #1", "# {0}",
)  # fmt: skip
_BYTES = (
    b"\0", b"\xff", b"\xc3", b"\x1b[31m", b"\xe2\x80\xa8", b"\xc2\x85", b"\xef\xbb\xbf", b"\r", b"\t",
    b"\n", b"\n\n", b" ", b"    ", b"#", b" # ", b": ", b"- ", b"'", b'"', b"[", b"]", b"{", b"}", b",",
    b"|", b">", b"&", b"*", b"---\n", b"...\n", b"<<<<<<< ours\n", b"=======\n", b"\\", b"\xc2\xa0",
    b"\xe2\x80\x8b", b"\xd0\xb0", b"7", b"000", b"%",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A key with its value, an item of a list, or a scalar, by its place in the text."""

    start: int
    end: int
    whole_lines: bool


def drop_line(chance: random.Random, text: str) -> str:
    """One line less."""
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def double_line(chance: random.Random, text: str) -> str:
    """One line twice, there or elsewhere."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    to = chance.choice([at, chance.randrange(len(lines))])
    lines.insert(to, lines[at])
    return "".join(lines)


def swap_lines(chance: random.Random, text: str) -> str:
    """Two lines in each other's place, neighbours or not."""
    lines = text.splitlines(keepends=True)
    one = chance.randrange(len(lines) - 1)
    two = chance.choice([one + 1, chance.randrange(len(lines))])
    lines[one], lines[two] = lines[two], lines[one]
    return "".join(lines)


def shift_lines(chance: random.Random, text: str) -> str:
    """One or a few lines indented deeper or less."""
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    width = chance.choice([1, 2, 4])
    deeper = chance.random() < 0.5
    for number in range(at, min(len(lines), at + chance.choice([1, 1, 3, 8]))):
        line = lines[number]
        lines[number] = " " * width + line if deeper else line.removeprefix(" " * width)
    return "".join(lines)


def drop_part(chance: random.Random, text: str) -> str:
    """A key with its value, or an item, less."""
    part = chance.choice(_parts(text))
    return text[: part.start] + text[part.end :]


def double_part(chance: random.Random, text: str) -> str:
    """A key with its value, or an item, twice."""
    part = chance.choice(_parts(text))
    between = "" if part.whole_lines else ", "
    return text[: part.end] + between + text[part.start : part.end] + text[part.end :]


def swap_parts(chance: random.Random, text: str) -> str:
    """Two keys with their values, or two items, in each other's place."""
    parts = _parts(text)
    one = chance.choice(parts)
    apart = [each for each in parts if each.end <= one.start or one.end <= each.start]
    if not apart:
        return drop_part(chance, text)
    first, second = sorted((one, chance.choice(apart)), key=lambda part: part.start)
    return (
        text[: first.start] + text[second.start : second.end] + text[first.end : second.start]
        + text[first.start : first.end] + text[second.end :]
    )  # fmt: skip


def retype(chance: random.Random, text: str) -> str:
    """A scalar turned into something that looks like another type."""
    part = chance.choice(list(_scalars(_root(text))))
    made = chance.choice(_OTHER_TYPES).format(text[part.start : part.end])
    return text[: part.start] + made + text[part.end :]


def swap_scalars(chance: random.Random, text: str) -> str:
    """One scalar also in another's place, key or value: names and references go wrong."""
    scalars = list(_scalars(_root(text)))
    one, two = chance.choice(scalars), chance.choice(scalars)
    return text[: one.start] + text[two.start : two.end] + text[one.end :]


def truncate(chance: random.Random, text: str) -> str:
    """The end cut off, anywhere."""
    return text[: chance.randrange(len(text))]


def insert_bytes(chance: random.Random, text: str) -> bytes:
    """Bytes that mean something to YAML, to a terminal or to nobody, put in between."""
    data = text.encode()
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice([*_BYTES, chance.randbytes(3)]) + data[at:]


def change_bytes(chance: random.Random, text: str) -> bytes:
    """A few bytes lost or changed."""
    data = bytearray(text.encode())
    at = chance.randrange(len(data))
    data[at : at + chance.randint(1, 5)] = chance.choice([b"", chance.randbytes(1)])
    return bytes(data)


Damage = Callable[[random.Random, str], str | bytes]
DAMAGES: tuple[Damage, ...] = (
    drop_line, double_line, swap_lines, shift_lines, drop_part, double_part, swap_parts, retype,
    swap_scalars, truncate, insert_bytes, change_bytes,
)  # fmt: skip


def damaged(damage: Damage, chance: random.Random, data: bytes) -> bytes:
    """The file after that damage; never the same as before."""
    while True:
        made = damage(chance, data.decode())
        after = made if isinstance(made, bytes) else made.encode()
        if after != data:
            return after


def _root(text: str) -> Any:
    return yaml.compose(text, Loader=_LOADER)


def _parts(text: str) -> list[Part]:
    return [_widened(text, start, end) for start, end in _spans(_root(text))]


def _spans(node: Any) -> Iterator[tuple[int, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.start_mark.index, value.end_mark.index
            yield from _spans(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield item.start_mark.index, item.end_mark.index
            yield from _spans(item)


def _widened(text: str, start: int, end: int) -> Part:
    """Whole lines, where nothing else stands on them; the dash of an item goes with it."""
    line = text.rfind("\n", 0, start) + 1
    stop = start + len(text[start:end].rstrip())
    after = text.find("\n", stop)
    after = len(text) - 1 if after < 0 else after
    if text[line:start].strip(" -") or text[stop:after].strip():
        return Part(start, stop, whole_lines=False)
    return Part(line, after + 1, whole_lines=True)


def _scalars(node: Any) -> Iterator[Part]:
    if isinstance(node, yaml.ScalarNode):
        start = node.start_mark.index
        if node.end_mark.index > start:
            yield Part(start, node.end_mark.index, whole_lines=False)
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for each in pair:
                yield from _scalars(each)
    else:
        for each in node.value:
            yield from _scalars(each)
