"""What a contributor probably meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reliability.counts import MOST_SECONDS

from variorum.text.nearest import marked_difference, nearest_name, nearest_passage
from variorum.text.passages import SeedText, squeezed

ARTICLE = SeedText(
    "seed.txt",
    "The tanker lay aground.\nAbout 40\u00a0crew were still aboard, he said.\nThe port is shut.",
    "",
)


class TestNearestPassage:
    def test_the_passage_and_what_differs_are_shown(self) -> None:
        near = nearest_passage("About forty crew were aboard", ARTICLE)
        assert near is not None
        assert near.words == "About 40 crew were still aboard"
        assert near.marked == "About [-forty-] {+40+} crew were {+still+} aboard"
        assert ARTICLE.line(near.span.start) == 2

    def test_it_is_cut_at_whole_words(self) -> None:
        near = nearest_passage("anker lay agroun", ARTICLE)
        assert near is not None
        assert near.words == "tanker lay aground"

    def test_it_may_end_with_the_text(self) -> None:
        near = nearest_passage("The port is shot", ARTICLE)
        assert near is not None
        assert near.words == "The port is shut"

    def test_only_words_that_differ_are_marked(self) -> None:
        near = nearest_passage("laid aground", ARTICLE)
        assert near is not None
        assert (near.words, near.marked) == ("lay aground", "[-laid-] {+lay+} aground")

    @pytest.mark.parametrize(
        ("words", "alike"),
        [
            ("“The port is shut”, he said", '" (U+0022) where this has “ (U+201C)'),
            ("The Port is Shut", "capitals and small letters differ"),
            ("the ship\u2019s crew", "' (U+0027) where this has ’ (U+2019)"),
            ("the co\u0302te", "one character in one and as two in the other"),
        ],
    )
    def test_what_looks_alike_is_told_letter_by_letter(self, words: str, alike: str) -> None:
        text = '"The port is shut", he said. See the ship\'s crew at the c\u00f4te today.'
        near = nearest_passage(words, SeedText("seed.txt", text, ""))
        assert near is not None
        assert alike in near.alike

    def test_white_space_is_shown_as_one_space_where_a_word_is_widened(self) -> None:
        near = nearest_passage("AB C", SeedText("seed.txt", "xab \n c d", ""))
        assert near is not None
        assert near.words == "xab c"

    @pytest.mark.parametrize("words", ["", "  \n", "qqqq zzzz xxxx", "x" * 500])
    def test_there_is_none_where_nothing_is_alike(self, words: str) -> None:
        assert nearest_passage(words, ARTICLE) is None

    def test_words_without_end_do_not_take_time_without_end(self) -> None:
        long = SeedText("seed.txt", "the quick brown fox jumps over it " * 100_000, "")
        before = time.process_time()
        nearest_passage("the quack brawn fux " * 100, long)
        assert time.process_time() - before < MOST_SECONDS


@given(st.text(max_size=40), st.text(max_size=200))
def test_the_nearest_passage_stands_in_the_text(words: str, text: str) -> None:
    near = nearest_passage(words, SeedText("seed.txt", text, ""))
    if near is not None:
        assert squeezed(text[near.span.start : near.span.end]) == near.words


class TestMarkedDifference:
    def test_equal_words_have_no_marks(self) -> None:
        assert marked_difference("the  port\nis shut", "the port is shut") == "the port is shut"

    @given(st.lists(st.text("abc", min_size=1)), st.lists(st.text("abc", min_size=1)))
    def test_both_texts_can_be_read_off(self, ours: list[str], theirs: list[str]) -> None:
        marked = marked_difference(" ".join(ours), " ".join(theirs)).split()
        left, right, side = [], [], "both"
        for word in marked:
            if word.startswith(("[-", "{+")):
                side = word[1]
            bare = word.strip("[]{}+-")
            if side != "+":
                left.append(bare)
            if side != "-":
                right.append(bare)
            if word.endswith(("-]", "+}")):
                side = "both"
        assert (left, right) == (ours, theirs)


class TestNearestName:
    def test_the_likest_is_given(self) -> None:
        assert nearest_name("harbor-master", ["crew", "harbour-master"]) == "harbour-master"

    def test_none_where_none_is_alike(self) -> None:
        assert nearest_name("zzz", ["crew", "harbour-master"]) is None
        assert nearest_name("crew", []) is None

    def test_the_order_of_the_names_does_not_show(self) -> None:
        assert nearest_name("ab", ["ac", "ad"]) == nearest_name("ab", ["ad", "ac"])


@pytest.mark.parametrize(
    ("words", "text", "passage"),
    [
        ("office fire", "The o\ufb03ce \ufb01re was out.", "o\ufb03ce \ufb01re"),
        ("the \ufb01re was", "So the fire was out.", "the fire was"),
        (
            "Two \ufb02ames in the of\ufb01ce",
            "Two flames  in the of\ufb01ce.",
            "Two flames in the of\ufb01ce",
        ),
    ],
)
def test_letters_that_are_printed_as_one(words: str, text: str, passage: str) -> None:
    near = nearest_passage(words, SeedText("a.txt", text, ""))
    assert near is not None
    assert near.words == passage
    assert "U+FB0" in near.alike
