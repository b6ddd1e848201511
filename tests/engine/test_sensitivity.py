"""How far a bound may move: held against dossiers whose rule really sets it otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.invented import Told, dossier_of, dossiers
from tests.engine.test_laws import LAW

from variorum.analyse import analyse, sensitivity
from variorum.analyse.contrasts import contrasts
from variorum.analyse.sensitivity import chosen_bounds
from variorum.model.analysis import Analysis, Row
from variorum.model.dossier import Dossier
from variorum.model.findings import ChosenBound, Sensitivity
from variorum.model.readings import Approximation, Reading, Term

NEAR = Fraction(1, 10**9)


def set_to(dossier: Dossier, bound: ChosenBound, value: Fraction) -> Dossier:
    """The dossier with one bound of one rule set to `value`, as people would write it there."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return replace(
        dossier,
        readings=tuple(
            _set(each, bound, number) if each.id == bound.reading else each
            for each in dossier.readings
        ),
    )


def _set(reading: Reading, bound: ChosenBound, number: Decimal) -> Reading:
    if bound.factor:
        assert reading.about is not None
        ends: dict[str, Any] = {
            "low": reading.about.low,
            "high": reading.about.high,
            bound.end: number,
        }
        # Closer to a place than a number that people may write.
        about = Approximation.model_construct(**ends)
        return reading.model_copy(update={"about": about})
    terms = []
    for each in reading.terms:
        # Best is no bound and would be out of order.
        given_ = {"low": each.low, "high": each.high}
        if each.term == bound.word:
            given_[bound.end] = number
        told = {end: format(n, "f") for end, n in given_.items() if n is not None}
        terms.append(Term.model_validate({"term": each.term, **told}))
    return reading.model_copy(update={"terms": tuple(terms)})


def allowed(dossier: Dossier, bound: ChosenBound, value: Fraction) -> bool:
    """Whether a rule could be written with the bound there."""
    rule = next(r for r in dossier.readings if r.id == bound.reading)
    if bound.factor:
        return 0 <= value <= 1 if bound.end == "low" else value >= 1
    term = next(t for t in rule.terms if t.term == bound.word)
    if bound.end == "low":
        return term.high is None or value <= term.high
    return term.low is None or value >= term.low


def standing(analysis: Analysis, row: Row, rule: str) -> str:
    again = next(r for r in analysis.rows if r.question.id == row.question.id)
    return again.verdicts[rule].standing


def excluded(analysis: Analysis, each: Sensitivity) -> bool:
    """Whether the two answers of its contrast are still held to exclude each other."""
    assert each.contrast is not None
    return each.contrast.id in {c.id for row in analysis.rows for c in row.contrasts}


def places(each: Sensitivity) -> tuple[Fraction, Fraction]:
    """The values of the bound just before a finding changes, and just past it."""
    step = NEAR if each.up else -NEAR
    # Nothing lies before a place that is where the bound is now.
    back = step if each.at != each.now else 0
    return place(each) - back, place(each) + step


def place(each: Sensitivity) -> Fraction:
    """The value of the bound itself, a number or a factor, at which a finding changes."""
    return Fraction(each.at) / (Fraction(each.now) / Fraction(each.bound.value))


def every(analysis: Analysis) -> Iterator[tuple[Row, Sensitivity]]:
    for row in analysis.rows:
        for each in row.sensitivities:
            yield row, each


@LAW
@given(dossiers())
def test_just_before_nothing_changes_and_just_past_it_does(told: tuple[Told, ...]) -> None:
    dossier = dossier_of(told)
    for row, each in every(analyse(dossier)):
        before, past = (analyse(set_to(dossier, each.bound, value)) for value in places(each))
        rule = each.bound.reading
        if each.contrast:
            assert excluded(before, each)
            assert not excluded(past, each)
        else:
            assert standing(before, row, rule) == row.verdicts[rule].standing
            assert standing(past, row, rule) == each.becomes != row.verdicts[rule].standing


@LAW
@given(dossiers())
def test_at_the_place_itself_it_changes_where_that_is_said(told: tuple[Told, ...]) -> None:
    dossier = dossier_of(told)
    for row, each in every(analyse(dossier)):
        if each.bound.factor or each.contrast:
            continue
        there = analyse(set_to(dossier, each.bound, Fraction(each.at)))
        changed = standing(there, row, each.bound.reading) == each.becomes
        assert changed == each.reached


