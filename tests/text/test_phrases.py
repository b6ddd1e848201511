"""What phrases say in each language: the tables of `phrases/`, written by hand, one by one."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reliability.counts import MOST_SECONDS

from variorum.text.dates import in_full
from variorum.text.quantities import mentions, read_phrase

TABLES = sorted(
    path for path in (Path(__file__).parent / "phrases").glob("*.txt") if path.stem != "README"
)
LANGUAGES = [path.stem for path in TABLES]
Row = tuple[str, str, str, str]


def rows() -> list[Row]:
    found = []
    for path in TABLES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                phrase, kind, *value = (cell.strip() for cell in line.split(" | "))
                found.append((path.stem, phrase, kind, value[0] if value else ""))
    return found


ROWS = rows()
NUMBERS = [row for row in ROWS if row[2] not in ("date", "none")]
DATES = [row for row in ROWS if row[2] == "date"]
NONE = [row for row in ROWS if row[2] == "none"]


def called(row: Row) -> str:
    return f"{row[0]}-{row[1]}"


@pytest.mark.parametrize("row", NUMBERS, ids=called)
def test_a_phrase_says_its_kind_and_number(row: Row) -> None:
    language, phrase, kind, value = row
    stated = read_phrase(phrase, language)
    assert stated is not None
    kinds = set() if kind == "?" else set(kind.split("/"))
    if kind == "vague":
        assert (set(stated.kinds), stated.numbers) == (kinds, None)
        assert (stated.term or "").lower() == value
    else:
        numbers = (
            tuple(map(Decimal, value.replace("..", ", ").split(", ")))
            if value != "unread"
            else None
        )
        assert (set(stated.kinds), stated.numbers) == (kinds, numbers)
        assert ("between" in kinds) == (".." in value)


@pytest.mark.parametrize("row", DATES, ids=called)
def test_a_date_is_seen_whole_and_read_where_it_is_told_in_full(row: Row) -> None:
    language, phrase, _, value = row
    (mention,) = mentions(phrase, (), language)
    assert mention.kind == "date"
    told = in_full(phrase, language)
    assert (told[0] if len(told) == 1 else "open") == value
    if value != "open":
        assert in_full(phrase[mention.span.start : mention.span.end], language) == (value,)


@pytest.mark.parametrize("row", NONE, ids=called)
def test_idioms_and_names_are_no_quantities(row: Row) -> None:
    language, phrase, *_ = row
    assert [phrase[m.span.start : m.span.end] for m in mentions(phrase, (), language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough(language: str) -> None:
    def of(table: list[Row]) -> int:
        return sum(row[0] == language for row in table)

    assert of(NUMBERS) + of(DATES) >= 100
    assert of(NONE) >= 20
    assert of(DATES) >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_around_a_phrase_leave_its_number(language: str) -> None:
    """A sentence may go on behind a phrase, on the next line."""
    for own, phrase, kind, _ in NUMBERS:
        if own == language and kind != "vague":
            assert read_phrase(f"{phrase}\n.", language) == read_phrase(phrase, language)


WORDS = sorted({word for row in ROWS for word in row[1].split()})


@given(
    st.sampled_from(LANGUAGES), st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=9)
)
def test_no_phrase_raises_and_mentions_are_in_order(language: str, words: list[str]) -> None:
    text = " ".join(words)
    read_phrase(text, language)
    in_full(text, language)
    at = 0
    for mention in mentions(text, (), language):
        assert at <= mention.span.start < mention.span.end <= len(text)
        at = mention.span.end


# English is tried in `quantities/test_scanning.py`.
PIECES = (
    "1",
    "a ",
    "1 200 ",
    "-",
    "zwei ",
    "vingt et ",
    "y dos ",
    "сто ",
    "п'ять ",
    "3 mai ",
    "3 мая ",
)
# What each language knows as words of its own.
OWN = {"de": "zwei ", "fr": "vingt et ", "es": "y dos ", "uk": "п'ять ", "ru": "3 мая "}


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        pytest.param(language, piece, marks=() if OWN[language] == piece else pytest.mark.long)
        for language in LANGUAGES
        if language != "en"
        for piece in PIECES
    ],
)
def test_a_long_text_takes_time_in_proportion(language: str, piece: str) -> None:
    before = time.process_time()
    mentions(piece * (30_000 // len(piece)), (), language)
    assert time.process_time() - before < MOST_SECONDS


@pytest.mark.parametrize("words", ["0.5.2024", "00/05/24", "2024-00-15", "5/0/2024", "0 May 2024"])
def test_what_names_a_month_or_a_day_of_nought_is_no_date(words: str) -> None:
    assert in_full(words, "en") == ()
