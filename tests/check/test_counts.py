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
        ("Nearly 85,000 came.", 'phrase: "Nearly 85,000", kind: nearly, number: 85000', "en"),
        ("A dozen came.", "phrase: A dozen, kind: exact, number: 12", "en"),
        ("A dozen came.", "phrase: A dozen, kind: about, number: 12", "en"),
        ("About 1.5 lakh voters queued.", "phrase: About 1.5 lakh, kind: about, number: 150000", "en"),
        ("It cost $1.2 bn in all.", "phrase: $1.2 bn, kind: exact, number: 1200000000", "en"),
        ("It was minus 12 degrees.", "phrase: minus 12, kind: exact, number: -12", "en"),
        ("12 degrees below zero.", "phrase: 12 degrees below zero, kind: exact, number: -12", "en"),
        ("It cost $40 m in all.", "phrase: $40 m, kind: exact, number: 40000000", "en"),
        ("Il a coûté 3 k€ hier.", "phrase: 3 k€, kind: exact, number: 3000", "fr"),
        ("The wave was 40 m high.", "phrase: 40 m, kind: exact, number: 40", "en"),
        ("It cost 350 milliondollars.", "phrase: 350 milliondollars, kind: exact, number: 350000000", "en"),
        ("It cost $35 million.", "phrase: $35 million, kind: exact, number: 35000000", "en"),
        ("It cost 35 million dollars.", "phrase: 35 million dollars, kind: exact, number: 35000000", "en"),
        ("Es waren 20 Tsd. Leute.", "phrase: 20 Tsd., kind: exact, number: 20000", "de"),
        ("About 2 crore voters.", "phrase: About 2 crore, kind: about, number: 20000000", "en"),
        ("A few dozen of them.", "phrase: A few dozen of, kind: vague, term: a few dozen", "en"),
        ("Control over 90% of it.", "phrase: '90%', kind: exact, number: 90", "en"),
        ("Some 400 at most of us.", "phrase: Some 400 at most, kind: at-most, number: 400", "en"),
        ("About 25 mil\u200blion came.", "phrase: About 25 million, kind: about, number: 25000000", "en"),
        ("About 25 mil\u2060lion came.", "phrase: About 25 million, kind: about, number: 25000000", "en"),
        ("Then 12\u00a0500 came.", "phrase: 12 500, kind: exact, number: 12500", "en"),
        ("Then 12\u202f500 came.", "phrase: 12 500, kind: exact, number: 12500", "en"),
        ("Then 3·5% came.", "phrase: 3·5%, kind: exact, number: 3.5", "en"),
        ("Then 12٫5 tonnes.", "phrase: 12٫5, kind: exact, number: 12.5", "en"),
        ("Waves as high as 10 metres.", "phrase: as high as 10 metres, kind: at-most, number: 10", "en"),
        ("It may cross the 2,000 mark.", 'phrase: "cross the 2,000 mark", kind: more-than, number: 2000', "en"),
        ("It is passing 80,000 now.", 'phrase: "passing 80,000", kind: more-than, number: 80000', "en"),
        ("The toll exceeds 150,000.", 'phrase: "exceeds 150,000", kind: more-than, number: 150000', "en"),
        ("About 25 mil\u00adlion came.", "phrase: About 25 million, kind: about, number: 25000000", "en"),
        ("It took over 3 days.", "phrase: over 3, kind: exact, number: 3", "en"),
        ("Control over about 90% of it.", 'phrase: "about 90%", kind: about, number: 90', "en"),
        ("死者达40人。", "phrase: '40', kind: exact, number: 40", "zh"),
        ("死者达40万人。", "phrase: 40万, kind: exact, number: 400000", "zh"),
        ("12人受伤", "phrase: '12', kind: exact, number: 12", "ja"),
        ("ผู้เสียชีวิต40คน", "phrase: '40', kind: exact, number: 40", "th"),
        ("נהרגו כ-40 בני אדם", "phrase: '40', kind: about, number: 40", "he"),
        ("قتل ٤٠ شخصا في الميناء", "phrase: ٤٠, kind: exact, number: 40", "ar"),
        ("बंदरगाह में ४० लोग मारे गए", "phrase: ४०, kind: exact, number: 40", "hi"),
        ("超过3.5億人", "phrase: 3.5億, kind: more-than, number: 350000000", "zh"),
        ("ลูกเรือ๔๐คนบนเรือ", "phrase: ๔๐, kind: exact, number: 40", "th"),
        ("사망자는 40명이다", "phrase: '40', kind: exact, number: 40", "ko"),
        ("Rund 12.000 kamen.", "phrase: Rund 12.000, kind: about, number: 12000", "de"),
        ("Knapp 400 kamen.", "phrase: Knapp 400, kind: nearly, number: 400", "de"),
        ("Environ 10\u202f000 personnes.", "phrase: Environ 10\u202f000, kind: about, number: 10000", "fr"),
        ("Кілька сотень людей.", "phrase: Кілька сотень, kind: vague, term: кілька сотень", "uk"),
    ],
)  # fmt: skip
def test_what_the_words_say_is_silent(
    text: str, count: str, language: str, coded: Callable[..., list[Problem]]
) -> None:
    assert coded(text, count, language) == []