@LAW
@given(dossiers(), st.integers(0, 400), st.booleans())
def test_where_nothing_is_said_no_place_changes_a_standing_or_ends_a_contrast(
    told: tuple[Told, ...], number: int, half: bool
) -> None:
    dossier = dossier_of(told)
    analysis = analyse(dossier)
    for rule in dossier.readings:
        for bound in chosen_bounds(rule):
            value = Fraction(number * 2 + half, 2)
            value = value / 100 if bound.factor else value
            if not allowed(dossier, bound, value):
                continue
            up = value > bound.value
            there = analyse(set_to(dossier, bound, value))
            left = {each.id for row in there.rows for each in row.contrasts}
            for row in analysis.rows:
                said = [
                    s
                    for s in row.sensitivities
                    if s.bound == bound and s.up == up and _before(s, value)
                ]
                if not any(each.becomes for each in said):
                    assert standing(there, row, rule.id) == row.verdicts[rule.id].standing
                ended = {each.contrast.id for each in said if each.contrast}
                # Which rises others make up changes with the numbers between them.
                held = {c.id for c in row.contrasts if c.reading == rule.id and c.kind != "rise"}
                assert held - ended <= left


def _before(each: Sensitivity, value: Fraction) -> bool:
    """Whether the place lies on the way from where the bound is to `value`."""
    return place(each) <= value if each.up else place(each) >= value


@LAW
@given(dossiers())
def test_each_is_told_once_and_leads_to_claims(told: tuple[Told, ...]) -> None:
    analysis = analyse(dossier_of(told))
    ids = [each.id for _, each in every(analysis)]
    assert len(ids) == len(set(ids))
    known = {claim.id for claim in analysis.claims}
    for _, each in every(analysis):
        assert each.claims
        assert set(each.claims) <= known


def test_a_bound_of_about_may_have_to_pass_another_that_is_left_out() -> None:
    """“About 40” read as 25 % less meets “less than 10” only below its own 10."""
    counts = ({"kind": "about", "number": "40"}, {"kind": "less-than", "number": "10"})
    vague, other = of_one_question(1)
    told = (
        replace(vague, count=tuple(counts[0].items())),
        replace(other, count=tuple(counts[1].items())),
    )
    analysis = analyse(dossier_of(told))
    found = {
        (each.bound.reading, each.at, each.reached)
        for _, each in every(analysis)
        if each.contrast and each.bound.word == "about" and each.bound.end == "low"
    }
    assert found
    assert {(at, reached) for _, at, reached in found} == {(Decimal(10), False)}


def of_one_question(numbers: int) -> tuple[Told, ...]:
    """A question with so many answers of two sides, one of which is vague."""
    kinds = [(("kind", "vague"), ("term", "dozens"))]
    kinds += [(("kind", "exact"), ("number", str(100 + 7 * n))) for n in range(numbers)]
    return tuple(
        Told(
            source="gazette", question="soldiers", by=("south-speaker" if n else "north-speaker",),
            origin="south-briefing" if n else "north-broadcast", tie="stated", utterance=None,
            stance="asserts", as_of=f"2024-03-{n % 28 + 1:02}", over="unknown", answer="none",
            count=count, narrower=False,
        )
        for n, count in enumerate(kinds)
    )  # fmt: skip


def test_a_question_with_many_answers_is_compared_few_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def counting(*given_: Any) -> Any:
        asked.append(1)
        return contrasts(*given_)

    monkeypatch.setattr(sensitivity, "contrasts", counting)
    for numbers in (2, 20, 200):
        asked.clear()
        analyse(dossier_of(of_one_question(numbers)))
        # Three rules set four bounds for “dozens”, each moves in two directions.
        assert len(asked) <= 8 * (2 + numbers.bit_length())


def test_a_question_without_vague_words_is_compared_no_further_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*_: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(sensitivity, "contrasts", never)
    analyse(dossier_of(of_one_question(20)[1:]))


def test_a_rule_without_terms_sets_no_bound() -> None:
    assert tuple(chosen_bounds(Reading(id="a", title="A", method="m", reach="r", cite="c"))) == ()
