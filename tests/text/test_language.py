"""The files of languages: each is right as a whole, and what is wrong in one is told with its key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import regex

from variorum.text import language as module
from variorum.text.date_patterns import date_patterns
from variorum.text.language import OTHER, Language, language_of, read_language
from variorum.text.quantities.matching import by_opening, forms
from variorum.text.quantities.number_words import GRAMMARS
from variorum.text.quantities.parts import parts

FILES = sorted(Path(module.__file__).parent.glob("languages/*"))
LANGUAGES = [language_of(path.stem) for path in FILES]
EACH = pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.tag)


def test_only_files_of_languages_are_there() -> None:
    assert len(FILES) >= 6
    assert {path.suffix for path in FILES} == {".yaml"}
    assert all(re.fullmatch("[a-z]{2}", path.stem) for path in FILES)


@EACH
def test_a_table_of_phrases_tries_it(language: Language) -> None:
    assert (Path(__file__).parent / "phrases" / f"{language.tag}.txt").is_file()


@EACH
def test_its_tables_fit_together(language: Language) -> None:
    assert language.grammar in GRAMMARS
    assert language.short <= language.scales.keys()
    assert language.unfound <= language.numbers.keys()
    assert language.bare | language.rounds <= language.scales.keys()
    assert set(language.timed) <= language.before.keys()
    assert language.changers <= {opener for opener, _ in language.openers}
    assert set(language.months.values()) <= set(range(1, 13))
    assert set(language.weekdays.values()) <= set(range(7))
    assert set(language.dates.bounds) <= {"until", "before", "since", "after"}


@EACH
def test_its_forms_are_patterns_of_parts_that_exist(language: Language) -> None:
    assert all(form.pattern.match("") is None for form in forms(language))
    assert by_opening(language)
    named = set(re.findall("<([A-Z_]+)>", " ".join([*parts(language).values()])))
    assert named <= parts(language).keys()
    assert regex.compile(language.name_months).match("") is None
    assert date_patterns(language.tag).months


def test_a_tag_may_have_more_parts_and_any_case() -> None:
    assert language_of("de-AT") is language_of("DE") is language_of("de")


@pytest.mark.parametrize(
    "tag", ["", "it", "zh-Hans", "../en", "e/n", "../languages/en", "e" * 500, "en/../de", "*"]
)
def test_of_another_language_nothing_is_known(tag: str) -> None:
    assert language_of(tag) is OTHER
    assert not OTHER.known


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour: red", "xx.yaml: colour: there is no such key"),
        ("links: {and: or}", "xx.yaml: links: text is wanted here"),
        ("numbers: one", "xx.yaml: numbers: keys with text is wanted here"),
        ("numbers: {one: 1}", "xx.yaml: numbers: invalid literal for int.*'one'"),
        ("numbers: {1: one, 2: two one}", "xx.yaml: numbers: “one” stands twice"),
        ("joiners: to | ", "xx.yaml: joiners: a phrase is empty"),
        ("openers: from to", "xx.yaml: openers: “from to” has no “…” between two words"),
        ("dates: {near: {1 moon: later}}", "xx.yaml: dates: near: “moon” is no unit"),
        ("dates: {colour: red}", "xx.yaml: dates: colour: there is no such key"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_language("xx", text)


def test_words_stay_text() -> None:
    read = read_language("xx", "links: no off\nunits: 'yes'\nnumbers: {7: 'on'}")
    assert read.links | read.units == {"no", "off", "yes"}
    assert read.numbers == {"on": 7}


def test_a_row_goes_on_after_a_bar_and_comments_are_none() -> None:
    read = read_language("xx", "vague: |-\n  # Some.\n  some\n  |many\n\n  few\n")
    assert read.vague == ("some|many", "few")
