"""The detector on whole texts, and what holds for every text."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reliability.counts import MOST_SECONDS

from variorum.text.quantities import mentions

TEXTS = sorted(path for path in Path(__file__).parent.glob("*.txt") if path.stem != "forms")
NOT_SEEN = "not seen, "


def named(text: str, vague: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.kind) for m in mentions(text, vague)]


class TestNewsProse:
    """Invented news on ten subjects, with what a reader would name in each beside it."""

    @pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
    def test_a_text_gives_the_mentions_beside_it(self, path: Path) -> None:
        expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
        found = [f"{kind}: {words}" for words, kind in named(path.read_text(encoding="utf-8"))]
        assert found == [line for line in expected if not line.startswith(NOT_SEEN)]

    @pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
    def test_what_is_expected_stands_in_the_text_in_order(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        at = 0
        for line in path.with_suffix(".expected").read_text(encoding="utf-8").splitlines():
            words = line.removeprefix(NOT_SEEN).partition(": ")[2]
            at = text.index(words, at) + len(words)

    def test_ten_subjects(self) -> None:
        assert len(TEXTS) == 10


class TestLines:
    def test_a_line_break_parts_mentions(self) -> None:
        assert named("forty\nfive") == [("forty", "number"), ("five", "number")]

    def test_two_sentences_are_two_mentions(self) -> None:
        assert named("in 2022. 40 ships") == [("2022", "date"), ("40", "number")]

    @pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060"])
    def test_what_nobody_sees_stands_in_a_mention_and_shifts_none(self, mark: str) -> None:
        text = (
            f"{mark}About 25 mil{mark}lion{mark} came on 3{mark} Ma{mark}rch 2024, 1{mark}2 left."
        )
        assert named(text) == [
            (f"25 mil{mark}lion", "number"), (f"3{mark} Ma{mark}rch 2024", "date"), (f"1{mark}2", "number"),
        ]  # fmt: skip


class TestWordsOfTheDossier:
    def test_they_are_found_beside_the_forms(self) -> None:
        assert named("Umpteen ships, 5 tugs", ("umpteen",)) == [
            ("Umpteen", "vague"),
            ("5", "number"),
        ]

    def test_they_count_where_no_form_does(self) -> None:
        assert named("a small contingent", ("small contingent",)) == [
            ("a small contingent", "vague")
        ]

    def test_a_word_is_text_and_never_a_pattern(self) -> None:
        assert named("a load (or so) of it", ("load (or so",)) == [("load (or so", "vague")]
        assert named("a.b acb", ("a.b",)) == [("a.b", "vague")]
        assert named("x~y x-y", ("x~y",)) == [("x~y", "vague")]

    def test_an_empty_word_names_nothing(self) -> None:
        assert named("nothing", ("", " ")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am Samstag liefen 20 bis 30 Tonnen aus, am 2.3.2024 noch 5.", 4),
        ("Le navire a perdu 1 200 tonnes, soit 12,5 % de la cargaison.", 2),
        ("В порту 15 буксиров и 3 катера.", 2),
        ("船员40人，油轮1艘。", 2),
        ("Il y a 40\u00a0000\u202ftonnes.", 1),
    ],
)
def test_digits_are_found_in_any_language(text: str, count: int) -> None:
    assert len([kind for _, kind in named(text) if kind in ("number", "date")]) >= count


# News in small pieces, so that random texts hold expressions and near misses of them.
WORDS = (
    "a an one two five hundred thousand dozen dozens of half third second first the in to and or "
    "between out for some few many several most all 3 12 2025 1,000 $ % . , - – Dec May march "
    "Monday last week weeks ago later before no not ’s İ İs 's early mid late"
)
PIECES = [*WORDS.split(), " ", "\n"]
NEAR_MISSES = st.lists(st.sampled_from(PIECES), max_size=25).map(
    lambda pieces: " ".join(pieces).replace(" \n ", "\n")
)
TEXT = st.text(max_size=120) | NEAR_MISSES


@given(TEXT, st.lists(st.text(min_size=1, max_size=8), max_size=3))
def test_mentions_are_in_order_apart_and_inside_the_text(text: str, vague: list[str]) -> None:
    found = mentions(text, vague)
    for left, right in itertools.pairwise(found):
        assert left.span.end <= right.span.start
    for each in found:
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert not text[each.span.start].isspace()
        assert not text[each.span.end - 1].isspace()


@given(TEXT, TEXT)
def test_a_text_added_after_a_full_stop_and_a_line_changes_nothing_before(
    text: str, more: str
) -> None:
    closed = f"{text}.\n"
    alone = mentions(closed)
    assert mentions(closed + more)[: len(alone)] == alone


@given(st.text("ab 1.,-–/:%½\n", max_size=80))
def test_every_digit_is_in_a_mention(text: str) -> None:
    spans = [each.span for each in mentions(text)]
    for at, letter in enumerate(text):
        if letter == "1":
            assert any(span.start <= at < span.end for span in spans)


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "a",
        "a ",
        "1-",
        "1,",
        "1 200 ",
        "five ",
        "five-",
        "several ",
        " ",
        "$",
        "'",
        "12 March ",
        "between 1 and ",
        "one in ",
        "a\u00a0",
        "a_",
        "half a ",
        "for a long ",
        "thousand and ",
    ],
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    """Time that grew with the square of the length would be minutes here."""
    before = time.process_time()
    mentions(piece * (100_000 // len(piece)), ("several", "umpteen"))
    assert time.process_time() - before < MOST_SECONDS
