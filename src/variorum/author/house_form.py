"""A source file in its house form: short forms where they say the same, one order of keys, one way to fold.

The file is edited by place. Only claims, ties and moments are written anew, key by key; a key with a
remark in its lines keeps them, and every other line of the file stays as it is. Comments between keys
stay before the key that they stood before.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from variorum.model.claim import DEFAULT_KEYS, MOMENT_KEYS, SPOKEN, Claim, Tie
from variorum.model.count import following_in
from variorum.model.fields import NAME_PATTERN
from variorum.model.marker import MARKER, is_undecided
from variorum.model.source import Source
from variorum.text.passages import squeezed
from variorum.text.quantities import only_reading

from .edits import Lines, NotEditable, yaml_value
from .yaml_text import WIDTH, filled, inline, lines_of, readable, unused

_DASH = re.compile(r"\s*-\s+\Z")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f]")
_LAST = 99
_WORDS = ("id", "quote", "occurrence")
# The keys of the file itself and of the records of its lists, each with its place.
ORDER = {
    name: {(each.alias or key): at for at, (key, each) in enumerate(model.model_fields.items())}
    for name, model in (("", Source), ("claims", Claim), ("ties", Tie))
}
ORDER["ties"] |= {key: len(ORDER["ties"]) + at for at, key in enumerate(DEFAULT_KEYS)}
ORDER[""]["moments"] = ORDER[""]["ties"]


@dataclass
class _Entry:
    """A key with its value, the lines before it that are no values, and its own lines as they are.

    The first of these begins with the key, which stands at `column`. What is `free` has no remark in
    it and may be written in another way.
    """

    key: str
    value: Any
    lead: Sequence[str] = ()
    lines: Sequence[str] = ()
    column: int = 0
    free: bool = True

    @property
    def movable(self) -> bool:
        """Whether it may be written elsewhere, or not at all."""
        return self.free and not any(map(str.strip, self.lead))


@dataclass
class _Item:
    """A record of a list, and what stands before it; its `lines` where it is left as it is."""

    lead: Sequence[str]
    entries: dict[str, _Entry]
    lines: Sequence[str] | None = None

    def value(self, key: str) -> Any:
        """What stands under a key; None without it."""
        return self.entries[key].value if key in self.entries else None

    def movable(self, *keys: str) -> bool:
        """Whether these keys are there, and may be written elsewhere."""
        there = all(key in self.entries and self.entries[key].movable for key in keys)
        return there and self.lines is None

    def put(self, key: str, value: Any) -> None:
        self.entries[key] = _Entry(key, value)


def house_form(text: str, *, vague: Iterable[str] = (), language: str = "en") -> str:
    """The text of a source file in its house form; as it is where it is no file of keys on their lines.

    `vague` and `language` are the dossier's. The text is YAML that the reader takes: without anchors,
    tags and aliases, and not too deep.
    """
    try:
        return _File(text, tuple(vague), language).written()
    except NotEditable:
        return text


class _File:
    def __init__(self, text: str, vague: tuple[str, ...], language: str) -> None:
        self.lines = text.split("\n")
        self.places = Lines(text)
        root = self.places.root()
        if root.flow_style or not root.value:
            raise NotEditable("its keys have no lines of their own")
        first = root.value[0][0].start_mark.line
        self.head, self.tail = self.lines[:first], self.lines[self.places.last(root) + 1 :]
        self.top = self._entries(root)
        self.lists = {
            key.value: items
            for key, value in root.value
            if key.value in ("claims", "ties") and (items := self._items(key, value)) is not None
        }
        self.claims, self.ties = self.lists.get("claims", []), self.lists.get("ties", [])
        own = self.top["language"].value if "language" in self.top else None
        self.vague, self.language = vague, own if isinstance(own, str) else language

    def written(self) -> str:
        """The file's text in its house form."""
        for claim in self.claims:
            _shorten(claim, self.language, self.vague)
        self._name_moments()
        for tie in self.ties:
            self._gather(tie)
        top = sorted(
            self.top.values(),
            key=lambda each: (ORDER[""].get(each.key, _LAST), each.key == "ties"),
        )
        body = (line for each in top for line in self._top_lines(each))
        return "\n".join([*self.head, *body, *self.tail])

    # From lines to entries.

    def _entries(self, mapping: Any) -> dict[str, _Entry]:
        """The keys of a mapping in block style, all but the first with what stands before it."""
        found = {}
        before = mapping.start_mark.line
        for key, value in mapping.value:
            start, column = key.start_mark.line, key.start_mark.column
            last = max(start, self.places.last(value))
            lines = [self.lines[start][column:], *self.lines[start + 1 : last + 1]]
            plain = yaml_value(value)
            free = _writable(plain) and not self.places.remarked(start, last, key, value)
            lead = self.lines[before:start]
            found[key.value] = _Entry(key.value, plain, lead, lines, column, free)
            before = last + 1
        return found

    def _items(self, key: Any, node: Any) -> list[_Item] | None:
        """The records of a list in block style; None of any other value."""
        if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
            return None
        items: list[_Item] = []
        before = key.start_mark.line + 1
        for each in node.value:
            start, last = each.start_mark.line, self.places.last(each)
            indent = self.lines[start][: each.start_mark.column]
            if not isinstance(each, yaml.MappingNode) or not each.value or not _DASH.match(indent):
                return None
            lead, whole = self.lines[before:start], self.lines[start : last + 1]
            before = last + 1
            if not each.flow_style:
                items.append(_Item(lead, self._entries(each)))
                continue
            record = yaml_value(each)
            kept = self.places.remarked(start, last, each) or not _writable(record)
            items.append(_Item(lead, _entries_of(record), whole if kept else None))
        return items

    # Short forms.

    def _name_moments(self) -> None:
        """Names each date that several claims give, and uses its name."""
        entry = self.top.get("moments")
        there = entry.value if entry else {}
        if not isinstance(there, dict) or (entry and not entry.free):
            return
        names = {_same(value): name for name, value in there.items()}
        dated = [
            (record, key, record.value(key))
            for record in (*self.claims, *self.ties)
            for key in MOMENT_KEYS
            if record.movable(key) and isinstance(record.value(key), dict)
        ]
        often = Counter(_same(value) for *_, value in dated)
        new = dict(there)
        for record, key, value in dated:
            same = _same(value)
            if same not in names and often[same] > 1:
                names[same] = _moment_name(value, new)
                new[names[same]] = value
            if same in names:
                record.put(key, names[same])
        if entry is not None:
            entry.value = new
        elif new:
            self.top["moments"] = _Entry("moments", new)

    def _gather(self, tie: _Item) -> None:
        """Lets a tie say once what the claims that name its origin in reported words have alike."""
        origin = tie.value("origin")
        first = next(each for each in self.ties if each.value("origin") == origin)
        if tie.lines is not None or not isinstance(origin, str) or first is not tie:
            return
        claims = [each for each in self.claims if _takes(each, origin)]
        for key in DEFAULT_KEYS:
            said = tie.value(key)
            if said is None:
                values = [each.value(key) for each in claims]
                often = Counter(_same(v) for v in values if key != "by" or not _has_evidence(v))
                common, number = often.most_common(1)[0] if often else ("", 0)
                # What is still to be decided of each is not alike.
                if None in values or number < 2 or MARKER in common:
                    continue
                said = json.loads(common)
                tie.put(key, said)
            for each in claims:
                if each.movable(key) and _same(each.value(key)) == _same(said):
                    del each.entries[key]

    # From entries to lines.

    def _top_lines(self, entry: _Entry) -> Iterator[str]:
        yield from entry.lead
        if entry.key == "moments" and entry.free and isinstance(entry.value, dict):
            yield "moments:"
            for name, value in entry.value.items():
                yield from lines_of(name, value, 2)
        elif entry.key in self.lists:
            yield entry.lines[0]
            for item in self.lists[entry.key]:
                yield from item.lead
                yield from item.lines if item.lines is not None else _record(item, entry.key)
        else:
            yield from entry.lines


