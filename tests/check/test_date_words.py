"""A date is one that its words allow, in the calendar and beside the date they hang on."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from variorum.model.problem import Problem
from variorum.pipeline.checking import check_dossier

STATED, INFERRED = "date-not-in-words", "date-against-words"
LATER = "said-after-published"
NOTICE = """\
id: notice
seed: notice.txt
sha256: {sha256}
title: unknown
outlet: unknown
agency: unknown
byline: unknown
published: {published}
language: {language}
summary: A notice.
claims:
  - id: notice
    quote: A notice was given
    by: none
    voice: narrator
    {key}: {date}
"""


def told(
    root: Path,
    words: str,
    date: str,
    *,
    published: str = "unknown",
    key: str = "as_of",
    language: str = "en",
) -> tuple[Problem, ...]:
    """The problems of one date, with what it rests on in the article; `W` stands for the words."""
    text = "\n".join(["A notice was given.", "Dated 2025-03-02.", *words.split(" | "), ""])
    record = NOTICE.format(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=published,
        language=language,
        key=key,
        date=date.replace("W", "[" + ", ".join(f'"{each}"' for each in words.split(" | ")) + "]"),
    )
    (root / "seeds" / "notice.txt").write_text(text, encoding="utf-8")
    (root / "data" / "sources" / "notice.yaml").write_text(record, encoding="utf-8")
    found = check_dossier(root).problems
    assert not [each for each in found if each.code == "quote-not-found"]
    return tuple(each for each in found if each.code in (STATED, INFERRED, LATER))


PUBLISHED = "{when: 2025-03-02, basis: stated, from: [2025-03-02]}"
FINE = [
    ("2 January 2025", "2025-01-02"),
    ("2 January 2025", "2025-01-02/.."),
    ("2 January 2025", "2025-01"),
    ("by 25 December 2025", "../2025-12-25"),
    ("by 25 December 2025", "2025-12-20/2025-12-25"),
    ("since 22 December 2025", "2025-12-22/.."),
    ("from 22 to 25 December 2025", "2025-12-22/2025-12-25"),
    ("22–25 December 2025", "2025-12-22/2025-12-25"),
    ("from 30 December 2024 | until 2 January 2025", "2024-12-30/2025-01-02"),
    ("in September 2022", "2022-09"),
    ("a short period in 2022", "2022"),
    ("in late December 2024", "2024-12-20/2024-12-31"),
    ("on Friday", "2025-02-28"),
    ("on Monday", "2025-03-03"),
    ("on Mon", "2025-03-03"),
    ("last Friday", "2025-02-21"),
    ("on Friday, 28 February 2025", "2025-02-28"),
    ("on 28 February", "2025-02-28"),
    ("on 28 February | 2024", "2024-02-28"),
    ("yesterday", "2025-03-01"),
    ("yesterday | 1 May 2025", "2025-04-30"),
    ("last week", "2025-02-17/2025-03-01"),
    ("last week", "2025-02-23/2025-03-01"),
    ("last month", "2025-02"),
    ("this year", "2025"),
    ("last year", "2024"),
    ("tomorrow", "2025-03-03"),
    ("the day before 28 February 2025", "2025-02-27"),
    ("two years after 2022", "2024"),
    ("three days ago", "2025-02-27"),
    ("two weeks ago", "2025-02-16"),
    ("a month ago", "2025-02"),
    ("a year ago", "2024"),
    ("the previous day", "2025-03-01"),
    ("earlier this month", "2025-03"),
    ("late on Friday", "2025-02-28"),
    ("since January", "2025-01/.."),
    ("until Friday", "../2025-02-28"),
    ("before Friday", "../2025-02-27"),
    ("after 28 February 2025", "2025-03-01/.."),
    ("in 2024", "2024"),
    ("in late 2024", "2024-11/2024-12"),
    ("2\u00ad January 2025", "2025-01-02"),
    ("before 28 February 2025", "../2025-02-27"),
    ("12/29/2024", "2024-12-29"),
    ("1/2/2024", "2024-01-02"),
    ("1/2/2024", "2024-02-01"),
    ("2024-12-26T00:58Z", "2024-12-26"),
    ("at the very beginning", "2025-01-01"),
]
CLASHES = [
    ("2 January 2025", "2052-01-02"),
    ("2 January 2025", "2025-02-01"),
    ("2 January 2025", "2025-01-03"),
    ("2 January 2025", "2025-01-03/.."),
    ("2 January 2025", "../2025-01-01"),
    ("by 25 December 2025", "2025-12-26"),
    ("since 22 December 2025", "2025-12-21/.."),
    ("22–25 December 2025", "2025-12-22/2025-12-26"),
    ("in September 2022", "2022-10"),
    ("in September 2022", "2022-09-05"),
    ("a short period in 2022", "2023"),
    ("on Friday", "2025-02-27"),
    ("on Fri", "2025-02-27"),
    ("ON FRIDAY", "2025-02-27"),
    ("on Friday", "2025-01-31"),
    ("on 28 February", "2025-02-27"),
    ("on 28 February | 2024", "2025-02-28"),
    ("yesterday", "2025-02-28"),
    ("yesterday | 1 May 2025", "2025-04-29"),
    ("last week", "2025-03-03"),
    ("last week", "2025-02-18"),
    ("last month", "2025-01"),
    ("last year", "2023"),
    ("three days ago", "2025-02-26"),
    ("two weeks ago", "2025-03-01"),
    ("a month ago", "2024-11"),
    ("a year ago", "2014"),
    ("earlier this month", "2024-01"),
    ("late on Friday", "2025-02-27"),
    ("in 2024", "2024-05"),
    ("in 2024", "2024-05-02/2024-05-04"),
    ("Thursday, 2 January 2025", "2025-01-03"),
    ("Thu, 2 Jan 2025", "2025-01-09"),
    ("12/29/2024", "2024-12-28"),
    ("the day before 28 February 2025", "2015-02-27"),
]
# The words leave it open, or only nearly say it.
DOUBTED = [
    ("since January", "2024-12/.."),
    ("since January", "2025-02/.."),
    ("until Friday", "../2025-02-27"),
    ("by 25 December 2025", "2025-12-24"),
    ("the previous day", "2035-03-01"),
    ("Friday, 2 January 2025", "2025-01-02"),  # It was a Thursday.
    ("Fri, 2 Jan 2025", "2025-01-02"),
    ("on 28 February", "2035-02-28"),
]
INFERENCES = [
    ("on Friday | 2 March 2025", "2025-02-28", False),
    ("on Friday | 2 March 2025", "2025-02-27", True),
    ("On 22 December | 24 December 2024", "2024-12-22", False),
    ("On 22 December | 24 December 2024", "2024-12-23", True),
    ("24 December 2024", "../2024-12-24", False),
    ("24 December 2024", "2042-12-24/..", True),
    ("last week | 2 March 2025", "2025-02-17/2025-03-01", False),
    ("ten years before 2022", "2012", False),
    ("when it began", "2025-03-01", False),
]


def stated(when: str) -> str:
    return f"{{when: {when}, basis: stated, from: W}}"


@pytest.mark.parametrize(("words", "when"), FINE)
def test_a_date_that_the_words_allow(harbour: Path, words: str, when: str) -> None:
    assert told(harbour, words, stated(when), published=PUBLISHED) == ()


@pytest.mark.parametrize(("words", "when"), CLASHES)
def test_a_stated_date_that_the_words_do_not_allow(harbour: Path, words: str, when: str) -> None:
    found = told(harbour, words, stated(when), published=PUBLISHED)
    assert [each.code for each in found] == [STATED]
    assert found[0].severity == "error"
    assert when in found[0].found
    # What the message says to write is what the words allow.
    mended = re.search(r"`when: (.*?)`", found[0].fix)
    if mended is None:
        assert "the words speak of" in found[0].message
    else:
        assert told(harbour, words, stated(mended[1]), published=PUBLISHED) == ()


@pytest.mark.parametrize(("words", "when"), DOUBTED)
def test_a_stated_date_that_the_words_leave_open(harbour: Path, words: str, when: str) -> None:
    found = told(harbour, words, stated(when), published=PUBLISHED)
    assert [(each.code, each.severity) for each in found] == [(INFERRED, "warning")]


@pytest.mark.parametrize("wrong", ["2052-01-02", "2024-01-02", "2025-01-03", "2025-02-01", "1925"])
def test_a_date_of_publication_that_its_words_do_not_say(harbour: Path, wrong: str) -> None:
    date = f"{{when: {wrong}, basis: stated, from: [2 January 2025]}}"
    for right, found in (
        (False, told(harbour, "2 January 2025", "unknown", published=date)),
        (
            True,
            told(harbour, "2 January 2025", "unknown", published=date.replace(wrong, "2025-01-02")),
        ),
    ):
        assert [each.code for each in found] == ([] if right else [STATED])


@pytest.mark.parametrize(("words", "when", "clash"), INFERENCES)
def test_an_inferred_date_that_does_not_follow_is_a_warning(
    harbour: Path, words: str, when: str, clash: bool
) -> None:
    date = f"{{when: {when}, basis: inferred, from: W, because: It follows.}}"
    found = told(harbour, words, date, published=PUBLISHED)
    assert [each.code for each in found] == ([INFERRED] if clash else [])


@pytest.mark.parametrize(
    ("words", "language", "right", "wrong"),
    [
        ("3. März 2024", "de", "2024-03-03", "2024-03-04"),
        ("am Samstag, 2. März", "de-AT", "2024-03-02", "2024-03-03"),
        ("gestern", "de", "2025-03-01", "2025-02-28"),
        ("am Freitag", "de", "2025-02-28", "2025-02-27"),
        ("28.12.2024", "de", "2024-12-28", "2024-12-29"),
        ("le 3 mars 2024", "fr", "2024-03-03", "2024-05-03"),
        ("vendredi", "fr", "2025-02-28", "2025-02-27"),
        ("3 de enero de 2025", "es", "2025-01-03", "2025-02-03"),
        ("letzte Woche", "de", "2025-02-17/2025-03-01", "2025-03-05"),
        ("im vergangenen Jahr", "de", "2024", "2023"),
        ("im Vorjahr", "de", "2024", "2023"),
        ("vor drei Tagen", "de", "2025-02-27", "2025-02-26"),
        ("letzten Freitag", "de", "2025-02-28", "2025-02-27"),
        ("Freitagabend", "de", "2025-02-28", "2025-02-27"),
        ("am Sonnabend", "de", "2025-03-01", "2025-02-27"),
        ("Donnerstag, den 2. Januar 2025", "de", "2025-01-02", "2052-01-02"),
        ("vendredi soir", "fr", "2025-02-28", "2025-02-27"),
        ("lundi dernier", "fr", "2025-02-24", "2025-02-25"),
        ("la semaine dernière", "fr", "2025-02-17/2025-03-01", "2025-03-05"),
        ("l’année dernière", "fr", "2024", "2023"),
        ("il y a trois jours", "fr", "2025-02-27", "2025-02-26"),
        ("du 22 au 25 décembre 2024", "fr", "2024-12-22/2024-12-25", "2024-12-22/2024-12-26"),
        ("la semana pasada", "es", "2025-02-17/2025-03-01", "2025-03-05"),
        ("el año pasado", "es", "2024", "2023"),
        ("el lunes pasado", "es", "2025-02-24", "2025-02-25"),
        ("hace tres días", "es", "2025-02-27", "2025-02-26"),
        ("минулого тижня", "uk", "2025-02-17/2025-03-01", "2025-03-05"),
        ("торік", "uk", "2024", "2023"),
        ("минулого місяця", "uk", "2025-02", "2025-01"),
        ("у січні 2024 року", "uk", "2024-01", "2024-02"),
        ("минулої п'ятниці", "uk", "2025-02-28", "2025-02-27"),
        ("в неділю", "uk", "2025-03-02", "2025-03-03"),
        ("три дні тому", "uk", "2025-02-27", "2025-02-26"),
        ("на прошлой неделе", "ru", "2025-02-17/2025-03-01", "2025-03-05"),
        ("в прошлом году", "ru", "2024", "2023"),
        ("в январе 2024 года", "ru", "2024-01", "2024-02"),
        ("в прошлую пятницу", "ru", "2025-02-28", "2025-02-27"),
        ("три дня назад", "ru", "2025-02-27", "2025-02-26"),
        # Of these no words that move a date are known; a whole date needs none.
        ("2 stycznia 2025", "pl", "2025-01-02", "2025-01-05"),
        ("2025年1月2日", "zh", "2025-01-02", "2052-01-02"),
        ("2025년 1월 2일", "ko", "2025-01-02", "2025-01-03"),
        ("22 грудня 2024 року", "uk", "2024-12-22", "2024-12-23"),
        ("у п’ятницю", "uk", "2025-02-28", "2025-02-27"),
        ("в пятницу, 3 января 2025 года", "ru", "2025-01-03", "2025-01-04"),
    ],
)
def test_dates_in_other_languages(
    harbour: Path, words: str, language: str, right: str, wrong: str
) -> None:
    assert told(harbour, words, stated(right), published=PUBLISHED, language=language) == ()
    found = told(harbour, words, stated(wrong), published=PUBLISHED, language=language)
    assert [each.code for each in found] == [STATED]


def test_the_date_of_publication_itself(harbour: Path) -> None:
    wrong = "{when: 2052-03-02, basis: stated, from: [2025-03-02]}"
    found = told(harbour, "-", "unknown", published=wrong)
    assert [(each.code, each.line) for each in found] == [(STATED, 8)]


def test_a_weekday_that_hangs_on_nothing_is_told(harbour: Path) -> None:
    found = told(harbour, "on Friday", stated("2025-02-28"))
    assert [each.code for each in found] == [INFERRED]


@pytest.mark.parametrize(
    ("words", "day"), [("before Friday", "0001-01-01"), ("after Monday", "9999-12-31")]
)
def test_the_first_and_the_last_day_of_the_calendar_are_days_like_others(
    harbour: Path, words: str, day: str
) -> None:
    date = f"{{when: {day}, basis: stated, from: W}}"
    (found,) = told(harbour, words, date, published=PUBLISHED)
    assert found.code == STATED
    assert f"and the words say {words.split()[1]}" in found.message


def test_words_of_the_article_that_clash_are_the_articles(harbour: Path) -> None:
    found = told(harbour, "on Friday, 2 March 2025", stated("2025-03-02"), published=PUBLISHED)
    assert [(each.code, each.severity) for each in found] == [(INFERRED, "warning")]
    date = "{when: 2025-03-02, basis: inferred, from: W, because: The day counts.}"
    assert told(harbour, "on Friday, 2 March 2025", date, published=PUBLISHED) == ()


def test_nothing_is_said_after_it_was_published(harbour: Path) -> None:
    words = "on 3 March 2025"
    found = told(harbour, words, stated("2025-03-03"), published=PUBLISHED, key="said")
    assert [each.code for each in found] == [LATER]
    # An open end may still be the day of publication, and what an article foresees lies ahead.
    assert told(harbour, "in March 2025", stated("2025-03"), published=PUBLISHED, key="said") == ()
    assert told(harbour, words, stated("2025-03-03"), published=PUBLISHED) == ()


def test_an_origin_that_is_later_than_an_article_that_carries_it(harbour: Path) -> None:
    path = harbour / "data" / "origins.yaml"
    text = path.read_text(encoding="utf-8").replace("when: 2024-03-02\n", "when: 2024-03-12\n")
    path.write_text(text, encoding="utf-8")
    found = check_dossier(harbour).problems
    assert LATER in {each.code for each in found}
    assert {each.path for each in found if each.code == LATER} == {
        "data/sources/harbour-gazette.yaml"
    }
