"""What is fuzzed: six parts that read a stranger's bytes, each with what must hold for any bytes.

A target takes bytes and returns nothing; it raises where something does not hold. Where it needs two
texts, a NUL parts them, which neither can hold. No target needs atheris.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import yaml
from tests.reliability.fuzz.finding import check_nearest, check_places

from variorum.analyse.resolving import read_count
from variorum.model.article import Keys
from variorum.model.count import Bounds, Count, hull
from variorum.model.entities import ActorsFile, NamesFile, OriginsFile
from variorum.model.failure import Refused
from variorum.model.fields import MOST_DIGITS, Record
from variorum.model.info import DossierInfo
from variorum.model.problem import Problem
from variorum.model.questions import QuestionsFile
from variorum.model.readings import Reading, ReadingsFile
from variorum.model.source import Source
from variorum.model.when import WHEN_PATTERN, When, parse_when
from variorum.pipeline.checking import CODES
from variorum.read.decode import decode
from variorum.read.files import Held, Snapshot
from variorum.read.tree import Tree
from variorum.read.yaml import YamlFile
from variorum.text.passages import SeedText
from variorum.text.quantities import mentions, numbers_in

Target = Callable[[bytes], None]

_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PATH = "data/a.yaml"
_FILES: tuple[type[Record], ...] = (
    Source, DossierInfo, ActorsFile, OriginsFile, QuestionsFile, ReadingsFile, NamesFile,
)  # fmt: skip
# No day comes before or after these.
_ENDS = (dt.date.min, dt.date.max)
_SEVERITIES = {code.name: code.severity for code in CODES}


def reader(data: bytes) -> None:
    """A file's bytes give the value that PyYAML reads too, or problems that lie in the file."""
    text = _opened(data)
    if text is None:
        return
    file = YamlFile(_PATH, text)
    value, problems = file.parse()
    assert (value, problems) == YamlFile(_PATH, text).parse()
    _lie_in(problems, text)
    if problems:
        return
    assert value == yaml.load(text, Loader=_BASE)
    lines = text.split("\n")
    for keys, leaf in _leaves(value):
        place = file.place(keys)
        here = lines[place.line - 1][place.column - 1 :]
        # A plain scalar on one line stands where its place says.
        if leaf and here[:1].isalpha():
            assert here.split()[0].startswith(leaf.split()[0]), (keys, here)


def decoder(data: bytes) -> None:
    """A record is read back from what it holds; what gives none, or not all, gives problems.

    The first byte chooses the record.
    """
    model = _FILES[data[0] % len(_FILES)] if data else Source
    text = _opened(data[1:])
    value = YamlFile(_PATH, text).parse()[0] if text is not None else None
    if not isinstance(value, dict):
        return
    assert text is not None
    decoded = decode(model, value, YamlFile(_PATH, text))
    again = decode(model, value, YamlFile(_PATH, text))
    assert (decoded.record, decoded.problems) == (again.record, again.problems)
    _lie_in(decoded.problems, text)
    record = decoded.record
    told = decoded.problems or decoded.markers or decoded.loose
    if record is None or told:
        assert told
        return
    assert not decoded.cut
    written = _as_written(record.model_dump(mode="json", by_alias=True, exclude_none=True))
    read_back = decode(model, written, YamlFile(_PATH, ""))
    assert read_back.record == record, read_back.problems
    if isinstance(record, Source) and isinstance(value.get("claims"), list):
        assert [claim.id for claim in record.claims] == [each["id"] for each in value["claims"]]


def quotes(data: bytes) -> None:
    """Words, NUL, text: what is found is equal to the words, runs of white space apart, and the
    nearest passage stands where it says."""
    words, _, text = data.decode("utf-8", "replace").partition("\0")
    seed = SeedText("a.txt", text, "")
    check_places(words, seed)
    check_nearest(words, seed)


def dates(data: bytes) -> None:
    """A date that is read is written as it was, its first day not after its last."""
    text = data.decode("utf-8", "replace")
    shaped = re.fullmatch(WHEN_PATTERN.strip("^$"), text) is not None
    when = _date(text)
    if isinstance(when, Refused):
        assert (when.code, when.found, bool(when.details["expected"])) == ("bad-date", text, True)
        # Of what editors take for a date, only the calendar refuses any.
        assert not shaped or re.search(r" has \d+ days, not |ends before it begins", str(when))
        for suggested in re.findall(r"write `([^`]+)`", when.fix):
            parse_when(suggested)
        return
    assert shaped, "editors call it wrong"
    assert str(when) == text
    assert parse_when(str(when)) == when
    assert when.unknown == (text == "unknown")
    if when.first and when.last:
        assert when.first <= when.last
        assert parse_when(f"{when.first}/{when.last}") == replace(when, instant=None)
    assert (when.instant is None) == ("T" not in text)
    start, _, end = when.days_text.partition("/")
    for part, day, last in ((start, when.first, False), (end or start, when.last, True)):
        assert (day is None) == (part in ("..", "unknown"))
        if day is not None:
            assert str(day).startswith(part)
            # A month or year is all of its days.
            beyond = str(day + dt.timedelta(days=1 if last else -1)) if day not in _ENDS else ""
            assert not beyond.startswith(part)