def _entries_of(record: dict[str, Any]) -> dict[str, _Entry]:
    return {key: _Entry(key, value) for key, value in record.items()}


def _shorten(claim: _Item, language: str, vague: tuple[str, ...]) -> None:
    """Puts a claim's answer, origin and count into their short forms."""
    if claim.movable("question", "answer") and (
        pair := _pair(claim.value("question"), claim.value("answer"))
    ):
        del claim.entries["question"]
        claim.put("answer", pair)
    origin = claim.value("origin")
    if claim.movable("origin", "utterance"):
        tie = origin if isinstance(origin, dict) else {"origin": origin}
        if pair := _pair(tie.get("origin"), claim.value("utterance")):
            del claim.entries["utterance"]
            claim.put("origin", {**origin, "origin": pair} if tie is origin else pair)
    count = claim.value("count")
    if not claim.movable("count") or not isinstance(count, dict):
        return
    phrase = count.get("phrase")
    if isinstance(phrase, str) and not is_undecided("count", phrase):
        words = squeezed(phrase)
        following = following_in(claim.value("quote"), words)
        reading = only_reading(words, language, following, vague)
        if count == {"phrase": phrase, **(reading or {})} and reading:
            claim.put("count", phrase)


def new_claim(claim: dict[str, Any], language: str, vague: Iterable[str]) -> list[str]:
    """The lines of a claim that no file has yet, its values as they are written in full, every scalar as text."""
    item = _Item((), _entries_of(claim))
    _shorten(item, language, tuple(vague))
    return _record(item, "claims")


