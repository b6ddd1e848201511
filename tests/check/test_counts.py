"""Counts say what their phrases say (rule 14)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.model.problem import Problem

Check = Callable[[], tuple[Problem, ...]]
QUESTION = """
  - id: seen
    kind: stock
    ask: How many are said to be seen?
    short: Seen
    scope: {counted: things, unit: things}
"""


@pytest.fixture
def coded(harbour: Path, problems: Check) -> Callable[..., list[Problem]]:
    """The problems of an article of one sentence with one count."""
    with (harbour / "data" / "questions.yaml").open("a", encoding="utf-8") as questions:
        questions.write(QUESTION)

    def code(text: str, count: str, language: str = "en", quote: str = "") -> list[Problem]:
        (harbour / "seeds" / "short.txt").write_text(f"{text}\n", encoding="utf-8")
        digest = hashlib.sha256(f"{text}\n".encode()).hexdigest()
        (harbour / "data" / "sources" / "short.yaml").write_text(
            f"id: short\nseed: short.txt\nsha256: {digest}\nlanguage: {language}\ntitle: unknown\n"
            "outlet: unknown\nagency: unknown\nbyline: unknown\npublished: unknown\nsummary: Short.\n"
            f'claims:\n  - id: seen\n    quote: "{quote or text}"\n    question: seen\n    by: none\n'
            f"    voice: narrator\n    as_of: unknown\n    count: {{{count}}}\n",
            encoding="utf-8",
        )
        found = [each for each in problems() if each.path == "data/sources/short.yaml"]
        return [each for each in found if each.code != "quoted-too-much"]

    return code


@pytest.mark.parametrize(
    ("text", "count", "language"),
    [
        ("A few dozen came.", "phrase: A few dozen, kind: vague, term: a few dozen", "en"),
        ("Nearly 85,000 came.", 'phrase: "Nearly 85,000", kind: about, number: 85000', "en"),
        ("Nearly 85,000 came.", 'phrase: "Nearly 85,000", kind: less-than, number: 85000', "en"),
        ("A dozen came.", "phrase: A dozen, kind: exact, number: 12", "en"),
        ("A dozen came.", "phrase: A dozen, kind: about, number: 12", "en"),
        ("About 1.5 lakh voters queued.", "phrase: About 1.5 lakh, kind: about, number: 150000", "en"),
        ("It cost $1.2 bn in all.", "phrase: $1.2 bn, kind: exact, number: 1200000000", "en"),
        ("It was minus 12 degrees.", "phrase: minus 12, kind: exact, number: -12", "en"),
        ("About 25 mil\u00adlion came.", "phrase: About 25 million, kind: about, number: 25000000", "en"),
        ("It took over 3 days.", "phrase: over 3, kind: exact, number: 3", "en"),
        ("Control over about 90% of it.", 'phrase: "about 90%", kind: about, number: 90', "en"),
        ("死者达40人。", "phrase: '40', kind: exact, number: 40", "zh"),
        ("死者达40万人。", "phrase: 40万, kind: exact, number: 400000", "zh"),
        ("12人受伤", "phrase: '12', kind: exact, number: 12", "ja"),
        ("ผู้เสียชีวิต40คน", "phrase: '40', kind: exact, number: 40", "th"),
        ("נהרגו כ-40 בני אדם", "phrase: '40', kind: about, number: 40", "he"),
        ("사망자는 40명이다", "phrase: '40', kind: exact, number: 40", "ko"),
        ("Rund 12.000 kamen.", "phrase: Rund 12.000, kind: about, number: 12000", "de"),
        ("Knapp 400 kamen.", "phrase: Knapp 400, kind: about, number: 400", "de"),
        ("Environ 10\u202f000 personnes.", "phrase: Environ 10\u202f000, kind: about, number: 10000", "fr"),
        ("Кілька сотень людей.", "phrase: Кілька сотень, kind: vague, term: кілька сотень", "uk"),
    ],
)  # fmt: skip
def test_what_the_words_say_is_silent(
    text: str, count: str, language: str, coded: Callable[..., list[Problem]]
) -> None:
    assert coded(text, count, language) == []


@pytest.mark.parametrize(
    ("text", "count", "language", "code", "fix"),
    [
        (
            "A few dozen came.", "phrase: A few dozen, kind: about, number: 36", "en",
            "kind-not-in-phrase", "write `kind: vague, term: A few dozen`",
        ),
        (
            "Several hundred came.", "phrase: Several hundred, kind: exact, number: 100", "en",
            "kind-not-in-phrase", "write `kind: vague, term: Several hundred`",
        ),
        (
            "More than 400 came.", "phrase: More than 400, kind: exact, number: 400", "en",
            "kind-not-in-phrase", "write `kind: more-than, number: 400`",
        ),
        (
            "Nearly 85,000 came.", 'phrase: "Nearly 85,000", kind: exact, number: 85000', "en",
            "kind-not-in-phrase", "write `kind: about, number: 85000`",
        ),
        (
            "Between 20 and 30 came.", "phrase: Between 20 and 30, kind: at-least, number: 20", "en",
            "kind-not-in-phrase", "write `kind: between, range: [20, 30]`",
        ),
        (
            "Just 400 came.", "phrase: '400', kind: at-most, number: 400", "en",
            "kind-not-in-phrase", "write `kind: exact, number: 400`",
        ),
        (
            "It killed 400 of them.", "phrase: killed 400, kind: at-most, number: 400", "en",
            "kind-doubted", "write `kind: exact, number: 400`",
        ),
        (
            "More than 400 came.", "phrase: '400', kind: exact, number: 400", "en",
            "kind-doubted", "take these words into the phrase",
        ),
        (
            "About 1.5 lakh voters.", "phrase: About 1.5 lakh, kind: about, number: 1.5", "en",
            "number-not-in-phrase", "write the number",
        ),
        (
            "It was minus 12 degrees.", "phrase: minus 12, kind: exact, number: 12", "en",
            "number-not-in-phrase", "write the number",
        ),
        (
            "Mindestens 12.029 kamen.", "phrase: Mindestens 12.029, kind: exact, number: 12029", "de",
            "kind-not-in-phrase", "write `kind: at-least, number: 12029`",
        ),
        (
            "Более 400 человек.", "phrase: Более 400, kind: about, number: 400", "ru",
            "kind-not-in-phrase", "write `kind: more-than, number: 400`",
        ),
    ],
)  # fmt: skip
def test_a_clash_is_told_with_what_the_words_say(
    text: str, count: str, language: str, code: str, fix: str, coded: Callable[..., list[Problem]]
) -> None:
    (problem,) = coded(text, count, language)
    assert (problem.code, problem.fix[: len(fix)]) == (code, fix)
    assert problem.severity == ("warning" if code == "kind-doubted" else "error")


def test_a_reason_settles_it(coded: Callable[..., list[Problem]]) -> None:
    count = "phrase: A few dozen, kind: at-least, number: 36, because: The list below names 36."
    assert coded("A few dozen came.", count) == []


def test_what_is_mended_as_told_is_silent(coded: Callable[..., list[Problem]]) -> None:
    (problem,) = coded(
        "Between 20 and 30 came.", "phrase: Between 20 and 30, kind: about, number: 20"
    )
    mended = problem.fix.split("`")[1]
    assert coded("Between 20 and 30 came.", f"phrase: Between 20 and 30, {mended}") == []


@pytest.mark.parametrize("quote", ["5% more came", "500 people came", "12 came in all"])
def test_a_quote_that_cuts_a_number_is_refused(
    quote: str, coded: Callable[..., list[Problem]]
) -> None:
    text = "Then 3·5% more came, 12\u00a0500 people came in all, and 7 left."
    found = coded(text, "phrase: '7', kind: exact, number: 7", quote=quote)
    assert "quote-not-found" in {each.code for each in found}
