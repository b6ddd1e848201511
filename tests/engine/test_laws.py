"""Laws of the evidence engine, held for whatever dossier Hypothesis invents."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st
from tests.engine.invented import (
    NAMES,
    PARTY,
    SPEAKERS,
    Told,
    claims,
    counts,
    dossier_of,
    dossiers,
    tables,
)
from tests.examples import examples

from variorum.analyse import analyse
from variorum.analyse.contrasts import contrasts, incompatible
from variorum.analyse.moments import order_of, same_span
from variorum.analyse.positions import positions
from variorum.analyse.resolving import read_count
from variorum.model.analysis import Analysis, Row
from variorum.model.count import Bounds, Count, apart_bounds, hull
from variorum.model.findings import Position
from variorum.model.when import When, parse_when
from variorum.render.exports.tables import all_tables

LAW = examples(40, HealthCheck.filter_too_much)
DAYS = st.integers(0, 8).map(lambda n: dt.date(2024, 3, 1) + dt.timedelta(days=n))


@st.composite
def moments(draw: st.DrawFn) -> When:
    ends = sorted([draw(DAYS), draw(DAYS)])
    first, last = (None if draw(st.booleans()) and draw(st.booleans()) else end for end in ends)
    return When(first, last, f"{first}/{last}")


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    low, high = sorted(Decimal(draw(st.integers(0, 6))) for _ in range(2))
    open_low, open_high, over, under = (draw(st.booleans()) for _ in range(4))
    return Bounds(
        None if open_low else low, None if open_high else high,
        low_excluded=over and not open_low and low < high,
        high_excluded=under and not open_high and low < high,
    )  # fmt: skip


def holds(each: Bounds, number: Decimal) -> bool:
    """Whether a number lies within bounds."""
    above = each.low is None or number > each.low or (number == each.low and not each.low_excluded)
    below = (
        each.high is None or number < each.high or (number == each.high and not each.high_excluded)
    )
    return above and below


GRID = [Decimal(n) / 4 for n in range(-4, 33)]


@LAW
@given(bounds(), bounds())
def test_bounds_are_apart_exactly_where_no_number_is_within_both(
    left: Bounds, right: Bounds
) -> None:
    shared = any(holds(left, n) and holds(right, n) for n in GRID)
    assert apart_bounds(left, right) == apart_bounds(right, left) == (not shared)


@LAW
@given(st.lists(bounds(), min_size=1, max_size=4))
def test_hull_holds_what_any_of_its_bounds_holds(several: list[Bounds]) -> None:
    whole = hull(several)
    assert all(holds(whole, n) for n in GRID for each in several if holds(each, n))
    assert hull(several[::-1]) == whole


@LAW
@given(moments(), moments(), st.booleans(), st.booleans())
def test_order_of_moments_is_symmetric(
    left: When, right: When, left_lasts: bool, right_lasts: bool
) -> None:
    assert order_of(left, right, left_lasts, right_lasts) == order_of(
        right, left, right_lasts, left_lasts
    )
    assert left.meets(right) == right.meets(left)
    assert same_span(left, right) == same_span(right, left)


@LAW
@given(moments(), moments(), moments())
def test_an_uncertain_moment_is_together_with_no_other(
    left: When, right: When, wider: When
) -> None:
    if order_of(left, right) == "together":
        assert left.day is not None
        assert left.day == right.day
    if order_of(left, right) == "apart":
        assert left.meets(left)
        assert not left.meets(right)


@LAW
@given(counts())
def test_read_bounds_are_in_order(told: tuple[tuple[str, Any], ...]) -> None:
    count = Count.model_validate({"phrase": "some", **dict(told)})
    for rule in tables().readings:
        read = read_count(count, rule)
        given_ = [b for b in (read.low, read.best, read.high) if b is not None]
        assert given_ == sorted(given_)
        assert not (read.low_excluded and read.low is None)
        if count.kind in ("more-than", "at-least"):
            assert read.high is None
            assert read.best is None
        if count.kind in ("less-than", "at-most"):
            assert read.low is None


def test_words_as_each_rule_reads_them() -> None:
    verbatim, house, acled = tables().readings

    def read(**told: Any) -> list[tuple[Any, Any, Any]]:
        count = Count.model_validate({"phrase": "some", **told})
        return [
            (b.low, b.high, b.best)
            for b in (read_count(count, r) for r in (verbatim, house, acled))
        ]

    assert read(kind="about", number="50") == [(None, None, 50), (40, 60, 50), (None, None, 50)]
    assert read(kind="vague", term="Dozens") == [(24, None, None), (24, 99, None), (12, None, 12)]
    assert read(kind="vague", term="swarms") == [(None, None, None)] * 3
    assert read(kind="more-than", number="100") == [(100, None, None)] * 3
    assert read(kind="between", range=["3", "9"]) == [(3, 9, None)] * 3


def every_position(analysis: Analysis, reading: str) -> list[tuple[Row, tuple[Position, ...]]]:
    return [(row, positions(row.question, row.answers, reading)) for row in analysis.rows]


@LAW
@given(dossiers())
def test_contrasts_are_symmetric_in_their_sides(told: tuple[Told, ...]) -> None:
    analysis = analyse(dossier_of(told))
    for row, held in every_position(analysis, "house"):
        forth = {(c.id, c.kind, c.why, c.order) for c in contrasts(row.question, held, "house")}
        back = {
            (c.id, c.kind, c.why, c.order) for c in contrasts(row.question, held[::-1], "house")
        }
        assert forth == back
        for left in held:
            for right in held:
                assert incompatible(left, right) == incompatible(right, left)


def numbers(analysis: Analysis) -> dict[str, tuple[int, int]]:
    return {row.question.id: (len(row.origins), len(row.holders)) for row in analysis.rows}


def counted(each: Told) -> bool:
    """Whether a claim adds to the counts by itself (rule 4)."""
    return bool(
        each.tie == "stated" and each.holder and not each.narrower
        and each.stance in ("asserts", "denies")
    )  # fmt: skip


@LAW
@given(dossiers())
def test_counts_are_of_stated_ties_and_named_speakers(told: tuple[Told, ...]) -> None:
    for row in analyse(dossier_of(told)).rows:
        weighing = [each for each in told if each.question == row.question.id and counted(each)]
        answering = [
            t for t in told if t.question == row.question.id and t.stance in ("asserts", "denies")
        ]
        assert set(row.origins) == {each.origin for each in weighing}
        assert {each.id for each in row.holders} == {each.holder for each in weighing}
        assert set(row.sources) == {each.source for each in answering}


@LAW
@given(dossiers(), st.data())
def test_another_rendering_adds_no_origin_and_no_party(
    told: tuple[Told, ...], data: st.DataObject
) -> None:
    known = [each for each in told if counted(each)]
    assume(known)
    first = data.draw(st.sampled_from(known))
    drawn = data.draw(claims(questions=[first.question]))
    stated = data.draw(st.booleans())
    speakers = [(s,) for s in SPEAKERS if PARTY.get(s, s) == first.holder]
    another = replace(
        drawn, origin=first.origin, tie="stated" if stated else "inferred",
        by=data.draw(st.sampled_from(speakers)) if stated else drawn.by,
    )  # fmt: skip
    before, after = analyse(dossier_of(told)), analyse(dossier_of((*told, another)))
    assert numbers(before) == numbers(after)


@LAW
@given(dossiers(), claims(), st.data())
def test_an_inferred_tie_raises_no_count(
    told: tuple[Told, ...], more: Told, data: st.DataObject
) -> None:
    before = numbers(analyse(dossier_of(told)))
    assert numbers(analyse(dossier_of((*told, replace(more, tie="inferred"))))) == before
    loose = [at for at, each in enumerate(told) if each.tie is None]
    if loose:
        at = data.draw(st.sampled_from(loose))
        tied = (*told[:at], replace(told[at], tie="inferred"), *told[at + 1 :])
        assert numbers(analyse(dossier_of(tied))) == before


@LAW
@given(dossiers(), claims())
def test_a_claim_without_origin_or_name_only_ever_lets_the_articles_differ(
    told: tuple[Told, ...], drawn: Told
) -> None:
    before = analyse(dossier_of(told))
    for more in (replace(drawn, tie=None), replace(drawn, by=("reports",)), replace(drawn, by=())):
        after = analyse(dossier_of((*told, more)))
        assert numbers(before) == numbers(after)
        for old, new in zip(before.rows, after.rows, strict=True):
            for rule, verdict in old.verdicts.items():
                now = new.verdicts[rule].standing
                if verdict.standing == "silent":
                    assert now in ("silent", "unattributed")
                else:
                    assert now in (verdict.standing, "differing")
                if verdict.standing in ("contested", "changing", "undecided"):
                    assert now == verdict.standing


def wider_bounds(data: st.DataObject, each: Bounds) -> Bounds:
    low = data.draw(st.sampled_from([each.low, None, Decimal(0)]))
    high = data.draw(st.sampled_from([each.high, None, Decimal(10_000)]))
    return Bounds(
        None if each.low is None else low, None if each.high is None else high,
        low_excluded=each.low_excluded and low == each.low,
        high_excluded=each.high_excluded and high == each.high,
    )  # fmt: skip


def wider_moment(data: st.DataObject, each: When) -> When:
    first, last = each.first, each.last
    if first is not None:
        first = data.draw(st.sampled_from([first, first - dt.timedelta(days=2), None]))
    if last is not None:
        last = data.draw(st.sampled_from([last, last + dt.timedelta(days=2), None]))
    return When(first, last, f"{first}/{last}")


@LAW
@given(dossiers(), st.data())
def test_widening_creates_no_conflict(told: tuple[Told, ...], data: st.DataObject) -> None:
    """A wider bound, or a date known less well, makes no two answers more of a conflict."""
    analysis = analyse(dossier_of(told))
    for row, held in every_position(analysis, "house"):
        if row.question.kind == "flow":
            continue  # Its span is no uncertain date: a wider one is another.
        for left in held:
            wide = replace(left, bounds=wider_bounds(data, left.bounds))
            if not left.lasting:
                wide = replace(wide, moment=wider_moment(data, left.moment))
            for right in held:
                if right is left:
                    continue
                before = {c.kind for c in contrasts(row.question, (left, right), "house")}
                after = {c.kind for c in contrasts(row.question, (wide, right), "house")}
                assert "conflict" in before or "conflict" not in after


def findings(analysis: Analysis) -> dict[str, Any]:
    """Everything that must not depend on the order in which things are written."""
    exports = {t.name: (t.header, Counter(map(str, t.rows))) for t in all_tables(analysis)}
    verdicts = {
        (row.question.id, rule): (
            verdict.standing, {c.id for c in verdict.claims}, {c.id for c in verdict.contrasts},
        )
        for row in analysis.rows for rule, verdict in row.verdicts.items()
    }  # fmt: skip
    return {"exports": exports, "verdicts": verdicts}


@LAW
@given(dossiers(), st.randoms(use_true_random=False))
def test_order_of_claims_and_table_entries_changes_nothing(
    told: tuple[Told, ...], random: Any
) -> None:
    dossier = dossier_of(told)
    order = list(range(len(told)))
    random.shuffle(order)
    shuffled = dossier_of(told, order)
    changed: dict[str, Any] = {}
    for name in ("parties", "actors", "origins", "questions", "readings", "names"):
        entries = list(getattr(shuffled, name))
        random.shuffle(entries)
        changed[name] = tuple(entries)
    assert findings(analyse(replace(shuffled, **changed))) == findings(analyse(dossier))


@LAW
@given(dossiers(), st.permutations(range(len(NAMES))))
def test_order_of_articles_changes_no_verdict_and_no_id(
    told: tuple[Told, ...], order: list[int]
) -> None:
    dossier = dossier_of(told)
    other = replace(dossier, articles=tuple(dossier.articles[at] for at in order))
    one, two = analyse(dossier), analyse(other)
    assert findings(one)["verdicts"] == findings(two)["verdicts"]
    for old, new in zip(one.rows, two.rows, strict=True):
        assert {(c.id, c.kind) for c in old.contrasts} == {(c.id, c.kind) for c in new.contrasts}


@LAW
@given(dossiers())
def test_every_finding_leads_to_claims_that_exist(told: tuple[Told, ...]) -> None:
    analysis = analyse(dossier_of(told))
    known = {c.id for c in analysis.claims}
    for row in analysis.rows:
        ids = [c.id for c in row.contrasts]
        assert len(ids) == len(set(ids))
        for contrast in row.contrasts:
            assert set(contrast.claims) <= known
            assert {c.id for c in contrast.left.claims}.isdisjoint(
                c.id for c in contrast.right.claims
            )
        for verdict in row.verdicts.values():
            assert {c.id for c in verdict.claims} <= known
            assert {c.id for c in verdict.contrasts} <= set(ids)


@LAW
@given(dossiers())
def test_conflicts_are_between_named_holders_and_flows_over_one_span(
    told: tuple[Told, ...],
) -> None:
    for row in analyse(dossier_of(told)).rows:
        for each in row.contrasts:
            sides = (each.left, each.right)
            for side in sides:
                assert all(c.answers and c.claim.scope is None for c in side.claims)
            holders = {holder for side in sides for holder in side.holders}
            if each.kind in ("conflict", "difference", "apart"):
                assert len(holders) == 2
            if each.kind in ("conflict", "difference"):
                named = all(holder.kind != "article" for holder in holders)
                assert named == (each.kind == "conflict")
            if each.kind == "reported-change":
                assert len(holders) == 1
                assert each.order == "apart"
            if row.question.kind == "flow" and not each.across and each.kind != "divergence":
                assert same_span(each.left.moment, each.right.moment)


@LAW
@given(dossiers())
def test_a_standing_is_what_its_counts_allow(told: tuple[Told, ...]) -> None:
    for row in analyse(dossier_of(told)).rows:
        for verdict in row.verdicts.values():
            origins, holders = len(row.origins), len(row.holders)
            standing = verdict.standing
            assert (standing == "silent") == (not row.sources)
            if standing == "unattributed":
                assert row.sources
                assert not origins
            if standing not in ("silent", "unattributed", "differing"):
                assert origins
            if standing == "single-origin":
                assert origins == 1
            if standing == "single-party":
                assert (origins > 1, holders) == (True, 1)
            if standing in ("contested", "agreed", "compatible"):
                assert origins > 1
                assert holders > 1
            if standing in ("contested", "changing", "undecided", "differing"):
                assert verdict.contrasts


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("2024-03-05", "2024-03-05", "together"),
        ("2024-03-05", "2024-03-06", "apart"),
        ("2024-03-04/2024-03-06", "2024-03-04/2024-03-06", "undecided"),
        ("2024-03", "2024-03-05", "undecided"),
        ("2024-03", "2024-04", "apart"),
        ("../2024-03-05", "2024-03-05/..", "undecided"),
        ("../2024-03-05", "2024-03-06/..", "apart"),
        ("unknown", "2024-03-05", "undecided"),
        ("unknown", "unknown", "undecided"),
    ],
)
def test_two_moments(left: str, right: str, order: str) -> None:
    assert order_of(parse_when(left), parse_when(right)) == order