CLASHES = [
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
        "kind-not-in-phrase", "write `kind: nearly, number: 85000`",
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
        "kind-doubted", 'write `phrase: "More than 400", kind: more-than, number: 400`',
    ),
    (
        "About 1.5 lakh voters.", "phrase: About 1.5 lakh, kind: about, number: 1.5", "en",
        "number-not-in-phrase", "write `kind: about, number: 150000`",
    ),
    (
        "Then 12\u00a0500 came.", "phrase: 12 500, kind: exact, number: 500", "en",
        "number-not-in-phrase", "write `kind: exact, number: 12500`",
    ),
    (
        "Then 12\u202f500 came.", "phrase: 12 500, kind: exact, number: 12", "en",
        "number-not-in-phrase", "write `kind: exact, number: 12500`",
    ),
    (
        "Then 3·5% came.", "phrase: 3·5%, kind: exact, number: 5", "en",
        "number-not-in-phrase", "write `kind: exact, number: 3.5`",
    ),
    (
        "Some 40 of them came.", "phrase: '40', kind: about, number: 40", "en",
        "kind-not-in-phrase", 'write `phrase: "Some 40", kind: about, number: 40`',
    ),
    (
        "Some 40 people came.", "phrase: 40 people, kind: exact, number: 40", "en",
        "kind-doubted", 'write `phrase: "Some 40 people", kind: about, number: 40`',
    ),
    (
        "No fewer than 12 came.", "phrase: than 12, kind: exact, number: 12", "en",
        "kind-doubted", 'write `phrase: "No fewer than 12", kind: at-least, number: 12`',
    ),
    (
        "Between 20 and 30 came.", "phrase: '20', kind: at-least, number: 20", "en",
        "number-not-in-phrase", 'write `phrase: "Between 20 and 30", kind: between, range: [20, 30]`',
    ),
    (
        "Es kamen bis zu 10.000.", "phrase: '10.000', kind: at-most, number: 10000", "de",
        "kind-not-in-phrase", 'write `phrase: "bis zu 10.000", kind: at-most, number: 10000`',
    ),
    (
        "About 1.5 lakh voters.", "phrase: About 1.5, kind: about, number: 1.5", "en",
        "number-not-in-phrase", 'write `phrase: "About 1.5 lakh", kind: about, number: 150000`',
    ),
    (
        "It was minus 12 degrees.", "phrase: minus 12, kind: exact, number: 12", "en",
        "number-not-in-phrase", "write `kind: exact, number: -12`",
    ),
    (
        "It was minus 12 degrees.", "phrase: 12 degrees, kind: exact, number: 12", "en",
        "number-not-in-phrase", 'write `phrase: "minus 12 degrees", kind: exact, number: -12`',
    ),
    (
        "It was 12 degrees below zero.", "phrase: '12', kind: exact, number: 12", "en",
        "number-not-in-phrase", 'write `phrase: "12 degrees below zero", kind: exact, number: -12`',
    ),
    (
        "A few dozen came.", "phrase: A few dozen, kind: about, number: 12", "en",
        "kind-not-in-phrase", "write `kind: vague, term: A few dozen`",
    ),
    (
        "A few dozen came.", "phrase: dozen, kind: exact, number: 12", "en",
        "number-not-in-phrase", 'write `phrase: "A few dozen", kind: vague, term: A few dozen`',
    ),
    (
        "A few dozen came.", "phrase: A few dozen, kind: vague, term: dozen", "en",
        "number-not-in-phrase", "write `kind: vague, term: A few dozen`",
    ),
    (
        "Hunderttausende kamen.", "phrase: Hunderttausende, kind: vague, term: tausende", "de",
        "number-not-in-phrase", "write `kind: vague, term: Hunderttausende`",
    ),
    (
        "死者达40万人。", "phrase: '40', kind: exact, number: 40", "zh",
        "number-not-in-phrase", 'write `phrase: "40万", kind: exact, number: 400000`',
    ),
    (
        "Over 400 came.", "phrase: '400', kind: exact, number: 400", "en",
        "kind-doubted", 'write `phrase: "Over 400", kind: more-than, number: 400`',
    ),
    (
        "Около 400 человек.", "phrase: '400', kind: exact, number: 400", "ru",
        "kind-doubted", 'write `phrase: "Около 400", kind: about, number: 400`',
    ),
    (
        "Mindestens 12.029 kamen.", "phrase: Mindestens 12.029, kind: exact, number: 12029", "de",
        "kind-not-in-phrase", "write `kind: at-least, number: 12029`",
    ),
    (
        "Более 400 человек.", "phrase: Более 400, kind: about, number: 400", "ru",
        "kind-not-in-phrase", "write `kind: more-than, number: 400`",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count", "language", "code", "fix"), CLASHES)
def test_a_clash_is_told_with_what_the_words_say(
    text: str, count: str, language: str, code: str, fix: str, coded: Callable[..., list[Problem]]
) -> None:
    (problem,) = (
        each for each in coded(text, count, language) if each.code != "quantity-not-coded"
    )
    assert (problem.code, problem.fix[: len(fix)]) == (code, fix)
    assert problem.severity == ("warning" if code == "kind-doubted" else "error")


def test_a_reason_settles_it(coded: Callable[..., list[Problem]]) -> None:
    count = "phrase: A few dozen, kind: at-least, number: 36, because: The list below names 36."
    assert coded("A few dozen came.", count) == []


@pytest.mark.parametrize(("text", "count", "language"), [row[:3] for row in CLASHES])
def test_what_is_mended_as_told_is_silent(
    text: str, count: str, language: str, coded: Callable[..., list[Problem]]
) -> None:
    (problem,) = (
        each for each in coded(text, count, language) if each.code != "quantity-not-coded"
    )
    mended = problem.fix.split("`")[1]
    phrase = "" if mended.startswith("phrase:") else count[: count.index(", kind:")] + ", "
    assert coded(text, phrase + mended, language) == []


@pytest.mark.parametrize("quote", ["5% more came", "500 people came", "12 came in all"])
def test_a_quote_that_cuts_a_number_is_refused(
    quote: str, coded: Callable[..., list[Problem]]
) -> None:
    text = "Then 3·5% more came, 12\u00a0500 people came in all, and 7 left."
    found = coded(text, "phrase: '7', kind: exact, number: 7", quote=quote)
    assert "quote-not-found" in {each.code for each in found}
