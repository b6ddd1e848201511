"""Two readings of one article: which claims are the same, and how far what is said of them agrees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import HARBOUR
from tests.lighthouse import sound, swap
from tests.versions import GAZETTE, version

from variorum.analyse import alpha, compare_readings
from variorum.model.article import Article
from variorum.model.changes import Agreement
from variorum.pipeline.checking import check_dossier


def read_again(folder: Path, *changes: Callable[[str], str]) -> Agreement:
    again = sound(version(folder / "second", *((GAZETTE, change) for change in changes)))
    both = (sound(HARBOUR).article["harbour-gazette"], again.article["harbour-gazette"])
    return compare_readings([both], alpha)


def figure(found: Agreement, field: str) -> tuple[int, int, Decimal | None]:
    (each,) = (each for each in found.fields if each.field == field)
    return each.pairs, each.alike, each.alpha


def test_a_reading_agrees_with_itself() -> None:
    article = sound(HARBOUR).article["harbour-gazette"]
    found = compare_readings([(article, article)], alpha)
    assert len(found.both) == len(article.source.claims)
    assert (found.only_first, found.only_second, found.differing) == ((), (), ())
    assert all(each.alike == each.pairs and each.alpha in (None, 1) for each in found.fields)


def test_claims_go_together_by_their_words_whatever_they_are_called(tmp_path: Path) -> None:
    found = read_again(
        tmp_path,
        swap("id: oil-leaked", "id: spill"),
        swap("on Friday, 1 March 2024, with about 40 crew still aboard", "with about 40 crew"),
    )
    pairs = {each.first: each.second for each in found.both}
    assert pairs["oil-leaked"] == "spill"
    assert (found.only_first, found.only_second) == ((), ())
    (crew,) = found.differing
    assert (crew.first, crew.second, crew.line) == ("crew-aboard", "crew-aboard", 7)
    assert [each.field for each in crew.differences] == ["quote"]


def test_other_words_are_another_claim(tmp_path: Path) -> None:
    # Of the crew's words only a letter more than nothing is shared; the ship's are a claim of its own.
    found = read_again(
        tmp_path, swap("quote: the crew say the pumps are running", "quote: The harbour master says that the")
    )  # fmt: skip
    (first,), (second,) = found.only_first, found.only_second
    assert (first.first, first.words) == ("pumps-running", "the crew say the pumps are running")
    assert (second.second, second.words) == ("pumps-running", "The harbour master says that the")
    assert len(found.both) == 6


def test_of_claims_that_quote_the_same_words_those_go_together_that_say_the_same(
    tmp_path: Path,
) -> None:
    twin = """  - id: {}
    quote: The harbour is closed
    by: [{}]
    voice: direct
"""
    end = "  - id: oil-leaked\n"
    folders = []
    for name, order in (("one", ("crew", "harbour-master")), ("two", ("harbour-master", "crew"))):
        twins = "".join(twin.format(f"twin-{at}", who) for at, who in enumerate(order))
        folders.append(version(tmp_path / name, (GAZETTE, swap(end, twins + end))))
    first, second = (check_dossier(each).dossier.article["harbour-gazette"] for each in folders)
    found = compare_readings([(first, second)], alpha)
    assert {each.first: each.second for each in found.both if "twin" in each.first} == {
        "twin-0": "twin-1", "twin-1": "twin-0",
    }  # fmt: skip
    assert found.differing == ()


def test_alpha_of_a_field(tmp_path: Path) -> None:
    found = read_again(
        tmp_path,
        lambda text: text.replace("voice: direct", "voice: indirect"),
        swap("kind: about, number: 40", "kind: exact, because: The ship's list., number: 40"),
    )
    # Krippendorff's own arithmetic: 14 values, 12 indirect, 2 direct; 2 of 7 pairs part.
    # 1 - (14 - 1) * 2 * 2 / (2 * 12 * 2) = 1 - 52 / 48
    assert figure(found, "voice") == (7, 5, Decimal("-0.09"))
    assert figure(found, "question") == (7, 7, Decimal("1.00"))
    assert figure(found, "kind")[:2] == (7, 6)
    # Prose is no field of a claim: how each reader tells a step is no disagreement.
    changed = {change.field for each in found.differing for change in each.differences}
    assert changed == {"voice", "count.kind"}


def test_without_a_library_there_is_no_alpha_and_all_else() -> None:
    article = sound(HARBOUR).article["harbour-gazette"]
    found = compare_readings([(article, article)])
    assert {each.alpha for each in found.fields} == {None}
    assert len(found.both) == 7


def test_what_only_one_has_and_what_became_of_numbers(tmp_path: Path) -> None:
    gone = "  - {quote: 5 min read, reason: reading-time}\n"
    found = read_again(tmp_path, swap(gone, ""))
    pairs, alike, _ = figure(found, "numbers and dates")
    assert pairs - alike == 1
    (article,) = found.differing
    assert [(each.field, each.new) for each in article.differences] == [("set_aside", "")]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30))
def test_the_library_gives_what_the_formula_gives(pairs: list[tuple[str, str]]) -> None:
    values = [value for pair in pairs for value in pair]
    if len(set(values)) == 1:
        return
    n = len(values)
    apart = sum(one != other for one, other in pairs)
    expected = n * n - sum(values.count(each) ** 2 for each in set(values))
    assert alpha(pairs) == pytest.approx(1 - (n - 1) * 2 * apart / expected)


@given(st.sets(st.integers(0, 6)), st.sets(st.integers(0, 6)))
def test_what_each_reading_has_is_told_whichever_comes_first(
    one: set[int], other: set[int]
) -> None:
    first, second = (only(kept) for kept in (one, other))
    there, back = (compare_readings([pair], alpha) for pair in ((first, second), (second, first)))
    claims = [claim.id for claim in first_reading().source.claims]
    assert {each.first for each in there.both} == {claims[n] for n in one & other}
    assert {each.first for each in there.only_first} == {claims[n] for n in one - other}
    assert {each.second for each in there.only_second} == {claims[n] for n in other - one}
    assert [(each.second, each.first) for each in there.claims] == [
        (each.first, each.second) for each in back.claims
    ]
    assert there.fields == back.fields


@cache
def first_reading() -> Article:
    return sound(HARBOUR).article["harbour-gazette"]


def only(kept: set[int]) -> Article:
    """The reading with some of its claims."""
    whole = first_reading()
    claims = tuple(claim for n, claim in enumerate(whole.source.claims) if n in kept)
    return replace(whole, source=whole.source.model_copy(update={"claims": claims}))
