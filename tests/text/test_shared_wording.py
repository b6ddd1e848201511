"""Sentences that are nearly the same, among few articles and among very many (rule 15)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.sentences import FEWEST, LEAST, MOST_PARTNERS, nearly_same, words_of

ONE = "The harbour master said that the port stays closed until Friday."
NEAR = "“The port stays closed until Friday at least,” said the harbour master."
OTHER = "Fishermen mended their nets while gulls circled above the market."
VOCABULARY = ("the", "port", "stays", "closed", "until", "friday", "at", "noon", "said", "she")
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=14)


def pairs(*sentences: tuple[str, str]) -> list[tuple[int, int, float]]:
    found = nearly_same([(article, words_of(text)) for article, text in sentences])
    return [(pair.left, pair.right, round(pair.measure, 2)) for pair in found]


def test_case_and_marks_are_no_difference() -> None:
    assert pairs(("a", ONE), ("b", ONE.upper().replace(".", "!"))) == [(0, 1, 1.0)]


def test_the_measure_is_the_part_of_both_that_stands_in_both_in_order() -> None:
    one, other = "a b c d e f g h", "a b c x e f g y"
    # Six of eight words of each: a b c e f g.
    assert pairs(("a", one), ("b", other)) == [(0, 1, 0.75)]


def test_other_words_and_another_order_are_not_the_same() -> None:
    assert pairs(("a", ONE), ("b", OTHER)) == []
    assert (
        pairs(
            ("a", "one two three four five six seven"), ("b", "seven six five four one two three")
        )
        == []
    )


def test_an_article_is_not_held_against_itself() -> None:
    assert pairs(("a", ONE), ("a", ONE)) == []


def test_short_sentences_say_too_little() -> None:
    short = "He said so on Friday."
    assert len(words_of(short)) < FEWEST
    assert pairs(("a", short), ("b", short)) == []


def test_scripts_that_part_no_words_are_left_out() -> None:
    assert pairs(("a", "港口在星期五之前关闭。"), ("b", "港口在星期五之前关闭。")) == []


def test_a_turn_of_phrase_alone_makes_no_pair() -> None:
    # Each wording has “in the early hours” and nothing else in common with another.
    many = [
        (f"article-{n}", f"w{n} x{n} y{n} in the early hours a{n} b{n} c{n}") for n in range(30)
    ]
    assert pairs(*many) == []


def test_a_sentence_in_very_many_articles_names_some_others_for_each() -> None:
    many = [(f"article-{n:03}", ONE) for n in range(200)]
    found = pairs(*many)
    named = dict.fromkeys(range(200), 0)
    for left, right, _ in found:
        named[left] += 1
        named[right] += 1
    assert min(named.values()) >= MOST_PARTNERS
    assert len(found) <= MOST_PARTNERS * len(many)


def test_a_changed_copy_is_found_among_very_many_copies() -> None:
    many = [(f"article-{n:03}", ONE) for n in range(200)]
    found = pairs(*many, ("changed", NEAR + " So it was said on the quay."), ("near", ONE + " So"))
    assert any(right == 201 for _, right, _ in found)


@given(st.lists(WORDS, min_size=2, max_size=6))
def test_pairs_do_not_depend_on_the_order_of_articles(sentences: list[list[str]]) -> None:
    given_ = [(f"article-{n}", tuple(words)) for n, words in enumerate(sentences)]
    turned = given_[::-1]

    def named(of: list[tuple[str, tuple[str, ...]]]) -> set[tuple[frozenset[str], float]]:
        return {(frozenset({of[p.left][0], of[p.right][0]}), p.measure) for p in nearly_same(of)}

    assert named(given_) == named(turned)
    assert all(LEAST <= measure <= 1 for _, measure in named(given_))


@pytest.mark.parametrize("text", ["", "…", "a", "a " * 5])
def test_what_has_few_words_has_no_pair(text: str) -> None:
    assert pairs(("a", text), ("b", text)) == []
