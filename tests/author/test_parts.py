"""The parts of a draft by themselves: counts, dates, ids, scalars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.author.known import written
from variorum.author.stubs import counted, is_weekday_of, possible_dates
from variorum.author.yaml_text import comment, file_slug, flow, inline, lines_of, slug, unused
from variorum.model.when import parse_when
from variorum.read.tree import LARGEST_YAML
from variorum.read.yaml import BAD_IN_VALUE, YamlFile
from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.quantities import mentions


@pytest.mark.parametrize(
    ("text", "phrase", "rest"),
    [
        ("with about 40 crew", "about 40", "kind: about, number: 40"),
        ("over 1,200 people", "over 1,200", "kind: more-than, number: 1200"),
        ("more than\n300 tonnes", "more than 300", "kind: more-than, number: 300"),
        ("no more than 5", "no more than 5", "kind: at-most, number: 5"),
        ("lasted over 3 days", "over 3", "kind: TODO, number: 3"),
        ("nearly 40 crew", "nearly 40", "kind: nearly, number: 40"),
        ("40 or more crew", "40 or more", "kind: at-least, number: 40"),
        ("exceeds 150,000 tonnes", "exceeds 150,000", "kind: more-than, number: 150000"),
        ("waves as high as 10 metres", "as high as 10", "kind: at-most, number: 10"),
        ("to cross the 2,000 mark", "cross the 2,000 mark", "kind: more-than, number: 2000"),
        ("passing 80,000", "passing 80,000", "kind: more-than, number: 80000"),
        ("only 40 crew", "40", "kind: exact, number: 40"),
        ("just over 40 crew", "just over 40", "kind: TODO, number: 40"),
        ("minus 12 degrees", "minus 12", "kind: exact, number: -12"),
        ("40–50 crew", "40–50", "kind: between, range: [40, 50]"),
        ("a dozen crew", "a dozen", "kind: TODO, number: 12"),
        ("at Berth 7 today", "7", "kind: TODO, number: 7"),
        ("about twelve crew", "about twelve", "kind: about, number: 12"),
        ("between 3 and 5 tugs", "between 3 and 5", "kind: between, range: [3, 5]"),
        ("between 5 and 3 tugs", "between 5 and 3", "kind: TODO, number: TODO"),
        ("12.029 Tonnen", "12.029", "kind: TODO, number: TODO"),
        ("8,9 Millionen", "8,9", "kind: TODO, number: TODO"),
        ("several dozen birds", "several dozen", "kind: vague, term: several dozen"),
        ("the third time", "third", "kind: TODO, number: TODO"),
    ],
)  # fmt: skip
def test_a_count_is_filled_in_where_its_words_leave_no_doubt(
    text: str, phrase: str, rest: str
) -> None:
    seed = SeedText("a.txt", text, "")
    mention = next(each for each in mentions(text) if each.kind != "date")
    span, told = counted(seed, mention, Span(0, len(text)))
    assert (squeezed(seed.words(span)), inline(told)) == (phrase, f"{{{rest}}}")


@pytest.mark.parametrize(
    ("text", "language", "phrase", "rest"),
    [
        ("Es kamen rund 12.000 Menschen", "de", "rund 12.000", "kind: about, number: 12000"),
        ("mindestens 12.029 Tote", "de", "mindestens 12.029", "kind: at-least, number: 12029"),
        ("bis zu 10.000 Euro", "de", "bis zu 10.000", "kind: at-most, number: 10000"),
        ("auf 20 Millionen Euro", "de", "20 Millionen", "kind: exact, number: 20000000"),
        ("Tausende kamen", "de", "Tausende", "kind: vague, term: Tausende"),
        ("plus d’un million", "fr", "plus d’un million", "kind: more-than, number: 1000000"),
        ("unas veinticinco personas", "es", "unas veinticinco", "kind: about, number: 25"),
        ("более 400 человек", "ru", "более 400", "kind: more-than, number: 400"),
        ("близько тисячі", "uk", "близько тисячі", "kind: about, number: 1000"),
        ("死者达40人", "zh", "40", "kind: TODO, number: TODO"),
    ],
)  # fmt: skip
def test_in_other_languages_too(text: str, language: str, phrase: str, rest: str) -> None:
    seed = SeedText("a.txt", text, "")
    mention = next(each for each in mentions(text, (), language) if each.kind != "date")
    span, told = counted(seed, mention, Span(0, len(text)), language)
    assert (squeezed(seed.words(span)), inline(told)) == (phrase, f"{{{rest}}}")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("1 March 2024", "2024-03-01"),
        ("the 1st", None),
        ("1st of March, 2024", "2024-03-01"),
        ("Dec. 22, 2025", "2025-12-22"),
        ("December 2025", "2025-12"),
        ("2025-12-25", "2025-12-25"),
        ("2022", "2022"),
        ("30 February 2024", None),
        ("22 December", None),
        ("1/2/2024", None),
        ("12/29/2004", "2004-12-29"),
        ("28.12.2004", "2004-12-28"),
        ("12/29/04", "2004-12-29"),
        ("2004-12-26T00:58Z", "2004-12-26"),
        ("22–25 December 2025", "2025-12-22/2025-12-25"),
        ("early 2024", None),
    ],
)
def test_only_dates_written_out_are_read(words: str, when: str | None) -> None:
    read = possible_dates(words)
    assert (str(read[0]) if len(read) == 1 else None) == when


def test_a_day_is_known_by_its_weekday_and_its_written_forms() -> None:
    day = parse_when("2024-03-01")
    assert is_weekday_of("Friday", day)
    assert not is_weekday_of("Thursday", day)
    assert not is_weekday_of("Friday", parse_when("2024-03"))
    assert written(day) == ("1 March", "March 1", "2024-03-01")
    assert written(parse_when("2024-03")) == ()


def test_ids_are_readable_and_free() -> None:
    assert slug("Über 40 Boote: “Öl”") == "uber-40-boote-ol"
    assert slug("أربعون") == ""
    assert file_slug("deadbeef12345678.txt") == ""
    assert file_slug("evening_beacon.txt") == "evening-beacon"
    assert unused("crew", {"crew", "crew-2"}) == "crew-3"
    assert unused("none", set()) == "none-2"


WRITABLE = st.text(max_size=60).map(lambda text: BAD_IN_VALUE.sub("", squeezed(text))).filter(bool)


@given(WRITABLE)
def test_every_scalar_reads_back(text: str) -> None:
    text = squeezed(text)
    flowed = YamlFile("a", f"a: {{b: {flow(text)}, c: [{flow(text)}, d]}}\n").parse()
    assert flowed == ({"a": {"b": text, "c": [text, "d"]}}, ())
    if text:
        for value in (
            text,
            [text, "d"],
            {"x": "d", "because": text},
            [{"x": text, "because": f"{text} " * 9 + "."}],
        ):
            lines = "\n".join([*lines_of("a", value, 2), *lines_of("b", text, 2)])
            assert YamlFile("a", f"c:\n{lines}\n").parse() == ({"c": {"a": value, "b": text}}, ())


@given(st.text(max_size=200))
def test_a_comment_stays_one(text: str) -> None:
    line = f"a: b  # {comment(text.encode('utf-8', 'ignore').decode())}\nc: d\n"
    assert len(line) < LARGEST_YAML
    assert YamlFile("a", line).parse() == ({"a": "b", "c": "d"}, ())
