"""Finding verbatim words: exactly, but for runs of white space (rule 1)."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.letters import repaired, without_invisible
from variorum.text.passages import SeedText, Span, squeezed


def seed(text: str) -> SeedText:
    return SeedText("seed.txt", text, "")


def found(text: str, words: str) -> list[str]:
    article = seed(text)
    return [article.words(span) for span in article.find(words)]


class TestFind:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("about 40 crew", "40 crew"),
            ("about 40\ncrew", "40 crew"),
            ("about 40\r\n\r\n\tcrew", "40 crew"),
            ("about 40\u00a0crew", "40 crew"),
            ("about 40\u202fcrew", "40 crew"),
            ("about 40 crew", "40\u00a0 crew"),
            ("about 40 crew", "  40 crew \n"),
            ("„Der Hafen ist offen“, sagte", "„Der Hafen ist offen“"),
        ],
    )
    def test_runs_of_white_space_count_as_one_space(self, text: str, words: str) -> None:
        assert [squeezed(each) for each in found(text, words)] == [squeezed(words)]

    @pytest.mark.parametrize(
        ("text", "words", "there"),
        [
            ("the so\u00adft mole", "the soft mole", "the so\u00adft mole"),
            ("the so\u00adft mole", "the so\u00adft mole", "the so\u00adft mole"),
            ("the soft mole", "so\u00adft", "soft"),
            ("About 25 mil\u00adlion came.", "25 million came", "25 mil\u00adlion came"),
            (
                "a zero\u200bwidth\u2060 mole",
                "zerowidth mole",
                "zerowidth mole".replace("ow", "o\u200bw").replace(" ", "\u2060 "),
            ),
            ("at 4 \u200b \u200b pm", "4 pm", "4 \u200b \u200b pm"),
            ("\u00adthe mole\u00ad", "the mole", "the mole"),
        ],
    )
    def test_what_nobody_sees_counts_as_nothing(self, text: str, words: str, there: str) -> None:
        assert found(text, words) == [there]

    @pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
    def test_a_number_in_groups_is_not_cut(self, space: str) -> None:
        text = f"some 12{space}500 people, 1{space}200{space}000 euros"
        for cut in ("500 people", "some 12", "200 000 euros", "1 200"):
            assert found(text, cut) == []
        assert len(found(text, "12 500 people")) == 1
        assert len(found(text, "1 200 000")) == 1
        assert found(f"in 2025{space}200 people, at 4{space}pm", "200 people") == ["200 people"]

    @pytest.mark.parametrize(("text", "cut"), [("3·5% more", "5% more"), ("12٫5 tonnes", "12")])
    def test_a_number_is_not_cut_at_its_decimal_sign(self, text: str, cut: str) -> None:
        assert found(text, cut) == []

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("about 40 crew", "About 40 crew"),
            ("about 40 crew", "about 4O crew"),
            ("the ship’s crew", "the ship's crew"),
            ("“closed”", '"closed"'),
            ("a zero\u200bwidth mole", "a zero width mole"),
            ("the cafe\u0301 on the mole", "the caf\u00e9 on the mole"),
            ("about 40 crew", "about40 crew"),
            ("about 40 crew", ""),
            ("about 40 crew", " \n\u00a0"),
            ("", "about"),
        ],
    )
    def test_nothing_else_is_folded(self, text: str, words: str) -> None:
        assert found(text, words) == []

    def test_spans_are_code_points_of_the_decoded_text_as_it_is(self) -> None:
        text = "🛳 The  harbour\r\nis closed."
        (span,) = seed(text).find("harbour is closed")
        assert span == Span(7, 25)
        assert text[span.start : span.end] == "harbour\r\nis closed"

    def test_every_place_is_given_in_order(self) -> None:
        assert seed("a port, a port, a port").find("a port") == (
            Span(0, 6), Span(8, 14), Span(16, 22),
        )  # fmt: skip

    def test_places_may_overlap(self) -> None:
        assert len(found("tut tut tut", "tut tut")) == 2

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("about 400 crew", "about 40"),
            ("about 140 crew", "40 crew"),
            ("etwa 12.029 Tonnen", "etwa 12"),
            ("etwa 12.029 Tonnen", "etwa 12."),
            ("etwa 12.029 Tonnen", "029 Tonnen"),
            ("etwa 12.029 Tonnen", ".029 Tonnen"),
            ("some 27,000 men", "some 27"),
            ("some 27,000 men", "000 men"),
            ("rund 12’029 Tonnen", "rund 12"),
            ("٤٠ crew", "٠ crew"),
        ],
    )
    def test_a_number_is_never_cut(self, text: str, words: str) -> None:
        assert found(text, words) == []

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("There were 12. Then 30 came.", "There were 12"),
            ("12, 13 and 14", "12"),
            ("40-50 tonnes", "50 tonnes"),
            ("on 2024-03-01.", "2024-03-01"),
            ("80% of it", "80"),
        ],
    )
    def test_a_number_beside_punctuation_is_whole(self, text: str, words: str) -> None:
        assert found(text, words) == [words]

    def test_a_letter_keeps_its_accent(self) -> None:
        assert found("the cafe\u0301 is shut", "the cafe") == []
        assert found("the cafe\u0301 is shut", "\u0301 is shut") == []

    def test_whole_words_come_before_cut_ones(self) -> None:
        assert seed("reported by the port").find("port") == (Span(16, 20),)

    def test_words_run_together_are_found_where_nothing_whole_is(self) -> None:
        assert found("the end.Photo: a tugRead more", "a tug") == ["a tug"]


SPACES = [" ", "\n", "\t", "\r\n", "\u00a0", "\u202f", "\u2009", "  ", "\u3000", "\x0b", "\x85"]
ARTICLES = st.lists(
    st.sampled_from(
        [*SPACES, "a", "b", "aa", "ab", "1", "12", "1.2", "é", "e\u0301", ".", ",", "“"]
    ),
    max_size=30,
).map("".join)
NEEDLES = st.lists(
    st.sampled_from(["a", "b", "ab", "1", "2", "12", ".", " ", "\u00a0", "é", "\u0301"]),
    min_size=1,
    max_size=5,
).map("".join)


def naive_find(text: str, words: str) -> list[tuple[int, int]]:
    """What `find` promises, by trying a pattern at every offset."""
    pieces = words.split()
    if not pieces:
        return []
    pattern = re.compile(r"\s+".join(re.escape(piece) for piece in pieces))
    whole: list[tuple[int, int]] = []
    cut: list[tuple[int, int]] = []
    for start in range(len(text)):
        match = pattern.match(text, start)
        if match is None:
            continue
        end = match.end()
        edges = [(text[:start], text[start:end]), (text[start:end], text[end:])]
        if any(_cuts_number(*edge) or unicodedata.combining(edge[1][:1] or "x") for edge in edges):
            continue
        cuts_word = any(left[-1:].isalnum() and right[:1].isalnum() for left, right in edges)
        (cut if cuts_word else whole).append((start, end))
    return whole or cut


def _cuts_number(left: str, right: str) -> bool:
    return bool(
        (re.search(r"\d\Z", left) and re.match(r"[.,'’]?\d", right))
        or (re.search(r"\d[.,'’]\Z", left) and re.match(r"\d", right))
    )


@given(ARTICLES, NEEDLES)
def test_find_does_what_a_naive_search_does(text: str, words: str) -> None:
    assert [(span.start, span.end) for span in seed(text).find(words)] == naive_find(text, words)


@given(st.lists(st.text("abcdé", min_size=1), min_size=1, max_size=12), st.data())
def test_words_are_found_whatever_white_space_parts_them(
    words: list[str], data: st.DataObject
) -> None:
    spaces = st.lists(st.sampled_from(SPACES), min_size=1, max_size=3).map("".join)
    text = "".join(word + data.draw(spaces) for word in words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    sought = " ".join(words[first : last + 1])
    article = seed(text)
    spans = article.find(sought)
    assert spans
    for span in spans:
        assert article.words(span).split() == sought.split()
        assert not article.words(span)[0].isspace()
        assert not article.words(span)[-1].isspace()


@given(st.text(max_size=60), st.text(max_size=6))
def test_spans_slice_back_to_the_words(text: str, words: str) -> None:
    article = seed(text)
    for span in article.find(words):
        assert 0 <= span.start < span.end <= len(text)
        # What is in a text and not in its words may stand at an end.
        said = [
            squeezed(repaired(without_invisible(each))) for each in (article.words(span), words)
        ]
        assert said[0] == said[1]


def test_a_misread_letter_is_found_by_either() -> None:
    article = seed("so it\x92s said")
    for words in ("it\u2019s", "it\x92s"):
        assert [article.words(span) for span in article.find(words)] == ["it\x92s"]


class TestLines:
    def test_every_kind_of_line_break_counts_once(self) -> None:
        article = seed("one\ntwo\r\nthree\rfour")
        words = ("one", "two", "three", "four")
        assert [article.line(article.text.index(word)) for word in words] == [1, 2, 3, 4]

    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_a_paragraph_runs_from_break_to_break(self, newline: str) -> None:
        article = seed(newline.join(["One here.", "Two. There.", "", "Three."]))
        (span,) = article.find("There")
        assert article.words(article.paragraph(span)) == "Two. There."

    def test_words_on_two_lines_have_both_as_their_paragraph(self) -> None:
        article = seed("zero\none and\ntwo here\nthree")
        (span,) = article.find("and two")
        assert article.words(article.paragraph(span)) == "one and\ntwo here"


SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(*sorted(ends)))


@given(SPANS, SPANS)
def test_touching_is_symmetric_and_holding_is_not_beyond_touching(a: Span, b: Span) -> None:
    assert a.touches(b) == b.touches(a)
    if a.holds(b) and b.start < b.end:
        assert a.touches(b)
    assert a.holds(a)
    assert (a.holds(b) and b.holds(a)) == (a == b)
