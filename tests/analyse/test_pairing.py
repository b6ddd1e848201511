"""Of many positions each is held against the nearest in time of each side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.invented import STATUS, Told, claims, dossier_of
from tests.examples import examples

from variorum.analyse import analyse, pairing
from variorum.analyse.contrasts import contrasts
from variorum.analyse.positions import positions
from variorum.analyse.resolving import reported
from variorum.model.count import Bounds
from variorum.model.findings import Contrast, Position
from variorum.model.questions import Question
from variorum.model.reported import Holder
from variorum.model.when import When

QUESTIONS = st.sampled_from((*STATUS, "soldiers", "shells"))
ASKED = QUESTIONS.flatmap(
    lambda q: st.tuples(st.just(q), st.lists(claims(questions=(q,)), min_size=2, max_size=14))
)
REVISIONS = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=2)


def held_and_question(told: Sequence[Told], key: str) -> tuple[Question, tuple[Position, ...]]:
    dossier = dossier_of(told)
    question = dossier.question[key]
    return question, positions(question, list(reported(dossier)), "house")


def ids(found: Sequence[Contrast]) -> list[str]:
    return sorted(each.id for each in found)


@examples(150)
@given(ASKED, st.sampled_from((None, "stock", "toll")), REVISIONS)
def test_what_is_kept_of_many_is_what_is_nearest_among_all(
    asked: tuple[str, list[Told]], kind: str | None, revisions: list[tuple[int, int]]
) -> None:
    key, told = asked
    question, held = held_and_question(told, key)
    if kind and key not in STATUS:
        question = question.model_copy(update={"kind": kind})
        held = tuple(replace(each, question=question) for each in held)
    for one, other in revisions:
        if one != other and max(one, other) < len(held):
            # As if its words named the number that another had given.
            held[one].__dict__["revised"] = held[other].ids
    every = contrasts(question, held, "house")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "MOST", 1)
        assert ids(contrasts(question, held, "house")) == ids(pairing.nearest(every, held))


@given(ASKED)
def test_each_position_keeps_a_contrast_of_each_kind_with_each_side(
    asked: tuple[str, list[Told]],
) -> None:
    key, told = asked
    question, held = held_and_question(told, key)
    every = contrasts(question, held, "house")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "MOST", 1)
        kept = pairing.nearest(every, held)
    assert {id(each) for each in kept} <= {id(each) for each in every}
    assert sides(kept) == sides(every)
    assert [each for each in every if each.responds] == [each for each in kept if each.responds]


def sides(found: Sequence[Contrast]) -> set[tuple[object, ...]]:
    return {
        (here.ids, each.kind, there.weight != "unattributed" and there.holders, there.weight)
        for each in found
        for here, there in ((each.left, each.right), (each.right, each.left))
    }


@examples(60)
@given(st.lists(claims(), min_size=2, max_size=14))
def test_no_standing_and_no_claim_behind_it_depends_on_how_many_pairs_are_kept(
    told: list[Told],
) -> None:
    dossier = dossier_of(told)
    with pytest.MonkeyPatch.context() as patch:
        every = analyse(dossier)
        patch.setattr(pairing, "MOST", 1)
        patch.setattr("variorum.analyse.engine.MOST", 1)
        thinned = analyse(dossier)
    for left, right in zip(every.rows, thinned.rows, strict=True):
        assert not left.many
        for rule, verdict in left.verdicts.items():
            assert right.verdicts[rule].standing == verdict.standing
            assert {c.id for c in right.verdicts[rule].claims} == {c.id for c in verdict.claims}


def test_a_thousand_positions_keep_a_few_contrasts_each() -> None:
    question, held = _long_event(1000)
    found = contrasts(question, held, "house")
    assert 999 <= len(found) <= 4 * len(held)
    days = [each.left.moment.first for each in found]
    assert all(day is not None for day in days)
    gaps = [
        abs((each.right.moment.first - each.left.moment.first).days)
        for each in found
        if each.left.moment.first and each.right.moment.first
    ]
    assert max(gaps) <= 4


def test_articles_that_name_nobody_are_one_side() -> None:
    question, held = _long_event(1000)
    nameless = [
        replace(each, holders=(Holder("article", f"report-{n}"),), weight="unattributed")
        if n % 3 == 0
        else each
        for n, each in enumerate(held)
    ]
    found = contrasts(question, nameless, "house")
    assert {each.kind for each in found} >= {"apart", "reported-change"}
    assert len(found) <= 6 * len(held)


def _long_event(number: int) -> tuple[Question, tuple[Position, ...]]:
    """One side says in turn that the bridge stands and that it fell, day after day."""
    told = dossier_of([])
    question = told.question["bridge"]
    stands, fell = (answer.id for answer in question.answers)
    first = dt.date(2024, 1, 1)
    pattern = Position(
        question=question, claims=(), origin="north-note", holders=(Holder("party", "north"),), moment=When(),
        lasting=False, denies=False, answer=None, bounds=Bounds(),
        weight="attributed",
    )  # fmt: skip
    return question, tuple(
        replace(
            pattern,
            origin=f"note-{day}",
            holders=(Holder("party", ("north", "south")[day // 2 % 2]),),
            moment=When(first + dt.timedelta(days=day), first + dt.timedelta(days=day)),
            answer=(stands, fell)[day % 2],
        )
        for day in range(number)
    )


# Of a toll both rises and revisions are sought; numbers of spans that don't meet are never compared.
@pytest.mark.parametrize(("kind", "most"), [("stock", 8), ("toll", 40), ("flow", 0)])
def test_many_different_numbers_make_few_pairs(kind: str, most: int) -> None:
    _, held = _many_numbers(600, kind)
    pairs = list(pairing.pairs(held, [True] * len(held)))
    assert bool(pairs) == bool(most)
    assert len(pairs) <= most * len(held)


def test_a_revision_is_found_however_much_was_said_since() -> None:
    question, held = _many_numbers(600, "toll")
    held[1].__dict__["ids"] = held[-1].__dict__["revised"] = frozenset(("first/c",))
    found = [each for each in contrasts(question, held, "house") if each.kind == "revision"]
    assert [(each.left, each.right) for each in found] == [(held[1], held[-1])]


def _many_numbers(number: int, kind: str) -> tuple[Question, list[Position]]:
    """Numbers that go up and down from day to day, no two alike."""
    question, held = _long_event(number)
    question = question.model_copy(update={"kind": kind})
    return question, [
        replace(each, question=question, answer=None, bounds=Bounds(Decimal(n), Decimal(n)))
        for n, each in zip((at * 217 % number for at in range(number)), held, strict=True)
    ]


def test_few_positions_are_all_paired() -> None:
    _, held = _long_event(pairing.MOST)
    assert list(pairing.pairs(held, [True] * len(held))) == list(combinations(held, 2))
    _, more = _long_event(pairing.MOST + 1)
    assert len(list(pairing.pairs(more, [True] * len(more)))) < len(more) * 8