def _record(item: _Item, kind: str) -> list[str]:
    """The lines of a record in a list, its keys in their order; short ones in braces."""
    entries = sorted(item.entries.values(), key=lambda each: ORDER[kind].get(each.key, _LAST))
    if all(each.movable for each in entries):
        value = {each.key: each.value for each in entries}
        if kind == "ties":
            return [f"  {line}" for line in filled(f"- {inline(value)}", WIDTH - 2)]
        if lines := _context(value):
            return lines
    lines = list(entries[0].lead)
    for each in entries:
        own = lines_of(each.key, each.value, 4) if each.free else _moved(each)
        if each is entries[0]:
            own[0] = f"  - {own[0].lstrip()}"
        else:
            lines += each.lead
        lines += own
    return lines


def _context(claim: dict[str, Any]) -> list[str]:
    """A claim that answers no question, its words on one line and all else there or on a second one;
    nothing where that is too long."""
    if claim.keys() & {"question", "answer", "count"}:
        return []
    line = f"  - {inline(claim)}"
    if len(line) > WIDTH:
        words = {key: claim.pop(key) for key in _WORDS if key in claim}
        line = f"  - {inline(words)[:-1]},\n    {inline(claim)[1:]}"
    lines = line.split("\n")
    return lines if max(map(len, lines)) <= WIDTH else []


def _moved(entry: _Entry) -> list[str]:
    """The lines of a key as they are, with the key at the column of its record's others."""
    first, *rest = entry.lines
    if entry.column < 4:
        rest = [f"{' ' * (4 - entry.column)}{line}" if line.strip() else line for line in rest]
    elif all(not line[: entry.column - 4].strip() for line in rest):
        rest = [line[entry.column - 4 :] for line in rest]
    return [f"    {first}", *rest]


def _writable(value: Any) -> bool:
    """Whether a value can be written on lines of its own making."""
    if isinstance(value, dict):
        return all(re.fullmatch("[a-z_-]+", key) and _writable(each) for key, each in value.items())
    if isinstance(value, list):
        return all(map(_writable, value))
    return bool(value) and not _UNWRITABLE.search(value)


def _pair(first: Any, second: Any) -> str:
    """Two ids with a slash between them; empty where one of them is none, or has a slash itself."""
    ids = (first, second)
    plain = all(isinstance(each, str) and each.strip() and "/" not in each for each in ids)
    return f"{first}/{second}" if plain else ""


def _same(value: Any) -> str:
    """A value as it is compared: the order of keys says nothing."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _takes(claim: _Item, origin: str) -> bool:
    """Whether a claim takes what the tie to an origin says."""
    named, voice = claim.value("origin"), claim.value("voice")
    named = named.get("origin") if isinstance(named, dict) else named
    spoken = isinstance(voice, str) and (voice in SPOKEN or is_undecided("voice", voice))
    return spoken and isinstance(named, str) and named.partition("/")[0] == origin


def _has_evidence(by: Any) -> bool:
    return any(isinstance(each, dict) for each in (by if isinstance(by, list) else [by]))


def _moment_name(date: dict[str, Any], taken: Iterable[str]) -> str:
    """A name for a date, of the first words that it rests on."""
    words = date.get("from")
    first = words[0] if isinstance(words, list) and words else words
    first = first.get("text", "") if isinstance(first, dict) else first
    name = readable(first) if isinstance(first, str) else ""
    return unused(name if re.match(NAME_PATTERN, name) else f"day-{name}".strip("-"), set(taken))
