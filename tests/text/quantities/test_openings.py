"""How forms can begin, and that trying them only there finds what trying them everywhere finds."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.language import language_of
from variorum.text.passages import Span
from variorum.text.quantities import parts
from variorum.text.quantities.matching import (
    PARTING,
    Form,
    MentionKind,
    Openings,
    Reading,
    by_opening,
    forms,
    matches,
)

ROOT = Path(__file__).parents[3]
ENGLISH = language_of("en")
PARTS = parts.parts(ENGLISH)
FORMS = forms(ENGLISH)
LANGUAGES = ("de", "es", "fr", "ru", "uk")
TEXTS = sorted([*ROOT.glob("seeds/*.txt"), *Path(__file__).parent.glob("*.txt")])


SEASONS = ("spring", "summer", "autumn", "fall", "winter")


def openings(form: str) -> Openings:
    return Reading(PARTS).openings(form)


class TestOpenings:
    @pytest.mark.parametrize(
        ("form", "expected"),
        [
            ("last week", {"last "}),
            ("last~week", {"last ", "last#"}),
            (r"noon\b", {"noon ", "noon#"}),
            ("in|out of", {"out ", "in ", "in#", "* ", "*#"}),
            ("(?:the )?weeks? ago", {"the ", "week ", "weeks "}),
            (r"doubl(?:e[ds]?|ing) it", {"doubl" + end for end in ("e ", "ed ", "es ", "e#", "ing ")}),
            ("(?=q)(?<=x )(?!z)one of", {"one "}),
            ("new year’s", {"new "}),
            ("<SEASON>s", {f"{each}{mark}" for each in SEASONS for mark in " #"}),
            (r"\d{4}", {"#"}),
            (r"[’']s\b", {"#"}),
            (r"(?:a|b-)+ c", {"a ", "aa ", "* ", "b#", "ab#", "*#"}),
            ("a{0,2}b-", {"b#", "ab#", "aab#", "*#"}),
            (r"[a-z]{1,3}(?=\$)[$€]", {"*#", "#"}),
            (r"[a-z]++ of", {"* ", "*#", "#"}),
            (r"(?P<numeral>one\b|1)", {"one ", "one#", "#"}),
        ],
    )  # fmt: skip
    def test_of_a_form(self, form: str, expected: set[str]) -> None:
        assert openings(form) == expected

    def test_a_call_opens_as_what_it_calls(self) -> None:
        assert openings("<NUMBER_AGAIN>") == openings("<NUMBER>")

    @pytest.mark.parametrize("form", ["(?i:one)", "(?(1)one|two)", "(?P=numeral)"])
    def test_what_is_not_understood_is_refused(self, form: str) -> None:
        with pytest.raises(ValueError, match="not understood"):
            openings(form)

    def test_a_gap_parts_words(self) -> None:
        assert [char for char in map(chr, range(0x3000)) if re.fullmatch(parts.GAP, char)] == [
            char for char in sorted(PARTING) if re.fullmatch(parts.GAP, char)
        ]


class TestForms:
    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form.text[:30])
    def test_a_form_begins_neither_with_a_space_nor_with_any_word(self, form: Form) -> None:
        """With a space it would never be tried, and one for any word would be tried at each."""
        assert not {" ", "* "} & openings(form.text)
        assert form.pattern.match("") is None

    def test_a_form_looks_at_its_place_and_not_at_the_whole_text(self) -> None:
        """Sought through the text at each word, one letter takes a hundred times as long."""
        patterns = [form.pattern for form in FORMS] * 200

        def once(text: str) -> float:
            before = time.process_time()
            for pattern in patterns:
                pattern.match(text, 3)
            return time.process_time() - before

        def taken(text: str) -> float:
            # The least of several: what else a machine does can only add to it.
            return min(once(text) for _ in range(5))

        assert taken("ab " * 5_000_000) < 20 * taken("ab ab ab")

    def test_a_word_that_begins_no_form_asks_for_none(self) -> None:
        assert by_opening(ENGLISH)["* "] == ()

    def test_every_form_is_tried_somewhere(self) -> None:
        assert {form for tried in by_opening(ENGLISH).values() for form in tried} == set(FORMS)


def _written_out(number: int, form: Form) -> str:
    # A name stands once in a pattern.
    pattern = parts.compiled(form.text, form.language).replace("numeral", f"numeral_{number}")
    return f"(?P<form_{number}>{pattern})"


# The reference: all forms in one pattern, tried at every place.
EVERYWHERE = regex.compile(rf"(?<!\w)(?:{'|'.join(map(_written_out, range(len(FORMS)), FORMS))})")


def found_everywhere(lower: str) -> list[tuple[Span, MentionKind]]:
    found = []
    for match in EVERYWHERE.finditer(lower):
        numbers = (at for at in range(len(FORMS)) if match.start(f"form_{at}") >= 0)
        if kind := FORMS[next(numbers)].kind:
            found.append((Span(*match.span()), kind))
    return found


# Every word that a table or part holds, and what may stand between words.
VOCABULARY = sorted(
    {
        word
        for row in (*(form.text for form in FORMS), *PARTS.values())
        for word in re.findall(r"[a-z’']+", re.sub(r"<[A-Z_]+>|\(\?\W?\w*|\\.", " ", row))
    }
)
FIGURES = re.findall(
    r"\S+",
    "1 2 12 31 1,200 27,000 12.5 2025 1999 200 000 1/2 3/4 12:30 25.12.2025 2025-12-25 1st 90s 5km "
    "f-16 g20 us$40 $3bn 40% ½ ٤٠ photo_12.jpg q3",
)
BETWEEN = [
    *" ,.;:!?-–‑_/$€%’'\"()+−\n\t",
    "\u00a0",
    "\u202f",
    "\u2028",
    "’s",
    "é",
    "ß",
    "船",
    "x",
    "",
]
PIECES = st.sampled_from(VOCABULARY) | st.sampled_from(FIGURES) | st.sampled_from(BETWEEN)
NEWS = st.lists(st.tuples(PIECES, st.sampled_from([*" " * 20, *BETWEEN])), max_size=30).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)


class TestMatches:
    @pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
    def test_articles_have_the_matches_found_everywhere(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8").lower()
        assert list(matches(text, ENGLISH)) == found_everywhere(text)
        assert found_everywhere(text)

    @given(NEWS)
    def test_words_of_the_forms_in_any_order_have_the_matches_found_everywhere(
        self, text: str
    ) -> None:
        assert list(matches(text, ENGLISH)) == found_everywhere(text)

    @given(st.text(max_size=80).map(str.lower))
    def test_any_text_has_the_matches_found_everywhere(self, text: str) -> None:
        assert list(matches(text, ENGLISH)) == found_everywhere(text)

    @given(st.sampled_from(FORMS), st.data())
    def test_what_a_form_makes_has_the_matches_found_everywhere(
        self, form: Form, data: st.DataObject
    ) -> None:
        """Words that this form itself holds meet more of its alternatives than any words do."""
        held = re.findall(r"[a-z’']+|\d", form.text)
        words = st.lists(st.sampled_from(held) | PIECES, max_size=8) if held else st.just([])
        text = " ".join(data.draw(words))
        assert list(matches(text, ENGLISH)) == found_everywhere(text)
