"""YAML to plain values: every scalar as text, only plain YAML, places that are right."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.reliability.counts import MOST_SECONDS

from variorum.model.article import Keys
from variorum.read.yaml import DEEPEST, MOST_VALUES, YamlFile

BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parsed(text: str) -> tuple[Any, list[str]]:
    value, problems = YamlFile("a.yaml", text).parse()
    return value, [each.code for each in problems]


class TestScalarsAreText:
    @pytest.mark.parametrize(
        "scalar",
        [
            *["no", "yes", "on", "~", "null", "12:30", "010", "1_000", "1e3", "0x1f", "2025-02-03"],
            *["2025-2-3", "2025", ".nan", ".inf", "1.0e+400", "-5", "true", "=", "<<"],
        ],
    )
    def test_as_value_and_as_key(self, scalar: str) -> None:
        assert parsed(f"key: {scalar}") == ({"key": scalar}, [])
        assert parsed(f"{scalar}: value") == ({scalar: "value"}, [])

    def test_a_number_of_any_length_is_text(self) -> None:
        assert parsed("key: " + "9" * 100_000) == ({"key": "9" * 100_000}, [])

    def test_nothing_is_empty_text(self) -> None:
        assert parsed("key:") == ({"key": ""}, [])
        assert parsed("- \n- a") == (["", "a"], [])

    def test_block_scalars_keep_their_lines(self) -> None:
        assert parsed("a: |\n  one\n  two\nb: >-\n  one\n  two\n") == (
            {"a": "one\ntwo\n", "b": "one two"}, [],
        )  # fmt: skip

    @pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n"])
    def test_no_document_is_none(self, text: str) -> None:
        assert parsed(text) == (None, [])


class TestHash:
    @pytest.mark.parametrize(
        "text", ["a: Item #1", "a: [Item #1\n]", "a: b\t#c", "- Item #1", "a: one\n  two #3"]
    )
    def test_a_value_cut_short_is_told(self, text: str) -> None:
        assert parsed(text)[1] == ["unquoted-hash"]

    @pytest.mark.parametrize(
        "text",
        ["a: b # a comment", "a: 'Item #1'", "a: b#c", "a: b #", "# a\na: b\n#c", "a: |\n  b #c"],
    )
    def test_comments_and_quotes_are_not(self, text: str) -> None:
        assert parsed(text)[1] == []


class TestDepth:
    def test_as_deep_as_allowed(self) -> None:
        assert parsed("[" * DEEPEST + "]" * DEEPEST)[1] == []

    def test_one_level_more(self) -> None:
        assert parsed("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))[1] == ["too-deep"]

    @pytest.mark.parametrize(
        "text",
        [
            "[" * 100_000,
            "- " * 50_000,
            "{a: " * 50_000,
            "[" * 100_000 + "]" * 100_000,
        ],
    )
    def test_depth_without_end_is_refused_at_once(self, text: str) -> None:
        before = time.process_time()
        value, codes = parsed(text)
        assert value is None
        assert codes == ["too-deep"]
        assert time.process_time() - before < MOST_SECONDS

    def test_a_mapping_is_no_key(self) -> None:
        assert parsed("? " * 50_000) == (None, ["yaml-syntax"])
        assert parsed("[a]: b") == (None, ["yaml-syntax"])


class TestDuplicates:
    def test_the_other_line_is_named_and_the_first_value_kept(self) -> None:
        value, problems = YamlFile("a.yaml", "a: 1\nb: 2\na: 3\n").parse()
        assert value == {"a": "1", "b": "2"}
        assert [(p.line, p.column, p.found) for p in problems] == [(3, 1, "first on line 1")]

    def test_each_repetition_is_told(self) -> None:
        assert parsed("a: 1\na: 2\na: 3\nb: {c: 1, c: 2}")[1] == ["duplicate-key"] * 3

    def test_a_mapping_under_a_repeated_key_is_lost_and_nothing_else(self) -> None:
        assert parsed("a: {b: 1}\na: {c: 2}\nd: 3")[0] == {"a": {"b": "1"}, "d": "3"}

    def test_the_first_is_told_also_where_the_two_are_spelled_otherwise(self) -> None:
        _, problems = YamlFile("a.yaml", 'x: {a: 0}\nb:\n  "a": 1\n  c: a\n  a: 2\n').parse()
        assert [(p.line, p.column, p.found) for p in problems] == [(5, 3, "first on line 3")]

    def test_the_same_key_in_two_mappings_is_fine(self) -> None:
        assert parsed("- {a: 1}\n- {a: 1}")[1] == []


class TestNumber:
    @pytest.mark.parametrize("piece", ["a, ", "{}, ", "[], "])
    def test_as_many_values_as_allowed(self, piece: str) -> None:
        assert parsed(f"[{piece * (MOST_VALUES - 1)}]")[1] == []
        assert parsed(f"[{piece * MOST_VALUES}]") == (None, ["file-too-large"])

    def test_keys_are_counted(self) -> None:
        text = "".join(f"k{at}: x\n" for at in range(MOST_VALUES))
        _, problems = YamlFile("a.yaml", text).parse()
        assert [(p.code, p.line) for p in problems] == [("file-too-large", MOST_VALUES // 2)]
        assert YamlFile("a.yaml", text, MOST_VALUES * 2 + 1).parse()[1] == ()


class TestBillionLaughs:
    def test_the_first_alias_ends_it(self) -> None:
        text = "a: &a [x, x]\n" + "".join(
            f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghi")
        )
        value, codes = parsed(text)
        assert value is None
        assert codes == ["yaml-not-plain"] * 3


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: [b, c:", 1, 10), ("a: [b,\n", 2, 1), ("a: [b, , c]", 1, 8)],
)
def test_brackets_that_miss_a_value_are_told_as_such(text: str, line: int, column: int) -> None:
    (problem,) = YamlFile("a.yaml", text).parse()[1]
    assert (problem.line, problem.column) == (line, column)
    assert "bracket" in problem.message


PIECES = [
    *":-[]{},'\"#&*!|>%@`?~ \n\t\\abc", "\n  ", ": ", "- ", "a: ", "\r\n", "\r", "\x85", "\u2028",
    "\u00a0", "\ufeff", "\x00", "...", "---", "\n---\n", "é", "🛳", "\\x", "<<: ",
]  # fmt: skip
FRAGMENTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(
    st.one_of(FRAGMENTS, st.text(), st.binary().map(lambda data: data.decode("utf-8", "replace")))
)
def test_no_text_raises_and_every_problem_has_a_place_in_it(text: str) -> None:
    file = YamlFile("a.yaml", text)
    _, problems = file.parse()
    # Every line break that YAML 1.1 knows: the reader refuses all but LF and CRLF before this.
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    for odd in "\x85\u2028\u2029":
        lines = lines.replace(odd, "\n")
    for problem in problems:
        assert 1 <= problem.line <= lines.count("\n") + 2
        assert problem.column >= 1
    file.place(("a", 0, "b"))
    file.place((), key=True)


@given(FRAGMENTS)
def test_what_it_accepts_means_what_pyyaml_reads(text: str) -> None:
    value, codes = parsed(text)
    assume(not codes)
    assert value == yaml.load(text, Loader=BASE)


@given(FRAGMENTS)
def test_what_pyyaml_refuses_is_refused(text: str) -> None:
    try:
        yaml.load(text, Loader=BASE)
    except yaml.YAMLError:
        assert parsed(text)[1]


WORDS = st.text("abcXYZ 019:#'\"-é🛳\n", max_size=12)
NAMES = st.text("abcdé", min_size=1, max_size=5)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=15,
)  # fmt: skip


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def nodes(node: yaml.Node, keys: Keys = ()) -> Iterator[tuple[Keys, bool, yaml.Mark]]:
    """Every value and key of a composed document, with its place: an independent reading."""
    yield keys, False, node.start_mark
    if isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            yield from nodes(item, (*keys, at))
    elif isinstance(node, yaml.MappingNode):
        for key, item in node.value:
            yield (*keys, key.value), True, key.start_mark
            yield from nodes(item, (*keys, key.value))


@given(
    TREES,
    st.sampled_from([None, True, False]),
    st.sampled_from([None, '"', "'", "|"]),
    st.booleans(),
)
def test_place_points_at_every_value_and_key(
    tree: Any, flow: bool | None, style: str | None, raw: bool
) -> None:
    text = yaml.dump(
        tree, Dumper=_NoAliases, default_flow_style=flow, default_style=style, allow_unicode=raw
    )
    file = YamlFile("a.yaml", text)
    value, problems = file.parse()
    assume(not problems)
    assert value == yaml.load(text, Loader=BASE)
    root = yaml.compose(text, Loader=BASE)
    assert root is not None
    for keys, is_key, mark in nodes(root):
        place = file.place(keys, key=is_key)
        assert (place.line, place.column) == (mark.line + 1, mark.column + 1), keys


class TestPlace:
    FILE = YamlFile("a.yaml", "claims:\n  - id: one\n    by: [x]\n  - id: two\n  - id: three\n")

    def test_what_is_not_there_has_the_place_of_the_nearest_above(self) -> None:
        assert self.FILE.place(("claims", 1, "voice")) == self.FILE.place(("claims", 1))
        assert self.FILE.place(("claims", 9, "voice")) == self.FILE.place(("claims",))
        assert self.FILE.place(("nowhere",)).line == 1
        assert self.FILE.place(("claims", 0, "by", 0, "actor")) == self.FILE.place(
            ("claims", 0, "by", 0)
        )

    def test_a_file_that_cannot_be_read_has_a_place_all_the_same(self) -> None:
        assert YamlFile("a.yaml", "a: [").place(("a",)).line == 1

    @pytest.mark.parametrize("text", ["?", "a:\n  b", "- a: [b c:", "a:\n- ["])
    def test_without_a_last_line_break_no_place_lies_below_the_last_line(self, text: str) -> None:
        file = YamlFile("a.yaml", text)
        places = [(each.line, each.column) for each in file.parse()[1]]
        places += [(each.line, each.column) for each in (file.place(("",)), file.place(("a",)))]
        lines = text.split("\n")
        for line, column in places:
            assert line <= len(lines)
            assert column <= len(lines[line - 1]) + 1

    def test_items_that_are_left_keep_their_places(self) -> None:
        left = replace(self.FILE, kept={"claims": (0, 2)})
        assert left.place(("claims", 1, "id")).line == 5
        assert left.place(("claims", 0, "id")).line == 2
        assert left.place(("claims", 1, "id"), key=True).column == 5
        assert left.place(("claims",)) == self.FILE.place(("claims",))