def counts(data: bytes) -> None:
    """Count, NUL, reading rule, both as YAML: bounds are in order and hold what the words state."""
    first, _, second = data.partition(b"\0")
    count, reading = _record(Count, first), _record(Reading, second)
    for text in re.findall(r"[^\n]+", first.decode("utf-8", "replace")):
        for language in ("en", "de", "fr"):
            for number in numbers_in(text, language) or ():
                assert re.fullmatch(r"-?\d+(\.\d*[1-9])?", number), number
    if count is None:
        return
    stated = [count.number] if count.number is not None else [*(count.range or ())]
    assert all(len(str(abs(number)).replace(".", "")) <= MOST_DIGITS for number in stated)
    readings = (Reading(id="a", title="a", method="a", reach="a", cite="a"), reading)
    every = [read_count(count, each) for each in readings if each is not None]
    for bounds in every:
        _in_order(bounds)
        if count.kind == "vague":
            continue
        assert bounds != Bounds()
        for number in stated:
            assert bounds.low is None or bounds.low <= number
            assert bounds.high is None or bounds.high >= number
    whole = hull(every)
    _in_order(whole)
    for bounds in every:
        assert whole.low is None or (bounds.low is not None and whole.low <= bounds.low)
        assert whole.high is None or (bounds.high is not None and whole.high >= bounds.high)


def detector(data: bytes) -> None:
    """Vague words of a dossier, a line each, NUL, text: mentions lie in the text, in order, apart,
    within a line; what comes in later lines changes none; no number in digits is passed over."""
    own, _, text = data.decode("utf-8", "replace").partition("\0")
    vague = own.splitlines()
    found = mentions(text, vague)
    assert found == mentions(text, reversed(vague))
    for mention in found:
        words = text[mention.span.start : mention.span.end]
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert words == words.strip()
        assert not re.search(r"[\r\n\x85\u2028\u2029]", words), words
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    lines = text.splitlines(keepends=True)
    half = "".join(lines[: len(lines) // 2])
    kept = tuple(mention for mention in found if mention.span.start < len(half))
    assert mentions(half, vague) == kept
    for digits in re.finditer(r"(?<![^\s(])[0-9]+(?![^\s).,;])", text):
        assert any(m.span.start <= digits.start() and digits.end() <= m.span.end for m in found)


TARGETS: Mapping[str, Target] = {
    each.__name__: each for each in (reader, decoder, quotes, dates, counts, detector)
}


def _opened(data: bytes) -> str | None:
    """The text of a YAML file with these bytes; None where problems say why there is none."""
    tree = Tree(Snapshot({_PATH: Held("file", len(data), data)}))
    text = tree.yaml_text(_PATH)
    assert (text is None) == bool(tree.problems)
    _lie_in(tree.problems, data.decode("utf-8", "replace").removeprefix("\ufeff"))
    return text


def _lie_in(problems: Iterable[Problem], text: str) -> None:
    """Every problem is one that is documented, and has its place in the text."""
    lines = text.split("\n")
    for problem in problems:
        assert problem.severity == _SEVERITIES[problem.code]
        assert problem.message
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


def _leaves(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, str):
        yield keys, value
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value or ()):
        yield from _leaves(inner, (*keys, step))


def _as_written(value: Any) -> Any:
    """A dumped value as the reader gives it: every scalar is text."""
    if isinstance(value, dict):
        return {key: _as_written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_written(inner) for inner in value]
    return value if isinstance(value, str) else format(Decimal(repr(value)), "f")


def _record(model: type[Any], data: bytes) -> Any:
    text = _opened(data)
    value = YamlFile(_PATH, text).parse()[0] if text is not None else None
    decoded = decode(model, value, YamlFile(_PATH, text or "")) if isinstance(value, dict) else None
    return decoded.record if decoded and not decoded.problems else None


def _date(text: str) -> When | Refused:
    try:
        return parse_when(text)
    except Refused as refused:
        return refused


def _in_order(bounds: Bounds) -> None:
    given = [each for each in (bounds.low, bounds.best, bounds.high) if each is not None]
    assert given == sorted(given), bounds
    assert not (bounds.low_excluded and bounds.low is None)
    assert not (bounds.high_excluded and bounds.high is None)
    # A bound is written without an exponent: tables are read by programs that know none.
    assert not any("E" in str(each) for each in given), bounds


__all__ = ["TARGETS", "Target"]
